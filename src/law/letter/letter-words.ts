import type { RegisterText } from '../../shared/register-text.js';

/**
 * A sentence that a person wrote to be read by the people concerned, and the only prose that a letter takes over
 * (H4). It fits every reader, so it speaks to nobody: neither "u" nor "je". It names nobody, as {@link RegisterText}.
 */
export interface ForPeople {
  readonly nl: RegisterText;
  readonly en?: RegisterText;
}

/** What people understand and the AP's form has no word for. */
export const LETTER_WORDINGS = ['photos', 'device', 'paper', 'snooping'] as const;
export type LetterWording = (typeof LETTER_WORDINGS)[number];

/** What became of the data, as the AP asks a letter to say. */
export const WHEREABOUTS = ['returned', 'destroyed', 'wiped-remotely', 'not-returned'] as const;
export type Whereabouts = (typeof WHEREABOUTS)[number];

/** Who from outside advised or helps, as the AP asks a letter to say. */
export const ADVISERS = ['police', 'security-experts', 'lawyers'] as const;
export type Adviser = (typeof ADVISERS)[number];

/** What a letter says beyond the AP's form, out of closed lists. */
export interface LetterDetails {
  readonly wordings: readonly LetterWording[];
  readonly whereabouts?: Whereabouts;
  readonly advisedBy: readonly Adviser[];
}

/** Whom the people concerned can ask. */
export interface LetterContact {
  readonly name?: string;
  readonly phone?: string;
  readonly email?: string;
}

/** Words in a row that a reader of B1 still follows. */
export const LONGEST_SENTENCE = 25;

/** A heading, an item and a sentence each count as one; a phone number or an address of a web page is one word. */
export function sentencesOf(text: string): readonly string[] {
  return text
    .split(/(?<=[.?!:])\s+|\n+/)
    .map((sentence) => sentence.trim())
    .filter((sentence) => /\p{L}/u.test(sentence));
}

export function wordsIn(sentence: string): number {
  return sentence.split(/\s+/).filter((word) => /[\p{L}\p{N}]/u.test(word)).length;
}
