import type { Risk } from '../../law/ap-form/assessment.js';
import type { AssessmentFields } from './assessment.js';
import type { Ground } from './question.js';

/** Grounds that say that the risk is small, and the risks they cannot stand beside; other grounds say nothing of it. */
const CONTRADICTED_BY: { readonly [G in Ground]?: readonly Risk[] } = {
  'risk-unlikely': ['risk', 'high-risk'],
  'no-high-risk': ['high-risk'],
};

/** Whether a decision on this ground says a smaller risk than was assessed. */
export function contradictsAssessment({ assessment }: AssessmentFields, ground: Ground): boolean {
  return assessment !== undefined && CONTRADICTED_BY[ground]?.includes(assessment.assessment.risk) === true;
}
