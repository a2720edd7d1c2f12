import { isLanguage, LANGUAGES, type Language } from '../../law/sentence.js';
import type { ReportingWords } from './reporting-words.js';
import { wordsIn } from './words.js';

export type Direction = 'ltr' | 'rtl';

/** A language in which people can report. */
export interface ReportingLanguage {
  /** `de` */
  readonly code: string;
  readonly direction: Direction;
  readonly words: ReportingWords;
}

/** Scripts that are written from right to left (Unicode). */
const FROM_THE_RIGHT = ['Adlm', 'Arab', 'Aran', 'Hebr', 'Nkoo', 'Rohg', 'Syrc', 'Thaa'];

export function directionOf(code: string): Direction {
  return FROM_THE_RIGHT.includes(new Intl.Locale(code).maximize().script ?? '') ? 'rtl' : 'ltr';
}

/** These have all words: those of the desk too. */
const OWN: Readonly<Record<Language, ReportingLanguage>> = {
  nl: { code: 'nl', direction: 'ltr', words: wordsIn('nl') },
  en: { code: 'en', direction: 'ltr', words: wordsIn('en') },
};

/** Of a page that is there in Dutch and English alone. */
export const ownLanguage = (code: Language): ReportingLanguage => OWN[code];

/** What people can report in here: Dutch, English, and what this installation has the words of. */
export class ReportingLanguages {
  readonly #byCode: ReadonlyMap<string, ReportingLanguage>;

  constructor(further: readonly ReportingLanguage[]) {
    this.#byCode = new Map([...LANGUAGES.map(ownLanguage), ...further].map((one) => [one.code, one]));
  }

  has(code: string): boolean {
    return this.#byCode.has(code);
  }

  /** Those of these codes, in their order; Dutch where there is none. */
  of(codes: readonly string[]): readonly [ReportingLanguage, ...ReportingLanguage[]] {
    const [first = OWN.nl, ...others] = codes.flatMap((code) => this.#byCode.get(code) ?? []);
    return [first, ...others];
  }
}

/** In which somebody reads what is there in Dutch and English alone: English where it is offered. */
export function writtenFor(language: ReportingLanguage, offered: readonly string[]): Language {
  if (isLanguage(language.code)) return language.code;
  return offered.includes('en') ? 'en' : 'nl';
}

/** Of a text in another language than its page: whoever hears it read has to hear it in its own. */
export const writtenIn = (written: string, page: ReportingLanguage): { lang?: string; dir?: Direction } =>
  written === page.code ? {} : { lang: written, dir: directionOf(written) };
