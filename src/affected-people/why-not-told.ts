import type { Breach } from '../breach/domain/breach.js';
import { safetyAtStake } from '../breach/domain/safety.js';
import { LETTER_REFUSALS, refuseLetter, type LetterRefusal } from '../breach/views/letter-refusals.js';
import type { NoticeMeans } from '../law/ap-vocabulary.js';
import { Refusal } from '../shared/refusal.js';
import { canBeToldBy, waysTo, type AffectedPerson, type Way } from './affected-person.js';

/** Why somebody on the list may not be told at all, by whatever way. */
export const WHY_NOT_AT_ALL = ['no-way', 'safe-contact-needed', ...LETTER_REFUSALS] as const;
export type WhyNotAtAll = (typeof WHY_NOT_AT_ALL)[number];
export type WhyNotTold = WhyNotAtAll | 'not-by-these-means';

/** By these he is told where he is met: nothing is sent, and no address is needed. */
const TALKS: readonly NoticeMeans[] = ['in-person', 'interpreter', 'other'];

/**
 * Why nobody may tell him now, or nothing. One rule for letters, for rounds and for what the list shows: what may not fall on
 * somebody’s mat may not be told by phone either, and whoever got nothing does not count as told (ADR 18, 42).
 */
export function whyNotAtAll(person: AffectedPerson, breach: Breach): WhyNotAtAll | undefined {
  return whyUnsafe(person, breach) ?? (waysTo(person).length === 0 ? 'no-way' : undefined);
}

/**
 * Why he may not be told by these means.
 * @param isNamed somebody says of this person that he was told; else it is said of everybody who can be reached so
 */
export function whyNotTold(
  person: AffectedPerson,
  breach: Breach,
  { means, isNamed }: { readonly means: readonly NoticeMeans[]; readonly isNamed: boolean },
): WhyNotTold | undefined {
  const unsafe = whyUnsafe(person, breach);
  if (unsafe !== undefined) return unsafe;
  if (canBeToldBy(person, means)) return undefined;
  const isMet = isNamed && person.safeContact === undefined && means.some((one) => TALKS.includes(one));
  if (isMet) return undefined;
  return waysTo(person).length === 0 ? 'no-way' : 'not-by-these-means';
}

/** How he may be reached now. */
export function openWaysTo(person: AffectedPerson, breach: Breach): readonly Way[] {
  return whyUnsafe(person, breach) === undefined ? waysTo(person) : [];
}

function whyUnsafe(
  { reader, representative, safeContact }: AffectedPerson,
  breach: Breach,
): 'safe-contact-needed' | LetterRefusal | undefined {
  // Of whom it is not known whether the mat is safe, nothing falls on it (ADR 18).
  if (safetyAtStake(breach) && (safeContact === undefined || safeContact.lapsed))
    return 'safe-contact-needed';
  try {
    refuseLetter(breach, {
      ...{ reader, language: 'nl', means: 'letter' },
      ...(representative && { representative: representative.role }),
    });
    return undefined;
  } catch (error) {
    const why = error instanceof Refusal && LETTER_REFUSALS.find((code) => code === error.code);
    if (!why) throw error;
    return why;
  }
}
