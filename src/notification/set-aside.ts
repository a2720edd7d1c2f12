import { LETTER_REFUSALS } from './letter-refusals.js';

/** Why somebody on the list gets no letter: for himself, or because the letter of the dossier cannot be written to him. */
export const WHY_SET_ASIDE = [
  ...(['no-way', 'not-by-letter', 'safe-contact-needed', 'letter-not-ready'] as const),
  ...LETTER_REFUSALS,
] as const;
export type WhySetAside = (typeof WHY_SET_ASIDE)[number];
