import type { RecordedDecision } from '../breach/domain/decision.js';

/** What the board has to do with a decision: an inspector asks it as one question, whoever decided or recorded it. */
export const BOARD_ANSWERS = [
  'decided-itself',
  'ratification-open',
  'ratified',
  'ratification-refused',
  'confirmation-open',
  'confirmed',
  'contradicted',
] as const;
export type BoardAnswer = (typeof BOARD_ANSWERS)[number];

const OF_MANDATE = {
  'not-needed': 'decided-itself',
  open: 'ratification-open',
  given: 'ratified',
  refused: 'ratification-refused',
} as const satisfies Record<RecordedDecision['ratification'], BoardAnswer>;

const OF_BEHALF = {
  open: 'confirmation-open',
  given: 'confirmed',
  contradicted: 'contradicted',
} as const satisfies Record<NonNullable<RecordedDecision['confirmation']>, BoardAnswer>;

/** What was recorded on behalf of the board is not yet what the board decided (ADR 21). */
export function boardAnswer({ ratification, confirmation }: RecordedDecision): BoardAnswer {
  return confirmation === undefined ? OF_MANDATE[ratification] : OF_BEHALF[confirmation];
}
