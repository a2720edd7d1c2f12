import type { Moment } from '../../shared/moment.js';
import { contradictsAssessment } from './contradiction.js';
import type { AssessmentFields } from './assessment.js';
import type { DecisionData, DecisionEvent, DecisionFields, RecordedDecision } from './decision.js';
import { append, fields, type Change } from './fields.js';
import type { Question } from './question.js';

/** A decision whose place another one took, as it was then. */
export type EarlierDecision = RecordedDecision & { readonly replacedAt: Moment };

/** What is odd about one decision, by the name of its flag. */
export interface OddDecision {
  readonly flag:
    | 'decision-contradicts-assessment'
    | 'decision-contradicted'
    | 'mandate-opened-on-own-word'
    | 'ratification-refused';
  readonly question: Question;
  readonly decidedAt: Moment;
  readonly outcome: DecisionData['outcome'];
}

export interface EarlierDecisionFields {
  /** On both questions, oldest first. */
  readonly earlierDecisions: readonly EarlierDecision[];
  /** Of every decision that was ever taken: a flag alone does not say which. */
  readonly oddDecisions: readonly OddDecision[];
}

type Reads = EarlierDecisionFields & DecisionFields & AssessmentFields;

function taken(before: Reads, data: DecisionData, recordedAt: Moment): Change<EarlierDecisionFields> {
  const replaced = before.decisions[data.question];
  return {
    ...(replaced && { earlierDecisions: append({ ...replaced, replacedAt: recordedAt }) }),
    ...odd(before, { decidedAt: recordedAt, ...data }, oddWhenTaken(before, data)),
  };
}

const oddWhenTaken = (
  before: Reads,
  { ground, mandateOpenedBy }: DecisionData,
): readonly OddDecision['flag'][] => [
  ...(contradictsAssessment(before, ground) ? (['decision-contradicts-assessment'] as const) : []),
  ...(mandateOpenedBy === 'board-not-reached-on-own-word' ? (['mandate-opened-on-own-word'] as const) : []),
];

function odd(
  { oddDecisions: known }: Reads,
  { question, outcome, decidedAt }: DecisionData & { readonly decidedAt: Moment },
  flags: readonly OddDecision['flag'][],
): Change<EarlierDecisionFields> {
  const news = flags
    .filter(
      (flag) =>
        !known.some((one) => one.flag === flag && one.question === question && one.decidedAt === decidedAt),
    )
    .map((flag) => ({ flag, question, decidedAt, outcome }));
  return news.length === 0 ? {} : { oddDecisions: append(...news) };
}

const answered =
  (flag: OddDecision['flag']) =>
  (before: Reads, { question }: { readonly question: Question }): Change<EarlierDecisionFields> => {
    const decision = before.decisions[question];
    return decision === undefined ? {} : odd(before, decision, [flag]);
  };

/** For the register: whoever reads the dossier has its time line. */
export const earlierDecisions = fields<
  EarlierDecisionFields,
  Exclude<DecisionEvent, { readonly type: 'DecisionRatified' | 'DecisionConfirmed' }>,
  Reads
>({
  initial: { earlierDecisions: [], oddDecisions: [] },
  on: {
    DecisionTaken: (before, data, { recordedAt }) => taken(before, data, recordedAt),
    DecisionRevised: (before, data, { recordedAt }) => taken(before, data, recordedAt),
    DecisionUpheld: (before, { question }) => {
      const upheld = before.decisions[question];
      return upheld === undefined ? {} : odd(before, upheld, oddWhenTaken(before, upheld));
    },
    DecisionContradicted: answered('decision-contradicted'),
    RatificationRefused: answered('ratification-refused'),
  },
});
