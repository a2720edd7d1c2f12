import type { BreachAssessed, Risk } from './assessment.js';
import type { Breach } from './breach-state.js';
import type { Outcome, Question } from './decision.js';

/** What a decision is measured by; the assessor's own risk counts too, where nobody computed an advice. */
export const OPINIONS = ['fg-advice', 'computed-advice', 'promise', 'assessed-risk'] as const;
export type Opinion = (typeof OPINIONS)[number];

/** What is said on a question now, and which of that was known when it was last decided. */
export interface Opinions {
  readonly says: { readonly [O in Opinion]?: Outcome };
  readonly heard: readonly Opinion[];
}

export type OpinionsOnQuestions = { readonly [Q in Question]?: Opinions };

const NOBODY: Opinions = { says: {}, heard: [] };

/** Another answer than before has not been heard yet; the same one says nothing new. */
export function withOpinion(
  opinions: OpinionsOnQuestions,
  question: Question,
  opinion: Opinion,
  outcome: Outcome | undefined,
): OpinionsOnQuestions {
  const { says, heard } = opinions[question] ?? NOBODY;
  if (says[opinion] === outcome) return opinions;
  const { [opinion]: _before, ...others } = says;
  return {
    ...opinions,
    [question]: {
      says: { ...others, ...(outcome && { [opinion]: outcome }) },
      heard: heard.filter((one) => one !== opinion),
    },
  };
}

type Assessed = Pick<BreachAssessed['data'], 'risk' | 'computedAdvice' | 'bindingPromises'>;

/** The thresholds of Art. 33(1) and 34(1). */
const BY_RISK: Readonly<Record<Question, readonly Risk[]>> = {
  'notify-authority': ['risk', 'high-risk'],
  'inform-people': ['high-risk'],
};

export function withAssessment(
  opinions: OpinionsOnQuestions,
  { risk, computedAdvice, bindingPromises }: Assessed,
): OpinionsOnQuestions {
  const on = (so: OpinionsOnQuestions, question: Question): OpinionsOnQuestions => {
    const byLaw =
      computedAdvice?.[question === 'notify-authority' ? 'notifyAuthority' : 'informPeople'].byLaw;
    const promised = bindingPromises?.some((promise) => promise.question === question) === true;
    const computed = withOpinion(so, question, 'computed-advice', byLaw === 'undecided' ? undefined : byLaw);
    const bound = withOpinion(computed, question, 'promise', promised ? 'yes' : undefined);
    return withOpinion(bound, question, 'assessed-risk', BY_RISK[question].includes(risk) ? 'yes' : 'no');
  };
  return on(on(opinions, 'notify-authority'), 'inform-people');
}

/** Whoever decides has seen what is said by then. */
export function withAllHeard(opinions: OpinionsOnQuestions, question: Question): OpinionsOnQuestions {
  const { says } = opinions[question] ?? NOBODY;
  return { ...opinions, [question]: { says, heard: OPINIONS.filter((one) => says[one] !== undefined) } };
}

/** What turned against this outcome since the question was last decided. */
export function turnedAgainst(
  { opinions }: Pick<Breach, 'opinions'>,
  question: Question,
  outcome: Outcome,
): readonly Opinion[] {
  const { says, heard } = opinions[question] ?? NOBODY;
  return OPINIONS.filter((one) => says[one] !== undefined && says[one] !== outcome && !heard.includes(one));
}
