import { plusHours } from '../../shared/moment.js';
import { wasNotifiedBy } from './alarms.js';
import type { NotificationFields } from './authority-notification.js';
import type { ClockFields } from './awareness.js';
import { standingDecision, type DecisionFields } from './decision.js';
import { passedBeforeEntry, type EntryFields } from './entry.js';
import { bearsControllersDuties, type OrganisationRoleFields } from './organisation-role.js';
import { outcomeAt, type OutcomeFields } from './outcomes.js';
import { answers, safetyTerm, type SafetyFields } from './safety.js';

type AuthorityReads = Pick<ClockFields, 'awareness'> &
  DecisionFields &
  EntryFields &
  NotificationFields &
  OrganisationRoleFields &
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

/** Of the danger that was raised last: the first that was done about it, was done after its term. */
export function actedOnDangerTooLate(breach: SafetyFields & EntryFields): boolean {
  const { moments = [] } = breach.safety;
  const term = safetyTerm(breach.safety);
  if (term === undefined) return false;
  const dueAt = plusHours(term.from, term.minutes / 60);
  const raised = moments.findLast(({ of }) => of === 'risk')?.revision ?? -1;
  const done = moments.filter(
    ({ of, revision, at: takenAt }) =>
      of === 'measure' && revision > raised && answers(breach.safety, { takenAt }),
  );
  return done.length > 0 && done.every(({ at }) => at > dueAt) && !passedBeforeEntry(breach, dueAt);
}
