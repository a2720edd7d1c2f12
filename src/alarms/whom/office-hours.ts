import { DateTime } from 'luxon';
import { isWorkingDay } from '../../law/term/working-day.js';
import type { OrganisationProfile } from '../../organisations/organisation-profile.js';
import { DUTCH_TIME } from '../../shared/dutch-time.js';
import { fromMilliseconds, type Moment } from '../../shared/moment.js';

type Office = Pick<OrganisationProfile, 'officeHours' | 'holidays'>;

/** Where the profile says nothing. */
const USUAL = { from: '08:00', until: '18:00' };

const onDutchClock = (at: Moment): DateTime => DateTime.fromISO(at, { zone: DUTCH_TIME });

function isOfficeDay({ holidays = [] }: Office, day: DateTime): boolean {
  return isWorkingDay(day) && !holidays.includes(day.toFormat('yyyy-MM-dd'));
}

function atTime(day: DateTime, time: string): DateTime {
  const [hour = 0, minute = 0] = time.split(':').map(Number);
  return day.set({ hour, minute, second: 0, millisecond: 0 });
}

/** When somebody who works in office hours hears of what can wait: now, or as soon as the office opens. */
export function nextOfficeMoment(office: Office, at: Moment): Moment {
  const { from, until } = office.officeHours ?? USUAL;
  const now = onDutchClock(at);
  for (let day = now; ; day = day.plus({ days: 1 }).startOf('day')) {
    if (!isOfficeDay(office, day)) continue;
    if (day >= atTime(day, until)) continue;
    const opens = atTime(day, from);
    return day > opens ? fromMilliseconds(day.toMillis()) : fromMilliseconds(opens.toMillis());
  }
}

/** Hours by the Dutch clock between which a digest goes out: in the morning, or not that day. */
const MORNING = { from: 8, until: 12 };

/** The day whose digest is due then, `yyyy-MM-dd`; nothing on a day without one, too early or too late on it. */
export function digestDay(office: Office, at: Moment): string | undefined {
  const now = onDutchClock(at);
  const isMorning = now.hour >= MORNING.from && now.hour < MORNING.until;
  return isMorning && isOfficeDay(office, now) ? now.toFormat('yyyy-MM-dd') : undefined;
}
