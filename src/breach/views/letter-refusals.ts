import type { Breach } from '../domain/breach.js';
import { interestOfChildOpposes } from '../domain/interest-of-child.js';
import { mergedInto } from '../domain/merge.js';
import { safetyAtStake } from '../domain/safety.js';
import { PUBLIC_MEANS, type NoticeMeans } from '../../law/ap-vocabulary.js';
import type { LetterWishes } from '../../law/letter/speaker.js';
import { Refusal } from '../../shared/refusal.js';

/** Why no letter is prepared. */
export const LETTER_REFUSALS = [
  'merged',
  'safe-contact-first',
  'not-in-public-in-danger',
  'not-in-public-for-one',
  'representative-needed',
  'reader-decides-himself',
  'interest-of-child-opposes',
  'interest-of-child-unknown',
] as const;
export type LetterRefusal = (typeof LETTER_REFUSALS)[number];

/** @throws Refusal with one of {@link LETTER_REFUSALS} */
export function refuseLetter(breach: Breach, wishes: LetterWishes): void {
  refuseMerged(breach);
  refuseUnsafe(breach);
  refuseWrongReader(breach, wishes);
  refuseInPublic(breach, wishes.means);
}

/** What is learnt after a merge, of a danger or of a child, is recorded in the dossier that went on. */
function refuseMerged({ ending }: Breach): void {
  if (ending?.kind === 'merged') throw mergedInto(ending.into);
}

/** A letter on the mat can be what betrays somebody: nothing is prepared before there is a safe way. */
function refuseUnsafe(breach: Breach): void {
  if (!safetyAtStake(breach) || breach.safety.safeContactAt !== undefined) return;
  throw refusal(
    'safe-contact-first',
    'Somebody’s safety is at stake: record a safe way of contact first. Nothing is prepared for sending before.',
  );
}

/** What everybody reads must neither lead to somebody in danger nor point at one person. */
function refuseInPublic(breach: Breach, means: NoticeMeans): void {
  if (!PUBLIC_MEANS.includes(means)) return;
  if (safetyAtStake(breach)) {
    throw refusal(
      'not-in-public-in-danger',
      'Somebody’s safety is at stake: tell people one by one, over their safe way of contact.',
    );
  }
  const count = breach.assessment?.assessment.subjectCount ?? breach.report.subjectCount;
  if (count?.max === 1) {
    throw refusal('not-in-public-for-one', 'It is about one person: tell that person, not the public.');
  }
}

function refuseWrongReader(breach: Breach, { reader, representative }: LetterWishes): void {
  // Where no parent may be told and there is no guardian, nobody is left but the child itself.
  if (reader === 'under-sixteen' && representative === undefined && !interestOfChildOpposes(breach)) {
    throw refusal(
      'representative-needed',
      'Below sixteen a representative is told too: say who. The child alone is told where its interest opposes that.',
      'invalid',
      'representative',
    );
  }
  if (reader === 'sixteen-or-older' && representative !== undefined) {
    throw refusal(
      'reader-decides-himself',
      'From sixteen on a person decides himself, and is told himself.',
      'invalid',
      'representative',
    );
  }
  if (representative !== 'parent') return;
  if (interestOfChildOpposes(breach)) {
    throw refusal(
      'interest-of-child-opposes',
      'The interest of the child opposes telling this parent: tell a guardian or the child itself.',
    );
  }
  if (breach.interestOfChild === undefined && safetyAtStake(breach)) {
    throw refusal(
      'interest-of-child-unknown',
      'Safety is at stake: record first whether the interest of the child allows that a parent is told.',
    );
  }
}

const refusal = (code: LetterRefusal, ...why: [detail: string, kind?: 'invalid', field?: string]): Refusal =>
  new Refusal(code, ...why);
