import { setMaxListeners } from 'node:events';
import { refuseWhatCanNeverBeStored } from './append.policy.js';
import {
  AppendRejected,
  EventStore,
  EventStoreUnavailable,
  type AppendOptions,
  type AppendResult,
  type EventBatch,
  type EventRecord,
  type Position,
  type StoredEvent,
  type SubscribeOptions,
} from './event-store.port.js';
import { KurrentDbConnection } from './kurrentdb/connection.js';
import { KurrentDbLogHints } from './kurrentdb/log-hints.js';
import { KurrentDbLogReader } from './kurrentdb/log-reader.js';
import { StreamLanes } from './kurrentdb/stream-lanes.js';
import { StreamWriter, type StreamWriterLimits } from './kurrentdb/stream-writer.js';
import { subscribe, type PageOptions, type SubscriptionLimits } from './log-subscription.js';
import { within } from '../time/within.js';

export interface KurrentDbEventStoreLimits extends StreamWriterLimits, SubscriptionLimits {
  /** Most appends that are under way or wait for one on the same stream. */
  readonly maxAppends: number;
  /** Most UTF-8 bytes of them. */
  readonly maxBytes: number;
  /** So long, in milliseconds, does `close` wait for them. */
  readonly closeGraceMs: number;
}

const DEFAULT_LIMITS: KurrentDbEventStoreLimits = {
  maxAppends: 10_000,
  maxBytes: 32 * 1024 * 1024,
  answerTimeoutMs: 5_000,
  giveUpAfterMs: 8_000,
  pollMs: 1_000,
  readTimeoutMs: 30_000,
  closeGraceMs: 1_000,
};

export interface KurrentDbEventStoreOptions extends Partial<KurrentDbEventStoreLimits> {
  /** Hears of subscriptions that were lost and are being renewed. Nothing personal in it. */
  readonly report?: (what: string, error?: unknown) => void;
}

/** The log in KurrentDB, or in EventStoreDB from 21.10 on (ADR 0009). */
export class KurrentDbEventStore extends EventStore {
  readonly #closed = new AbortController();
  readonly #halt = new AbortController();
  readonly #limits: KurrentDbEventStoreLimits;
  readonly #report: (what: string, error?: unknown) => void;
  readonly #writing: KurrentDbConnection;
  readonly #reading: KurrentDbConnection;
  readonly #lanes: StreamLanes;
  readonly #streams: KurrentDbLogReader;
  readonly #writer: StreamWriter;
  readonly #log: KurrentDbLogReader;
  readonly #hints: KurrentDbLogHints;
  #closing: Promise<void> | undefined;

  /** @throws Error in words for whoever installs Lekwacht, when the URL cannot be used */
  constructor(url: string, { report, ...limits }: KurrentDbEventStoreOptions = {}) {
    super();
    // Every append and every reading listens to them.
    setMaxListeners(0, this.#closed.signal, this.#halt.signal);
    this.#limits = { ...DEFAULT_LIMITS, ...limits };
    this.#report = report ?? (() => undefined);
    this.#writing = new KurrentDbConnection(url);
    this.#reading = new KurrentDbConnection(url);
    this.#lanes = new StreamLanes(this.#limits);
    const { readTimeoutMs, answerTimeoutMs, giveUpAfterMs } = this.#limits;
    const impatient = { timeoutMs: answerTimeoutMs, giveUpAfterMs: 0 };
    const verifying = new KurrentDbLogReader(this.#writing, this.#halt.signal, impatient);
    this.#writer = new StreamWriter(this.#writing, verifying, this.#limits, this.#halt.signal);
    // Whoever appends has read the stream before: both wait for a new leader.
    const patient = { timeoutMs: answerTimeoutMs, giveUpAfterMs };
    this.#streams = new KurrentDbLogReader(this.#writing, this.#closed.signal, patient);
    const atLeisure = { timeoutMs: readTimeoutMs, giveUpAfterMs: 0 };
    this.#log = new KurrentDbLogReader(this.#reading, this.#closed.signal, atLeisure);
    this.#hints = new KurrentDbLogHints(this.#reading, this.#closed.signal, this.#report);
  }

  override async append(
    stream: string,
    expectedRevision: number,
    events: readonly EventRecord[],
    { atOnce = false }: AppendOptions = {},
  ): Promise<AppendResult> {
    const bytes = refuseWhatCanNeverBeStored(stream, expectedRevision, events);
    refuseWhatBelongsToTheServer(stream, events);
    if (this.#closed.signal.aborted)
      throw new EventStoreUnavailable('not-written', 'the event store is closed');
    return this.appends.over(
      this.#lanes.run(stream, bytes, () => this.#writer.write({ stream, expectedRevision, events, atOnce })),
    );
  }

  override async readStream(
    stream: string,
    options: { readonly fromRevision?: number; readonly maxCount?: number } = {},
  ): Promise<readonly StoredEvent[]> {
    const events = await this.#streams.stream(stream, options.fromRevision, options.maxCount);
    const last = events.at(-1);
    if (last !== undefined) this.#writer.learn(last.position);
    return events;
  }

  override readAll(from: Position, options?: PageOptions): Promise<EventBatch> {
    return this.#log.page(from, options);
  }

  override subscribeToAll(from: Position, options: SubscribeOptions): AsyncIterable<EventBatch> {
    const signal = AbortSignal.any([options.signal, this.#closed.signal]);
    return subscribe(from, { ...options, signal }, this.#log, this.#hints, this.#limits, this.#report);
  }

  override newestFirst(): AsyncIterable<StoredEvent> {
    return this.#log.newestFirst();
  }

  override head(): Promise<Position> {
    return this.#log.head();
  }

  override close(): Promise<void> {
    return (this.#closing ??= this.#close());
  }

  async #close(): Promise<void> {
    this.#closed.abort();
    const { closeGraceMs } = this.#limits;
    await within(closeGraceMs, this.#lanes.idle()).catch(() => undefined);
    this.#halt.abort();
    await this.#lanes.idle();
    await Promise.all([this.#writing.close(), this.#reading.close()]);
    await within(closeGraceMs, this.#hints.ended()).catch(() => undefined);
  }
}

/** What begins with `$` is the server's: it would be stored, and no reader of ours would ever see it. */
function refuseWhatBelongsToTheServer(stream: string, events: readonly EventRecord[]): void {
  if (stream.startsWith('$') || events.some(({ type }) => type.startsWith('$')))
    throw new AppendRejected('names that begin with $ belong to the server');
}
