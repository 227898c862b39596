import { access, leave } from '../access/session.svelte';
import { locale, say } from '../words/words.svelte';

/** What the gateway answers when it does not do what was asked (RFC 9457). */
export class Problem extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    readonly title: string,
    detail: string,
  ) {
    super(detail);
  }

  /** Whether the same command with the same id may get another answer later. */
  get passes(): boolean {
    return this.status === 429 || this.status === 503 || this.status >= 500;
  }
}

/** The header that says who asks: the token is never part of an address. */
export function headers(more: Record<string, string> = {}): Record<string, string> {
  return { Authorization: `Bearer ${access.session?.token ?? ''}`, 'Accept-Language': locale(), ...more };
}

/** Asks for JSON. */
export async function ask<T>(path: string, stop?: AbortSignal): Promise<T> {
  const answer = await fetch(path, { headers: headers(), signal: stop ?? null });
  await mustHold(answer);
  return (await answer.json()) as T;
}

/** Sends a command under an id: however often it is sent, it takes effect once. */
export async function command<T>(path: string, id: string, body: unknown): Promise<T> {
  const answer = await fetch(path, {
    method: 'POST',
    headers: headers({ 'Content-Type': 'application/json', 'Idempotency-Key': id }),
    body: JSON.stringify(body),
  });
  await mustHold(answer);
  return (await answer.json()) as T;
}

/** An id for a command; also where the page was not opened by HTTPS, and has no `randomUUID`. */
export function commandId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return `screen-${Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')}`;
}

/** Throws the problem of an answer that is none. */
export async function mustHold(answer: Response): Promise<void> {
  if (answer.ok) {
    return;
  }

  const told = (await answer.json().catch(() => ({}))) as { code?: string; title?: string; detail?: string };
  if (answer.status === 401 && access.session) {
    leave(say('login.ended'));
  }

  throw new Problem(answer.status, told.code ?? '', told.title ?? `${answer.status}`, told.detail ?? answer.statusText);
}

/** What a person is told of a failure. */
export function detailOf(fault: unknown): string {
  return fault instanceof Problem ? `${fault.title}. ${fault.message}` : say('form.unsent');
}
