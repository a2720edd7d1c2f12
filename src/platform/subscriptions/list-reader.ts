import type {
  EventBatch,
  OfInterest,
  Position,
  SomeOfStreams,
  StoredEvent,
} from '../event-store/event-store.port.js';
import { KeysUnavailable } from '../personal-data/keys-unavailable.js';
import type { RecordedEvent } from '../../shared/recorded-event.js';
import { EventFailed } from './failure.js';
import type { Projection } from './projection.js';
import type { SubscriptionPorts } from './settings.js';

/** What a list reads of the log, as facts. */
export class ListReader {
  /** Events of a type that it is not folded from are not read, but those that rewrite texts of others (ADR 39). */
  readonly ofInterest: OfInterest;
  readonly #exceptTypes: readonly string[];

  constructor(
    private readonly ports: Pick<SubscriptionPorts, 'store' | 'codec'>,
    { streamPrefixes, types }: Projection<object>,
    private readonly batch: number,
  ) {
    const { codec } = ports;
    const asked = types && new Set([...types, ...codec.rewriting]);
    this.#exceptTypes = asked ? codec.types.filter((type) => !asked.has(type)) : [];
    this.ofInterest = {
      ...(streamPrefixes.length > 0 && { streamPrefixes }),
      ...(asked && { exceptTypes: this.#exceptTypes }),
    };
  }

  /** @param most events, where it is to be fewer than this list takes at a time */
  page(from: Position, most = this.batch): Promise<EventBatch> {
    return this.ports.store.readAll(from, { ...this.ofInterest, maxCount: Math.min(most, this.batch) });
  }

  /** First events of streams after this position, and those of a type that nobody knows. */
  beginnings(from: Position, type: string, most: number): Promise<EventBatch> {
    const { codec, store } = this.ports;
    const exceptTypes = codec.types.filter((known) => known !== type);
    return store.readAll(from, { ...this.ofInterest, exceptTypes, maxCount: most });
  }

  /** What concerns the list in these streams, each from that revision on. @param most events */
  someOf(streams: readonly string[], most: number, fromRevision = 0): Promise<SomeOfStreams> {
    const exceptTypes = this.#exceptTypes;
    return this.ports.store.readSomeOf(streams, { exceptTypes, maxCount: most, fromRevision });
  }

  /** @throws EventFailed that names the one that cannot be decoded */
  async decode(stored: readonly StoredEvent[]): Promise<readonly RecordedEvent[]> {
    const { codec } = this.ports;
    try {
      return await codec.decode(stored);
    } catch (error) {
      // No event's fault: the list waits as it is.
      if (error instanceof KeysUnavailable) throw error;
      // One of them is to blame: say which, so that somebody can look.
      for (const event of stored) {
        await codec.decode([event]).catch((cause: unknown) => {
          throw new EventFailed(event, cause);
        });
      }
      throw error;
    }
  }

  rewrittenIn(events: readonly RecordedEvent[]): readonly string[] {
    const { codec } = this.ports;
    return [...new Set(events.filter((event) => codec.rewrites(event)).map(({ stream }) => stream))];
  }

  /** Read to its end, as it reads now: what comes after the batch is then in the row already, and changes it no more. */
  async rewritten(stream: string): Promise<readonly RecordedEvent[]> {
    const { codec, store } = this.ports;
    return codec.rewritten(await this.decode(await store.readStream(stream)));
  }
}
