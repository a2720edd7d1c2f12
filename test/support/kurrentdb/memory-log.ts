/** An event as the wire has it. */
export interface ProposedEvent {
  readonly id: string;
  readonly type: string;
  readonly contentType: string;
  readonly data: Uint8Array;
  readonly metadata: Uint8Array;
}

export interface LoggedEvent extends ProposedEvent {
  readonly stream: string;
  readonly revision: number;
  /** Commit and prepare position at once, as for every event that is written without an explicit transaction. */
  readonly position: bigint;
}

/** `'any'` is not offered: the port always says which revision it expects. */
export type ExpectedRevision = number | 'no-stream';

export type Outcome =
  | { readonly outcome: 'written' | 'idempotent'; readonly revision: number; readonly position: bigint }
  | {
      readonly outcome: 'wrong-expected-version';
      readonly expected: ExpectedRevision;
      readonly current: ExpectedRevision;
    };

const FIRST_POSITION = 1_024n;
const EVENTS_PER_STATISTICS = 50;

/** The log of the server: in memory, with events of its own between those of others (`--stats-storage Stream`). */
export class MemoryLog {
  readonly events: LoggedEvent[] = [];
  readonly #streams = new Map<string, LoggedEvent[]>();
  #listeners = new Set<() => void>();
  #next = FIRST_POSITION;

  constructor() {
    this.#writeStatistics();
  }

  of(stream: string): readonly LoggedEvent[] {
    return this.#streams.get(stream) ?? [];
  }

  /** All events, or none; a repeat at the same place is success, as long as every id stands there. */
  append(stream: string, expected: ExpectedRevision, proposed: readonly ProposedEvent[]): Outcome {
    const there = this.of(stream);
    const next = expected === 'no-stream' ? 0 : expected + 1;
    if (next !== there.length) {
      const standing = there.slice(next, next + proposed.length);
      const last = standing.at(-1);
      if (last !== undefined && sameIds(standing, proposed))
        return { outcome: 'idempotent', revision: last.revision, position: last.position };
      return {
        outcome: 'wrong-expected-version',
        expected,
        current: there.length === 0 ? 'no-stream' : there.length - 1,
      };
    }
    const written = proposed.map((event) => this.#write(stream, event));
    const { revision, position } = written.at(-1)!;
    if (this.events.length % EVENTS_PER_STATISTICS < written.length) this.#writeStatistics();
    for (const listener of this.#listeners) listener();
    return { outcome: 'written', revision, position };
  }

  /**
   * @returns index of the event at the position; behind the last one for a position that is yet to come
   * @throws RangeError where no event begins: the real server cannot read there either
   */
  indexAt(position: bigint): number {
    let [low, high] = [0, this.events.length];
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (this.events[middle]!.position < position) low = middle + 1;
      else high = middle;
    }
    const there = this.events[low];
    if (there !== undefined && there.position !== position) throw new RangeError('no event begins there');
    return low;
  }

  /** @returns what ends the listening */
  onAppend(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  #write(stream: string, event: ProposedEvent): LoggedEvent {
    const events = this.#streams.get(stream) ?? [];
    const logged = { ...event, stream, revision: events.length, position: this.#next };
    this.#next += BigInt(100 + stream.length + event.data.length + event.metadata.length);
    events.push(logged);
    this.#streams.set(stream, events);
    this.events.push(logged);
    return logged;
  }

  #writeStatistics(): void {
    this.#write('$stats-127.0.0.1:2113', {
      id: crypto.randomUUID(),
      type: '$statsCollected',
      contentType: 'application/json',
      data: Buffer.from('{}'),
      metadata: Buffer.from(''),
    });
  }
}

function sameIds(standing: readonly ProposedEvent[], proposed: readonly ProposedEvent[]): boolean {
  return standing.length === proposed.length && proposed.every(({ id }, index) => standing[index]!.id === id);
}
