import { DateTime } from 'luxon';
import { DUTCH_TIME } from '../../shared/dutch-time.js';
import { plusHours, toMilliseconds, type Moment } from '../../shared/moment.js';

/** By the Dutch clock: who is warned in these hours sleeps, and reads it when it may be too late. */
const NIGHT = { from: 22, until: 7 };
const EVENING = 18;

function isNight({ hour }: DateTime): boolean {
  return hour >= NIGHT.from || hour < NIGHT.until;
}

/**
 * Margins before the end of a term, widest first; where the last warning would fall at night, also that of the evening before:
 * nobody hears of it for the first time when nobody is awake.
 * @param margins hours @returns hours
 */
export function withEveningBefore(margins: readonly number[], dueAt: Moment): readonly number[] {
  const last = margins.at(-1);
  if (last === undefined) return margins;
  const warned = DateTime.fromISO(plusHours(dueAt, -last), { zone: DUTCH_TIME });
  if (!isNight(warned)) return margins;
  const day = warned.hour < NIGHT.until ? warned.minus({ days: 1 }) : warned;
  const evening = day.set({ hour: EVENING, minute: 0, second: 0, millisecond: 0 });
  const margin = (toMilliseconds(dueAt) - evening.toMillis()) / 3_600_000;
  return margins.includes(margin) ? margins : [...margins, margin].sort((one, other) => other - one);
}
