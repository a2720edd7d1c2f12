import { EventStoreUnavailable, type AppendResult, type EventRecord } from './event-store.port.js';

/** An append that waits for its answer. */
export interface WaitingAppend {
  readonly stream: string;
  readonly expectedRevision: number;
  readonly events: readonly EventRecord[];
  /** UTF-8 bytes of its data and metadata. */
  readonly bytes: number;
  /** See `AppendOptions`. */
  readonly atOnce: boolean;
  readonly resolve: (result: AppendResult) => void;
  readonly reject: (error: Error) => void;
}

export interface AppendQueueLimits {
  /** Most appends that wait. */
  readonly maxAppends: number;
  /** Most UTF-8 bytes that wait. */
  readonly maxBytes: number;
  /** Longest wait in milliseconds. */
  readonly maxWaitMs: number;
}

interface Place {
  readonly append: WaitingAppend;
  readonly until: number;
}

/**
 * First in, first out, and bounded three ways: when the database stands still, callers hear so soon and the
 * process does not fill up. Whatever leaves it unwritten was never sent anywhere.
 */
export class AppendQueue {
  #places: Place[] = [];
  #bytes = 0;
  #timer: NodeJS.Timeout | undefined;
  #closed = false;

  constructor(private readonly limits: AppendQueueLimits) {}

  get length(): number {
    return this.#places.length;
  }

  /** Answers with a rejection when there is no room. */
  add(append: WaitingAppend): void {
    if (this.#closed) {
      append.reject(new EventStoreUnavailable('not-written', 'the event store is closed'));
      return;
    }
    const { maxAppends, maxBytes, maxWaitMs } = this.limits;
    if (this.#places.length >= maxAppends || this.#bytes + append.bytes > maxBytes) {
      append.reject(new EventStoreUnavailable('not-written', 'too many appends are waiting'));
      return;
    }
    this.#places.push({ append, until: performance.now() + maxWaitMs });
    this.#bytes += append.bytes;
    this.#timer ??= this.#watch(maxWaitMs);
  }

  /** Takes the oldest appends, at least one if there is any. */
  take(most: { readonly appends: number; readonly events: number; readonly bytes: number }): WaitingAppend[] {
    let events = 0;
    let bytes = 0;
    const end = this.#places.findIndex(({ append }, index) => {
      events += append.events.length;
      bytes += append.bytes;
      return index > 0 && (index >= most.appends || events > most.events || bytes > most.bytes);
    });
    return this.#remove(end === -1 ? this.#places.length : end);
  }

  /** Nothing more comes in; what waits may still be taken. */
  close(): void {
    this.#closed = true;
  }

  refuseAll(reason: string): void {
    this.#refuse(this.#places.length, reason);
  }

  /** Those who have another place for it hear so; the others go on waiting. */
  refuseHurried(reason: string): void {
    const patient = this.#places.filter(({ append }) => !append.atOnce);
    const hurried = this.#places.filter(({ append }) => append.atOnce);
    this.#places = [...hurried, ...patient];
    this.#refuse(hurried.length, reason);
  }

  #remove(count: number): WaitingAppend[] {
    const taken = this.#places.splice(0, count).map(({ append }) => append);
    this.#bytes -= taken.reduce((sum, { bytes }) => sum + bytes, 0);
    if (this.#places.length === 0) {
      clearTimeout(this.#timer);
      this.#timer = undefined;
    }
    return taken;
  }

  #refuse(count: number, reason: string): void {
    for (const { reject } of this.#remove(count)) reject(new EventStoreUnavailable('not-written', reason));
  }

  /** All wait equally long, so one timer for the oldest is enough. */
  #watch(milliseconds: number): NodeJS.Timeout {
    return setTimeout(() => {
      const now = performance.now();
      const alive = this.#places.findIndex(({ until }) => until > now);
      this.#refuse(alive === -1 ? this.#places.length : alive, 'the append waited too long');
      const oldest = this.#places[0];
      this.#timer = oldest === undefined ? undefined : this.#watch(oldest.until - now);
    }, milliseconds);
  }
}
