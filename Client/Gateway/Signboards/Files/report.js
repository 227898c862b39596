'use strict';

// A report is stored with its command id before it is sent: whatever breaks, pressing again sends the same one.
const grid = location.pathname.split('/').pop();
const PENDING = `report-${grid}`;
const TOKEN = 'resident-token';
const RETRY = [429, 500, 503];

const $ = (id) => document.getElementById(id);
let place = null;

function say(text, bad = false) {
  $('said').textContent = text;
  $('said').className = bad ? 'bad' : '';
}

function newId() {
  // crypto.randomUUID needs HTTPS; a phone in a village's own network may have none.
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return `board-${Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')}`;
}

function showPlace(chinese, english) {
  $('place').textContent = `${place.lon.toFixed(5)}, ${place.lat.toFixed(5)} — ${chinese} ${english}`;
}

async function open() {
  const answer = await fetch(`/v1/grids/${grid}/board`);
  if (!answer.ok) {
    say('公示牌暂时打不开，请稍后刷新。 The signboard cannot be read now; reload later.', true);
    return;
  }

  const board = await answer.json();
  $('units').textContent = board.units.slice(0, -1).map((unit) => unit.name).join(' · ');
  $('grid').textContent = board.name;
  document.title = `${board.name} 问题上报 Report`;
  for (const matters of board.matters) {
    const group = document.createElement('optgroup');
    group.label = `${matters.name} ${matters.english}`;
    for (const item of matters.items) {
      group.append(new Option(`${item.name} ${item.english}`, item.code));
    }
    $('item').append(group);
  }

  if (board.place) {
    place = { lon: board.place.lon, lat: board.place.lat };
    showPlace('网格内一点；请在上面写明具体位置', 'a point of the grid: say above where exactly');
  } else {
    $('place').textContent = '请用手机定位 Use where you stand';
  }

  $('token').value = sessionStorage.getItem(TOKEN) ?? '';
  const pending = localStorage.getItem(PENDING);
  if (pending) {
    const { body } = JSON.parse(pending);
    $('text').value = body.text;
    $('item').value = body.item;
    place = body.place;
    showPlace('上次未确认的上报', 'the report that was not confirmed');
    say('上次的上报尚未确认，再按“提交”会发送同一份，不会重复。 '
      + 'Your last report was not confirmed: pressing Send sends the same one again, and it counts once.');
  }

  $('form').hidden = false;
}

function locate() {
  if (!navigator.geolocation) {
    say('此浏览器不能定位。 This browser cannot tell where you are.', true);
    return;
  }

  navigator.geolocation.getCurrentPosition(
    ({ coords }) => {
      place = { lon: coords.longitude, lat: coords.latitude };
      showPlace('手机定位', 'where you stand');
    },
    () => say('没有得到定位。 The position was not told.', true),
    { enableHighAccuracy: true, timeout: 20000 });
}

function command() {
  const where = $('where').value.trim();
  const text = $('text').value.trim();
  const body = {
    text: where && !text.endsWith(where) ? `${text}\n位置：${where}` : text,
    place,
    source: 'resident',
    item: $('item').value,
    grid,
  };
  const kept = JSON.parse(localStorage.getItem(PENDING) ?? 'null');
  if (kept && JSON.stringify(kept.body) === JSON.stringify(body)) {
    return kept;
  }

  const fresh = { id: newId(), body };
  localStorage.setItem(PENDING, JSON.stringify(fresh));
  return fresh;
}

async function send(event) {
  event.preventDefault();
  if (!place) {
    say('请先定位。 Tell first where it is.', true);
    return;
  }

  const token = $('token').value.trim();
  sessionStorage.setItem(TOKEN, token);
  const { id, body } = command();
  $('send').disabled = true;
  say('正在提交…… Sending…');
  try {
    const answer = await fetch('/v1/cases', {
      method: 'POST',
      headers: { Authorization: `Bearer ${token}`, 'Content-Type': 'application/json', 'Idempotency-Key': id },
      body: JSON.stringify(body),
    });
    const told = await answer.json();
    if (answer.ok) {
      localStorage.removeItem(PENDING);
      $('text').value = '';
      $('where').value = '';
      say(`已上报，编号 ${told.number}。请记下编号。 Reported as ${told.number}; note the number.`);
    } else if (RETRY.includes(answer.status)) {
      say('暂未确认，请稍候再按“提交”，不会重复。 Not confirmed yet: press Send again later; it counts once.', true);
    } else {
      // A final answer: whatever is sent next is another report. A token's fault is not the report's.
      if (answer.status !== 401 && answer.status !== 403) {
        localStorage.removeItem(PENDING);
      }
      say(`${told.title} ${told.detail}`, true);
    }
  } catch {
    say('没有网络，上报已存在本机；有网后再按“提交”，不会重复。 '
      + 'No network: the report is kept on this phone. Press Send again later; it counts once.', true);
  } finally {
    $('send').disabled = false;
  }
}

$('locate').addEventListener('click', locate);
$('form').addEventListener('submit', send);
open().catch(() => say('没有网络，请稍后刷新。 No network; reload later.', true));
