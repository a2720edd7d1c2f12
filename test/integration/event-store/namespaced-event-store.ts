import {
  EventStore,
  START,
  type AppendResult,
  type EventBatch,
  type EventRecord,
  type Position,
  type StoredEvent,
  type SubscribeOptions,
} from '../../../src/platform/event-store/event-store.port.js';

/** A log of its own on a server that is shared: streams of one prefix, beginning where the log now ends. */
export class NamespacedEventStore extends EventStore {
  constructor(
    private readonly store: EventStore,
    private readonly prefix: string,
    private readonly base: Position,
  ) {
    super();
  }

  override append(stream: string, expected: number, events: readonly EventRecord[]): Promise<AppendResult> {
    // An empty name has to stay one: the contract looks whether it is refused.
    return this.store
      .append(stream === '' ? '' : this.prefix + stream, expected, events)
      .catch((error: unknown) => {
        if (error instanceof Error && 'stream' in error) Object.assign(error, { stream });
        throw error;
      });
  }

  override async readStream(
    stream: string,
    options?: { readonly fromRevision?: number; readonly maxCount?: number },
  ): Promise<readonly StoredEvent[]> {
    return (await this.store.readStream(this.prefix + stream, options)).map((event) => this.#own(event));
  }

  override async readAll(
    from: Position,
    options: { readonly streamPrefixes?: readonly string[]; readonly maxCount?: number } = {},
  ): Promise<EventBatch> {
    const page = await this.store.readAll(this.#from(from), { ...options, ...this.#filter(options) });
    return this.#batch(page);
  }

  override async *subscribeToAll(from: Position, options: SubscribeOptions): AsyncIterable<EventBatch> {
    const filtered = { ...options, ...this.#filter(options) };
    for await (const batch of this.store.subscribeToAll(this.#from(from), filtered)) yield this.#batch(batch);
  }

  override async *newestFirst(): AsyncIterable<StoredEvent> {
    for await (const event of this.store.newestFirst()) {
      if (event.position <= this.base) return;
      if (event.stream.startsWith(this.prefix)) yield this.#own(event);
    }
  }

  override async head(): Promise<Position> {
    return this.#position(await this.store.head());
  }

  override close(): Promise<void> {
    return this.store.close();
  }

  #filter({ streamPrefixes = [''] }: { readonly streamPrefixes?: readonly string[] }): {
    streamPrefixes: string[];
  } {
    return { streamPrefixes: streamPrefixes.map((prefix) => this.prefix + prefix) };
  }

  #from(position: Position): Position {
    return position === START ? this.base : position;
  }

  #position(position: Position): Position {
    return position <= this.base ? START : position;
  }

  #batch({ events, checkpoint, caughtUp }: EventBatch): EventBatch {
    return {
      events: events.map((event) => this.#own(event)),
      checkpoint: this.#position(checkpoint),
      caughtUp,
    };
  }

  #own(event: StoredEvent): StoredEvent {
    return { ...event, stream: event.stream.slice(this.prefix.length) };
  }
}
