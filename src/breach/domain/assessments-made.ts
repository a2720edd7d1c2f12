import type { Moment } from '../../shared/moment.js';
import type { BindingPromise, BreachAssessed } from './assessment.js';
import { append, fields } from './fields.js';

interface AssessmentMade {
  readonly at: Moment;
  readonly byRole: string;
  /** What bound by it: a decision that departs from a promise departs from these. */
  readonly promises?: readonly BindingPromise[];
}

export interface AssessmentsMadeFields {
  /** When it was assessed, each time: the last one alone counts. */
  readonly assessmentsMade: readonly AssessmentMade[];
}

/** For the register: that an assessment took the place of another. */
export const assessmentsMade = fields<AssessmentsMadeFields, BreachAssessed>({
  initial: { assessmentsMade: [] },
  on: {
    BreachAssessed: (_, { bindingPromises: promises }, { recordedAt: at, actor }) => ({
      assessmentsMade: append({ at, byRole: actor.role, ...(promises && { promises }) }),
    }),
  },
});
