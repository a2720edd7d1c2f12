import type { Moment } from '../../shared/moment.js';
import type { Personal } from '../../shared/personal.js';
import type { DomainEvent } from '../../shared/recorded-event.js';
import type { RegisterText } from '../../shared/register-text.js';
import { append, fields, type Change } from './fields.js';

/** What is erased: how to reach the reporter, single values, or everything personal of a dossier. */
export const ERASABLE = ['reporter', 'values', 'dossier'] as const;
export type Erasable = (typeof ERASABLE)[number];

/** Art. 17(1)(a) to (f), in words. */
export const ERASURE_GROUNDS = [
  'no-longer-needed',
  'consent-withdrawn',
  'objection',
  'unlawful-processing',
  'legal-obligation',
  'service-to-child',
] as const;
export type ErasureGround = (typeof ERASURE_GROUNDS)[number];

/** Where a personal value stands. */
export interface Place {
  /** Of the event. */
  readonly revision: number;
  /** JSON pointer into its data, as it is stored. */
  readonly pointer: string;
}

export interface ValueToErase extends Place {
  /** The same text without what is to be forgotten: shown instead. */
  readonly replacement?: Personal<string>;
}

export interface ProposedErasure {
  readonly what: Erasable;
  readonly values?: readonly ValueToErase[];
  readonly ground: ErasureGround;
  readonly reason: RegisterText;
  /** Actor ids of colleagues whom it is about, or who reported: they do not decide on it. */
  readonly concerns?: readonly string[];
}

export type ErasureProposed = DomainEvent<'ErasureProposed', ProposedErasure & { readonly decideBy: Moment }>;

interface Answered {
  /** Revision of the event that proposed it. */
  readonly erasure: number;
  readonly reason: RegisterText;
}
/** Art. 38(6): the FG decides on no erasure, and says what he thinks of it. */
export type ErasureObjectedTo = DomainEvent<'ErasureObjectedTo', Answered>;
export type ErasureRejected = DomainEvent<'ErasureRejected', Answered>;

/** Approved: from here on these values are shown nowhere. Their keys are forgotten at once afterwards (ADR 36). */
export type PersonalDataErased = DomainEvent<
  'PersonalDataErased',
  {
    readonly erasure: number;
    readonly what: Erasable;
    readonly ground: ErasureGround;
    readonly places: readonly Place[];
    /** Of the keys that sealed them, in the same order. */
    readonly keys: readonly string[];
    readonly replacements?: readonly (Place & { readonly text: Personal<string> })[];
    /** What the register says from here on, of any moment (ADR 39). */
    readonly registerTexts?: readonly (Place & { readonly text: RegisterText })[];
    readonly proposedBy: string;
    /** Why, against the objection of the FG. */
    readonly despiteObjection?: RegisterText;
  }
>;

/** The keys are forgotten. */
export type ErasureCompleted = DomainEvent<
  'ErasureCompleted',
  {
    readonly erasure: number;
    /** How many. */
    readonly keys: number;
    /** Day (`YYYY-MM-DD`) from which no backup opens them either. */
    readonly definitiveBy: string;
  }
>;

export type ErasureEvent =
  ErasureProposed | ErasureObjectedTo | ErasureRejected | PersonalDataErased | ErasureCompleted;

interface Stated {
  /** Actor id. */
  readonly by: string;
  readonly at: Moment;
  readonly reason: RegisterText;
}

export interface Erasure extends ProposedErasure {
  /** Revision of the event that proposed it: its name. */
  readonly erasure: number;
  readonly proposedBy: string;
  readonly proposedByRole: string;
  readonly proposedAt: Moment;
  readonly decideBy: Moment;
  readonly objection?: Stated;
  readonly rejected?: Stated;
  readonly approved?: {
    readonly revision: number;
    readonly by: string;
    readonly at: Moment;
    /** How many values. */
    readonly erased: number;
    readonly despiteObjection?: RegisterText;
  };
  readonly completed?: { readonly at: Moment; readonly definitiveBy: string };
  /** Revision of another erasure that left nothing of this one. */
  readonly overtakenBy?: number;
}

export interface ErasureFields {
  readonly erasures: readonly Erasure[];
}

export const erasures = fields<ErasureFields, ErasureEvent>({
  initial: { erasures: [] },
  on: {
    ErasureProposed: (_, data, { revision, actor, recordedAt }) => ({
      erasures: append({
        ...{ erasure: revision, proposedBy: actor.id, proposedByRole: actor.role, proposedAt: recordedAt },
        ...data,
      }),
    }),
    ErasureObjectedTo: (before, { erasure, reason }, { actor, recordedAt }) =>
      changed(before, erasure, { objection: { by: actor.id, at: recordedAt, reason } }),
    ErasureRejected: (before, { erasure, reason }, { actor, recordedAt }) =>
      changed(before, erasure, { rejected: { by: actor.id, at: recordedAt, reason } }),
    PersonalDataErased: ({ erasures: all }, data, { revision, actor, recordedAt }) => ({
      erasures: all.map((known) => {
        if (known.erasure === data.erasure) {
          const { despiteObjection } = data;
          const approved = { revision, by: actor.id, at: recordedAt, erased: data.places.length };
          return { ...known, approved: { ...approved, ...(despiteObjection && { despiteObjection }) } };
        }
        return isWaiting(known) && isNothingLeft(known, data.places)
          ? { ...known, overtakenBy: revision }
          : known;
      }),
    }),
    ErasureCompleted: (before, { erasure, definitiveBy }, { recordedAt }) =>
      changed(before, erasure, { completed: { at: recordedAt, definitiveBy } }),
  },
});

function changed(
  { erasures: all }: ErasureFields,
  erasure: number,
  change: Partial<Erasure>,
): Change<ErasureFields> {
  return { erasures: all.map((known) => (known.erasure === erasure ? { ...known, ...change } : known)) };
}

function isNothingLeft({ values = [] }: Erasure, erased: readonly Place[]): boolean {
  return values.length > 0 && values.every((value) => erased.some((place) => isSamePlace(place, value)));
}

export function isSamePlace(one: Place, other: Place): boolean {
  return one.revision === other.revision && one.pointer === other.pointer;
}

/** Whether it still waits for a second person. */
export function isWaiting({
  rejected,
  approved,
  overtakenBy,
}: Partial<Record<'rejected' | 'approved' | 'overtakenBy', unknown>>): boolean {
  return rejected === undefined && approved === undefined && overtakenBy === undefined;
}

export function waitingErasures({ erasures: all }: ErasureFields): readonly Erasure[] {
  return all.filter(isWaiting);
}
