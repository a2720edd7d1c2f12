import type { DomainEvent, EventMetadata, RecordedEvent } from '../../shared/recorded-event.js';
import type { EventRecord, StoredEvent } from './event-store.port.js';

/** Every event type that this version of Lekwacht knows, with its newest shape. */
export type EventTypes = Readonly<Record<string, { readonly schemaVersion: number }>>;

export interface EventToRecord {
  readonly id: string;
  readonly event: DomainEvent;
  readonly metadata: EventMetadata;
}

/** Whoever meets it stops: a fact that is skipped is a fact that is lost. */
export class UnknownEventType extends Error {
  override readonly name = 'UnknownEventType';
  constructor(
    readonly type: string,
    readonly schemaVersion: number,
    where: string,
  ) {
    super(`${where}: event type ${JSON.stringify(type)}, schema version ${schemaVersion}, is not known here`);
  }
}

/**
 * Between facts and their JSON text. Asynchronous and by the batch, because the sealing of personal data
 * fetches keys in here.
 */
export class EventCodec {
  readonly #types: ReadonlyMap<string, number>;

  constructor(types: EventTypes) {
    this.#types = new Map(Object.entries(types).map(([type, { schemaVersion }]) => [type, schemaVersion]));
  }

  /** @throws UnknownEventType before anything is written that could not be read again */
  encode(events: readonly EventToRecord[]): Promise<EventRecord[]> {
    return promised(() => events.map((event) => this.#encodeOne(event)));
  }

  /** @throws UnknownEventType for a type, or a schema version, that is newer than this version of Lekwacht */
  decode(stored: readonly StoredEvent[]): Promise<RecordedEvent[]> {
    return promised(() => stored.map((event) => this.#decodeOne(event)));
  }

  #encodeOne({ id, event, metadata }: EventToRecord): EventRecord {
    this.#refuseUnknown(event.type, metadata.schemaVersion, 'to be recorded');
    return { id, type: event.type, data: JSON.stringify(event.data), metadata: JSON.stringify(metadata) };
  }

  #decodeOne({ id, stream, revision, position, type, data, metadata }: StoredEvent): RecordedEvent {
    const parsed = JSON.parse(metadata) as EventMetadata;
    this.#refuseUnknown(type, parsed.schemaVersion, `${stream} at revision ${revision}`);
    return {
      id,
      stream,
      revision,
      position,
      event: { type, data: JSON.parse(data) as DomainEvent['data'] },
      metadata: parsed,
    };
  }

  #refuseUnknown(type: string, schemaVersion: number, where: string): void {
    const newest = this.#types.get(type);
    const known = newest !== undefined && Number.isInteger(schemaVersion) && schemaVersion <= newest;
    if (!known) throw new UnknownEventType(type, schemaVersion, where);
  }
}

/** A failure comes as a rejection, never as a throw in the caller's face. */
function promised<T>(work: () => T): Promise<T> {
  return new Promise((resolve) => {
    resolve(work());
  });
}
