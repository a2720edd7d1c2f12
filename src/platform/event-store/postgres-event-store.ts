import type { Postgres } from '../postgres/postgres.port.js';
import { refuseWhatCanNeverBeStored } from './append.policy.js';
import { AppendQueue, type AppendQueueLimits } from './append-queue.js';
import {
  EventStore,
  type AppendOptions,
  type AppendResult,
  type EventBatch,
  type EventRecord,
  type Position,
  type StoredEvent,
  type SomeOfStreams,
  type SomeOptions,
  type SubscribeOptions,
} from './event-store.port.js';
import { subscribe, type PageOptions, type SubscriptionLimits } from './log-subscription.js';
import { within } from '../time/within.js';
import { PostgresLogHints } from './postgres/log-hints.js';
import { PostgresLogReader } from './postgres/log-reader.js';
import { WriterLane, type WriterLaneLimits } from './postgres/writer-lane.js';
import { WriterSession, type WriterSessionLimits } from './postgres/writer-session.js';

export interface PostgresEventStoreLimits
  extends AppendQueueLimits, WriterSessionLimits, WriterLaneLimits, SubscriptionLimits {
  /** So long, in milliseconds, does `close` go on writing what waits. */
  readonly closeGraceMs: number;
}

const DEFAULT_LIMITS: PostgresEventStoreLimits = {
  maxAppends: 10_000,
  maxBytes: 32 * 1024 * 1024,
  maxWaitMs: 5_000,
  lockTimeoutMs: 2_000,
  answerTimeoutMs: 5_000,
  giveUpAfterMs: 8_000,
  pollMs: 1_000,
  readTimeoutMs: 30_000,
  closeGraceMs: 1_000,
};

export interface PostgresEventStoreOptions extends Partial<PostgresEventStoreLimits> {
  /** Hears of connections that were lost and are being replaced. Nothing personal in it. */
  readonly report?: (what: string, error?: unknown) => void;
}

/** The log in one table of PostgreSQL (migration 0001). */
export class PostgresEventStore extends EventStore {
  readonly #closed = new AbortController();
  readonly #limits: PostgresEventStoreLimits;
  readonly #report: (what: string, error?: unknown) => void;
  readonly #queue: AppendQueue;
  readonly #lane: WriterLane;
  readonly #reader: PostgresLogReader;
  readonly #hints: PostgresLogHints;
  #closing: Promise<void> | undefined;

  constructor(postgres: Postgres, { report, ...limits }: PostgresEventStoreOptions = {}) {
    super();
    this.#limits = { ...DEFAULT_LIMITS, ...limits };
    this.#report = report ?? (() => undefined);
    this.#queue = new AppendQueue(this.#limits);
    this.#lane = new WriterLane(this.#queue, new WriterSession(postgres, this.#limits), this.#limits);
    this.#reader = new PostgresLogReader(postgres);
    this.#hints = new PostgresLogHints(postgres, this.#closed.signal, this.#report);
  }

  override append(
    stream: string,
    expectedRevision: number,
    events: readonly EventRecord[],
    { atOnce = false }: AppendOptions = {},
  ): Promise<AppendResult> {
    const answered = new Promise<AppendResult>((resolve, reject) => {
      const bytes = refuseWhatCanNeverBeStored(stream, expectedRevision, events);
      this.#queue.add({ stream, expectedRevision, events, bytes, atOnce, resolve, reject });
      if (this.#lane.isStuck) this.#queue.refuseHurried('the log is away');
      this.#lane.wake();
    });
    return this.appends.over(answered);
  }

  override readStream(
    stream: string,
    options: { readonly fromRevision?: number; readonly maxCount?: number } = {},
  ): Promise<readonly StoredEvent[]> {
    return this.#reader.stream(stream, options.fromRevision, options.maxCount);
  }

  override readStreams(streams: readonly string[]): Promise<readonly StoredEvent[]> {
    return this.#reader.streams(streams);
  }

  override readSomeOf(streams: readonly string[], options: SomeOptions): Promise<SomeOfStreams> {
    return this.#reader.someOf(streams, options);
  }

  override readAll(from: Position, options?: PageOptions): Promise<EventBatch> {
    return this.#reader.page(from, options);
  }

  override subscribeToAll(from: Position, options: SubscribeOptions): AsyncIterable<EventBatch> {
    const signal = AbortSignal.any([options.signal, this.#closed.signal]);
    return subscribe(from, { ...options, signal }, this.#reader, this.#hints, this.#limits, this.#report);
  }

  override newestFirst(): AsyncIterable<StoredEvent> {
    return this.#reader.newestFirst();
  }

  override head(): Promise<Position> {
    return this.#reader.head();
  }

  override close(): Promise<void> {
    return (this.#closing ??= this.#close());
  }

  async #close(): Promise<void> {
    this.#closed.abort();
    await this.#lane.close(this.#limits.closeGraceMs);
    // A connection that is still being opened, to a server that does not answer, closes itself later.
    await within(this.#limits.closeGraceMs, this.#hints.ended()).catch(() => undefined);
  }
}
