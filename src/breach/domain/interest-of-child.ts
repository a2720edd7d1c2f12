import type { ReportAbsorbed } from './awareness.js';
import type { Command } from './domain-event.js';
import type { DomainEvent } from '../../shared/recorded-event.js';
import { Refusal } from '../../shared/refusal.js';
import type { Personal } from '../../shared/personal.js';
import { alsoWhen, type Decisions } from './decisions.js';
import { fields, type Change } from './fields.js';
import {
  safetyAtStake,
  type SafetyFields,
  type SafetyMeasureTaken,
  type SafetyRiskRaised,
} from './safety.js';

/** Whether the interest of the child allows that a parent is told; the parent can be whom it has to be kept from. */
export const INTERESTS_OF_CHILD = ['allows', 'opposes'] as const;
export type InterestOfChild = (typeof INTERESTS_OF_CHILD)[number];

/**
 * What somebody who knows the child says of it; a later one counts. It holds for the whole dossier: where it opposes
 * for one of several children, it opposes, until somebody says that it no longer does so for any of them.
 */
export type InterestOfChildEstablished = DomainEvent<
  'InterestOfChildEstablished',
  {
    readonly interest: InterestOfChild;
    /** About a family, so never in the register. */
    readonly reason: Personal<string>;
    /** Said knowingly over an earlier "opposes". */
    readonly lifts?: true;
  }
>;

export type EstablishInterestOfChild = Command<
  'EstablishInterestOfChild',
  Omit<InterestOfChildEstablished['data'], 'lifts'> & {
    /** That an earlier "opposes" no longer holds, for any child. */
    readonly lifts?: boolean;
  }
>;

export interface InterestOfChildFields {
  readonly interestOfChild?: InterestOfChildEstablished['data'];
}

/** Danger that came up later: who said that a parent may be told did not know of it, and has to be asked again. */
const unlessOpposed = (before: InterestOfChildFields): Change<InterestOfChildFields> =>
  interestOfChildOpposes(before) ? {} : { interestOfChild: undefined };

export const interestOfChild = fields<
  InterestOfChildFields,
  InterestOfChildEstablished | ReportAbsorbed | SafetyMeasureTaken | SafetyRiskRaised,
  InterestOfChildFields & SafetyFields
>({
  initial: {},
  on: {
    InterestOfChildEstablished: (_, data) => ({ interestOfChild: data }),
    SafetyRiskRaised: unlessOpposed,
    // Nor did he speak for a child of the other dossier.
    ReportAbsorbed: (before, absorbed) => (absorbed.safetyAtStake ? unlessOpposed(before) : {}),
    // Averted, and nobody had raised it: that there was a danger is told with the measure.
    SafetyMeasureTaken: (before, { dangerAverted, learntIn }) =>
      (dangerAverted && !safetyAtStake(before)) || learntIn !== undefined ? unlessOpposed(before) : {},
  },
});

function establishInterestOfChild(
  breach: InterestOfChildFields,
  { interest, reason, lifts }: EstablishInterestOfChild,
): readonly InterestOfChildEstablished[] {
  const overOpposes = interest === 'allows' && interestOfChildOpposes(breach);
  if (overOpposes && lifts !== true) {
    // Whoever was asked about one child does not speak for its brother.
    throw new Refusal(
      'interest-of-child-opposed-before',
      'It was recorded that the interest of a child opposes: say with lifts that this holds for none of them any more.',
      'invalid',
      'lifts',
    );
  }
  return [
    { type: 'InterestOfChildEstablished', data: { interest, reason, ...(overOpposes && { lifts: true }) } },
  ];
}

export function interestOfChildOpposes({ interestOfChild }: InterestOfChildFields): boolean {
  return interestOfChild?.interest === 'opposes';
}

export const interestOfChildDecisions = {
  EstablishInterestOfChild: alsoWhen('ended', establishInterestOfChild), // a letter may still go out
} satisfies Decisions;
