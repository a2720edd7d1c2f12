import type { Moment } from '../../shared/moment.js';
import type { Personal } from '../../shared/personal.js';
import type { DomainEvent } from '../../shared/recorded-event.js';
import { Refusal } from '../../shared/refusal.js';
import { isActor, type Acting, type Recording } from './domain-event.js';
import { fields, type Change } from './fields.js';
import type { Ground, Opinion, Outcome, Question } from './question.js';
import type { RegisterText } from '../../shared/register-text.js';

/** Under what somebody else than the board decides. */
export type Mandate = 'granted' | 'standing' | 'emergency';

/** What opened the emergency mandate. With the last nobody but the one who profits says that the board was called. */
export const MANDATE_OPENINGS = [
  'deadline-near',
  'danger',
  'board-not-reached',
  'board-not-reached-on-own-word',
] as const;
export type MandateOpening = (typeof MANDATE_OPENINGS)[number];

/** How somebody heard what the board decided. */
export const HEARD_BY = ['phone', 'in-person', 'message', 'email', 'meeting'] as const;
export type HeardBy = (typeof HEARD_BY)[number];

/** The board decided, and somebody else writes it down (ADR 21). */
interface OnBehalf {
  /** Who spoke for the board. */
  readonly who: Personal<string>;
  /** In what function: director, chair of the supervisory board. */
  readonly function: RegisterText;
  readonly heardBy: HeardBy;
}

export interface DecisionData {
  readonly question: Question;
  readonly outcome: Outcome;
  readonly ground: Ground;
  readonly reason: RegisterText;
  /** Absent when the board itself decided. */
  readonly mandate?: Mandate;
  /** Of an emergency mandate. */
  readonly mandateOpenedBy?: MandateOpening;
  /** Why the decision departs from advice, from the assessed risk or from a promise. */
  readonly departure?: RegisterText;
  /** What said otherwise when it was taken. */
  readonly departsFrom?: readonly Opinion[];
  /** Art. 34(3)(c): where and how the public will be told instead. */
  readonly publicCommunication?: RegisterText;
  /** When the board said so; absent where it was decided as it was recorded. */
  readonly decidedAt?: Moment;
  readonly onBehalf?: OnBehalf;
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

/** The board did say so. */
export type DecisionConfirmed = DomainEvent<'DecisionConfirmed', { readonly question: Question }>;
/** It did not, or not so: the question is undecided. What was done on it meanwhile stays done. */
export type DecisionContradicted = DomainEvent<
  'DecisionContradicted',
  { readonly question: Question; readonly reason: RegisterText }
>;

export type DecisionEvent =
  | DecisionTaken
  | DecisionRevised
  | DecisionRatified
  | RatificationRefused
  | DecisionUpheld
  | DecisionConfirmed
  | DecisionContradicted;

export interface RecordedDecision extends DecisionData {
  readonly decidedAt: Moment;
  /** What the board said of a decision that was recorded on its behalf. */
  readonly confirmation?: 'open' | 'given' | 'contradicted';
  readonly ratification: 'not-needed' | 'open' | 'given' | 'refused';
  /** When the board answered for what somebody else decided or recorded, and why not where it said no. */
  readonly answered?: { readonly at: Moment; readonly reason?: RegisterText };
  /** Actor id of who decided under a mandate, or recorded it on behalf of the board: he does not answer for the board. */
  readonly recordedBy?: string;
  /** When it was last held against what had turned against it. */
  readonly upheld?: Omit<DecisionUpheld['data'], 'question'> & {
    readonly at: Moment;
    readonly byRole: string;
  };
}

export interface DecisionFields {
  readonly decisions: { readonly [Q in Question]?: RecordedDecision };
}

function taken(
  { decisions: before }: DecisionFields,
  data: DecisionData,
  { recordedAt, actor }: Recording,
): Change<DecisionFields> {
  const decision: RecordedDecision = {
    decidedAt: recordedAt,
    ...data,
    ratification: data.mandate === undefined ? 'not-needed' : 'open',
    ...(data.onBehalf && { confirmation: 'open' as const }),
    ...((data.onBehalf ?? data.mandate) && { recordedBy: actor.id }),
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
    DecisionRatified: (before, { question }, { recordedAt: at }) =>
      changed(before, question, { ratification: 'given', answered: { at } }),
    RatificationRefused: (before, { question, reason }, { recordedAt: at }) =>
      changed(before, question, { ratification: 'refused', answered: { at, reason } }),
    DecisionConfirmed: (before, { question }, { recordedAt: at }) =>
      changed(before, question, { confirmation: 'given', answered: { at } }),
    DecisionContradicted: (before, { question, reason }, { recordedAt: at }) =>
      changed(before, question, { confirmation: 'contradicted', answered: { at, reason } }),
    DecisionUpheld: (before, { question, ...upheld }, { recordedAt: at, actor: { role: byRole } }) =>
      changed(before, question, { upheld: { ...upheld, at, byRole } }),
  },
});

/** The decision that counts: one that the board refused to ratify, or contradicted, asks for a new one. */
export function standingDecision(
  { decisions: all }: DecisionFields,
  question: Question,
): RecordedDecision | undefined {
  const decision = all[question];
  return decision !== undefined && stands(decision) ? decision : undefined;
}

export function stands({ ratification, confirmation }: RecordedDecision): boolean {
  return ratification !== 'refused' && confirmation !== 'contradicted';
}

/** @throws Refusal where the same person would say yes to what he recorded, under whatever grant or as a deputy */
export function refuseOwnWord({ recordedBy }: RecordedDecision, acting: Acting): void {
  if (!isActor(acting, recordedBy)) return;
  throw new Refusal(
    'second-person-needed',
    'You recorded this decision yourself: somebody else answers for the board.',
    'forbidden',
  );
}
