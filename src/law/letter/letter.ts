import type { NoticeMeans } from '../ap-vocabulary.js';
import type { FormSource } from '../ap-form/form-input.js';

/** For whom the letter is. Below 16 a representative decides (UAVG Art. 5); the child is told too, in its own words. */
export const LETTER_READERS = ['adult', 'sixteen-or-older', 'under-sixteen'] as const;
export type LetterReader = (typeof LETTER_READERS)[number];

/** Who stands up for somebody who is under 16 or under legal protection. */
export const REPRESENTATIVES = ['parent', 'guardian', 'curator', 'mentor'] as const;
export type Representative = (typeof REPRESENTATIVES)[number];

/** The parts that Art. 34(2) asks for, in the order in which a person wants to know them. */
export type LetterPart =
  'what-happened' | 'what-leaked' | 'what-it-may-mean' | 'what-we-did' | 'what-you-can-do' | 'whom-to-call';

export interface LetterParagraph {
  readonly part: LetterPart;
  readonly heading: string;
  readonly lines: readonly string[];
  /** Events the variables were filled from; none where the text is the same for every breach. */
  readonly sources: readonly FormSource[];
}

/** How it goes out. */
export interface Delivery {
  readonly means: NoticeMeans;
  /** What whoever carries it out should do. */
  readonly instructions: readonly string[];
  /** Of a letter on paper: nothing on the outside tells what is in it. */
  readonly envelope?: 'neutral';
}

export interface Letter {
  readonly language: 'nl';
  readonly reader: LetterReader;
  readonly representative?: Representative;
  readonly greeting: string;
  readonly paragraphs: readonly LetterParagraph[];
  readonly closing: string;
  readonly delivery: Delivery;
  /** What a person still has to fill in: left visibly open, nothing is invented. */
  readonly open: readonly string[];
  /** Sentences of the organisation's own documents that this letter keeps. */
  readonly keepsPromises: readonly string[];
}

/** The letter as it is read, one text. */
export function letterText({ greeting, paragraphs, closing }: Letter): string {
  const body = paragraphs.map(({ heading, lines }) => [heading, ...lines].join('\n'));
  return [greeting, ...body, closing].join('\n\n');
}
