import { onDutchClock } from '../../law/clock.js';
import type { Language } from '../../law/sentence.js';
import { toMilliseconds, type Moment } from '../../shared/moment.js';
import { noticeWordsIn } from './notice-words.js';

/** Past so many, hours are said; past the other, days. */
const MINUTES_SAID = 120;
const HOURS_SAID = 72;

/** How long a term still runs: never more than it is, for whoever plans by it. */
export function termLeft(dueAt: Moment, now: Moment, language: Language): string {
  const words = noticeWordsIn(language);
  const minutes = Math.floor((toMilliseconds(dueAt) - toMilliseconds(now)) / 60_000);
  if (minutes < 0) return words.over(onTheClock(dueAt, language));
  if (minutes <= MINUTES_SAID) return words.minutes(minutes);
  const hours = Math.floor(minutes / 60);
  return hours <= HOURS_SAID ? words.hours(hours) : words.days(Math.floor(hours / 24));
}

/** With the day: whoever reads it at three at night thinks of another one. */
export const onTheClock = (at: Moment, language: Language): string =>
  onDutchClock(at, 'cccc d MMMM, HH:mm', language);
