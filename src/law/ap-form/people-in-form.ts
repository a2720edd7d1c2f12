import { isAnybodyTold, peopleReached, type PeopleReached } from '../people-reached.js';
import type { FormInput } from './form-input.js';

type Read = Pick<FormInput, 'informed' | 'assessment' | 'informDecision' | 'listed' | 'safetyAtStake'>;

/**
 * Who was reached, as the forms of authorities tell it: the same count as in the dossier and in the register.
 */
export function peopleInForm({
  informed,
  assessment,
  informDecision,
  listed,
  safetyAtStake,
}: Read): PeopleReached {
  return peopleReached({
    rounds: informed.map(({ value }) => value),
    subjectCount: assessment?.value.subjectCount,
    decision: informDecision?.value,
    ...(listed !== undefined && { listed }),
    safetyAtStake: safetyAtStake === true,
  });
}

export function wereInformed({
  informed,
  safetyAtStake,
}: Pick<FormInput, 'informed' | 'safetyAtStake'>): boolean {
  return isAnybodyTold(
    informed.map(({ value }) => value),
    safetyAtStake,
  );
}

/** Told by a public communication alone, it is not known how many people read it. */
export function onlyPublicly(input: Read): boolean {
  return wereInformed(input) && peopleInForm(input).reached === 0;
}
