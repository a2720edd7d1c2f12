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

/** A fact that nobody's command led to. */
export interface News {
  /** The same for the same fact at the same place: processes that start together write it once. */
  readonly id: string;
  readonly event: DomainEvent;
  readonly actor: Actor;
  readonly schemaVersion: number;
}

/** Streams of an organisation that are small enough to be read whole before each fact. */
export class SmallLog {
  constructor(
    private readonly store: EventStore,
    private readonly codec: EventCodec,
    private readonly clock: Clock,
  ) {}

  /**
   * @param news what is to be added, given what stands there and the revision of its last event ({@link NO_STREAM} for
   * none); `undefined` when it is known
   * @returns whether it was added here; of processes that say the same at once, with KurrentDB more than one may be told
   * so, though it is written once (ADR 9)
   */
  async add(
    stream: string,
    organisation: string,
    news: (history: readonly RecordedEvent[], revision: number) => News | undefined,
  ): Promise<boolean> {
    for (;;) {
      const history = await this.codec.decode(await this.store.readStream(stream));
      const revision = history.at(-1)?.revision ?? NO_STREAM;
      const fact = news(history, revision);
      if (fact === undefined) return false;
      try {
        const records = await this.codec.encode([this.record(fact, organisation)]);
        const { repeated } = await this.store.append(stream, revision, records);
        return !repeated;
      } catch (error) {
        // Somebody else wrote in between: look again.
        if (!(error instanceof WrongExpectedRevision)) throw error;
      }
    }
  }

  private record({ id, event, actor, schemaVersion }: News, organisation: string) {
    const now = this.clock.now();
    return {
      id,
      event,
      metadata: {
        recordedAt: now,
        actor,
        organisation,
        commandId: id,
        correlationId: id,
        causationId: id,
        schemaVersion,
        lawVersion: lawInForceAt(now).id,
        nonce: randomBytes(16).toString('hex'),
      },
    };
  }
}
