import { plusHours } from '../../shared/moment.js';
import type { ClockFields } from './awareness.js';
import type { IrregularityFields } from './irregularities.js';
import { asStated, surelyBefore } from './stated-moment.js';

type DateReads = Pick<ClockFields, 'awareness' | 'moments'> & IrregularityFields;

/**
 * Between the first signal and awareness lies a short time to look into it (EDPB 9/2022, 33 and following). Longer
 * than the term itself is what an authority asks about (Booking.com, Teaching Council).
 */
const LONG_INVESTIGATION_HOURS = 72;

/** Dates that contradict each other, or that somebody will ask about. They are recorded as they were said. */
const RULES: Readonly<Record<string, (breach: DateReads) => boolean>> = {
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
    awareness.basis === 'established' && firstSignalAt !== undefined && awareness.at < firstSignalAt,
  'awareness-long-after-first-signal': ({ moments: { firstSignalAt }, awareness }) =>
    firstSignalAt !== undefined && awareness.at > plusHours(firstSignalAt, LONG_INVESTIGATION_HOURS),
};

export function dateFlags(breach: DateReads): readonly (readonly [string, boolean])[] {
  return Object.entries(RULES).map(([flag, holds]) => [flag, holds(breach)]);
}
