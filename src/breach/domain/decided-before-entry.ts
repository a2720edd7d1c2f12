import type { Moment } from '../../shared/moment.js';
import type { NotificationFields } from './authority-notification.js';
import type { DecisionFields, RecordedDecision } from './decision.js';
import type { EntryFields } from './entry.js';
import type { OutcomeFields } from './outcomes.js';
import type { Question } from './question.js';
import type { RoundFields } from './subject-notification.js';

type Reads = EntryFields & NotificationFields & OutcomeFields & RoundFields;

/**
 * The first decision on its question, recorded with a breach that was dealt with before it was entered (ADR 33): its moment
 * is that of the entry, and when it was taken nobody said. On behalf of the board somebody says so.
 */
export function isDecidedBeforeEntry(
  breach: Reads,
  { question, outcome, decidedAt, onBehalf }: RecordedDecision,
): boolean {
  const { entry, outcomes, notifications, informed } = breach;
  if (entry === undefined || onBehalf !== undefined || decidedAt <= entry.enteredAt) return false;
  const isFirst = outcomes.find((one) => one.question === question)?.since === decidedAt;
  const wasNotified = notifications.some(
    ({ kind, notifiedAt }) => kind === 'initial' && notifiedAt <= entry.enteredAt,
  );
  const wasInformed = informed.some(({ informedAt }) => informedAt <= entry.enteredAt);
  // Of what was done already, a no is a decision of now.
  const wasDone = question === 'notify-authority' ? wasNotified : wasInformed;
  return isFirst && (wasNotified || wasInformed) && !(wasDone && outcome === 'no');
}

/** What was done before it was entered may have been decided by then: that it was not cannot be told from the entry. */
export function mayHaveBeenDecided(
  breach: Reads & DecisionFields,
  question: Question,
  doneAt: Moment,
): boolean {
  const { entry, decisions } = breach;
  const decision = decisions[question];
  return (
    entry !== undefined &&
    doneAt <= entry.enteredAt &&
    decision?.outcome === 'yes' &&
    isDecidedBeforeEntry(breach, decision)
  );
}
