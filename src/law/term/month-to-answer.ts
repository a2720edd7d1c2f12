import { DateTime } from 'luxon';
import { DUTCH_TIME } from '../../shared/dutch-time.js';
import type { Moment } from '../../shared/moment.js';
import { isWorkingDay } from './working-day.js';

/**
 * Until when somebody who asks what is held of him is answered (Art. 12(3) GDPR): a calendar month, by Regulation 1182/71,
 * Art. 3: the day of receipt does not count, a month without that day ends with its last one, and a term whose last day is
 * no working day ends with the next one.
 */
export const answerBy = (receivedAt: Moment): Moment => monthsAfter(receivedAt, 1);

/** The same where it is prolonged by two further months, which is told within the first one. */
export const answerAtTheLatest = (receivedAt: Moment): Moment => monthsAfter(receivedAt, 3);

function monthsAfter(receivedAt: Moment, months: number): Moment {
  let last = DateTime.fromISO(receivedAt, { zone: DUTCH_TIME }).plus({ months });
  while (!isWorkingDay(last)) last = last.plus({ days: 1 });
  return last.endOf('day').toUTC().toISO() as Moment;
}
