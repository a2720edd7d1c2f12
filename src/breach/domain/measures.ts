import type { MeasureKind } from '../../law/ap-vocabulary.js';
import type { Moment } from '../../shared/moment.js';
import type { Personal } from '../../shared/personal.js';
import { Refusal } from '../../shared/refusal.js';
import type { Breach } from './breach-state.js';
import type { DecisionContext, Evolve, Fact } from './domain-event.js';
import type { RegisterText } from './register-text.js';
import { notInTheFuture } from './safety.js';

export type MeasurePlanned = Fact<
  'MeasurePlanned',
  {
    readonly measure: string;
    readonly kind: MeasureKind;
    readonly what: RegisterText;
    readonly dueAt?: Moment;
  }
>;

/** A measure that was planned under the same id, or one that was taken at once. */
export type MeasureTaken = Fact<
  'MeasureTaken',
  {
    readonly measure: string;
    readonly kind: MeasureKind;
    readonly what: RegisterText;
    readonly takenAt: Moment;
  }
>;

/** What was planned will not be done, and why not. */
export type MeasureDropped = Fact<
  'MeasureDropped',
  { readonly measure: string; readonly reason: RegisterText }
>;

/** A recipient confirmed that he deleted what he should not have; in writing it weighs in the assessment. */
export type DeletionConfirmed = Fact<
  'DeletionConfirmed',
  { readonly confirmedAt: Moment; readonly inWriting: boolean; readonly by: Personal<string> }
>;

export type RootCauseEstablished = Fact<'RootCauseEstablished', { readonly cause: RegisterText }>;
export type LessonRecorded = Fact<'LessonRecorded', { readonly lesson: RegisterText }>;

export type MeasureEvent =
  MeasurePlanned | MeasureTaken | MeasureDropped | DeletionConfirmed | RootCauseEstablished | LessonRecorded;

export interface PlanMeasure {
  readonly type: 'PlanMeasure';
  readonly measure: string;
  readonly kind: MeasureKind;
  readonly what: RegisterText;
  readonly dueAt?: Moment;
}
export interface TakeMeasure {
  readonly type: 'TakeMeasure';
  readonly measure: string;
  readonly kind?: MeasureKind;
  readonly what?: RegisterText;
  readonly takenAt: Moment;
}
export interface DropMeasure {
  readonly type: 'DropMeasure';
  readonly measure: string;
  readonly reason: RegisterText;
}
export interface ConfirmDeletion {
  readonly type: 'ConfirmDeletion';
  readonly confirmedAt: Moment;
  readonly inWriting: boolean;
  readonly by: Personal<string>;
}
export interface EstablishRootCause {
  readonly type: 'EstablishRootCause';
  readonly cause: RegisterText;
}
export interface RecordLesson {
  readonly type: 'RecordLesson';
  readonly lesson: RegisterText;
}

export interface Measure {
  readonly measure: string;
  readonly kind: MeasureKind;
  readonly what: RegisterText;
  readonly dueAt?: Moment;
  readonly takenAt?: Moment;
  readonly dropped?: RegisterText;
}

export function planMeasure(breach: Breach, command: PlanMeasure): readonly MeasurePlanned[] {
  if (breach.measures.some(({ measure }) => measure === command.measure)) return [];
  const { measure, kind, what, dueAt } = command;
  return [{ type: 'MeasurePlanned', data: { measure, kind, what, ...(dueAt && { dueAt }) } }];
}

export function takeMeasure(
  breach: Breach,
  command: TakeMeasure,
  { now }: DecisionContext,
): readonly MeasureTaken[] {
  notInTheFuture(command.takenAt, now, '/takenAt');
  const planned = breach.measures.find(({ measure }) => measure === command.measure);
  if (planned?.takenAt !== undefined) return [];
  const kind = command.kind ?? planned?.kind;
  const what = command.what ?? planned?.what;
  if (kind === undefined || what === undefined) {
    throw new Refusal('unknown-measure', 'No measure with this id was planned: say its kind and what it is.');
  }
  return [{ type: 'MeasureTaken', data: { measure: command.measure, kind, what, takenAt: command.takenAt } }];
}

export function dropMeasure(breach: Breach, { measure, reason }: DropMeasure): readonly MeasureDropped[] {
  const planned = breach.measures.find((known) => known.measure === measure);
  if (planned === undefined) throw new Refusal('unknown-measure', 'No measure with this id was planned.');
  if (planned.takenAt !== undefined) throw new Refusal('measure-taken', 'This measure was taken already.');
  return planned.dropped === undefined ? [{ type: 'MeasureDropped', data: { measure, reason } }] : [];
}

/** Containment and remedy have to be done or dropped before closing; prevention lives on. */
export function hasUnfinishedMeasures({ measures }: Pick<Breach, 'measures'>): boolean {
  return measures.some(
    ({ kind, takenAt, dropped }) => kind !== 'prevention' && takenAt === undefined && dropped === undefined,
  );
}

export function confirmDeletion(
  _breach: Breach,
  { confirmedAt, inWriting, by }: ConfirmDeletion,
  { now }: DecisionContext,
): readonly DeletionConfirmed[] {
  notInTheFuture(confirmedAt, now, '/confirmedAt');
  return [{ type: 'DeletionConfirmed', data: { confirmedAt, inWriting, by } }];
}

export function establishRootCause(
  breach: Breach,
  { cause }: EstablishRootCause,
): readonly RootCauseEstablished[] {
  return breach.rootCause === cause ? [] : [{ type: 'RootCauseEstablished', data: { cause } }];
}

export function recordLesson(breach: Breach, { lesson }: RecordLesson): readonly LessonRecorded[] {
  return breach.lessons.includes(lesson) ? [] : [{ type: 'LessonRecorded', data: { lesson } }];
}

export const evolveMeasures: Evolve<MeasureEvent> = {
  MeasurePlanned: (breach, data) => ({ ...breach, measures: [...breach.measures, data] }),
  MeasureTaken: (breach, data) => ({
    ...breach,
    measures: breach.measures.some(({ measure }) => measure === data.measure)
      ? breach.measures.map((known) => (known.measure === data.measure ? { ...known, ...data } : known))
      : [...breach.measures, data],
  }),
  MeasureDropped: (breach, { measure, reason }) => ({
    ...breach,
    measures: breach.measures.map((known) =>
      known.measure === measure ? { ...known, dropped: reason } : known,
    ),
  }),
  DeletionConfirmed: (breach, data) => ({ ...breach, deletions: [...breach.deletions, data] }),
  RootCauseEstablished: (breach, { cause }) => ({ ...breach, rootCause: cause }),
  LessonRecorded: (breach, { lesson }) => ({ ...breach, lessons: [...breach.lessons, lesson] }),
};
