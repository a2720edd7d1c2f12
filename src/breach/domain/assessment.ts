import { advise, type Advice } from '../../law/advice/advise.js';
import type { BreachFacts } from '../../law/advice/breach-facts.js';
import { promisesOn, type AdvicePromise, type PromiseFactor } from '../../law/advice/promise.js';
import type { RiskLevel } from '../../law/advice/scales.js';
import type { Assessment, Risk } from '../../law/ap-form/assessment.js';
import { GDPR, lawVersionById } from '../../law/law-version.js';
import type { Moment } from '../../shared/moment.js';
import { Refusal } from '../../shared/refusal.js';
import type { Breach } from './breach-state.js';
import type { Question } from './decision.js';
import type { Evolve, Fact } from './domain-event.js';
import { withDangerTheyDidNotKnow } from './interest-of-child.js';
import { withAssessment } from './opinions.js';
import { safetyAtStake, tellOfDanger } from './safety.js';

export type BreachAssessed = Fact<
  'BreachAssessed',
  Assessment & {
    /** What the advice was computed from, where the assessor entered it. */
    readonly facts?: BreachFacts;
    /** What the assessor and the board saw: a later change of the law's code rewrites nothing. */
    readonly computedAdvice?: Advice;
    /** Promises of the organisation's profile of then that bind here (DESIGN §6). */
    readonly bindingPromises?: readonly BindingPromise[];
  }
>;

/** A promise that turns the answer to this question to yes; departing from it needs a written reason. */
export interface BindingPromise extends Pick<PromiseFactor, 'id' | 'sentence' | 'source'> {
  readonly question: Question;
}

export interface AssessBreach {
  readonly type: 'AssessBreach';
  readonly assessment: Assessment;
  readonly facts?: BreachFacts;
  /** Those of the organisation's profile at this moment. */
  readonly promises?: readonly AdvicePromise[];
}

/** The computed side of the latest assessment. */
export type ComputedAssessment = Pick<BreachAssessed['data'], 'facts' | 'computedAdvice' | 'bindingPromises'>;

export interface RecordedAssessment {
  readonly assessment: Assessment;
  readonly assessedAt: Moment;
}

export function assessBreach(
  breach: Breach,
  { assessment, facts, promises = [] }: AssessBreach,
): readonly BreachAssessed[] {
  if (assessment.natures.length === 0) {
    throw new Refusal(
      'no-nature',
      'A breach harms confidentiality, integrity or availability.',
      'invalid',
      '/natures',
    );
  }
  for (const field of ['recordCount', 'subjectCount'] as const) {
    const range = assessment[field];
    if (range && range.max < range.min) {
      throw new Refusal('empty-range', 'The maximum is below the minimum.', 'invalid', `/${field}/max`);
    }
  }
  const law = lawVersionById(breach.awareness.deadline.lawVersion) ?? GDPR;
  const computedAdvice = facts && advise(facts, { law, promises });
  const bindingPromises = promisesThatBind(assessment.risk, promises, computedAdvice);
  return [
    {
      type: 'BreachAssessed',
      data: {
        ...assessment,
        ...(facts && { facts }),
        ...(computedAdvice && { computedAdvice }),
        ...(bindingPromises.length > 0 && { bindingPromises }),
      },
    },
  ];
}

const RISK_LEVELS: Readonly<Record<Risk, RiskLevel>> = { unlikely: 0, risk: 2, 'high-risk': 4 };

/** By the risk that the person judged or by the computed one: what either makes binding binds. */
function promisesThatBind(
  risk: Risk,
  promises: readonly AdvicePromise[],
  advice: Advice | undefined,
): readonly BindingPromise[] {
  const on = (question: Question, asked: 'notifyAuthority' | 'informPeople'): readonly BindingPromise[] => {
    const computed = (advice?.[asked].promises ?? []).filter(({ binds }) => binds).map(({ id }) => id);
    return promisesOn(asked, promises, RISK_LEVELS[risk])
      .filter(({ id, binds }) => binds || computed.includes(id))
      .map(({ id, sentence, source }) => ({ question, id, sentence, source }));
  };
  return [...on('notify-authority', 'notifyAuthority'), ...on('inform-people', 'informPeople')];
}

export const evolveAssessment: Evolve<BreachAssessed> = {
  BreachAssessed: (before, data, { recordedAt }) => {
    const after = assessed(before, data, recordedAt);
    return safetyAtStake(after) && !safetyAtStake(before) ? withDangerTheyDidNotKnow(after) : after;
  },
};

function assessed(
  { computed: _earlier, ...breach }: Breach,
  { facts, computedAdvice, bindingPromises, ...assessment }: BreachAssessed['data'],
  assessedAt: Moment,
): Breach {
  return {
    ...breach,
    ...(facts && tellOfDanger(facts) && { safety: { ...breach.safety, inFacts: true } }),
    assessment: { assessment, assessedAt },
    opinions: withAssessment(breach.opinions, {
      risk: assessment.risk,
      ...(computedAdvice && { computedAdvice }),
      ...(bindingPromises && { bindingPromises }),
    }),
    ...((facts ?? bindingPromises) && {
      computed: {
        ...(facts && { facts }),
        ...(computedAdvice && { computedAdvice }),
        ...(bindingPromises && { bindingPromises }),
      },
    }),
    ...(assessment.risk === 'high-risk' &&
      breach.highRiskSince === undefined && { highRiskSince: assessedAt }),
  };
}
