/** What is said to a person: Dutch first, English beside it. */
export interface Sentence {
  readonly nl: string;
  readonly en: string;
}

export type Language = keyof Sentence;

export const LANGUAGES = ['nl', 'en'] as const satisfies readonly Language[];

export const isLanguage = (code: string): code is Language => (LANGUAGES as readonly string[]).includes(code);
