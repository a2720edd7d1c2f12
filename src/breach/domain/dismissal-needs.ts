import type { BreachAssessed } from './assessment.js';
import type { ClockFields } from './awareness.js';
import { standingDecision, type DecisionFields } from './decision.js';
import { fields } from './fields.js';
import { QUESTIONS } from './question.js';

export interface DismissalNeedsFields {
  /** Somebody once judged that there is a risk to people: judging otherwise since does not take that back. */
  readonly riskWasAssessed?: true;
}

export const dismissalNeeds = fields<DismissalNeedsFields, BreachAssessed>({
  initial: {},
  on: { BreachAssessed: (_, { risk }) => (risk === 'unlikely' ? {} : { riskWasAssessed: true }) },
});

export type WeightFields = DismissalNeedsFields & DecisionFields & Pick<ClockFields, 'absorbed'>;

/** The board decided that somebody is told, or somebody once assessed a risk: here, or in a report that was merged into this. */
export function needsTwoToDismiss(breach: WeightFields): boolean {
  return (
    breach.riskWasAssessed === true ||
    QUESTIONS.some((question) => standingDecision(breach, question)?.outcome === 'yes') ||
    breach.absorbed.some(({ twoToDismiss }) => twoToDismiss === true)
  );
}
