import type { Deletion } from '../../law/advice/breach-facts.js';
import type { MeasureKind } from '../../law/ap-vocabulary.js';
import type { ForPeople } from '../../law/letter/letter-words.js';
import { canonicalJson } from '../../shared/canonical-json.js';
import type { Moment } from '../../shared/moment.js';
import type { Personal } from '../../shared/personal.js';
import type { DomainEvent } from '../../shared/recorded-event.js';
import { Refusal } from '../../shared/refusal.js';
import {
  corrects,
  withCorrection,
  type Corrected,
  type CorrectionTrace,
  type Statement,
  type StatementCorrected,
} from './correction-trace.js';
import { alsoWhen, type Decisions } from './decisions.js';
import type { Command, DecisionContext } from './domain-event.js';
import { reopenedByNewEvent, type BreachReopened, type EndingFields } from './ending.js';
import { append, fields } from './fields.js';
import { refuseWhatFitsNotEveryReader } from './for-people.js';
import type { RegisterText } from '../../shared/register-text.js';
import { notInTheFuture } from './not-in-the-future.js';

interface MeasureData {
  readonly measure: string;
  readonly kind: MeasureKind;
  readonly what: RegisterText;
}

/** How it is told to the people concerned, if at all: `what` never is (H4). */
interface ToldToPeople {
  readonly forPeople?: ForPeople;
}

export type MeasurePlanned = DomainEvent<
  'MeasurePlanned',
  MeasureData & ToldToPeople & { readonly dueAt?: Moment }
>;

/** A measure that was planned under the same id, or one that was taken at once. */
export type MeasureTaken = DomainEvent<
  'MeasureTaken',
  MeasureData & ToldToPeople & { readonly takenAt: Moment }
>;

/** What was planned will not be done, and why not. */
export type MeasureDropped = DomainEvent<
  'MeasureDropped',
  { readonly measure: string; readonly reason: RegisterText }
>;

/**
 * A recipient confirmed that he deleted what he should not have; in writing it weighs in the assessment. Where others have it still, or
 * may, nothing says of the data that they are gone: no letter, no form, no proposal of an assessment.
 */
export type DeletionConfirmed = DomainEvent<
  'DeletionConfirmed',
  {
    readonly confirmedAt: Moment;
    readonly inWriting: boolean;
    readonly by: Personal<string>;
    /** Nobody else has it any more. Absent in what was recorded before this was asked. */
    readonly everywhere?: boolean;
  }
>;

export type RootCauseEstablished = DomainEvent<'RootCauseEstablished', { readonly cause: RegisterText }>;
export type LessonRecorded = DomainEvent<'LessonRecorded', { readonly lesson: RegisterText }>;

export type PlanMeasure = Command<'PlanMeasure', MeasurePlanned['data']>;
/** One that was planned needs neither kind nor words. */
export type TakeMeasure = Command<
  'TakeMeasure',
  Pick<MeasureTaken['data'], 'measure' | 'takenAt' | 'forPeople'> &
    Partial<Pick<MeasureTaken['data'], 'kind' | 'what'>>
>;
export type DropMeasure = Command<'DropMeasure', MeasureDropped['data']>;
export type ConfirmDeletion = Command<'ConfirmDeletion', DeletionConfirmed['data']>;
export type EstablishRootCause = Command<'EstablishRootCause', RootCauseEstablished['data']>;
export type RecordLesson = Command<'RecordLesson', LessonRecorded['data']>;

/** As it was taken, or that it was not taken after all. */
export interface MeasureValues extends Pick<MeasureData, 'kind' | 'what'> {
  readonly takenAt?: Moment;
  readonly withdrawn?: true;
}

export interface Measure extends MeasureData {
  readonly dueAt?: Moment;
  /** It was planned first: where it proves not to be taken, the plan stands again. */
  readonly planned?: true;
  readonly takenAt?: Moment;
  readonly dropped?: RegisterText;
  readonly droppedAt?: Moment;
  /** It was said to be taken, wrongly, and had not been planned: no answer to what was done. */
  readonly withdrawn?: true;
  /** Of the event that it was taken. */
  readonly revision?: number;
  readonly corrections?: readonly CorrectionTrace<MeasureValues>[];
}

/** Who confirmed it is not restated: withdraw it and record what was confirmed. */
export interface DeletionValues extends Pick<
  DeletionConfirmed['data'],
  'confirmedAt' | 'inWriting' | 'everywhere'
> {
  readonly withdrawn?: true;
}

export type RecordedDeletion = Corrected<DeletionConfirmed['data'] & DeletionValues, DeletionValues>;

export interface MeasureFields {
  readonly measures: readonly Measure[];
  readonly deletions: readonly RecordedDeletion[];
}

export const measures = fields<
  MeasureFields,
  | MeasurePlanned
  | MeasureTaken
  | MeasureDropped
  | DeletionConfirmed
  | StatementCorrected<'MeasureTaken', MeasureValues>
  | StatementCorrected<'DeletionConfirmed', DeletionValues>
  | StatementCorrected<Exclude<Statement, 'MeasureTaken' | 'DeletionConfirmed'>, unknown>
