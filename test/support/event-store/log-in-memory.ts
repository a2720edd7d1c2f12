import {
  EventStore,
  WrongExpectedRevision,
  type AppendResult,
  type EventRecord,
  type StoredEvent,
} from '../../../src/platform/event-store/event-store.port.js';

/** Streams of dossiers and nothing else, for properties that play thousands of acts; it can be put back, as a database can. */
export class LogInMemory extends EventStore {
  #streams = new Map<string, readonly StoredEvent[]>();
  /** Events that were given out. */
  read = 0;

  override append(
    stream: string,
    expectedRevision: number,
    events: readonly EventRecord[],
  ): Promise<AppendResult> {
    const there = this.#streams.get(stream) ?? [];
    const at = expectedRevision + 1;
    const revision = expectedRevision + events.length;
    const repeated = events.every(({ id }, i) => there[at + i]?.id === id);
    if (!repeated && there.length !== at)
      return Promise.reject(new WrongExpectedRevision(stream, expectedRevision, there.length - 1));
    if (!repeated) {
      const stored = events.map((event, i) => ({ ...event, stream, revision: at + i, position: '' }));
      this.#streams.set(stream, [...there, ...stored]);
    }
    return Promise.resolve({ revision, position: '', repeated });
  }

  override readStream(
    stream: string,
    { fromRevision = 0, maxCount = Infinity }: { fromRevision?: number; maxCount?: number } = {},
  ): Promise<readonly StoredEvent[]> {
    const events = (this.#streams.get(stream) ?? []).slice(fromRevision, fromRevision + maxCount);
    this.read += events.length;
    return Promise.resolve(events);
  }

  /** As a backup holds it. */
  backup(): ReadonlyMap<string, readonly StoredEvent[]> {
    return new Map(this.#streams);
  }

  restore(backup: ReadonlyMap<string, readonly StoredEvent[]>): void {
    this.#streams = new Map(backup);
  }

  override readAll(): never {
    throw new Error('it holds streams only');
  }
  override subscribeToAll(): never {
    throw new Error('it holds streams only');
  }
  override newestFirst(): never {
    throw new Error('it holds streams only');
  }
  override head(): never {
    throw new Error('it holds streams only');
  }
  override close(): Promise<void> {
    return Promise.resolve();
  }
}
