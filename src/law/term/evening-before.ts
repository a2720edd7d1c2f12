import { toMilliseconds, type Moment } from '../../shared/moment.js';
import { aheadOfUtc } from '../clock.js';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

/** By the Dutch clock: who is warned in these hours sleeps, and reads it when it may be too late. */
const NIGHT = { from: 22, until: 7 };
const EVENING = 18;

/**
 * Margins before the end of a term, widest first; where the last warning would fall at night, also that of the evening before:
 * nobody hears of it for the first time when nobody is awake.
 * @param margins hours @returns hours
 */
export function withEveningBefore(margins: readonly number[], dueAt: Moment): readonly number[] {
  const last = margins.at(-1);
  if (last === undefined) return margins;
  const due = toMilliseconds(dueAt);
  const warned = due - last * HOUR;
  // What the wall shows, as milliseconds: every list asks this of every dossier, and a calendar is dear.
  const wall = warned + aheadOfUtc(warned);
  const day = Math.floor(wall / DAY);
  const hour = (wall - day * DAY) / HOUR;
  if (hour >= NIGHT.until && hour < NIGHT.from) return margins;
  const evening = (hour < NIGHT.until ? day - 1 : day) * DAY + EVENING * HOUR;
  // No clock is turned between the evening and the hours after it that are taken for UTC here.
  const margin = (due - (evening - aheadOfUtc(evening))) / HOUR;
  return margins.includes(margin) ? margins : [...margins, margin].sort((one, other) => other - one);
}