>({
  initial: { measures: [], deletions: [] },
  on: {
    MeasurePlanned: (before, { forPeople: _f, ...data }) =>
      before.measures.some(({ measure }) => measure === data.measure)
        ? {
            measures: before.measures.map((known) => {
              if (known.measure !== data.measure) return known;
              const { dueAt: _due, ...kept } = known;
              return { ...kept, ...data };
            }),
          }
        : { measures: append({ ...data, planned: true }) },
    MeasureTaken: (before, { forPeople: _f, ...data }, { revision }) => ({
      measures: before.measures.some(({ measure }) => measure === data.measure)
        ? before.measures.map((known) => {
            if (known.measure !== data.measure) return known;
            const { withdrawn: _not, ...kept } = known;
            return { ...kept, ...data, revision };
          })
        : append({ ...data, revision }),
    }),
    MeasureDropped: (before, { measure, reason }, { recordedAt }) => ({
      measures: before.measures.map((known) =>
        known.measure === measure ? { ...known, dropped: reason, droppedAt: recordedAt } : known,
      ),
    }),
    DeletionConfirmed: (_, data, { revision }) => ({ deletions: append({ ...data, revision }) }),
    StatementCorrected: (before, data, recording) => {
      if (corrects(data, 'MeasureTaken')) {
        return {
          measures: before.measures.map((known) => {
            if (known.revision !== data.corrects) return known;
            const { takenAt: _at, withdrawn: _not, ...kept } = known;
            const { withdrawn, ...values } = data.corrected;
            const isGone = withdrawn === true && known.planned === undefined;
            return {
              ...kept,
              ...values,
              ...(isGone && { withdrawn }),
              ...withCorrection(known, data, recording),
            };
          }),
        };
      }
      if (!corrects(data, 'DeletionConfirmed')) return {};
      return {
        deletions: before.deletions.map((known) => {
          if (known.revision !== data.corrects) return known;
          const { withdrawn: _not, ...kept } = known;
          return { ...kept, ...data.corrected, ...withCorrection(known, data, recording) };
        }),
      };
    },
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
  refuseWhatFitsNotEveryReader(data.forPeople);
  const known = breach.measures.find(({ measure }) => measure === data.measure);
  if (known === undefined) return [{ type: 'MeasurePlanned', data }];
  if (known.takenAt !== undefined || known.dropped !== undefined || known.withdrawn !== undefined) {
    throw new Refusal('measure-taken', 'This measure was taken or dropped already: it is planned no more.');
  }
  const { kind, what, dueAt, measure } = known;
  const { forPeople: _f, ...plan } = data;
  const isSame = canonicalJson({ kind, what, measure, ...(dueAt && { dueAt }) }) === canonicalJson(plan);
  // Planned otherwise: a wrong day is corrected by the plan as it is.
  return isSame ? [] : [{ type: 'MeasurePlanned', data }];
}

function takeMeasure(
  breach: MeasureFields,
  command: TakeMeasure,
  { now }: DecisionContext,
): readonly MeasureTaken[] {
  notInTheFuture(command.takenAt, now, 'takenAt');
  const { forPeople } = command;
  refuseWhatFitsNotEveryReader(forPeople);
  const planned = breach.measures.find(({ measure }) => measure === command.measure);
  if (planned?.takenAt !== undefined) return [];
  const kind = command.kind ?? planned?.kind;
  const what = command.what ?? planned?.what;
  if (kind === undefined || what === undefined) {
    throw new Refusal('unknown-measure', 'No measure with this id was planned: say its kind and what it is.');
  }
  const { measure, takenAt } = command;
  return [{ type: 'MeasureTaken', data: { measure, kind, what, takenAt, ...(forPeople && { forPeople }) } }];
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
    ({ kind, takenAt, dropped, withdrawn }) =>
      kind !== 'prevention' && takenAt === undefined && dropped === undefined && withdrawn === undefined,
  );
}

/** Something was really done afterwards (Art. 34(3)(b)): a measure that stands as taken, or a deletion after which nobody has the data. */
export function isAnythingDone({ measures: all, deletions }: MeasureFields): boolean {
  return all.some(isTaken) || allGoneBy(deletions) !== undefined;
}

/** It stands as taken: not planned only, and not withdrawn. */
export function isTaken({ takenAt }: Pick<Measure, 'takenAt'>): boolean {
  return takenAt !== undefined;
}

/**
 * The confirmation by which nobody has the data any more: the last that stands, since a later one knows of more people who got them.
 * What was recorded before it was asked whether others have them says of nobody else.
 * @returns its index, or nothing where others have the data, or may
 */
export function allGoneBy(deletions: readonly Pick<RecordedDeletion, 'withdrawn' | 'everywhere'>[]) {
  const last = deletions.findLastIndex(isConfirmed);
  return last < 0 || deletions[last]?.everywhere === false ? undefined : last;
}

/** Said in an assessment. */
export function isSaidConfirmed(
  deletion: Deletion | undefined,
): deletion is 'confirmed-in-writing' | 'confirmed-orally' {
  return deletion === 'confirmed-in-writing' || deletion === 'confirmed-orally';
}

/** It stands as confirmed: not withdrawn. */
export function isConfirmed({ withdrawn }: Pick<RecordedDeletion, 'withdrawn'>): boolean {
  return withdrawn === undefined;
}

/** That others have what was said to be gone is news to whoever decided by it, also after the end (Art. 34(3)(b)). */
function confirmDeletion(
  breach: MeasureFields & EndingFields,
  { type: _type, ...data }: ConfirmDeletion,
  { now }: DecisionContext,
): readonly (DeletionConfirmed | BreachReopened)[] {
  notInTheFuture(data.confirmedAt, now, 'confirmedAt');
  const isNews = allGoneBy(breach.deletions) !== undefined && data.everywhere === false;
  return [
    { type: 'DeletionConfirmed', data },
    ...(isNews ? reopenedByNewEvent(breach, 'others-have-the-data') : []),
  ];
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
