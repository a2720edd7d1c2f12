import type { Moment } from '../../shared/moment.js';
import { Refusal } from '../../shared/refusal.js';
import { latestAdvice } from './advice.js';
import type { Breach } from './breach-state.js';
import type { DecisionContext, Evolve, Fact } from './domain-event.js';
import { openMandate, type Mandate } from './mandate.js';
import { turnedAgainst, withAllHeard } from './opinions.js';
import type { DecisionUpheld } from './reconsideration.js';
import type { RegisterText } from './register-text.js';

/** Art. 33 (notify the authority?) and Art. 34 (inform the people?) are decided separately. */
export const QUESTIONS = ['notify-authority', 'inform-people'] as const;
export type Question = (typeof QUESTIONS)[number];

export const OUTCOMES = ['yes', 'no'] as const;
export type Outcome = (typeof OUTCOMES)[number];

export const GROUNDS = {
  'notify-authority': {
    yes: ['risk', 'when-in-doubt', 'promise', 'voluntary'],
    no: ['risk-unlikely', 'not-controller'],
  },
  'inform-people': {
    yes: ['high-risk', 'promise', 'ordered-by-authority', 'voluntary'],
    no: [
      'no-high-risk',
      'measures-beforehand', // Art. 34(3)(a)
      'measures-afterwards', // Art. 34(3)(b)
      'disproportionate-effort', // Art. 34(3)(c)
      'rights-of-others', // UAVG 41
      'not-controller',
    ],
  },
} as const;
export type Ground = (typeof GROUNDS)[Question][Outcome][number];
export const ALL_GROUNDS: readonly Ground[] = [
  ...new Set(Object.values(GROUNDS).flatMap(({ yes, no }) => [...yes, ...no])),
];

interface DecisionData {
  readonly question: Question;
  readonly outcome: Outcome;
  readonly ground: Ground;
  readonly reason: RegisterText;
  /** Absent when the board itself decided. */
  readonly mandate?: Mandate;
  /** Why the decision departs from advice or from a promise. */
  readonly departure?: RegisterText;
  /** Absent where it departs from the FG's advice alone, as all did at first. */
  readonly departsFrom?: readonly Departure[];
  /** Art. 34(3)(c): where and how the public will be told instead. */
  readonly publicCommunication?: RegisterText;
}

/** What a decision departs from: the FG's advice, the computed advice, a promise of the organisation. */
export const DEPARTURES = ['fg-advice', 'computed-advice', 'promise'] as const;
export type Departure = (typeof DEPARTURES)[number];

export type DecisionTaken = Fact<'DecisionTaken', DecisionData>;
/** A later decision on a question that was decided before. */
export type DecisionRevised = Fact<'DecisionRevised', DecisionData>;
export type DecisionRatified = Fact<'DecisionRatified', { readonly question: Question }>;
/** What was notified stays notified; the question has to be decided anew. */
export type RatificationRefused = Fact<
  'RatificationRefused',
  { readonly question: Question; readonly reason: RegisterText }
>;

export type DecisionEvent = DecisionTaken | DecisionRevised | DecisionRatified | RatificationRefused;

export interface Decide {
  readonly type: 'Decide';
  readonly question: Question;
  readonly outcome: Outcome;
  readonly ground: Ground;
  readonly reason: RegisterText;
  readonly departure?: RegisterText;
  readonly publicCommunication?: RegisterText;
}

export interface Ratify {
  readonly type: 'Ratify';
  readonly question: Question;
}

export interface RefuseRatification {
  readonly type: 'RefuseRatification';
  readonly question: Question;
  readonly reason: RegisterText;
}

export interface RecordedDecision extends DecisionData {
  readonly decidedAt: Moment;
  readonly ratification: 'not-needed' | 'open' | 'given' | 'refused';
  /** When it was last held against what had turned against it. */
  readonly upheld?: Omit<DecisionUpheld['data'], 'question'> & { readonly at: Moment };
}

