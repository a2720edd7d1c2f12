import { isBeforeBreach } from '../breach/domain/date-flags.js';
import { standingDecision, stands, type RecordedDecision } from '../breach/domain/decision.js';
import type { OddDecision } from '../breach/domain/earlier-decisions.js';
import { isDecidedBeforeEntry } from '../breach/domain/decided-before-entry.js';
import { closedAt } from '../breach/domain/emergency-mandates.js';
import { ofDecision } from '../breach/domain/recorders.js';
import { QUESTIONS, type Outcome, type Question } from '../breach/domain/question.js';
import type { Moment } from '../shared/moment.js';
import { boardAnswer } from './board-answer.js';
import type { RegisterRow } from './register.projection.js';

/** Flags that are about a decision. */
export const FLAGS_OF_DECISIONS = [
  ...(['decision-contradicts-assessment', 'decision-contradicted', 'mandate-opened-on-own-word'] as const),
  ...(['ratification-refused', 'decision-not-confirmed', 'decision-before-breach'] as const),
] as const;
export type FlagOfDecision = (typeof FLAGS_OF_DECISIONS)[number];

/** Flags that something was done and nothing was decided by then, and what would have been decided. */
const UNDECIDED = {
  'authority-notified-without-decision': ['notify-authority', 'yes'],
  'notification-withdrawn-without-decision': ['notify-authority', 'no'],
  'people-informed-without-decision': ['inform-people', 'yes'],
} as const satisfies Record<string, readonly [Question, Outcome]>;
export type FlagUndecided = keyof typeof UNDECIDED;
export const FLAGS_UNDECIDED = Object.keys(UNDECIDED) as readonly FlagUndecided[];

/** Done before the decision is not the same as done without one. */
export function decidedAfterwards(row: RegisterRow, flagged: readonly string[]) {
  return FLAGS_UNDECIDED.filter((flag) => flagged.includes(flag)).flatMap((flag) => {
    const [question, outcome] = UNDECIDED[flag];
    const decision = standingDecision(row, question);
    return decision?.outcome === outcome ? [{ flag, decidedAt: decision.decidedAt }] : [];
  });
}

/** The last one on that question, whether or not it stands. */
export function lastDecision(row: RegisterRow, question: Question) {
  const taken = row.decisions[question];
  if (taken === undefined) return undefined;
  const { question: _asked, ...last } = registered(row, taken);
  return { ...last, stands: stands(taken) };
}

export const earlierDecisions = (row: RegisterRow) =>
  row.earlierDecisions.map((decision) => registered(row, decision));

/** Who spoke for the board is personal and stays in the dossier. */
function registered<D extends RecordedDecision>(row: RegisterRow, decision: D) {
  const { onBehalf, ...said } = decision;
  const recorder = row.recorders[ofDecision(decision)];
  const rest = {
    ...said,
    ...{ recordedAt: recorder?.at, recordedByRole: recorder?.role },
    ...(isDecidedBeforeEntry(row, decision) && { momentUnknown: true as const }),
    boardAnswer: boardAnswer(decision),
    ...promisesDeparted(row, decision, recorder?.at ?? decision.decidedAt),
    ...mandateOf(row, decision),
  };
  if (onBehalf === undefined) return rest;
  const { who: _personal, ...heard } = onBehalf;
  return { ...rest, onBehalf: heard };
}

/** Those that bound by the assessment that was the last one then. */
function promisesDeparted(
  { assessmentsMade }: RegisterRow,
  { question, departsFrom = [] }: RecordedDecision,
  then: Moment,
) {
  const { promises = [] } = assessmentsMade.findLast(({ at }) => at <= then) ?? {};
  const departed = promises.filter((promise) => promise.question === question);
  return departsFrom.includes('promise') && departed.length > 0
    ? { promises: departed.map(({ sentence, source }) => ({ sentence, source })) }
    : {};
}

/** Those that stay, as they were noted, and those that are so by what is known now. */
export function oddDecisions(row: RegisterRow) {
  const now = QUESTIONS.flatMap((question) => {
    const decision = row.decisions[question];
    return decision === undefined ? [] : [decision];
  });
  const odd: readonly { readonly flag: FlagOfDecision; readonly of: Omit<OddDecision, 'flag'> }[] = [
    ...row.oddDecisions.map(({ flag, ...of }) => ({ flag, of })),
    ...now
      .filter(({ confirmation }) => confirmation === 'open')
      .map((of) => ({ flag: 'decision-not-confirmed' as const, of })),
    ...now
      .filter(({ onBehalf, decidedAt }) => onBehalf !== undefined && isBeforeBreach(row, decidedAt))
      .map((of) => ({ flag: 'decision-before-breach' as const, of })),
  ];
  return odd.map(({ flag, of: { question, outcome, decidedAt } }) => ({
    ...{ flag, question, outcome, decidedAt },
    stands: now.some((one) => one.question === question && one.decidedAt === decidedAt && stands(one)),
  }));
}

/** The one that was given last by then; another kind of mandate has its period elsewhere. */
function mandateOf(row: RegisterRow, { question, mandate, decidedAt }: RecordedDecision) {
  const { mandatesGiven, emergencyMandates } = row;
  const used = emergencyMandates.find((one) => one.question === question && one.decidedAt === decidedAt);
  if (used !== undefined) {
    const closed = closedAt(row, used);
    return {
      emergencyMandate: { openedAt: used.openedAt, ...(closed !== undefined && { closedAt: closed }) },
    };
  }
  const given =
    mandate === 'granted' ? mandatesGiven.findLast(({ givenAt }) => givenAt <= decidedAt) : undefined;
  if (given === undefined) return {};
  const { givenAt, until } = given;
  return { mandateGiven: { givenAt, ...(until !== undefined && { until }) } };
}
