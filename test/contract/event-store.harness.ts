import { randomUUID } from 'node:crypto';
import type {
  EventBatch,
  EventRecord,
  EventStore,
  Position,
  SubscribeOptions,
} from '../../src/platform/event-store/event-store.port.js';

/** What a contract needs of an adapter. */
export interface EventStoreHarness {
  /** Faults that this adapter can be put through. What it lacks is skipped, and said so. */
  readonly faults: readonly (keyof Faults)[];
  /** A store on an empty log of its own, with time-outs of about a second. */
  open(): Promise<LogUnderTest>;
}

export interface LogUnderTest {
  readonly store: EventStore;
  readonly faults: Partial<Faults>;
  /** Another store on the same log: after a restart, or in a second process. */
  reopen(): Promise<EventStore>;
  /** Closes every store and removes the log. */
  dispose(): Promise<void>;
}

export interface Faults {
  /**
   * Breaks the connection of the next append: before the server hears of it, or after it has committed;
   * `silent`: after, and without a sign.
   */
  readonly cutNextAppend: (when: 'before' | 'after' | 'silent') => { readonly happened: boolean };
  readonly dropConnections: () => void;
  readonly setUnreachable: (unreachable: boolean) => void;
  /** Somebody else's append, from where it has begun until he makes up his mind. */
  readonly beginAppend: (stream: string, events: readonly EventRecord[]) => Promise<OpenTransaction>;
  /** A transaction that writes, but no events. */
  readonly beginUnrelated: () => Promise<OpenTransaction>;
  /** An event that passes at the edge and that the database itself refuses. */
  readonly refusedByDatabase: () => Promise<EventRecord>;
}

export interface OpenTransaction {
  commit(): Promise<void>;
  rollback(): Promise<void>;
}

export function anEvent(data: string = JSON.stringify({ text: 'a bag with files was stolen' })): EventRecord {
  return { id: randomUUID(), type: 'BreachReported', data, metadata: '{"schemaVersion":1}' };
}

export function aBreach(): string {
  return `breach-${randomUUID()}`;
}

export function ids(events: readonly { readonly id: string }[]): string[] {
  return events.map(({ id }) => id);
}

/** Pages through the whole log. */
export async function wholeLog(
  store: EventStore,
  streamPrefixes?: readonly string[],
): Promise<EventBatch['events']> {
  const filter = streamPrefixes === undefined ? {} : { streamPrefixes };
  const pages: EventBatch[] = [];
  let from: Position = '';
  do {
    const page = await store.readAll(from, { ...filter, maxCount: 100 });
    pages.push(page);
    from = page.checkpoint;
  } while (pages.at(-1)?.caughtUp === false);
  return pages.flatMap(({ events }) => events);
}

/** A subscription that is read batch by batch, as a projection would. */
export class Reader {
  readonly seen: EventBatch['events'][number][] = [];
  readonly batches: EventBatch[] = [];
  readonly #abort = new AbortController();
  readonly #iterator: AsyncIterator<EventBatch>;

  constructor(store: EventStore, from: Position, options: Omit<SubscribeOptions, 'signal'> = {}) {
    const batches = store.subscribeToAll(from, { ...options, signal: this.#abort.signal });
    this.#iterator = batches[Symbol.asyncIterator]();
  }

  get checkpoint(): Position {
    return this.batches.at(-1)?.checkpoint ?? '';
  }

  async until(enough: () => boolean): Promise<void> {
    while (!enough()) if (await this.next()) throw new Error('the subscription ended');
  }

  async untilCaughtUp(): Promise<void> {
    await this.until(() => this.batches.at(-1)?.caughtUp === true);
  }

  /** Reads a batch. @returns whether the subscription has ended */
  async next(): Promise<boolean> {
    const { done, value } = await this.#iterator.next();
    if (done === true) return true;
    this.batches.push(value);
    this.seen.push(...value.events);
    return false;
  }

  abort(): void {
    this.#abort.abort();
  }

  /** @returns whether the subscription ended without a throw */
  async stop(): Promise<boolean> {
    this.abort();
    return this.next();
  }
}
