import { Refusal } from '../../shared/refusal.js';
import { latestAdvice, type AdviceFields } from './advice.js';
import type { ComputedFields } from './assessment.js';
import type {
  DecisionFields,
  DecisionRatified,
  DecisionRevised,
  DecisionTaken,
  RatificationRefused,
  RecordedDecision,
} from './decision.js';
import type { Decisions } from './decisions.js';
import type { Command, DecisionContext } from './domain-event.js';
import { openMandate, type MandateReads } from './mandate.js';
import { isAnythingDone, type MeasureFields } from './measures.js';
import { turnedAgainst, type OpinionFields } from './opinions.js';
import { DEPARTURES, GROUNDS, type Departure, type Ground, type Outcome, type Question } from './question.js';
import { refuseBy, type RefusalRule } from './refusals.js';

export type Decide = Command<'Decide', Omit<DecisionTaken['data'], 'mandate' | 'departsFrom'>>;
export type Ratify = Command<'Ratify', DecisionRatified['data']>;
export type RefuseRatification = Command<'RefuseRatification', RatificationRefused['data']>;
type DecideReads = DecisionFields &
  AdviceFields &
  ComputedFields &
  MeasureFields &
  OpinionFields &
  MandateReads;

interface Asked {
  readonly breach: DecideReads;
  readonly command: Decide;
  readonly actor: DecisionContext['actor'];
}

const groundsFor = ({ question, outcome }: Decide): readonly Ground[] => GROUNDS[question][outcome];

/** The first that holds says no. What each ground of Art. 34(3) needs before it can carry a "no" is among them. */
const AGAINST_DECIDING: readonly RefusalRule<Asked>[] = [
  {
    code: 'not-assessed',
    // Art. 33(5): not notifying has to be accounted for; notifying can do with less.
    detail: 'Deciding against needs an assessment first.',
    when: ({ breach, command }) => command.outcome === 'no' && breach.assessment === undefined,
  },
  {
    code: 'ground-without-protection',
    detail: 'Art. 34(3)(a) needs data that were made unintelligible; the assessment says they were not.',
    when: ({ breach, command }) =>
      command.ground === 'measures-beforehand' && breach.assessment?.assessment.protection === 'none',
  },
  {
    code: 'ground-without-measures',
    detail: 'Art. 34(3)(b) needs measures that were taken: record them first.',
    when: ({ breach, command }) => command.ground === 'measures-afterwards' && !isAnythingDone(breach),
  },
  {
    code: 'ground-without-public-communication',
    detail: 'Art. 34(3)(c) asks for a public communication instead: say where and how people will read it.',
    kind: 'invalid',
    field: 'publicCommunication',
    when: ({ command }) =>
      command.ground === 'disproportionate-effort' && command.publicCommunication === undefined,
  },
];

const BOARD_HAS_SPOKEN: RefusalRule<Asked> = {
  code: 'board-has-spoken',
  detail: 'The board decided this itself: only the board decides anew.',
  kind: 'forbidden',
  when: ({ breach, command, actor }) => {
    const standing = breach.decisions[command.question];
    return actor.role === 'mandate-holder' && standing !== undefined && boardHasSpoken(standing);
  },
};

function decideQuestion(
  breach: DecideReads,
  command: Decide,
  { actor, now }: DecisionContext,
): readonly (DecisionTaken | DecisionRevised)[] {
  const { question, outcome, ground, reason, departure } = command;
  const publicCommunication = ground === 'disproportionate-effort' ? command.publicCommunication : undefined;
  const grounds = groundsFor(command);
  if (!grounds.includes(ground)) {
    throw new Refusal(
      'ground-does-not-fit',
      `Possible grounds here: ${grounds.join(', ')}.`,
      'invalid',
      'ground',
    );
  }
  refuseBy(AGAINST_DECIDING, { breach, command, actor });
  const departsFrom = departuresOf(breach, question, outcome);
  if (departsFrom.length > 0 && departure === undefined) {
    throw new Refusal(
      'departure-without-reason',
      `The decision departs from ${departsFrom.map((from) => DEPARTURE_WORDS[from]).join(' and ')}: say why.`,
      'invalid',
      'departure',
    );
  }
  refuseBy([BOARD_HAS_SPOKEN], { breach, command, actor });
  const byMandate = actor.role === 'mandate-holder' ? openMandate(breach, outcome, now) : undefined;
  const standing = breach.decisions[question];
  const repeatsWhatStands =
    standing?.outcome === outcome &&
    standing.ground === ground &&
    standing.reason === reason &&
    standing.departure === departure &&
    standing.publicCommunication === publicCommunication &&
    standing.ratification !== 'refused' &&
    // The same words on new facts are a new decision.
    turnedAgainst(breach, question, outcome).length === 0 &&
    (byMandate !== undefined || standing.mandate === undefined);
  if (repeatsWhatStands) return [];
  const data = {
    question,
    outcome,
    ground,
    reason,
    ...(byMandate && { mandate: byMandate }),
    ...(departure !== undefined && { departure }),
    ...(departsFrom.some((from) => from !== 'fg-advice') && { departsFrom }),
    ...(publicCommunication !== undefined && { publicCommunication }),
  };
  return [{ type: standing === undefined ? 'DecisionTaken' : 'DecisionRevised', data }];
}

const DEPARTURE_WORDS: Readonly<Record<Departure, string>> = {
  'fg-advice': 'the advice of the FG',
  'computed-advice': 'the computed advice',
  promise: 'a promise of the organisation',
};

/** An undecided advice leaves both answers open. */
function departuresOf(
  breach: AdviceFields & ComputedFields,
  question: Question,
  outcome: Outcome,
): readonly Departure[] {
  const { computedAdvice, bindingPromises } = breach.computed ?? {};
  const computed =
    question === 'notify-authority' ? computedAdvice?.notifyAuthority : computedAdvice?.informPeople;
  const byFg = latestAdvice(breach, question)?.outcome;
  // What the law alone asks: a promise on top of it is told apart.
  const byLaw = computed?.byLaw;
  const holds: Readonly<Record<Departure, boolean>> = {
    'fg-advice': byFg !== undefined && byFg !== outcome,
    'computed-advice': byLaw !== undefined && byLaw !== 'undecided' && byLaw !== outcome,
    promise: outcome === 'no' && bindingPromises?.some((promise) => promise.question === question) === true,
  };
  return DEPARTURES.filter((from) => holds[from]);
}

function ratify(breach: DecisionFields, { question }: Ratify): readonly DecisionRatified[] {
  const decision = breach.decisions[question];
  if (decision?.ratification === 'given') return [];
  if (decision?.ratification !== 'open') throw nothingToRatify();
  return [{ type: 'DecisionRatified', data: { question } }];
}

function refuseRatification(
  breach: DecisionFields,
  { question, reason }: RefuseRatification,
): readonly RatificationRefused[] {
  const decision = breach.decisions[question];
  if (decision?.ratification === 'refused') return [];
  if (decision?.ratification !== 'open') throw nothingToRatify();
  return [{ type: 'RatificationRefused', data: { question, reason } }];
}

/** By its own decision, or by what it said of one under a mandate. */
function boardHasSpoken({ mandate, ratification, upheld }: RecordedDecision): boolean {
  return mandate === undefined || ratification !== 'open' || upheld !== undefined;
}

function nothingToRatify(): Refusal {
  return new Refusal('nothing-to-ratify', 'No decision under a mandate waits for ratification here.');
}

export const decidingDecisions = {
  Decide: decideQuestion,
  Ratify: ratify,
  RefuseRatification: refuseRatification,
} satisfies Decisions;
