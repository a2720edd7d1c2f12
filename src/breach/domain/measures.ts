import type { MeasureKind } from '../../law/ap-vocabulary.js';
import type { Moment } from '../../shared/moment.js';
import type { Personal } from '../../shared/personal.js';
import type { DomainEvent } from '../../shared/recorded-event.js';
import { Refusal } from '../../shared/refusal.js';
import { alsoWhen, type Decisions } from './decisions.js';
import type { Command, DecisionContext } from './domain-event.js';
import { append, fields } from './fields.js';
import type { RegisterText } from '../../shared/register-text.js';
import { notInTheFuture } from './not-in-the-future.js';

interface MeasureData {
  readonly measure: string;
  readonly kind: MeasureKind;
  readonly what: RegisterText;
}

export type MeasurePlanned = DomainEvent<'MeasurePlanned', MeasureData & { readonly dueAt?: Moment }>;

/** A measure that was planned under the same id, or one that was taken at once. */
export type MeasureTaken = DomainEvent<'MeasureTaken', MeasureData & { readonly takenAt: Moment }>;

/** What was planned will not be done, and why not. */
export type MeasureDropped = DomainEvent<
  'MeasureDropped',
  { readonly measure: string; readonly reason: RegisterText }
>;

/** A recipient confirmed that he deleted what he should not have; in writing it weighs in the assessment. */
export type DeletionConfirmed = DomainEvent<
  'DeletionConfirmed',
  { readonly confirmedAt: Moment; readonly inWriting: boolean; readonly by: Personal<string> }
>;

export type RootCauseEstablished = DomainEvent<'RootCauseEstablished', { readonly cause: RegisterText }>;
export type LessonRecorded = DomainEvent<'LessonRecorded', { readonly lesson: RegisterText }>;

export type PlanMeasure = Command<'PlanMeasure', MeasurePlanned['data']>;
/** One that was planned needs neither kind nor words. */
export type TakeMeasure = Command<
  'TakeMeasure',
  Pick<MeasureTaken['data'], 'measure' | 'takenAt'> & Partial<Pick<MeasureTaken['data'], 'kind' | 'what'>>
>;
export type DropMeasure = Command<'DropMeasure', MeasureDropped['data']>;
export type ConfirmDeletion = Command<'ConfirmDeletion', DeletionConfirmed['data']>;
export type EstablishRootCause = Command<'EstablishRootCause', RootCauseEstablished['data']>;
export type RecordLesson = Command<'RecordLesson', LessonRecorded['data']>;
export interface Measure extends MeasureData {
  readonly dueAt?: Moment;
  readonly takenAt?: Moment;
  readonly dropped?: RegisterText;
}

export interface MeasureFields {
  readonly measures: readonly Measure[];
  readonly deletions: readonly DeletionConfirmed['data'][];
}

export const measures = fields<
  MeasureFields,
  MeasurePlanned | MeasureTaken | MeasureDropped | DeletionConfirmed
>({
  initial: { measures: [], deletions: [] },
  on: {
    MeasurePlanned: (_, data) => ({ measures: append(data) }),
    MeasureTaken: (before, data) => ({
      measures: before.measures.some(({ measure }) => measure === data.measure)
        ? before.measures.map((known) => (known.measure === data.measure ? { ...known, ...data } : known))
        : append(data),
    }),
    MeasureDropped: (before, { measure, reason }) => ({
      measures: before.measures.map((known) =>
        known.measure === measure ? { ...known, dropped: reason } : known,
      ),
    }),
    DeletionConfirmed: (_, data) => ({ deletions: append(data) }),
  },
});

export interface LessonFields {
  readonly rootCause?: RegisterText;
  readonly lessons: readonly RegisterText[];
}

export const lessons = fields<LessonFields, RootCauseEstablished | LessonRecorded>({
  initial: { lessons: [] },
  on: {
    RootCauseEstablished: (_, { cause }) => ({ rootCause: cause }),
    LessonRecorded: (_, { lesson }) => ({ lessons: append(lesson) }),
  },
});

function planMeasure(
  breach: MeasureFields,
  { type: _type, ...data }: PlanMeasure,
): readonly MeasurePlanned[] {
  const isKnown = breach.measures.some(({ measure }) => measure === data.measure);
  return isKnown ? [] : [{ type: 'MeasurePlanned', data }];
}

function takeMeasure(
  breach: MeasureFields,
  command: TakeMeasure,
  { now }: DecisionContext,
): readonly MeasureTaken[] {
  notInTheFuture(command.takenAt, now, 'takenAt');
  const planned = breach.measures.find(({ measure }) => measure === command.measure);
  if (planned?.takenAt !== undefined) return [];
  const kind = command.kind ?? planned?.kind;
  const what = command.what ?? planned?.what;
  if (kind === undefined || what === undefined) {
    throw new Refusal('unknown-measure', 'No measure with this id was planned: say its kind and what it is.');
  }
  return [{ type: 'MeasureTaken', data: { measure: command.measure, kind, what, takenAt: command.takenAt } }];
}

function dropMeasure(breach: MeasureFields, { measure, reason }: DropMeasure): readonly MeasureDropped[] {
  const planned = breach.measures.find((known) => known.measure === measure);
  if (planned === undefined) throw new Refusal('unknown-measure', 'No measure with this id was planned.');
  if (planned.takenAt !== undefined) throw new Refusal('measure-taken', 'This measure was taken already.');
  return planned.dropped === undefined ? [{ type: 'MeasureDropped', data: { measure, reason } }] : [];
}

/** Containment and remedy have to be done or dropped before closing; prevention lives on. */
export function unfinishedMeasures({ measures }: Pick<MeasureFields, 'measures'>): readonly Measure[] {
  return measures.filter(
    ({ kind, takenAt, dropped }) => kind !== 'prevention' && takenAt === undefined && dropped === undefined,
  );
}

function confirmDeletion(
  _breach: object,
  { type: _type, ...data }: ConfirmDeletion,
  { now }: DecisionContext,
): readonly DeletionConfirmed[] {
  notInTheFuture(data.confirmedAt, now, 'confirmedAt');
  return [{ type: 'DeletionConfirmed', data }];
}

function establishRootCause(
  breach: LessonFields,
  { cause }: EstablishRootCause,
): readonly RootCauseEstablished[] {
  return breach.rootCause === cause ? [] : [{ type: 'RootCauseEstablished', data: { cause } }];
}

function recordLesson(breach: LessonFields, { lesson }: RecordLesson): readonly LessonRecorded[] {
  return breach.lessons.includes(lesson) ? [] : [{ type: 'LessonRecorded', data: { lesson } }];
}

export const measureDecisions = {
  PlanMeasure: planMeasure,
  TakeMeasure: alsoWhen('ended', takeMeasure), // open preventive measures live on after closing
  DropMeasure: alsoWhen('ended', dropMeasure),
  ConfirmDeletion: alsoWhen('ended', confirmDeletion),
  EstablishRootCause: establishRootCause,
  RecordLesson: alsoWhen('ended', recordLesson),
} satisfies Decisions;
