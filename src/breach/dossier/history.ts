import type { Moment } from '../../shared/moment.js';
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

/** The dossier as its events make it, from the beginning or from where it stood before them. */
export function fold(history: History, before?: Breach, watcher?: Watcher): Breach | undefined {
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
    const { contact: _contact, reachableUntil: _until, ...reporter } = report.reporter;
    const data = { ...event.data, report: { ...report, reporter } };
    return { ...recorded, event: { ...event, data } };
  });
}
