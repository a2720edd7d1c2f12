import { onDutchClock } from '../../law/clock.js';
import type { Language } from '../../law/sentence.js';
import { fromMilliseconds, toMilliseconds, type Moment } from '../../shared/moment.js';
import { wordsIn } from '../words/words.js';

/** Its first and its last day, in words: one that ends at midnight ends with the day before. */
export function periodInWords(
  { from, until }: { readonly from: Moment; readonly until: Moment },
  language: Language,
): string {
  const day = (at: Moment): string => onDutchClock(at, 'd MMMM yyyy', language);
  return wordsIn(language).inquiries.period(day(from), day(fromMilliseconds(toMilliseconds(until) - 1)));
}
