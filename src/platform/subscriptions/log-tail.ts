import type { EventBatch, OfInterest, Position, StoredEvent } from '../event-store/event-store.port.js';
import { Hints } from '../event-store/hints.js';
import type { RecordedEvent } from '../../shared/recorded-event.js';
import { keepTrying } from '../time/back-off.js';
import { pause } from '../time/pause.js';
import type { SubscriptionPorts } from './settings.js';

/** Kept for the slower ones, in characters of the events' data: whoever is further behind reads for himself. */
const KEPT_CHARACTERS = 4_000_000;
/** Most events that are read at once. */
const READ_AT_ONCE = 1_000;
/** Milliseconds in which what comes gathers, where something came just before: many small pages cost more than what is in them. */
const GATHERS_MS = 5;
/** Where everybody takes events as they are stored: nobody waits for what they say. */
const GATHERS_AS_STORED_MS = 25;
/** Who waits for news looks up so often anyhow. */
const LOOKING_UP_MS = 1_000;

/** A batch and, where all of it was decoded, what its events say, in the same order. */
export interface TailBatch extends EventBatch {
  readonly decoded?: readonly RecordedEvent[] | undefined;
}

export interface FollowOptions extends OfInterest {
  /** Most events in one batch. */
  readonly batchSize: number;
  /** He takes events as they are stored: as long as nobody needs what they say, nothing is decoded. */
  readonly asStored?: boolean;
  readonly signal: AbortSignal;
}

interface Page extends TailBatch {
  /** It begins after this position. */
  readonly after: Position;
  readonly size: number;
}

interface Follower {
  readonly asStored: boolean;
  at: Position;
}

/**
 * The end of the log, read and decoded once for all who stand there in this process. Each follows at his own pace; whoever falls
 * further behind than what is kept reads for himself until he is back, and holds up nobody (ADR 62).
 */
export class LogTail {
  readonly #followers = new Set<Follower>();
  readonly #news = new Hints();
  #pages: Page[] = [];
  /** How far it was read; absent while nobody reads. */
  #end: Position | undefined;
  #reading: AbortController | undefined;

  constructor(private readonly ports: Pick<SubscriptionPorts, 'store' | 'codec'>) {}

  /** Everything after `from`, then what comes, until the signal is aborted. @throws RangeError when `from` is no position of the log */
  async *follow(from: Position, options: FollowOptions): AsyncGenerator<TailBatch, void> {
    const { signal, asStored = false } = options;
    const follower = { asStored, at: from };
    this.#enter(follower);
    try {
      // Where he begins the log itself is asked, which says whether it has such a place.
      for (let isFirst = true; !signal.aborted; isFirst = false) {
        const seen = this.#news.count;
        const batch =
          isFirst || this.#isGone(follower.at)
            ? await this.#own(follower.at, options)
            : this.#shared(follower.at, options);
        if (batch === undefined) return;
        const isNews = isFirst || batch.checkpoint > follower.at;
        if (isNews) yield batch;
        follower.at = batch.checkpoint;
        this.#letGo();
        if (batch.caughtUp) await this.#news.next(seen, LOOKING_UP_MS, signal);
      }
    } finally {
      this.#leave(follower);
    }
  }

  #enter(follower: Follower): void {
    this.#followers.add(follower);
    if (this.#reading !== undefined) return;
    const reading = new AbortController();
    this.#reading = reading;
    void keepTrying(
      reading.signal,
      (progressed) => this.#read(reading.signal, progressed),
      // The store says it itself; meanwhile everybody reads for himself, and meets what is wrong.
      () => undefined,
    );
  }

  #leave(follower: Follower): void {
    this.#followers.delete(follower);
    if (this.#followers.size > 0) {
      this.#letGo();
      return;
    }
    this.#reading?.abort();
    this.#reading = undefined;
    this.#end = undefined;
    this.#pages = [];
  }

  async #read(signal: AbortSignal, progressed: () => void): Promise<void> {
    const { store, codec } = this.ports;
    this.#end = undefined;
    this.#pages = [];
    const head = await store.head();
    if (signal.aborted) return;
    this.#end = head;
    let after = head;
    for await (const batch of store.subscribeToAll(head, { batchSize: READ_AT_ONCE, signal })) {
      progressed();
      const isAsked = [...this.#followers].some(({ asStored }) => !asStored);
      const decoded = isAsked ? await codec.decode(batch.events).catch(() => undefined) : undefined;
      if (isAborted(signal)) return;
      const size = batch.events.reduce((sum, { data }) => sum + data.length, 0);
      if (batch.checkpoint > after) {
        this.#pages.push({ ...batch, decoded, after, size });
        this.#end = after = batch.checkpoint;
      }
      this.#letGo();
      this.#news.give();
      if (batch.caughtUp) await pause(isAsked ? GATHERS_MS : GATHERS_AS_STORED_MS, signal);
    }
  }

  /** Whether what follows this position is not kept. */
  #isGone(at: Position): boolean {
    return this.#end === undefined || at < (this.#pages[0]?.after ?? this.#end);
  }

  /** What everybody has passed, and of the rest what is too much. */
  #letGo(): void {
    const slowest = [...this.#followers].reduce<Position | undefined>(
      (least, { at }) => (least === undefined || at < least ? at : least),
      undefined,
    );
    let kept = this.#pages.reduce((sum, { size }) => sum + size, 0);
    const begin = this.#pages.findIndex(({ checkpoint, size }) => {
      const stays = checkpoint > (slowest ?? checkpoint) && kept <= KEPT_CHARACTERS;
      kept -= size;
      return stays;
    });
    if (begin !== 0) this.#pages = begin < 0 ? [] : this.#pages.slice(begin);
  }

  /** Asked of the store; what stood at the end of the log when the tail began is before the tail. */
  async #own(from: Position, { asStored: _, ...asked }: FollowOptions): Promise<TailBatch | undefined> {
    const end = this.#end ?? from;
    for await (const batch of this.ports.store.subscribeToAll(from, asked))
      return batch.caughtUp && batch.checkpoint < end ? { ...batch, checkpoint: end } : batch;
    return undefined;
  }

  #shared(from: Position, { batchSize, streamPrefixes, exceptTypes }: FollowOptions): TailBatch {
    const events: StoredEvent[] = [];
    const decoded: RecordedEvent[] = [];
    let isDecoded = true;
    for (const page of this.#pages) {
      for (const [index, event] of page.events.entries()) {
        if (event.position <= from) continue;
        if (streamPrefixes?.every((prefix) => !event.stream.startsWith(prefix)) === true) continue;
        if (exceptTypes?.includes(event.type) === true) continue;
        if (events.length === batchSize) {
          const { position } = events.at(-1) ?? event;
          return { events, checkpoint: position, caughtUp: false, decoded: isDecoded ? decoded : undefined };
        }
        events.push(event);
        const known = page.decoded?.[index];
        if (known === undefined) isDecoded = false;
        else decoded.push(known);
      }
    }
    const end = this.#end ?? from;
    return {
      ...{ events, checkpoint: end > from ? end : from, caughtUp: true },
      decoded: isDecoded ? decoded : undefined,
    };
  }
}

/** A function, because the compiler does not see that an abort happens while we wait. */
function isAborted(signal: AbortSignal): boolean {
  return signal.aborted;
}
