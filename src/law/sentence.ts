/** What is said to a person: Dutch first, English beside it. */
export interface Sentence {
  readonly nl: string;
  readonly en: string;
}

export type Language = keyof Sentence;
