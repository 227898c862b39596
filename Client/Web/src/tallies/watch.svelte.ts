import { listen } from '../gateway/stream';
import { History } from './history';
import type { Mark, UnitTally } from './tally';

/** How far back the trend reaches, and how often it takes a point. */
export const TREND_MINUTES = 10;
const TREND_STEP = 5_000;

export interface TrendPoint {
  at: number;
  reported: number;
  handled: number;
}

/** A unit's numbers as they change, and the marks of its grids where they are asked for. */
export class Watch {
  now = $state.raw<UnitTally | null>(null);
  connected = $state(false);
  /** Since when it has not been connected; null while it is. */
  lostAt = $state<number | null>(null);
  /** Whether it was connected before: until then nothing is broken, it only begins. */
  began = $state(false);
  trend = $state.raw<TrendPoint[]>([]);
  readonly marks = new Map<string, Mark>();
  readonly history = new History();
  /** Since when the page can tell how things stood; null while it cannot. */
  remembers = $state<number | null>(null);
  /** Told of marks that changed, and whether that is news: not all at once, and not what is only counted again. */
  onMarks: ((changed: Mark[], news: boolean) => void) | null = null;
  /** Whether these numbers and those before them counted every unit. */
  private settled = false;
  private readonly stop: () => void;

  constructor(
    readonly unit: string,
    withMarks: boolean,
  ) {
    this.stop = listen(`/v1/units/${unit}/live${withMarks ? '?marks=true' : ''}`, {
      event: ({ name, data }) => {
        if (name === 'grids') {
          this.takeMarks(JSON.parse(data));
        } else {
          this.take(JSON.parse(data));
        }

        // Numbers that changed come before their marks: both belong on one picture.
        if (!withMarks || name !== 'tally') {
          this.remember();
        }
      },
      connected: (is) => {
        this.connected = is;
        this.lostAt = is ? null : (this.lostAt ?? Date.now());
      },
    });
  }

  close(): void {
    this.stop();
  }

  private take(told: UnitTally): void {
    this.settled = this.now?.tally.missing === 0 && told.tally.missing === 0;
    this.now = told;
    this.began = true;
    const at = Date.now();
    const last = this.trend.at(-1);
    if (!last || at - last.at >= TREND_STEP) {
      const { reported, handled } = told.tally.cases;
      const since = at - TREND_MINUTES * 60_000;
      this.trend = [...this.trend.filter((point) => point.at >= since), { at, reported, handled }];
    }
  }

  private remember(): void {
    if (this.now && this.history.record(this.now, this.marks, Date.now())) {
      this.remembers = this.history.moments[0]?.at ?? null;
    }
  }

  private takeMarks(told: { whole: boolean; grids: Mark[] }): void {
    if (told.whole) {
      const named = new Set(told.grids.map((mark) => mark.grid));
      const gone = [...this.marks.keys()].filter((grid) => !named.has(grid));
      told.grids.push(...gone.map((grid) => ({ grid, open: 0, overdue: 0, alarms: 0, byOwner: [0, 0, 0, 0, 0] })));
    }

    this.onMarks?.(told.grids, this.settled && !told.whole);
    told.grids.forEach((mark) => this.marks.set(mark.grid, mark));
  }
}
