import type { AssessmentFields } from './assessment.js';
import { standingDecision, type DecisionFields } from './decision.js';
import { isAnythingDone, type MeasureFields } from './measures.js';
import { isSaidToBeOurs, type OrganisationRoleFields } from './organisation-role.js';
import type { Ground, Question } from './question.js';
import { refuseBy, type RefusalRule } from './refusals.js';
import { isInDanger, safetyAtStake, type SafetyFields } from './safety.js';

export type GroundReads = AssessmentFields & MeasureFields & OrganisationRoleFields & SafetyFields;

interface Asked {
  readonly breach: GroundReads;
  readonly ground: Ground;
}

/**
 * What a ground needs when a decision is taken or upheld on it, and for as long as it stands on it: what is a ground no more is to
 * be decided anew.
 */
const NEEDS: readonly RefusalRule<Asked>[] = [
  {
    code: 'ground-in-danger',
    detail:
      'Somebody may be in danger: no measure to data and no public communication takes the place of telling people.',
    field: 'ground',
    // Wherever it is known from (ADR 17). What the public reads is no way to tell anybody whose safety ever was at stake
    // (Art. 34(3)(c)); what was done to data takes a danger away only where somebody says that it is averted (Art. 34(3)(b)).
    when: ({ breach, ground }) =>
      ground === 'disproportionate-effort'
        ? safetyAtStake(breach)
        : ground === 'measures-afterwards' && isInDanger(breach),
  },
  {
    code: 'ground-of-another',
    detail: 'By what was established this organisation is the controller: say first whose breach it is.',
    field: 'ground',
    when: ({ breach, ground }) => isGroundOfAnother(breach, ground),
  },
  {
    code: 'ground-without-protection',
    detail:
      'Art. 34(3)(a) needs data that were made unintelligible; the assessment does not say that they were.',
    when: ({ breach, ground }) =>
      ground === 'measures-beforehand' &&
      breach.assessment !== undefined &&
      (breach.assessment.assessment.protection ?? 'none') === 'none',
  },
  {
    code: 'ground-without-measures',
    detail: 'Art. 34(3)(b) needs measures that were taken: record them first.',
    when: ({ breach, ground }) => ground === 'measures-afterwards' && !isAnythingDone(breach),
  },
];

/** @throws Refusal where a decision on this ground is taken or upheld, and it has not what it needs */
export function refuseGround(breach: GroundReads, ground: Ground): void {
  refuseBy(NEEDS, { breach, ground });
}

/** What the decision rests on was withdrawn, proved untrue, or is no ground any more now that somebody may be in danger. */
export function restsOnNothing(breach: GroundReads & DecisionFields, question: Question): boolean {
  const ground = standingDecision(breach, question)?.ground;
  return ground !== undefined && NEEDS.some(({ when }) => when({ breach, ground }));
}

/** It was left to another controller, and this organisation proves to be one (Art. 4(7), 26). */
export function isGroundOfAnother(breach: OrganisationRoleFields, ground: Ground): boolean {
  return ground === 'not-controller' && isSaidToBeOurs(breach);
}
