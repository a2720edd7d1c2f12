import type { NoticeMeans } from '../ap-vocabulary.js';
import type { FormSource } from '../ap-form/form-input.js';
import type { Language } from '../sentence.js';

/** For whom the letter is. Below 16 a representative decides (UAVG Art. 5); the child is told too, in its own words. */
export const LETTER_READERS = ['adult', 'sixteen-or-older', 'under-sixteen'] as const;
export type LetterReader = (typeof LETTER_READERS)[number];

/** Who stands up for somebody who is under 16 or under legal protection. */
export const REPRESENTATIVES = ['parent', 'guardian', 'curator', 'mentor'] as const;
export type Representative = (typeof REPRESENTATIVES)[number];

/** The parts that Art. 34(2) asks for, in the order in which a person wants to know them. */
export const LETTER_PARTS = [
  'what-happened',
  'what-leaked',
  'what-it-may-mean',
  'what-we-did',
  'what-you-can-do',
  'whom-to-call',
] as const;
export type LetterPart = (typeof LETTER_PARTS)[number];

/** The acts on a dossier that fill a gap of its letters. */
export const LETTER_CALLS = ['assessments', 'letter-texts', 'letter-details', 'letter-contact'] as const;
export type LetterCall = (typeof LETTER_CALLS)[number];

/** What a person still has to say: left visibly open, nothing is invented. */
export interface LetterGap {
  readonly part: LetterPart;
  /** The act on the dossier by which it is said. */
  readonly call: LetterCall;
}

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
  readonly language: Language;
  readonly reader: LetterReader;
  readonly representative?: Representative;
  readonly greeting: string;
  readonly paragraphs: readonly LetterParagraph[];
  readonly closing: string;
  readonly delivery: Delivery;
  readonly gaps: readonly LetterGap[];
  /** Sentences of the organisation's own documents that this letter keeps. */
  readonly keepsPromises: readonly string[];
}

/** The letter as it is read, one text. */
export function letterText({ greeting, paragraphs, closing }: Letter): string {
  const body = paragraphs.map(({ heading, lines }) => [heading, ...lines].join('\n'));
  return [greeting, ...body, closing].join('\n\n');
}