export function decide(
  breach: Breach,
  command: Decide,
  { actor, now }: DecisionContext,
): readonly (DecisionTaken | DecisionRevised)[] {
  const { question, outcome, ground, reason, departure } = command;
  const publicCommunication = ground === 'disproportionate-effort' ? command.publicCommunication : undefined;
  const grounds: readonly Ground[] = GROUNDS[question][outcome];
  if (!grounds.includes(ground)) {
    throw new Refusal(
      'ground-does-not-fit',
      `Possible grounds here: ${grounds.join(', ')}.`,
      'invalid',
      '/ground',
    );
  }
  if (outcome === 'no' && breach.assessment === undefined) {
    // Art. 33(5): not notifying has to be accounted for; notifying can do with less.
    throw new Refusal('not-assessed', 'Deciding against needs an assessment first.');
  }
  refuseGroundWithoutBasis(breach, command);
  const departsFrom = departuresOf(breach, question, outcome);
  if (departsFrom.length > 0 && departure === undefined) {
    throw new Refusal(
      'departure-without-reason',
      `The decision departs from ${departsFrom.map((from) => DEPARTURE_WORDS[from]).join(' and ')}: say why.`,
      'invalid',
      '/departure',
    );
  }
  const standing = breach.decisions[question];
  if (actor.role === 'mandate-holder' && standing !== undefined && boardHasSpoken(standing)) {
    throw new Refusal(
      'board-has-spoken',
      'The board decided this itself: only the board decides anew.',
      'forbidden',
    );
  }
  const byMandate = actor.role === 'mandate-holder' ? openMandate(breach, outcome, now) : undefined;
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
function departuresOf(breach: Breach, question: Question, outcome: Outcome): readonly Departure[] {
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

/** What each ground of Art. 34(3) needs before it can carry a decision not to inform people. */
function refuseGroundWithoutBasis(
  { assessment, measures, deletions }: Breach,
  { ground, publicCommunication }: Decide,
): void {
  if (ground === 'measures-beforehand' && assessment?.assessment.protection === 'none') {
    throw new Refusal(
      'ground-without-protection',
      'Art. 34(3)(a) needs data that were made unintelligible; the assessment says they were not.',
    );
  }
  const takenAfterwards = deletions.length > 0 || measures.some(({ takenAt }) => takenAt !== undefined);
  if (ground === 'measures-afterwards' && !takenAfterwards) {
    throw new Refusal(
      'ground-without-measures',
      'Art. 34(3)(b) needs measures that were taken: record them first.',
    );
  }
  if (ground === 'disproportionate-effort' && publicCommunication === undefined) {
    throw new Refusal(
      'ground-without-public-communication',
      'Art. 34(3)(c) asks for a public communication instead: say where and how people will read it.',
      'invalid',
      '/publicCommunication',
    );
  }
}

export function ratify(breach: Breach, { question }: Ratify): readonly DecisionRatified[] {
  const decision = breach.decisions[question];
  if (decision?.ratification === 'given') return [];
  if (decision?.ratification !== 'open') throw nothingToRatify();
  return [{ type: 'DecisionRatified', data: { question } }];
}

export function refuseRatification(
  breach: Breach,
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

/** The decision that counts: one whose ratification was refused asks for a new one. */
export function standingDecision(
  { decisions }: Pick<Breach, 'decisions'>,
  question: Question,
): RecordedDecision | undefined {
  const decision = decisions[question];
  return decision?.ratification === 'refused' ? undefined : decision;
}

function decided(breach: Breach, data: DecisionData, decidedAt: Moment): Breach {
  const decision: RecordedDecision = {
    ...data,
    decidedAt,
    ratification: data.mandate === undefined ? 'not-needed' : 'open',
  };
  return {
    ...breach,
    decisions: { ...breach.decisions, [data.question]: decision },
    opinions: withAllHeard(breach.opinions, data.question),
  };
}

function ratified(breach: Breach, question: Question, ratification: 'given' | 'refused'): Breach {
  const decision = breach.decisions[question];
  if (decision === undefined) return breach;
  return { ...breach, decisions: { ...breach.decisions, [question]: { ...decision, ratification } } };
}

export const evolveDecision: Evolve<DecisionEvent> = {
  DecisionTaken: (breach, data, { recordedAt }) => decided(breach, data, recordedAt),
  DecisionRevised: (breach, data, { recordedAt }) => decided(breach, data, recordedAt),
  DecisionRatified: (breach, { question }) => ratified(breach, question, 'given'),
  RatificationRefused: (breach, { question }) => ratified(breach, question, 'refused'),
};
