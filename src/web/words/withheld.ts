import type { Withheld } from '../../platform/http/answer-fields.js';
import type { Language } from '../../law/sentence.js';
import { wordsIn } from './words.js';

/** Free text, or why it is not shown; what is absent stays absent. */
export function shownText<T extends string | undefined>(
  text: T | Withheld,
  language: Language,
): Exclude<T, object> | string {
  if (typeof text !== 'object') return text;
  const words = wordsIn(language).recorded;
  if ('erased' in text) return words.erased(text.by);
  return text.forNow ? words.unreadableForNow : words.unreadable;
}
