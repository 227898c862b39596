import { mount } from 'svelte';
import './look/screen.css';
import './look/lists.css';
import Screen from './Screen.svelte';

mount(Screen, { target: document.getElementById('screen')! });
