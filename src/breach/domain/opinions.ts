import type { Verdict } from '../../law/advice/verdict.js';
import type { Risk } from '../../law/ap-form/assessment.js';
import type { AdviceGiven } from './advice.js';
import type { BreachAssessed } from './assessment.js';
import { bearsControllersDuties, type ControllersDutiesReads } from './controllers-duties.js';
import { corrects, type CorrectionSeenFrom } from './correction-trace.js';
import type { DecisionRevised, DecisionTaken, DecisionUpheld, RecordedDecision } from './decision.js';
import { isThatOne, type AbsorbedReportReleased, type ReportAbsorbed } from './awareness.js';
import { fields, type Change } from './fields.js';
import { OPINIONS, QUESTIONS, type Opinion, type Outcome, type Question } from './question.js';
import type { OrganisationRoleEstablished } from './organisation-role.js';
import { averts } from './safety-moments.js';
import {
  isInDanger,
  withCorrectedMoment,
  type SafetyFields,
  type SafetyMeasureTaken,
  type SafetyRiskRaised,
  type SafetyValues,
} from './safety.js';

/** What is said on a question now, and which of that was known when it was last decided. */
export interface Opinions {
  readonly says: { readonly [O in Opinion]?: Outcome };
  readonly heard: readonly Opinion[];
}

export type OpinionsOnQuestions = { readonly [Q in Question]?: Opinions };

const NOBODY: Opinions = { says: {}, heard: [] };

type Said = { readonly [O in Opinion]?: Outcome | undefined };

/** Another answer than before has not been heard yet; the same one says nothing new. `undefined`: not any more. */
function withOpinions(opinions: OpinionsOnQuestions, question: Question, said: Said): OpinionsOnQuestions {
  const { says, heard } = opinions[question] ?? NOBODY;
  const changed = OPINIONS.filter((one) => one in said && said[one] !== says[one]);
  if (changed.length === 0) return opinions;
  const now: { [O in Opinion]?: Outcome } = {};
  for (const one of OPINIONS) {
    const outcome = one in said ? said[one] : says[one];
    if (outcome !== undefined) now[one] = outcome;
  }
  return { ...opinions, [question]: { says: now, heard: heard.filter((one) => !changed.includes(one)) } };
}

type Assessed = Pick<BreachAssessed['data'], 'risk' | 'computedAdvice' | 'bindingPromises'>;

/** The thresholds of Art. 33(1) and 34(1). */
const BY_RISK: Readonly<Record<Question, readonly Risk[]>> = {
  'notify-authority': ['risk', 'high-risk'],
  'inform-people': ['high-risk'],
};

function withAssessment(opinions: OpinionsOnQuestions, assessed: Assessed): OpinionsOnQuestions {
  const { notifyAuthority, informPeople } = assessed.computedAdvice ?? {};
  const onAuthority = saidOn('notify-authority', notifyAuthority, assessed);
  const onPeople = saidOn('inform-people', informPeople, assessed);
  return withOpinions(withOpinions(opinions, 'notify-authority', onAuthority), 'inform-people', onPeople);
}

function saidOn(
  question: Question,
  computed: { readonly byLaw: Verdict } | undefined,
  { risk, bindingPromises }: Assessed,
): Said {
  const isPromised = bindingPromises?.some((promise) => promise.question === question) === true;
  return {
    'computed-advice': saidByLaw(computed?.byLaw, isPromised),
    promise: isPromised ? 'yes' : undefined,
    'assessed-risk': BY_RISK[question].includes(risk) ? 'yes' : 'no',
  };
}

/** What the law does not ask it does not forbid: the advice that is shown says yes where a promise binds. */
function saidByLaw(byLaw: Verdict | undefined, isPromised: boolean): Outcome | undefined {
  return byLaw === 'undecided' || (byLaw === 'no' && isPromised) ? undefined : byLaw;
}

/** Whoever decides has seen what is said by then. */
function withAllHeard(opinions: OpinionsOnQuestions, question: Question): OpinionsOnQuestions {
  const { says } = opinions[question] ?? NOBODY;
  return { ...opinions, [question]: { says, heard: OPINIONS.filter((one) => says[one] !== undefined) } };
}

/** Who says it again wants to be heard again, also in the same sense: there is a new reason, or a new look. */
function saidAnew(
  opinions: OpinionsOnQuestions,
  question: Question,
  one: Opinion,
  outcome: Outcome,
): OpinionsOnQuestions {
  const { says, heard } = opinions[question] ?? NOBODY;
  return {
    ...opinions,
    [question]: {
      says: { ...says, [one]: outcome },
      heard: heard.filter((other) => other !== one),
    },
  };
}

/** What measures a controller alone: a processor who leaves it to his departs from none of it (ADR 21). */
export const OF_CONTROLLER: readonly Opinion[] = ['computed-advice', 'promise', 'assessed-risk'];

