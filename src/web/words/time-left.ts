import type { Language } from '../../law/sentence.js';
import { toMilliseconds, type Moment } from '../../shared/moment.js';
import { wordsIn } from './words.js';

/** How long a term still runs, or how much it is late: under two hours each minute counts. */
export function timeLeft(dueAt: Moment, now: Moment, language: Language): string {
  const words = wordsIn(language).desk;
  const left = toMilliseconds(dueAt) - toMilliseconds(now);
  const minutes = Math.floor(Math.abs(left) / 60_000);
  return words.left(minutes < 120 ? words.minutes(minutes) : words.hours(Math.trunc(minutes / 60)), left < 0);
}
