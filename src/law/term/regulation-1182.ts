import { DateTime } from 'luxon';
import { fromMilliseconds, plusHours, toMilliseconds, type Moment } from '../../shared/moment.js';
import { DUTCH_TIME } from '../clock.js';
import { GDPR, type LawVersion } from '../law-version.js';
import { isWorkingDay } from './working-day.js';

const HOUR = 3_600_000;

/** A term in hours as Regulation (EEC, Euratom) 1182/71 counts it: information beside the strict clock. */
export interface Regulation1182Term {
  /** The beginning of the first hour that counts. */
  readonly startsAt: Moment;
  /** The end of the last hour. */
  readonly endsAt: Moment;
  /** Whether Art. 3(5) moved the end: only where the law version switched that rule on. */
  readonly extendedForWorkingDays: boolean;
  readonly source: string;
}

/**
 * Art. 3(1): the hour in which the event falls is not counted; Art. 3(2)(a): the term runs from the beginning of the
 * first hour to the end of the last. An event at 12:00 sharp falls in the hour from 12 to 13, so that hour is not
 * counted either and the term starts at 13:00, a full hour after the event. Weekends and holidays count (3(3)); the
 * roll-over to a working day (3(4)) is for terms not in hours. Hours begin on the UTC line: Dutch time differs from
 * it by whole hours, so they begin on the Dutch clock as well.
 */
export function regulation1182Term(awareAt: Moment, law: LawVersion = GDPR): Regulation1182Term {
  const startsAt = fromMilliseconds((Math.floor(toMilliseconds(awareAt) / HOUR) + 1) * HOUR);
  const endsAt = plusHours(startsAt, law.notificationHours);
  const extended = law.atLeastTwoWorkingDays === true ? withTwoWorkingDays(startsAt, endsAt) : endsAt;
  return {
    startsAt,
    endsAt: extended,
    extendedForWorkingDays: extended !== endsAt,
    source: `Regulation (EEC, Euratom) 1182/71, Art. 3(1), 3(2)(a)${extended === endsAt ? '' : ' and 3(5)'}`,
  };
}

/**
 * Art. 3(5) on its narrowest reading: a working day of which the term holds any part counts, and where fewer than
 * two do, the term ends with the second one. A wider reading would only end later.
 */
function withTwoWorkingDays(startsAt: Moment, endsAt: Moment): Moment {
  const end = DateTime.fromISO(endsAt, { zone: DUTCH_TIME });
  let day = DateTime.fromISO(startsAt, { zone: DUTCH_TIME }).startOf('day');
  let workingDays = 0;
  for (;;) {
    if (isWorkingDay(day)) workingDays += 1;
    const next = day.plus({ days: 1 });
    if (workingDays >= 2) return day < end ? endsAt : fromMilliseconds(next.toMillis());
    day = next;
  }
}