/** A "no" that departed from none of that, because it was said to be another's, was taken without it. */
function asController(
  opinions: OpinionsOnQuestions,
  question: Question,
  decision: RecordedDecision | undefined,
): OpinionsOnQuestions {
  const before = opinions[question];
  // Upheld it was by whom the duties rested on: a processor has nothing to uphold.
  if (before === undefined || decision?.outcome !== 'no' || decision.upheld !== undefined) return opinions;
  const accounted = decision.departsFrom ?? [];
  const heard = before.heard.filter((one) => !OF_CONTROLLER.includes(one) || accounted.includes(one));
  return { ...opinions, [question]: { ...before, heard } };
}

const onAll = (opinions: OpinionsOnQuestions, said: Said, questions = QUESTIONS as readonly Question[]) =>
  questions.reduce((all, question) => withOpinions(all, question, said), opinions);

const dangerSaid = (opinions: OpinionsOnQuestions): OpinionsOnQuestions =>
  QUESTIONS.reduce((all, question) => saidAnew(all, question, 'danger', 'yes'), opinions);

export interface OpinionFields {
  /** What is said on each question, and what of it was known when it was decided. */
  readonly opinions: OpinionsOnQuestions;
}

const heard = (
  { opinions: before }: OpinionFields,
  { question }: { readonly question: Question },
): Change<OpinionFields> => ({ opinions: withAllHeard(before, question) });

export const opinions = fields<
  OpinionFields,
  | BreachAssessed
  | AdviceGiven
  | SafetyRiskRaised
  | SafetyMeasureTaken
  | CorrectionSeenFrom<'SafetyStated', SafetyValues>
  | ReportAbsorbed
  | AbsorbedReportReleased
  | DecisionTaken
  | DecisionRevised
  | DecisionUpheld
  | OrganisationRoleEstablished,
  OpinionFields & SafetyFields & ControllersDutiesReads
>({
  initial: { opinions: {} },
  on: {
    BreachAssessed: (before, assessed) => ({ opinions: withAssessment(before.opinions, assessed) }),
    AdviceGiven: (before, { question, outcome }) => ({
      opinions: saidAnew(before.opinions, question, 'fg-advice', outcome),
    }),
    // Whoever may be in danger is told, and the AP of it, until it is averted. A new danger is new to those who decided.
    SafetyRiskRaised: ({ opinions: before }) => ({ opinions: dangerSaid(before) }),
    SafetyMeasureTaken: ({ opinions: before, safety }, measure) =>
      averts(safety, { at: measure.takenAt, dangerAverted: measure.dangerAverted })
        ? { opinions: onAll(before, { danger: undefined }) }
        : {},
    // It counts as if it had been said so at once.
    StatementCorrected: ({ opinions: before, ...known }, data) => {
      if (!corrects(data, 'SafetyStated')) return {};
      const stands = isInDanger({ safety: withCorrectedMoment(known.safety, data) });
      if (stands === isInDanger(known)) return {};
      return { opinions: onAll(before, { danger: stands ? 'yes' : undefined }) };
    },
    // Whoever decided before knew nothing of the other dossier (ADR 20, 21).
    ReportAbsorbed: ({ opinions: before }, { spokeForTelling = [], danger }) => {
      const told = spokeForTelling.reduce(
        (all, question) => saidAnew(all, question, 'merged-report', 'yes'),
        before,
      );
      return { opinions: danger === undefined ? told : dangerSaid(told) };
    },
    AbsorbedReportReleased: ({ opinions: before, absorbed }, released) => {
      const left = absorbed.filter((each) => !isThatOne(each, released));
      const isSaid = (question: Question): boolean =>
        left.some(({ spokeForTelling = [] }) => spokeForTelling.includes(question));
      const gone = QUESTIONS.filter((question) => !isSaid(question));
      return { opinions: onAll(before, { 'merged-report': undefined }, gone) };
    },
    OrganisationRoleEstablished: (before, { role }) => {
      const isNew =
        !bearsControllersDuties(before) && bearsControllersDuties({ ...before, organisationRole: role });
      if (!isNew) return {};
      const now = QUESTIONS.reduce(
        (all, question) => asController(all, question, before.decisions[question]),
        before.opinions,
      );
      return { opinions: now };
    },
    DecisionTaken: heard,
    DecisionRevised: heard,
    DecisionUpheld: heard,
  },
});

/** Whether it was known when the question was last decided. */
export function isHeard({ opinions: all }: OpinionFields, question: Question, one: Opinion): boolean {
  return all[question]?.heard.includes(one) === true;
}

/** What says otherwise than this outcome. An undecided advice leaves both answers open. */
export function contradicting(
  { opinions: all }: OpinionFields,
  question: Question,
  outcome: Outcome,
): readonly Opinion[] {
  const { says } = all[question] ?? NOBODY;
  return OPINIONS.filter((one) => says[one] !== undefined && says[one] !== outcome);
}

/** What turned against this outcome since the question was last decided. */
export function turnedAgainst(
  breach: OpinionFields,
  question: Question,
  outcome: Outcome,
): readonly Opinion[] {
  const { heard } = breach.opinions[question] ?? NOBODY;
  return contradicting(breach, question, outcome).filter((one) => !heard.includes(one));
}
