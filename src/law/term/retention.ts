import { DateTime } from 'luxon';
import type { Moment } from '../../shared/moment.js';
import { DUTCH_TIME } from '../../shared/dutch-time.js';

/** Until when a dossier is kept that was closed then: that many years later, on the Dutch calendar. */
export function keptUntil(closedAt: Moment, years: number): Moment {
  return DateTime.fromISO(closedAt, { zone: DUTCH_TIME }).plus({ years }).toUTC().toISO() as Moment;
}

/** What was closed then, or before, is kept no longer. */
export function closedBefore(now: Moment, years: number): Moment {
  return DateTime.fromISO(now, { zone: DUTCH_TIME }).minus({ years }).toUTC().toISO() as Moment;
}

/**
 * The day (`YYYY-MM-DD`) from which no backup opens what was erased then: the wrapping key of before is retired in the night
 * after it, and destroyed when the backups of that night are gone (ADR 38).
 */
export function definitiveBy(erasedAt: Moment, backupDays: number): string {
  return DateTime.fromISO(erasedAt, { zone: DUTCH_TIME })
    .plus({ days: backupDays + 1 })
    .toFormat('yyyy-MM-dd');
}
