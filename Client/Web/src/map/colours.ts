import type { Mark } from '../tallies/tally';

/** What the map's colour tells of a grid. */
export type Colouring = 'open' | 'overdue' | 'load';
export const COLOURINGS: Colouring[] = ['open', 'overdue', 'load'];

/** From which value on a grid has the next colour; load counts open cases per hundred households. */
export const STEPS: Record<Colouring, number[]> = {
  open: [1, 2, 4, 8, 16],
  overdue: [1, 2, 3, 5, 8],
  load: [0.25, 0.5, 1, 2, 4],
};

/** The first is that of a grid with nothing. */
export const COLOURS: Record<Colouring, string[]> = {
  open: ['#0d2440', '#14507a', '#1c7fae', '#2fb4dc', '#7fe0f2', '#e3fbff'],
  overdue: ['#0d2440', '#6b3016', '#a34a1c', '#d8702a', '#f5a55a', '#ffe2b8'],
  load: ['#0d2440', '#34306e', '#5a4aa8', '#8a6fd6', '#bda3f2', '#efe4ff'],
};

/** Which colour a grid has. */
export function shade(colouring: Colouring, mark: Mark, households: number): number {
  const value =
    colouring === 'load' ? (households > 0 ? (mark.open * 100) / households : 0) : mark[colouring];
  return STEPS[colouring].filter((from) => value >= from).length;
}
