import type { Mark, UnitTally } from './tally';

/** How far back a page remembers, and how often it takes a picture: an hour of the whole city is some 12 MB. */
const KEPT_MINUTES = 60;
const STEP = 10_000;
/** Numbers kept of each grid. */
const FIELDS = 3;

/** The city as it stood at an instant. */
export interface Moment {
  at: number;
  numbers: UnitTally;
  /** Of each grid: open, overdue, alarms. */
  sheet: Uint16Array;
}

/** What a page has seen of a unit in the last hour; the server keeps no past numbers. */
export class History {
  moments: Moment[] = [];
  private readonly grids: string[] = [];
  private readonly places = new Map<string, number>();

  /** Takes a picture, unless the newest is new enough; answers whether it did. */
  record(numbers: UnitTally, marks: ReadonlyMap<string, Mark>, at: number): boolean {
    if (at - (this.moments.at(-1)?.at ?? 0) < STEP) {
      return false;
    }

    for (const grid of marks.keys()) {
      if (!this.places.has(grid)) {
        this.places.set(grid, this.grids.push(grid) - 1);
      }
    }

    const sheet = new Uint16Array(this.grids.length * FIELDS);
    for (const { grid, open, overdue, alarms } of marks.values()) {
      sheet.set([open, overdue, alarms], this.places.get(grid)! * FIELDS);
    }

    const since = at - KEPT_MINUTES * 60_000;
    this.moments = [...this.moments.filter((moment) => moment.at >= since), { at, numbers, sheet }];
    return true;
  }

  /** The newest picture that is not later than an instant; the first one where all are. */
  at(instant: number): Moment | undefined {
    return this.moments.findLast((moment) => moment.at <= instant) ?? this.moments[0];
  }

  /** The marks of a picture; a grid that nobody had heard of then has none. */
  marks(moment: Moment): Mark[] {
    return this.grids.map((grid, i) => ({
      grid,
      open: moment.sheet[i * FIELDS] ?? 0,
      overdue: moment.sheet[i * FIELDS + 1] ?? 0,
      alarms: moment.sheet[i * FIELDS + 2] ?? 0,
      byOwner: [],
    }));
  }
}
