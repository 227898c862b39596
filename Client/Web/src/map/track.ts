/** A patrol's way, as `…/track` tells it. */
export interface Track {
  geometry: { coordinates: [number, number][] } | null;
  properties: {
    worker: string;
    startedAt?: string;
    endedAt?: string;
    metres: number;
    gaps: unknown[];
    coordTimes: string[];
  };
}

/** A stretch that the track says nothing of for longer is a gap, docs/patrols.md. */
const GAP_MILLISECONDS = 5 * 60_000;

/** Where somebody was at an instant: on the straight way between two fixes, and at the last one before a gap. */
export function placeAt(track: Track, at: number): { walked: number; place: [number, number] } | null {
  const places = track.geometry?.coordinates ?? [];
  const times = track.properties.coordTimes;
  if (places.length === 0) {
    return null;
  }

  let low = 0;
  for (let high = places.length - 1; low < high; ) {
    const middle = (low + high + 1) >> 1;
    [low, high] = Date.parse(times[middle]!) <= at ? [middle, high] : [low, middle - 1];
  }

  const [from, to] = [places[low]!, places[low + 1]];
  const [left, arrived] = [Date.parse(times[low]!), Date.parse(times[low + 1] ?? times[low]!)];
  if (!to || arrived - left > GAP_MILLISECONDS || at <= left) {
    return { walked: low, place: from };
  }

  const part = Math.min(1, (at - left) / (arrived - left));
  return { walked: low, place: [from[0] + (to[0] - from[0]) * part, from[1] + (to[1] - from[1]) * part] };
}
