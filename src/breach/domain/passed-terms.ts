import { wasNotifiedBy } from './alarms.js';
import type { NotificationFields } from './authority-notification.js';
import type { ClockFields } from './awareness.js';
import { standingDecision, type DecisionFields } from './decision.js';
import { passedBeforeEntry, type EntryFields } from './entry.js';
import { bearsControllersDuties, type ControllersDutiesReads } from './controllers-duties.js';
import { outcomeAt, type OutcomeFields } from './outcomes.js';
import { endOf, measuresFor } from './safety-moments.js';
import type { SafetyFields } from './safety.js';

type AuthorityReads = Pick<ClockFields, 'awareness'> &
  DecisionFields &
  EntryFields &
  NotificationFields &
  ControllersDutiesReads &
  OutcomeFields;

/**
 * The AP was told, or it was decided that it need not be, after the term and nothing before: that it was missed follows
 * from those moments, whether or not a clock was there to raise it (ADR 22).
 */
export function passedUntold(breach: AuthorityReads): boolean {
  const { dueAt } = breach.awareness.deadline;
  if (!bearsControllersDuties(breach) || passedBeforeEntry(breach, dueAt)) return false;
  if (wasNotifiedBy(breach, dueAt)) return false;
  if (breach.notifications.some(({ kind, notifiedAt }) => kind === 'initial' && notifiedAt > dueAt))
    return true;
  const decided = standingDecision(breach, 'notify-authority');
  return (
    decided?.outcome === 'no' &&
    decided.decidedAt > dueAt &&
    outcomeAt(breach, 'notify-authority', dueAt) !== 'no'
  );
}

/** Of any danger: the first that was done about it, was done after its term. */
export function actedOnDangerTooLate(breach: SafetyFields & EntryFields): boolean {
  return actedOnTooLate(breach).length > 0;
}

/** Whether this correction of a moment takes out of sight that something was done too late (ADR 11). */
export function hidesFaultOfDanger(
  before: SafetyFields & EntryFields,
  corrected: SafetyFields['safety'],
): boolean {
  const late = actedOnTooLate({ ...before, safety: corrected });
  return actedOnTooLate(before).some((revision) => !late.includes(revision));
}

/** @returns the revisions of these dangers */
function actedOnTooLate(breach: SafetyFields & EntryFields): readonly number[] {
  const { moments = [] } = breach.safety;
  return moments.flatMap((danger) => {
    const dueAt = endOf(danger.term);
    if (dueAt === undefined || passedBeforeEntry(breach, dueAt)) return [];
    const done = measuresFor(danger, moments);
    return done.length > 0 && done.every(({ at }) => at > dueAt) ? [danger.revision] : [];
  });
}
