import { LEVELS, type Level, type Mark } from '../tallies/tally';

/** What happened in a grid between two marks of it. */
export interface Happening {
  kind: 'report' | 'rise' | 'alarm';
  grid: string;
  count: number;
  /** How high the matter went. */
  level: Level;
  at: number;
}

/** Lines that are kept: what fits below the map. */
const KEPT = 40;

/** What the marks of grids tell by their changes, newest first. */
export class Happenings {
  newest = $state.raw<Happening[]>([]);

  add(happened: Happening[]): void {
    if (happened.length > 0) {
      this.newest = [...happened.toReversed(), ...this.newest].slice(0, KEPT);
    }
  }
}

/** What changed from one mark of a grid to the next. */
export function happened(before: Mark | undefined, after: Mark, at: number): Happening[] {
  const all: Happening[] = [];
  const more = after.open - (before?.open ?? 0);
  if (more > 0) {
    all.push({ kind: 'report', grid: after.grid, count: more, level: 'grid', at });
  }

  const alarms = after.alarms - (before?.alarms ?? 0);
  if (alarms > 0) {
    all.push({ kind: 'alarm', grid: after.grid, count: alarms, level: 'district', at });
  }

  for (let i = LEVELS.length - 1; i > 0; i--) {
    // An alarm belongs to the district from its beginning: it has told so already.
    const known = LEVELS[i] === 'district' ? Math.max(0, alarms) : 0;
    const risen = (after.byOwner[i] ?? 0) - (before?.byOwner[i] ?? 0) - known;
    if (risen > 0) {
      all.push({ kind: 'rise', grid: after.grid, count: risen, level: LEVELS[i] ?? 'city', at });
      break;
    }
  }

  return all;
}
