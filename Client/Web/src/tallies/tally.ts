/** The numbers of a unit, as `/v1/units/{code}/live` tells them. */
export interface Tally {
  asOf?: string;
  missing: number;
  cases: Counts;
  closedToday?: { day: string; count: number };
}

export interface Counts {
  reported: number;
  handled: number;
  open: number;
  overdue: number;
  waiting: number;
  escalated: number;
  alarms: number;
  late: number;
  handledRate?: number;
  timelyRate?: number;
  byStep: Record<Step, number>;
  bySeverity: Record<string, number>;
  byLine: Record<string, number>;
  byOwner: Record<Level, number>;
}

export interface UnitTally {
  unit: string;
  tally: Tally;
  children: { unit: string; tally: Tally }[];
}

/** What a map shows of one grid; `byOwner`: grid, village, township, district, city. */
export interface Mark {
  grid: string;
  open: number;
  overdue: number;
  alarms: number;
  byOwner: number[];
}

export const STEPS = ['reported', 'filed', 'assigned', 'investigated', 'fedBack'] as const;
export type Step = (typeof STEPS)[number];

export const SEVERITIES = ['extraordinary', 'major', 'considerable', 'ordinary', 'notFiled'] as const;

export const LINES = [
  'partyBuilding',
  'comprehensiveGovernance',
  'civilAffairs',
  'emergency',
  'urbanManagement',
  'health',
  'petitions',
  'disputeMediation',
  'none',
] as const;

/** From the grid up to the city. */
export const LEVELS = ['grid', 'village', 'township', 'district', 'city'] as const;
export type Level = (typeof LEVELS)[number];

/** A name in answers as it is written in codes: `fedBack` is `fed_back`. */
export const snake = (name: string): string => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);

/** How many were sealed today: a count of an earlier day is none. */
export function closedToday(tally: Tally | null, now: Date): number {
  const china = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai' }).format(now);
  return tally?.closedToday?.day === china ? tally.closedToday.count : 0;
}
