import type { Opinion } from '../../breach/domain/question.js';
import type { Language } from '../../law/sentence.js';
import { wordsIn } from './words.js';

/** "het advies van de FG en het beoordeelde risico". */
export const opinionsInWords = (opinions: readonly Opinion[], language: Language): string =>
  new Intl.ListFormat(language).format(opinions.map((one) => wordsIn(language).lists.opinions[one]));
