import type { Moment } from '../../shared/moment.js';
import type { RecordedEvent } from '../../shared/recorded-event.js';
import { evolve, type BreachEvent } from '../domain/breach.js';
import type { Breach } from '../domain/breach-state.js';
import type { Recording } from '../domain/domain-event.js';

/** The events of one dossier in order, from the first. */
export type History = readonly RecordedEvent<BreachEvent>[];

/** The dossier as its events make it, from the beginning or from where it stood before them. */
export function fold(history: History, before?: Breach): Breach | undefined {
  return history.reduce<Breach | undefined>(
    (breach, recorded) => evolve(breach, recorded.event, recordingOf(recorded)),
    before,
  );
}

/** What the fold is told beside an event. */
export function recordingOf({ id, stream, revision, metadata }: RecordedEvent): Recording {
  const { organisation, recordedAt, actor } = metadata;
  return { id, stream, organisation, revision, recordedAt, actor };
}

/** What was known at a moment: the longest beginning of the history that was recorded by then. */
export function recordedBy(history: History, at: Moment): History {
  const later = history.findIndex(({ metadata }) => metadata.recordedAt > at);
  return later === -1 ? history : history.slice(0, later);
}

/** What was known at a revision; empty when the dossier never had it. */
export function upToRevision(history: History, revision: number): History {
  return revision < history.length ? history.slice(0, revision + 1) : [];
}
