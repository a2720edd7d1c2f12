import { DateTime } from 'luxon';
import { DUTCH_TIME } from '../../shared/dutch-time.js';
import type { Moment } from '../../shared/moment.js';

/** Until when the list of people concerned is kept of a dossier that was closed then: so many days on the Dutch calendar. */
export function listKeptUntil(closedAt: Moment, days: number): Moment {
  return DateTime.fromISO(closedAt, { zone: DUTCH_TIME }).plus({ days }).toUTC().toISO() as Moment;
}
