import { lateness, type Lateness } from '../../law/clock.js';
import {
  isLate,
  type NotificationFields,
  type NotificationValues,
  type RecordedNotification,
} from './authority-notification.js';
import type { ClockFields } from './awareness.js';
import { wasDecided, type OutcomeFields } from './outcomes.js';
import { delayOf, type NotifyAuthority } from './notifying-authority.js';
import { withNotificationAt, type RecordedRound, type RoundFields } from './subject-notification.js';

/** What is left out stands as it was recorded. */
export type RestatedNotification = Partial<
  Pick<NotifyAuthority, 'number' | 'notifiedAt' | 'delayReason' | 'delayReasonOmitted' | 'withdrawalReason'>
>;

/** @throws Refusal where it turns out late and no reason for the delay was ever given, nor that there is none */
export function restateNotification(
  breach: ClockFields,
  known: RecordedNotification,
  {
    notifiedAt = known.notifiedAt,
    number = known.number,
    withdrawalReason = known.withdrawalReason,
    ...delay
  }: RestatedNotification,
): NotificationValues {
  const { kind, delayReason, delayReasonOmitted } = known;
  const late = kind === 'initial' ? lateness(breach.awareness.deadline.dueAt, notifiedAt) : undefined;
  const given = delay.delayReason ?? delay.delayReasonOmitted;
  const stated = {
    ...(delayReason !== undefined && { delayReason }),
    ...(delayReasonOmitted !== undefined && { delayReasonOmitted }),
  };
  return {
    ...(number !== undefined && { number }),
    notifiedAt,
    ...delayOf(late, given === undefined ? stated : delay),
    ...(withdrawalReason !== undefined && { withdrawalReason }),
  };
}

export function valuesOfNotification({
  number,
  notifiedAt,
  late,
  delayReason,
  delayReasonOmitted,
  withdrawalReason,
}: RecordedNotification): NotificationValues {
  return {
    ...(number !== undefined && { number }),
    notifiedAt,
    ...(late && { late }),
    ...(delayReason !== undefined && { delayReason }),
    ...(delayReasonOmitted !== undefined && { delayReasonOmitted }),
    ...(withdrawalReason !== undefined && { withdrawalReason }),
  };
}

/**
 * Decided before it was made, less late than it was, also where only the deadline moved in between (a merge undone, a later awareness), or people no
 * longer told before the authority.
 */
export function hidesFaultOfNotification(
  breach: ClockFields & NotificationFields & OutcomeFields & RoundFields,
  known: RecordedNotification,
  { notifiedAt, late, delayReason }: NotificationValues,
): boolean {
  const lessLate =
    isLate(breach, known) &&
    (late === undefined || notifiedAt < known.notifiedAt || isShorter(late, known.late));
  // Art. 33(1): said openly that there was none, so a reason that turns up later is another story.
  const foundReason = known.delayReasonOmitted === true && delayReason !== undefined;
  const before = breach.informed.filter(isBeforeAuthority);
  const becomesDecided = !wasDecided(breach, known) && wasDecided(breach, { kind: known.kind, notifiedAt });
  return (
    becomesDecided ||
    lessLate ||
    foundReason ||
    withNotificationAt(breach, known, notifiedAt).filter(isBeforeAuthority).length < before.length
  );
}

function isShorter(late: Lateness, than: Lateness | undefined): boolean {
  return than !== undefined && (late.hours < than.hours || late.days < than.days);
}

function isBeforeAuthority({ outOfOrder }: RecordedRound): boolean {
  return outOfOrder.includes('before-authority');
}
