import { DateTime } from 'luxon';
import { fromMilliseconds, plusHours, type Moment } from '../../shared/moment.js';
import { DUTCH_TIME } from '../../shared/dutch-time.js';
import { isWorkingDay } from './working-day.js';

/**
 * Exactly one unit, or in words. Months are of the calendar, working days end with the day. `without-delay` never gets hours
 * that nobody wrote; `stated` is set by who came with it or by a contract, with its clause.
 */
export type OwnTerm =
  | { readonly hours: number }
  | { readonly weeks: number }
  | { readonly months: number }
  | { readonly workingDays: number }
  | 'without-delay'
  | 'stated';

/** Its end; none where the law gives no number. */
export function endOfTerm(term: OwnTerm, startedAt: Moment): Moment | undefined {
  if (typeof term === 'string') return undefined;
  if ('hours' in term) return plusHours(startedAt, term.hours);
  const start = DateTime.fromISO(startedAt, { zone: DUTCH_TIME });
  if ('weeks' in term || 'months' in term) return fromMilliseconds(start.plus(term).toMillis());
  let day = start;
  for (let left = term.workingDays; left > 0;) {
    day = day.plus({ days: 1 });
    if (isWorkingDay(day)) left -= 1;
  }
  return fromMilliseconds(day.endOf('day').toMillis());
}
