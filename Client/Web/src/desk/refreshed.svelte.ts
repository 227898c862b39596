import { untrack } from 'svelte';
import type { Watch } from '../tallies/watch.svelte';

/** Numbers change twice a second in a surge; a list that somebody reads need not. */
const PACE = 1_000;
/** A list is fed from the journal and may be a moment behind the numbers that told of the change. */
const ONCE_MORE = 1_500;

/**
 * Asks at once, when the question changes, and whenever the unit's numbers do: at most once a second, and once more
 * after the last change.
 */
export function refreshed(
  watch: () => Watch,
  path: () => string,
  read: (path: string, stop: AbortSignal) => Promise<void>,
): void {
  let due = $state(0);
  let askedAt = 0;

  $effect(() => {
    const cases = watch().now?.tally.cases;
    if (!cases) {
      return;
    }

    const timers = [setTimeout(() => due++, Math.max(0, askedAt + PACE - Date.now())), setTimeout(() => due++, ONCE_MORE)];
    return () => timers.forEach(clearTimeout);
  });

  $effect(() => {
    void due;
    const stop = new AbortController();
    const question = path();
    untrack(() => {
      askedAt = Date.now();
      void read(question, stop.signal);
    });
    return () => stop.abort();
  });
}
