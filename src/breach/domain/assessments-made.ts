import type { Moment } from '../../shared/moment.js';
import type { BreachAssessed } from './assessment.js';
import { append, fields } from './fields.js';

export interface AssessmentsMadeFields {
  /** When it was assessed, each time: the last one alone counts. */
  readonly assessmentsMade: readonly { readonly at: Moment; readonly byRole: string }[];
}

/** For the register: that an assessment took the place of another. */
export const assessmentsMade = fields<AssessmentsMadeFields, BreachAssessed>({
  initial: { assessmentsMade: [] },
  on: {
    BreachAssessed: (_, _data, { recordedAt: at, actor }) => ({
      assessmentsMade: append({ at, byRole: actor.role }),
    }),
  },
});
