import { OMISSION_GROUNDS } from '../../audit/inquiry/inquiry.js';
import type { Language } from '../../law/sentence.js';
import { optionsOf } from '../words/list-words.js';
import { wordsIn } from '../words/words.js';

/** To show it, or why it is left out. */
export function groundOptions(language: Language): readonly (readonly [value: string, label: string])[] {
  const { inquiries, bundle } = wordsIn(language);
  return [['', inquiries.show], ...optionsOf(OMISSION_GROUNDS, bundle.grounds)];
}
