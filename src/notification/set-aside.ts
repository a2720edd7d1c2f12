import { WHY_NOT_AT_ALL } from '../affected-people/why-not-told.js';

/** Why somebody on the list gets no letter: nobody may tell him, not by letter, or the letter of the dossier is not ready. */
export const WHY_SET_ASIDE = [...WHY_NOT_AT_ALL, 'not-by-letter', 'letter-not-ready'] as const;
export type WhySetAside = (typeof WHY_SET_ASIDE)[number];
