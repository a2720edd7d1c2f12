import { AppendWatch } from './append-watch.js';
import { EventStoreUnavailable } from './event-store-unavailable.js';

/** Place in the whole log. Opaque, but made so that a later one is the greater string (C order). */
export type Position = string;

/** Before the first event. */
export const START: Position = '';

/** The revision to expect of a stream that must not exist yet. */
export const NO_STREAM = -1;

/** An event ready for the wire: `data` and `metadata` are JSON text, kept byte for byte. */
export interface EventRecord {
  /** UUID; the same event is the same id, on every retry. */
  readonly id: string;
  readonly type: string;
  readonly data: string;
  readonly metadata: string;
}

export interface StoredEvent extends EventRecord {
  readonly stream: string;
  /** 0 for the first event of a stream, without gaps. */
  readonly revision: number;
  readonly position: Position;
}

export interface AppendResult {
  /** Revision of the last event of this append. */
  readonly revision: number;
  /** Position of the last event of this append. */
  readonly position: Position;
  /** True when exactly these ids stood there already: the outcome of an earlier try. */
  readonly repeated: boolean;
}

export interface AppendOptions {
  /**
   * Rejects after its second failure, where another is tried for as long as the store has patience: the caller has another place for it,
   * and somebody waits (ADR 72). What was sent to a server that does not answer is waited for all the same.
   */
  readonly atOnce?: boolean;
}

export interface EventBatch {
  /** In log order; may be empty where a stretch of the log held nothing of interest. */
  readonly events: readonly StoredEvent[];
  /** Where to go on after this batch; never smaller than the last event's position. */
  readonly checkpoint: Position;
  /** The reader stood at the end of the log when this batch was read. */
  readonly caughtUp: boolean;
}

/** What of the log somebody is given; the rest he passes over without seeing it. */
export interface OfInterest {
  /** Only streams whose name starts with one of these, e.g. `breach-`. Absent: all. */
  readonly streamPrefixes?: readonly string[];
  /** No events of these types; one that is named nowhere is given to everybody. */
  readonly exceptTypes?: readonly string[];
}

export interface SomeOptions extends Pick<OfInterest, 'exceptTypes'> {
  /** Of each. */
  readonly fromRevision?: number;
  /** Of all together. */
  readonly maxCount: number;
}

export interface SomeOfStreams {
  /** Each stream in order, and none between the events of another. Which comes first is not said. */
  readonly events: readonly StoredEvent[];
  /** The last of them may go on, and others may not have been reached. */
  readonly isCut: boolean;
}

export interface SubscribeOptions extends OfInterest {
  /** Most events in one batch (default 1,000). */
  readonly batchSize?: number;
  /** Ends the subscription: the iteration returns, it does not throw. */
  readonly signal: AbortSignal;
}

/**
 * The log of facts. Acknowledged means on disk. Position order is commit order: once a reader was given
 * position p, nothing smaller will ever appear.
 */
export abstract class EventStore {
  /** How appends of this process fare; every adapter leads them past it. */
  readonly appends = new AppendWatch();

  /**
   * Appends all events or none. The same ids, contiguous, at the expected revision, are success with what is
   * stored (payloads are not compared).
   * @param expectedRevision revision of the stream's last event, or {@link NO_STREAM}
   * @throws WrongExpectedRevision other events stand there, or ids overlap partially
   * @throws EventStoreUnavailable not written, or outcome unknown: the same append is safe to repeat
   * @throws AppendRejected these events can never be stored
   */
  abstract append(
    stream: string,
    expectedRevision: number,
    events: readonly EventRecord[],
    options?: AppendOptions,
  ): Promise<AppendResult>;

  /** The stream from its first event (or `fromRevision`) on, in order; empty when there is none. */
  abstract readStream(
    stream: string,
    options?: { readonly fromRevision?: number; readonly maxCount?: number },
  ): Promise<readonly StoredEvent[]>;

  /** Several streams from their first event, each in order: in one question where the engine can. */
  async readStreams(streams: readonly string[]): Promise<readonly StoredEvent[]> {
    return (await Promise.all(streams.map((stream) => this.readStream(stream)))).flat();
  }

  /** The same one after the other, as far as comes to so many events; an engine may stop sooner, where a page of its log would. */
  async readSomeOf(streams: readonly string[], options: SomeOptions): Promise<SomeOfStreams> {
    const { fromRevision = 0, exceptTypes = [], maxCount } = options;
    const events: StoredEvent[] = [];
    for (const stream of streams) {
      for (let from = fromRevision, isMore = true; isMore;) {
        const read = await this.readStream(stream, { fromRevision: from, maxCount });
        events.push(...read.filter(({ type }) => !exceptTypes.includes(type)));
        if (events.length >= maxCount) return { events: events.slice(0, maxCount), isCut: true };
        isMore = read.length === maxCount;
        from += read.length;
      }
    }
    return { events, isCut: false };
  }

  /** One page of the log after `from` (exclusive). */
  abstract readAll(
    from: Position,
    options?: OfInterest & { readonly maxCount?: number },
  ): Promise<EventBatch>;

  /** Everything after `from`, then what comes; survives lost connections; ends only through the signal. */
  abstract subscribeToAll(from: Position, options: SubscribeOptions): AsyncIterable<EventBatch>;

  /** The whole log from its end, read as far as somebody asks. */
  abstract newestFirst(): AsyncIterable<StoredEvent>;

  /** Position of the newest event; {@link START} for an empty log. */
  abstract head(): Promise<Position>;

  /** Ends what is under way: waiting appends are answered, subscriptions return. */
  abstract close(): Promise<void>;
}

export class WrongExpectedRevision extends Error {
  override readonly name = 'WrongExpectedRevision';
  constructor(
    readonly stream: string,
    readonly expected: number,
    /** Revision of the last event that stands there; {@link NO_STREAM} when there is none. */
    readonly actual: number,
  ) {
    super(`expected revision ${expected}, found ${actual}`);
  }
}

export { EventStoreUnavailable };

/** The append itself is at fault (not text, too large, no UUID): repeating it will not help. */
export class AppendRejected extends Error {
  override readonly name = 'AppendRejected';
}
