import type { Word } from '../words/words.svelte';

/** One field of a move's form. */
export interface Field {
  name: string;
  word: Word;
  kind: 'line' | 'text' | 'lines' | 'number' | 'instant' | 'choice' | 'ticks';
  needed?: boolean;
  /** Choices: the group of their words, and their codes. */
  group?: string;
  codes?: readonly string[];
}

const SEVERITIES = ['extraordinary', 'major', 'considerable', 'ordinary'];
const reason: Field = { name: 'reason', word: 'form.reason', kind: 'text', needed: true };
const severity: Field = {
  name: 'severity',
  word: 'form.severity',
  kind: 'choice',
  needed: true,
  group: 'severity',
  codes: SEVERITIES,
};
const note: Field = { name: 'note', word: 'form.note', kind: 'line' };

/** What each move asks for, as docs/api.md lists it; which move is offered the gateway says. */
export const MOVES: Record<string, Field[]> = {
  file: [
    severity,
    {
      name: 'groupSize',
      word: 'form.groupSize',
      kind: 'choice',
      group: 'groupSize',
      codes: ['individual', 'general', 'large'],
    },
    { name: 'item', word: 'form.item', kind: 'line' },
  ],
  assign: [
    { name: 'kind', word: 'form.kind', kind: 'choice', needed: true, group: 'kind', codes: ['department', 'gridworker'] },
    { name: 'id', word: 'form.id', kind: 'line', needed: true },
    { name: 'ticket', word: 'form.ticket', kind: 'line' },
    note,
  ],
  start: [],
  finish: [
    { name: 'result', word: 'form.result', kind: 'text', needed: true },
    { name: 'evidence', word: 'form.evidence', kind: 'lines' },
  ],
  confirm: [{ name: 'feedback', word: 'form.feedback', kind: 'text', needed: true }],
  close: [
    {
      name: 'conditions',
      word: 'form.conditions',
      kind: 'ticks',
      group: 'condition',
      codes: ['result_recorded', 'evidence_complete', 'reporter_told'],
    },
  ],
  rework: [reason],
  return: [
    {
      name: 'why',
      word: 'form.why',
      kind: 'choice',
      needed: true,
      group: 'return',
      codes: ['not_my_duty', 'not_on_list', 'wrong_place'],
    },
    { ...reason, needed: false },
  ],
  extend: [{ name: 'hours', word: 'form.hours', kind: 'number', needed: true }, reason],
  suspend: [reason],
  resume: [],
  escalate: [reason],
  supervise: [{ name: 'due', word: 'form.due', kind: 'instant', needed: true }, reason],
  merge: [{ name: 'into', word: 'form.into', kind: 'line', needed: true }],
  reject: [reason],
  reopen: [reason],
  appeal: [reason],
  rate: [
    { name: 'stars', word: 'form.stars', kind: 'number', needed: true },
    { name: 'text', word: 'form.text', kind: 'line' },
  ],
  acknowledge: [note],
  guide: [{ name: 'text', word: 'form.text', kind: 'text', needed: true }],
  raise: [severity, reason],
  lower: [severity, reason],
  hand_back: [reason],
};

/** The moves that bring a case to its end; all others stand behind them. */
export const MAIN_MOVES = ['acknowledge', 'file', 'assign', 'start', 'finish', 'confirm', 'close'];

/** The command of a filled form. */
export function bodyOf(move: string, values: Record<string, unknown>): Record<string, unknown> {
  const body: Record<string, unknown> = {};
  for (const { name, kind } of MOVES[move] ?? []) {
    const value = values[name];
    if (value === undefined || value === null || value === '') {
      continue;
    }

    body[name] =
      kind === 'lines'
        ? String(value).split('\n').map((line) => line.trim()).filter(Boolean)
        : kind === 'instant'
          ? `${String(value)}:00+08:00`
          : value;
  }

  if (move !== 'assign') {
    return body;
  }

  const { kind, id, ...rest } = body;
  return { to: { kind, id }, ...rest };
}
