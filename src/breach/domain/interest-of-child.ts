import type { Personal } from '../../shared/personal.js';
import type { Breach } from './breach-state.js';
import type { Evolve, Fact } from './domain-event.js';

/** Whether the interest of the child allows that a parent is told; the parent can be whom it has to be kept from. */
export const INTERESTS_OF_CHILD = ['allows', 'opposes'] as const;
export type InterestOfChild = (typeof INTERESTS_OF_CHILD)[number];

/**
 * What somebody who knows the child says of it; a later one counts. It holds for the whole dossier: where it opposes
 * for one of several children, it opposes.
 */
export type InterestOfChildEstablished = Fact<
  'InterestOfChildEstablished',
  {
    readonly interest: InterestOfChild;
    /** About a family, so never in the register. */
    readonly reason: Personal<string>;
  }
>;

export interface EstablishInterestOfChild {
  readonly type: 'EstablishInterestOfChild';
  readonly interest: InterestOfChild;
  readonly reason: Personal<string>;
}

export function establishInterestOfChild(
  _breach: Breach,
  { interest, reason }: EstablishInterestOfChild,
): readonly InterestOfChildEstablished[] {
  return [{ type: 'InterestOfChildEstablished', data: { interest, reason } }];
}

export function interestOfChildOpposes({ interestOfChild }: Pick<Breach, 'interestOfChild'>): boolean {
  return interestOfChild?.interest === 'opposes';
}

export const evolveInterestOfChild: Evolve<InterestOfChildEstablished> = {
  InterestOfChildEstablished: (breach, data) => ({ ...breach, interestOfChild: data }),
};
