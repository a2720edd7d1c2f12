import { mostSaid, type CountRange } from '../../law/ap-vocabulary.js';
import { advise, type Advice } from '../../law/advice/advise.js';
import type { BreachFacts } from '../../law/advice/breach-facts.js';
import { promisesOn, type AdvicePromise, type PromiseFactor } from '../../law/advice/promise.js';
import type { RiskLevel } from '../../law/advice/scales.js';
import type { Assessment, Risk } from '../../law/ap-form/assessment.js';
import { isSaid } from '../../law/ap-form/said-none.js';
import { GDPR, lawVersionById } from '../../law/law-version.js';
import type { Moment } from '../../shared/moment.js';
import type { DomainEvent } from '../../shared/recorded-event.js';
import type { ClockFields } from './awareness.js';
import { fields } from './fields.js';
import type { Question } from './question.js';
import { refuseBy, type RefusalRule } from './refusals.js';

export type BreachAssessed = DomainEvent<
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

export interface AssessmentFields {
  readonly assessment?: RecordedAssessment;
  /** When the risk to people was first judged high: Art. 34 has no term in hours, so the elapsed time is shown. */
  readonly highRiskSince?: Moment;
}

export const assessment = fields<AssessmentFields, BreachAssessed>({
  initial: {},
  on: {
    BreachAssessed: ({ highRiskSince }, data, { recordedAt }) => {
      const { facts: _f, computedAdvice: _c, bindingPromises: _b, ...found } = data;
      return {
        assessment: { assessment: found, assessedAt: recordedAt },
        ...(found.risk === 'high-risk' && highRiskSince === undefined && { highRiskSince: recordedAt }),
      };
    },
  },
});

export interface ComputedFields {
  readonly computed?: ComputedAssessment;
}

export const computed = fields<ComputedFields, BreachAssessed>({
  initial: {},
  on: {
    BreachAssessed: (_, { facts, computedAdvice, bindingPromises }) => ({
      computed:
        facts || bindingPromises
          ? {
              ...(facts && { facts }),
              ...(computedAdvice && { computedAdvice }),
              ...(bindingPromises && { bindingPromises }),
            }
          : undefined,
    }),
  },
});

const isEmpty = (range: CountRange | undefined): boolean =>
  range !== undefined && mostSaid(range) < range.min;

const AGAINST_ASSESSMENT: readonly RefusalRule<Assessment>[] = [
  {
    code: 'no-nature',
    detail: 'A breach harms confidentiality, integrity or availability.',
    kind: 'invalid',
    field: 'natures',
    when: ({ natures }) => natures.length === 0,
  },
  ...(['recordCount', 'subjectCount'] as const).map((field) => ({
    code: 'empty-range',
    detail: 'The maximum is below the minimum.',
    kind: 'invalid' as const,
    field: `${field}.max`,
    when: (assessed: Assessment) => isEmpty(assessed[field]),
  })),
];

/** The advice that an assessment with these facts would record: under the law in force at awareness. */
export function adviceOn(
  { awareness }: ClockFields,
  facts: BreachFacts,
  promises: readonly AdvicePromise[],
): Advice {
  return advise(facts, { law: lawVersionById(awareness.deadline.lawVersion) ?? GDPR, promises });
}

/**
 * What the assessment says already is asked nobody twice: it joins the facts, and where they say it themselves they are
 * compared. What is left open there stays unknown, as in the AP's form.
 */
export function withWhatWasAssessed(assessed: Assessment, facts: BreachFacts): BreachFacts {
  const { natures, incidentType, dataCategories, specialCategories, subjectGroups } = assessed;
  const { recordCount, subjectCount, protection, subjectConsequences } = assessed;
  return {
    ...{ natures, incidentType },
    ...(isSaid(assessed, 'dataCategories') && { dataCategories }),
    ...(isSaid(assessed, 'specialCategories') && { specialCategories }),
    ...(isSaid(assessed, 'subjectGroups') && { subjectGroups }),
    ...(recordCount && { recordCount }),
    ...(subjectCount && { subjectCount }),
    ...(protection !== undefined && protection !== 'none' && { protection }),
    ...(isSaid(assessed, 'subjectConsequences') && { likelyConsequences: subjectConsequences }),
    ...facts,
  };
}

export function assessBreach(
  breach: ClockFields,
  { assessment: assessed, facts, promises = [] }: AssessBreach,
): readonly BreachAssessed[] {
  refuseBy(AGAINST_ASSESSMENT, assessed);
  const computedAdvice = facts && adviceOn(breach, facts, promises);
  const bindingPromises = promisesThatBind(assessed.risk, promises, computedAdvice);
  return [
    {
      type: 'BreachAssessed',
      data: {
        ...assessed,
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
