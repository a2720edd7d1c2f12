import type { BreachAssessed } from './assessment.js';
import { fields } from './fields.js';

export interface DismissalNeedsFields {
  /** Somebody once judged that there is a risk to people: judging otherwise since does not take that back. */
  readonly riskWasAssessed?: true;
}

export const dismissalNeeds = fields<DismissalNeedsFields, BreachAssessed>({
  initial: {},
  on: { BreachAssessed: (_, { risk }) => (risk === 'unlikely' ? {} : { riskWasAssessed: true }) },
});
