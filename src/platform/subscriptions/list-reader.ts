import type { EventBatch, OfInterest, Position, StoredEvent } from '../event-store/event-store.port.js';
import { KeysUnavailable } from '../personal-data/keys-unavailable.js';
import type { RecordedEvent } from '../../shared/recorded-event.js';
import { EventFailed } from './failure.js';
import type { Projection } from './projection.js';
import type { SubscriptionPorts } from './settings.js';

/** What a list reads of the log, as facts. */
export class ListReader {
  /** Events of a type that it is not folded from are not read, but those that rewrite texts of others (ADR 39). */
  readonly ofInterest: OfInterest;
  readonly #known: ReadonlySet<string>;
  readonly #rewriting: ReadonlySet<string>;

  constructor(
    private readonly ports: Pick<SubscriptionPorts, 'store' | 'codec'>,
    { streamPrefixes, types }: Projection<object>,
    private readonly batch: number,
  ) {
    const { codec } = ports;
    this.#known = new Set(codec.types);
    this.#rewriting = new Set(codec.rewriting);
    const asked = types && new Set([...types, ...codec.rewriting]);
    this.ofInterest = {
      ...(streamPrefixes.length > 0 && { streamPrefixes }),
      ...(asked && { exceptTypes: codec.types.filter((type) => !asked.has(type)) }),
    };
  }

  /** @param most events, where it is to be fewer than this list takes at a time */
  page(from: Position, most = this.batch): Promise<EventBatch> {
    return this.ports.store.readAll(from, { ...this.ofInterest, maxCount: Math.min(most, this.batch) });
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

  /**
   * The streams in which a text was rewritten by these, before anything else is decoded.
   * @throws EventFailed at a type that this version does not know: a list is rather not there than incomplete
   */
  async rewrittenBy(stored: readonly StoredEvent[]): Promise<readonly string[]> {
    const asked = stored.filter(({ type }) => this.#rewriting.has(type) || !this.#known.has(type));
    return asked.length === 0 ? [] : this.rewrittenIn(await this.decode(asked));
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
