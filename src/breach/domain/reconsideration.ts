import { Refusal } from '../../shared/refusal.js';
import { standingNotification } from './authority-notification.js';
import type { Breach } from './breach-state.js';
import { standingDecision, type Question } from './decision.js';
import type { Evolve, Fact } from './domain-event.js';
import { turnedAgainst, withAllHeard, type Opinion } from './opinions.js';
import { bearsControllersDuties } from './organisation-role.js';
import type { RegisterText } from './register-text.js';

/** The board saw what turned against its decision, and the decision stands. */
export type DecisionUpheld = Fact<
  'DecisionUpheld',
  { readonly question: Question; readonly reason: RegisterText; readonly against: readonly Opinion[] }
>;

export interface UpholdDecision {
  readonly type: 'UpholdDecision';
  readonly question: Question;
  readonly reason: RegisterText;
}

type Facts = Pick<Breach, 'decisions' | 'informed' | 'notifications' | 'opinions' | 'organisationRole'>;

/**
 * What turned against the decision since it was taken: an assessment, the advice computed from it, a promise, the FG.
 * What it departed from with its reason is not among them, nor what comes after it was carried out: telling cannot be
 * taken back.
 */
export function toReconsider(breach: Facts, question: Question): readonly Opinion[] {
  const decision = standingDecision(breach, question);
  if (decision === undefined || !bearsControllersDuties(breach)) return [];
  const wasDone =
    question === 'notify-authority' ? standingNotification(breach) !== undefined : breach.informed.length > 0;
  return decision.outcome === 'yes' && wasDone ? [] : turnedAgainst(breach, question, decision.outcome);
}

export function upholdDecision(
  breach: Breach,
  { question, reason }: UpholdDecision,
): readonly DecisionUpheld[] {
  const against = toReconsider(breach, question);
  if (against.length === 0) {
    throw new Refusal('nothing-to-reconsider', 'Nothing turned against this decision since it was taken.');
  }
  return [{ type: 'DecisionUpheld', data: { question, reason, against } }];
}

export const evolveReconsideration: Evolve<DecisionUpheld> = {
  DecisionUpheld: (breach, { question, ...upheld }, { recordedAt }) => {
    const decision = breach.decisions[question];
    if (decision === undefined) return breach;
    return {
      ...breach,
      decisions: { ...breach.decisions, [question]: { ...decision, upheld: { ...upheld, at: recordedAt } } },
      opinions: withAllHeard(breach.opinions, question),
    };
  },
};
