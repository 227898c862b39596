/** A case as the gateway answers it. */
export interface CaseView {
  number: string;
  step: string;
  finished: boolean;
  version: number;
  item: string;
  text: string;
  place: { lon: number; lat: number };
  reporter: Signature;
  source: string;
  severity?: string;
  groupSize?: string;
  owner: string;
  assignee?: { kind: string; id: string };
  due?: string;
  overdue: boolean;
  suspendedAt?: string;
  reportedAt: string;
  updatedAt: string;
  archivedAt?: string;
  outcome?: string;
  result?: string;
  feedback?: string;
  stars?: number;
  stepSeconds: number[];
  why: string[];
  alarm: boolean;
  acknowledgeDue?: string;
  acknowledgedAt?: string;
  stepDue?: string;
  supervisedDue?: string;
  hops: Hop[];
}

export interface Signature {
  id: string;
  role: string;
  unit: string;
}

export interface Hop {
  unit: string;
  at: string;
  why: string;
}

export interface Entry {
  version: number;
  at: string;
  kind: string;
  fact: Record<string, unknown> & { by?: Signature; why?: string[] | string; trail?: Hop[] };
  hash: string;
}

export interface CaseFile {
  case: CaseView;
  history: Entry[];
}

/** A matter as a unit's docket has it. */
export interface DocketLine {
  matter: {
    case: string;
    at: string;
    standing: string;
    owner: string;
    severity: string;
    step: string;
    text: string;
    alarm: boolean;
    acknowledgeDue?: string;
    due?: string;
    reminders: number;
  };
  receivedAt: string;
  owned: boolean;
  overdue: boolean;
}

export interface Docket {
  counts: { severity: string; waiting: number; acknowledged: number; overdue: number; told: number }[];
  matters: DocketLine[];
  total: number;
}

export const CASE_STEPS = ['reported', 'filed', 'assigned', 'investigated', 'fed_back', 'archived'];
export const SEVERITY_CODES = ['extraordinary', 'major', 'considerable', 'ordinary'];
