import { lateness, type Lateness } from '../../law/clock.js';
import type { Moment } from '../../shared/moment.js';
import {
  delayOf,
  isLate,
  standingNotification,
  type ApNotified,
  type NotifyAuthority,
  type RecordedNotification,
} from './authority-notification.js';
import type { Breach } from './breach-state.js';
import type { CorrectionTrace } from './correction-trace.js';
import type { RecordedRound } from './subject-notification.js';

/** When the AP was told, and what follows from it. What it was told is frozen. */
export type NotificationValues = Pick<
  ApNotified['data'],
  'notifiedAt' | 'late' | 'delayReason' | 'delayReasonOmitted'
>;

export type RestatedNotification = Pick<NotifyAuthority, 'notifiedAt' | 'delayReason' | 'delayReasonOmitted'>;

/** @throws Refusal where it turns out late and no reason for the delay was ever given, nor that there is none */
export function restateNotification(
  breach: Breach,
  known: RecordedNotification,
  { notifiedAt, ...delay }: RestatedNotification,
): NotificationValues {
  const { kind, delayReason, delayReasonOmitted } = known;
  const late = kind === 'initial' ? lateness(breach.awareness.deadline.dueAt, notifiedAt) : undefined;
  const given = delay.delayReason ?? delay.delayReasonOmitted;
  const stated = {
    ...(delayReason !== undefined && { delayReason }),
    ...(delayReasonOmitted !== undefined && { delayReasonOmitted }),
  };
  return { notifiedAt, ...delayOf(late, given === undefined ? stated : delay) };
}

export function valuesOfNotification({
  notifiedAt,
  late,
  delayReason,
  delayReasonOmitted,
}: RecordedNotification): NotificationValues {
  return {
    notifiedAt,
    ...(late && { late }),
    ...(delayReason !== undefined && { delayReason }),
    ...(delayReasonOmitted !== undefined && { delayReasonOmitted }),
  };
}

/**
 * Less late than it was, also where only the deadline moved in between (a merge undone, a later awareness), or people no
 * longer told before the authority.
 */
export function hidesFaultOfNotification(
  breach: Breach,
  known: RecordedNotification,
  { notifiedAt, late, delayReason }: NotificationValues,
): boolean {
  const lessLate =
    isLate(breach, known) &&
    (late === undefined || notifiedAt < known.notifiedAt || isShorter(late, known.late));
  // Art. 33(1): said openly that there was none, so a reason that turns up later is another story.
  const foundReason = known.delayReasonOmitted === true && delayReason !== undefined;
  const before = breach.informed.filter(isBeforeAuthority);
  return (
    lessLate ||
    foundReason ||
    withNotificationAt(breach, known, notifiedAt).filter(isBeforeAuthority).length < before.length
  );
}

function isShorter(late: Lateness, than: Lateness | undefined): boolean {
  return than !== undefined && (late.hours < than.hours || late.days < than.days);
}

/** The rounds, with another moment of this notification: whom it has moved past is told in another order. */
function withNotificationAt(
  breach: Pick<Breach, 'informed' | 'notifications'>,
  known: RecordedNotification,
  notifiedAt: Moment,
): Breach['informed'] {
  if (standingNotification(breach)?.revision !== known.revision) return breach.informed;
  return breach.informed.map((round) => {
    const [was, is] = [round.informedAt < known.notifiedAt, round.informedAt < notifiedAt];
    if (was === is) return round;
    const others = round.outOfOrder.filter((one) => one !== 'before-authority');
    return { ...round, outOfOrder: is ? ['before-authority', ...others] : others };
  });
}

function isBeforeAuthority({ outOfOrder }: RecordedRound): boolean {
  return outOfOrder.includes('before-authority');
}

export function notificationCorrected(
  breach: Breach,
  revision: number,
  corrected: NotificationValues,
  trace: CorrectionTrace<NotificationValues>,
): Breach {
  const known = breach.notifications.find((notification) => notification.revision === revision);
  if (known === undefined) return breach;
  const { notifiedAt: _at, late: _late, delayReason: _reason, delayReasonOmitted: _omitted, ...kept } = known;
  const now = { ...kept, ...corrected, corrections: [...(known.corrections ?? []), trace] };
  return {
    ...breach,
    notifications: breach.notifications.map((each) => (each === known ? now : each)),
    informed: withNotificationAt(breach, known, corrected.notifiedAt),
  };
}
