import { locale, say } from './words.svelte';

/** The time, as the page counts on: once a second. */
export const clock = $state({ now: Date.now() });
setInterval(() => (clock.now = Date.now()), 1_000);

const ZONE = 'Asia/Shanghai';

/** An instant in China's time, as the city writes it. */
export function instant(text: string | number | Date, withDate = true): string {
  const parts: Intl.DateTimeFormatOptions = { hour: '2-digit', minute: '2-digit', second: '2-digit', hour12: false };
  const date: Intl.DateTimeFormatOptions = withDate ? { month: '2-digit', day: '2-digit' } : {};
  return new Intl.DateTimeFormat(locale(), { ...date, ...parts, timeZone: ZONE }).format(new Date(text));
}

/** The date and the weekday in China. */
export function today(at: number): string {
  const parts: Intl.DateTimeFormatOptions = { year: 'numeric', month: 'long', day: 'numeric', weekday: 'long' };
  return new Intl.DateTimeFormat(locale(), { ...parts, timeZone: ZONE }).format(at);
}

/** A duration by its two largest parts. */
export function duration(milliseconds: number): string {
  const seconds = Math.floor(Math.abs(milliseconds) / 1_000);
  const parts: [number, 'time.d' | 'time.h' | 'time.m' | 'time.s'][] = [
    [Math.floor(seconds / 86_400), 'time.d'],
    [Math.floor(seconds / 3_600) % 24, 'time.h'],
    [Math.floor(seconds / 60) % 60, 'time.m'],
    [seconds % 60, 'time.s'],
  ];
  const first = parts.findIndex(([n]) => n > 0);
  const told = first < 0 ? parts.slice(3) : parts.slice(first, first + 2);
  return told.map(([n, word]) => say(word, { n })).join(' ');
}
