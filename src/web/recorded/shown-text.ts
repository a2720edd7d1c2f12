import type { Erased } from '../../platform/http/answer-fields.js';
import type { Language } from '../../law/sentence.js';
import { wordsIn } from '../words/words.js';

/** Free text, or that it was erased; what is absent stays absent. */
export const shownText = (text: string | Erased | undefined, language: Language): string | undefined =>
  typeof text === 'object' ? wordsIn(language).recorded.erased : text;
