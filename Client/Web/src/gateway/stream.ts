import { headers, mustHold, Problem } from './ask';

/** One server-sent event. */
export interface StreamEvent {
  name: string;
  data: string;
}

/** What a stream tells its page. */
export interface StreamEar {
  event: (event: StreamEvent) => void;
  /** Whether it is connected; told at each change. */
  connected: (is: boolean) => void;
}

/** The gateway says something at least every 15 s: after twice that the connection is a dead one. */
const SILENCE_MAX = 35_000;
const WAIT_FIRST = 500;
const WAIT_MAX = 8_000;

/**
 * Listens to a stream until it is stopped, and connects again whenever it breaks. By fetch and not by EventSource,
 * which could send the token in the address only.
 */
export function listen(path: string, ear: StreamEar): () => void {
  const stop = new AbortController();
  void follow(path, ear, stop.signal);
  return () => stop.abort();
}

async function follow(path: string, ear: StreamEar, stop: AbortSignal): Promise<void> {
  let wait = WAIT_FIRST;
  while (!stop.aborted) {
    try {
      await once(path, { ...ear, event: (event) => ((wait = WAIT_FIRST), ear.event(event)) }, stop);
    } catch (fault) {
      if (fault instanceof Problem && !fault.passes) {
        ear.connected(false);
        return;
      }
    }

    if (!stop.aborted) {
      ear.connected(false);
      await pause(wait, stop);
      wait = Math.min(wait * 2, WAIT_MAX);
    }
  }
}

async function once(path: string, ear: StreamEar, stop: AbortSignal): Promise<void> {
  const silent = new AbortController();
  let watchdog = setTimeout(() => silent.abort(), SILENCE_MAX);
  try {
    const answer = await fetch(path, {
      headers: headers({ Accept: 'text/event-stream' }),
      signal: AbortSignal.any([stop, silent.signal]),
      cache: 'no-store',
    });
    await mustHold(answer);
    const reader = answer.body!.pipeThrough(new TextDecoderStream()).getReader();
    ear.connected(true);
    for (let rest = ''; ; ) {
      const { done, value } = await reader.read();
      if (done) {
        return;
      }

      clearTimeout(watchdog);
      watchdog = setTimeout(() => silent.abort(), SILENCE_MAX);
      const blocks = (rest + value).split(/\r?\n\r?\n/);
      rest = blocks.pop()!;
      blocks.map(parse).forEach((event) => event && ear.event(event));
    }
  } finally {
    clearTimeout(watchdog);
  }
}

/** Reads one event; null for a comment. */
export function parse(block: string): StreamEvent | null {
  let name = 'message';
  const data: string[] = [];
  for (const line of block.split(/\r?\n/)) {
    const colon = line.indexOf(':');
    const value = line.slice(colon + 1).replace(/^ /, '');
    if (line.startsWith('event:')) {
      name = value;
    } else if (line.startsWith('data:')) {
      data.push(value);
    }
  }

  return data.length > 0 ? { name, data: data.join('\n') } : null;
}

/** Waits; no longer than until it is stopped. */
export function pause(ms: number, stop: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, ms);
    stop.addEventListener('abort', () => (clearTimeout(timer), resolve()), { once: true });
  });
}
