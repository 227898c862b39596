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
  open: ['#0d2440', '#176198', '#1f8cc4', '#35b9e6', '#86e1f5', '#e9fbff'],
  overdue: ['#0d2440', '#8a3d1a', '#b95a22', '#e27f35', '#f7ae66', '#ffe4bd'],
  load: ['#0d2440', '#433d8f', '#6757bd', '#9078dd', '#bfa8f4', '#f0e6ff'],
};

/** Which colour a grid has. */
export function shade(colouring: Colouring, mark: Mark, households: number): number {
  const value =
    colouring === 'load' ? (households > 0 ? (mark.open * 100) / households : 0) : mark[colouring];
  return STEPS[colouring].filter((from) => value >= from).length;
}
