import type { Moment } from '../../shared/moment.js';
import type { DomainEvent } from '../../shared/recorded-event.js';
import { fields, type Change } from './fields.js';
import type { Departure, Ground, Opinion, Outcome, Question } from './question.js';
import type { RegisterText } from '../../shared/register-text.js';

/** Under what somebody else than the board decides. */
export type Mandate = 'granted' | 'standing' | 'emergency';

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

export type DecisionTaken = DomainEvent<'DecisionTaken', DecisionData>;
/** A later decision on a question that was decided before. */
export type DecisionRevised = DomainEvent<'DecisionRevised', DecisionData>;
export type DecisionRatified = DomainEvent<'DecisionRatified', { readonly question: Question }>;
/** What was notified stays notified; the question has to be decided anew. */
export type RatificationRefused = DomainEvent<
  'RatificationRefused',
  { readonly question: Question; readonly reason: RegisterText }
>;

/** The board saw what turned against its decision, and the decision stands. */
export type DecisionUpheld = DomainEvent<
  'DecisionUpheld',
  { readonly question: Question; readonly reason: RegisterText; readonly against: readonly Opinion[] }
>;

export type DecisionEvent =
  DecisionTaken | DecisionRevised | DecisionRatified | RatificationRefused | DecisionUpheld;

export interface RecordedDecision extends DecisionData {
  readonly decidedAt: Moment;
  readonly ratification: 'not-needed' | 'open' | 'given' | 'refused';
  /** When it was last held against what had turned against it. */
  readonly upheld?: Omit<DecisionUpheld['data'], 'question'> & { readonly at: Moment };
}

export interface DecisionFields {
  readonly decisions: { readonly [Q in Question]?: RecordedDecision };
}

function taken(
  { decisions: before }: DecisionFields,
  data: DecisionData,
  { recordedAt }: { readonly recordedAt: Moment },
): Change<DecisionFields> {
  const decision: RecordedDecision = {
    ...data,
    decidedAt: recordedAt,
    ratification: data.mandate === undefined ? 'not-needed' : 'open',
  };
  return { decisions: { ...before, [data.question]: decision } };
}

function changed(
  { decisions: before }: DecisionFields,
  question: Question,
  by: Partial<RecordedDecision>,
): Change<DecisionFields> {
  const decision = before[question];
  return decision === undefined ? {} : { decisions: { ...before, [question]: { ...decision, ...by } } };
}

export const decisions = fields<DecisionFields, DecisionEvent>({
  initial: { decisions: {} },
  on: {
    DecisionTaken: taken,
    DecisionRevised: taken,
    DecisionRatified: (before, { question }) => changed(before, question, { ratification: 'given' }),
    RatificationRefused: (before, { question }) => changed(before, question, { ratification: 'refused' }),
    DecisionUpheld: (before, { question, ...upheld }, { recordedAt }) =>
      changed(before, question, { upheld: { ...upheld, at: recordedAt } }),
  },
});

/** The decision that counts: one whose ratification was refused asks for a new one. */
export function standingDecision(
  { decisions: all }: DecisionFields,
  question: Question,
): RecordedDecision | undefined {
  const decision = all[question];
  return decision?.ratification === 'refused' ? undefined : decision;
}
