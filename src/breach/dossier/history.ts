import { toMilliseconds, type Moment } from '../../shared/moment.js';
import type { RecordedEvent } from '../../shared/recorded-event.js';
import { type Breach, type BreachEvent, dossier } from '../domain/breach.js';
import { recordingOf } from '../domain/domain-event.js';
import { Draft, type Watcher } from '../domain/fields.js';

/** The events of one dossier in order, from the first. */
export type History = readonly RecordedEvent<BreachEvent>[];

/** A dossier for somebody who looks. Nothing is decided, written or sent on one that lacks its texts. */
export interface ShownDossier {
  readonly history: History;
  /** Keys were out of reach: codes, moments, numbers and decisions are there, what people wrote is not (ADR 36). */
  readonly lacksTexts: boolean;
}

/** Of histories that somebody still has: whoever asks for who may see them folds what is then shown. */
const folded = new WeakMap<History, { readonly length: number; readonly breach: Breach }>();

/** The dossier as its events make it, from the beginning or from where it stood before them. */
export function fold(history: History, before?: Breach, watcher?: Watcher): Breach | undefined {
  if (before !== undefined || watcher !== undefined) return foldedAnew(history, before, watcher);
  const known = folded.get(history);
  if (known?.length === history.length) return known.breach;
  const breach = foldedAnew(history);
  if (breach !== undefined) folded.set(history, { length: history.length, breach });
  return breach;
}

function foldedAnew(history: History, before?: Breach, watcher?: Watcher): Breach | undefined {
  const draft = new Draft<Breach>(dossier, before, watcher);
  for (const recorded of history) draft.apply(recorded.event, recordingOf(recorded));
  return draft.state;
}

/**
 * What was known at a moment: the longest beginning of the history whose last event was recorded by then. An event with
 * a stamp from the future was there at the latest when the next one was recorded, and hides nothing that follows it.
 */
export function recordedBy(history: History, at: Moment): History {
  const last = history.findLastIndex(({ metadata }) => metadata.recordedAt <= at);
  return history.slice(0, last + 1);
}

/**
 * How many events {@link recordedBy} gives.
 * @param recorded when each event was, in milliseconds since 1970
 */
export function countRecordedBy(recorded: readonly number[], at: Moment): number {
  const moment = toMilliseconds(at);
  return recorded.findLastIndex((each) => each <= moment) + 1;
}

/** What was known at a revision; empty when the dossier never had it. */
export function upToRevision(history: History, revision: number): History {
  return revision < history.length ? history.slice(0, revision + 1) : [];
}

/** The same history, in which the reporter gave no name, nobody else to ask, and no way to reach anyone. */
export function withoutReporter(history: History): History {
  return history.map((recorded) => {
    const { event } = recorded;
    if (event.type !== 'BreachReported') return recorded;
    const { contactPerson: _person, ...report } = event.data.report;
    const { contact: _contact, hasEmail: _email, reachableUntil: _until, ...reporter } = report.reporter;
    const data = { ...event.data, report: { ...report, reporter } };
    return { ...recorded, event: { ...event, data } };
  });
}
