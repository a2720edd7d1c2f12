import { randomBytes } from 'node:crypto';
import { lawInForceAt } from '../law/law-version.js';
import type { Clock } from '../platform/time/clock.port.js';
import type { EventCodec } from '../platform/event-store/event-codec.js';
import {
  NO_STREAM,
  WrongExpectedRevision,
  type EventStore,
} from '../platform/event-store/event-store.port.js';
import type { Actor, DomainEvent, RecordedEvent } from '../shared/recorded-event.js';

/** An event that no command led to. */
export interface NewEvent {
  /** The same for the same event at the same place: processes that start together write it once. */
  readonly id: string;
  readonly event: DomainEvent;
  readonly actor: Actor;
  readonly schemaVersion: number;
  /** Of the request, where one led to it: to tell a repeat from another request under the same key. */
  readonly requestDigest?: string;
  readonly correlationId?: string;
}

/** Appends what a stream does not tell yet. Reads the whole stream each time: for short streams. */
export class IdempotentLog {
  constructor(
    private readonly store: EventStore,
    private readonly codec: EventCodec,
    private readonly clock: Clock,
  ) {}

  async read(stream: string): Promise<readonly RecordedEvent[]> {
    return this.codec.opened(await this.store.readStream(stream));
  }

  /**
   * @param next the event to append, given what stands there and the revision of its last event ({@link NO_STREAM} for
   * none); `undefined` when there is nothing new
   * @returns whether it was appended here; of processes that say the same at once, with KurrentDB more than one may be
   * told so, though it is written once (ADR 9)
   */
  async append(
    stream: string,
    organisation: string,
    next: (history: readonly RecordedEvent[], revision: number) => NewEvent | undefined,
  ): Promise<boolean> {
    for (;;) {
      const history = await this.read(stream);
      const revision = history.at(-1)?.revision ?? NO_STREAM;
      const event = next(history, revision);
      if (event === undefined) return false;
      try {
        const records = await this.codec.encode([{ stream, ...this.record(event, organisation) }]);
        const { repeated } = await this.store.append(stream, revision, records);
        return !repeated;
      } catch (error) {
        // Somebody else wrote in between: look again.
        if (!(error instanceof WrongExpectedRevision)) throw error;
      }
    }
  }

  private record(
    { id, event, actor, schemaVersion, requestDigest, correlationId = id }: NewEvent,
    organisation: string,
  ) {
    const now = this.clock.now();
    return {
      id,
      event,
      metadata: {
        recordedAt: now,
        actor,
        organisation,
        commandId: id,
        correlationId,
        causationId: id,
        schemaVersion,
        lawVersion: lawInForceAt(now).id,
        nonce: randomBytes(16).toString('hex'),
        ...(requestDigest !== undefined && { requestDigest }),
      },
    };
  }
}
