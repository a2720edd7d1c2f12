import { isSurelyBefore, plusHours, type Moment } from '../../shared/moment.js';
import type { NotificationFields } from './authority-notification.js';
import type { ClockFields } from './awareness.js';
import type { DecisionFields } from './decision.js';
import type { IrregularityFields } from './irregularities.js';
import type { MatterFields } from './matters.js';
import type { SafetyFields } from './safety.js';
import { asStated, surelyBefore } from './stated-moment.js';
import { firstKnownMoment } from './subject-notification.js';

type DateReads = Pick<ClockFields, 'awareness' | 'moments'> &
  DecisionFields &
  IrregularityFields &
  MatterFields &
  NotificationFields &
  SafetyFields;

/**
 * Between the first signal and awareness lies a short time to look into it (EDPB 9/2022, 33 and following). Longer
 * than the term itself is what an authority asks about (Booking.com, Teaching Council).
 */
const LONG_INVESTIGATION_HOURS = 72;

/** Dates that contradict each other, or that somebody will ask about. They are recorded as they were said. */
export const DATE_FLAGS = {
  'occurrence-ends-before-it-begins': ({ moments: { occurredFrom, occurredUntil } }) =>
    surelyBefore(occurredUntil, occurredFrom),
  'occurrence-ended-and-ongoing': ({ moments: { occurredUntil, ongoing } }) =>
    occurredUntil !== undefined && ongoing === true,
  'first-signal-after-discovery': ({ irregular }) => irregular.includes('first-signal-after-discovery'),
  'occurrence-after-discovery': ({ moments: { occurredFrom, discovered } }) =>
    surelyBefore(discovered, occurredFrom),
  'awareness-before-occurrence': ({ moments: { occurredFrom }, awareness }) =>
    awareness.basis === 'established' && surelyBefore(asStated(awareness.at), occurredFrom),
  'awareness-before-first-signal': ({ moments: { firstSignalAt }, awareness }) =>
    awareness.basis === 'established' &&
    firstSignalAt !== undefined &&
    isSurelyBefore(awareness.at, firstSignalAt),
  'awareness-long-after-first-signal': ({ moments: { firstSignalAt }, awareness }) =>
    firstSignalAt !== undefined && awareness.at > plusHours(firstSignalAt, LONG_INVESTIGATION_HOURS),
  'notification-before-breach': (breach) =>
    breach.notifications.some(({ notifiedAt }) => isBeforeBreach(breach, notifiedAt)),
  'withdrawal-before-notification': ({ notifications }) =>
    notifications.some(
      ({ kind, notifiedAt }, i) =>
        kind === 'withdrawal' &&
        isSurelyBefore(notifiedAt, notifications.slice(0, i).findLast(isInitial)?.notifiedAt ?? notifiedAt),
    ),
  'decision-before-breach': (breach) =>
    Object.values(breach.decisions).some(
      ({ onBehalf, decidedAt }) => onBehalf !== undefined && isBeforeBreach(breach, decidedAt),
    ),
  'safety-before-breach': (breach) =>
    breach.safety.earliestAt !== undefined && isBeforeBreach(breach, breach.safety.earliestAt),
  'matter-settled-before-it-came': ({ matters }) =>
    matters.some(
      ({ settledAt, receivedAt }) => settledAt !== undefined && isSurelyBefore(settledAt, receivedAt),
    ),
} satisfies Readonly<Record<string, (breach: DateReads) => boolean>>;

const isInitial = ({ kind }: NotificationFields['notifications'][number]): boolean => kind === 'initial';

/** Before anything that anybody says of the breach: its beginning, its first signal, its receipt. */
export function isBeforeBreach(
  { moments, awareness }: Pick<ClockFields, 'awareness' | 'moments'>,
  at: Moment,
): boolean {
  return isSurelyBefore(at, firstKnownMoment(moments, awareness.at));
}
