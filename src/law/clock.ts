import { DateTime } from 'luxon';
import { DUTCH_TIME } from '../shared/dutch-time.js';
import { fromMilliseconds, moment, plusHours, toMilliseconds, type Moment } from '../shared/moment.js';
import { lawInForceAt, type LawVersion } from './law-version.js';

/** The term of Art. 33(1), as a fact that can be recorded. */
export interface NotificationDeadline {
  readonly dueAt: Moment;
  /** Elapsed hours of the term. */
  readonly hours: number;
  readonly lawVersion: string;
}

/** Awareness plus the term, in elapsed hours on the UTC line: weekends and summer time change nothing. */
export function notificationDeadline(
  awareAt: Moment,
  law: LawVersion = lawInForceAt(awareAt),
): NotificationDeadline {
  return {
    dueAt: plusHours(awareAt, law.notificationHours),
    hours: law.notificationHours,
    lawVersion: law.id,
  };
}

/** How late a notification was, as the AP counts. */
export interface Lateness {
  /** Full hours past the deadline. */
  readonly hours: number;
  /** Calendar days between the due day and the day of notification, on the Dutch calendar (Booking.com: 22). */
  readonly days: number;
}

/** `undefined` when in time; a notification at the very deadline is in time. */
export function lateness(dueAt: Moment, notifiedAt: Moment): Lateness | undefined {
  const late = toMilliseconds(notifiedAt) - toMilliseconds(dueAt);
  if (late <= 0) return undefined;
  const day = (at: Moment): DateTime => DateTime.fromISO(at, { zone: DUTCH_TIME }).startOf('day');
  return {
    hours: Math.floor(late / 3_600_000),
    days: Math.round(day(notifiedAt).diff(day(dueAt), 'days').days),
  };
}

/** The first moment of a day (`YYYY-MM-DD`) on the Dutch wall clock. */
export function startOfDutchDay(day: string): Moment {
  return DateTime.fromISO(day, { zone: DUTCH_TIME }).startOf('day').toUTC().toISO() as Moment;
}

/** The day (`YYYY-MM-DD`) on the Dutch wall clock at that moment. */
export function dutchDay(at: Moment): string {
  return DateTime.fromISO(at, { zone: DUTCH_TIME }).toFormat('yyyy-MM-dd');
}

function dutchClockAt(at: Moment): DateTime {
  // A list shows a hundred of them: a moment in UTC, as all that are recorded, is read without luxon's own parser.
  return at.endsWith('Z')
    ? DateTime.fromMillis(Date.parse(at), { zone: DUTCH_TIME })
    : DateTime.fromISO(at, { zone: DUTCH_TIME });
}

/**
 * A moment as people read it, on the Dutch wall clock; in the hour that there is twice also which of both it is.
 * @param pattern of luxon
 */
export function onDutchClock(at: Moment, pattern: string, language = 'nl'): string {
  const read = dutchClockAt(at);
  const text = read.setLocale(language).toFormat(pattern);
  const half = pattern.includes('HH:mm') ? halfOfHour(read) : undefined;
  if (half === undefined) return text;
  return `${text} (${HALVES[language.slice(0, 2)]?.[half] ?? `UTC${read.toFormat('Z')}`})`;
}

/** When summer time ends there is an hour twice: first in summer time, then in winter time. */
type Half = 'summer' | 'winter';
const HALVES: Readonly<Record<string, Readonly<Record<Half, string>>>> = {
  nl: { summer: 'zomertijd', winter: 'wintertijd' },
  en: { summer: 'summer time', winter: 'winter time' },
};

function halfOfHour(read: DateTime): Half | undefined {
  // Of a hundred moments of a list hardly one is asked further. Until 1995 it was in September.
  if (!(read.month === 10 || read.month === 9) || read.hour !== 2 || read.getPossibleOffsets().length < 2)
    return undefined;
  return read.isInDST ? 'summer' : 'winter';
}

const HOUR = 3_600_000;
/** Some ten years, before their hours are asked anew. */
const HOURS_KEPT = 100_000;
/** By the hour since 1970 in UTC: Dutch clocks are only ever turned on the hour. */
const offsets = new Map<number, number>();

/** How far the Dutch wall clock is ahead of UTC, in milliseconds: asked once for each hour, because asking is dear. */
export function aheadOfUtc(milliseconds: number): number {
  const hour = Math.floor(milliseconds / HOUR);
  const known = offsets.get(hour);
  if (known !== undefined) return known;
  const ahead = DateTime.fromMillis(milliseconds, { zone: DUTCH_TIME }).offset * 60_000;
  if (offsets.size === HOURS_KEPT) offsets.clear();
  offsets.set(hour, ahead);
  return ahead;
}

/**
 * A moment on the Dutch wall clock, as ISO 8601 has it, and which it is where the clock shows it twice. A file of the
 * register has a million of them: no calendar is asked that was asked before.
 */
export function dutchWall(at: Moment): { readonly wall: string; readonly half?: Half } {
  const milliseconds = toMilliseconds(at);
  const wall = fromMilliseconds(milliseconds + aheadOfUtc(milliseconds)).slice(0, 'YYYY-MM-DDTHH:mm'.length);
  const half = /-(?:09|10)-\d\dT02:/.test(wall) ? halfOfHour(dutchClockAt(at)) : undefined;
  return { wall, ...(half && { half }) };
}

/** The same moment with the offset of the Dutch wall clock: whoever reads it reads the day that was meant. */
export function dutchTime(at: Moment): string {
  return DateTime.fromISO(at, { zone: DUTCH_TIME }).toISO() ?? at;
}

/** A day counts whole. @param edge its first or its last moment */
export const atDay = (asked: string, edge: (day: string) => Moment): Moment =>
  asked.length === 10 ? edge(asked) : moment(asked);

/** The last moment of a day (`YYYY-MM-DD`) on the Dutch wall clock. */
export function endOfDutchDay(day: string): Moment {
  return DateTime.fromISO(day, { zone: DUTCH_TIME }).endOf('day').toUTC().toISO() as Moment;
}

/**
 * The last moment of a minute on the Dutch wall clock; of one that there is twice, when summer time ends, the later.
 * `undefined` where there is no such day or time.
 */
export function endOfDutchMinute(day: string, time: string): Moment | undefined {
  const minute = DateTime.fromISO(`${day}T${time}`, { zone: DUTCH_TIME });
  const last = minute.isValid ? minute.getPossibleOffsets().at(-1) : undefined;
  return (last?.endOf('minute').toUTC().toISO() ?? undefined) as Moment | undefined;
}
