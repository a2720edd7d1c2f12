import {
  BACKWARDS,
  END,
  START as BEGINNING,
  StreamNotFoundError,
  type EventStoreDBClient,
  type Position as ServerPosition,
} from '@eventstore/db-client';
import {
  EventStoreUnavailable,
  START,
  type EventBatch,
  type OfInterest,
  type Position,
  type StoredEvent,
} from '../event-store.port.js';
import type { PageOptions, PageReader } from '../log-subscription.js';
import { backOff } from '../../time/back-off.js';
import { pause } from '../../time/pause.js';
import { within } from '../../time/within.js';
import type { KurrentDbConnection } from './connection.js';
import { isSilence, meaningOf } from './failure.js';
import { LogPage } from './log-page.js';
import { fromPosition } from './log-position.js';
import { isSystemEvent, toStoredEvent, type ServerEvent } from './recorded-event.js';

const DEFAULT_PAGE = 1_000;
/** A page looks at no more of the log than this, so that a sparse one still moves on. */
const SCAN = 10_000;
const CHUNK = 2_000;
const STREAM_PAGE = 1_000;
const HEAD_PAGE = 32;
/** After the first, whatever the patience: enough for a change of leader that is already over. */
const MORE_TRIES = 2;

export interface KurrentDbLogReaderLimits {
  /** The server has so long, in milliseconds, to give one page. */
  readonly timeoutMs: number;
  /** A page that cannot be read is tried again for so long, in milliseconds; 0 for who reads on and on anyhow. */
  readonly giveUpAfterMs: number;
}

/** What the client gives for a reading. */
interface Reading extends AsyncIterable<{ readonly event?: ServerEvent }> {
  on(event: 'error', listener: (error: Error) => void): unknown;
  cancel(): Promise<void>;
  readonly readableEnded: boolean;
}

/** Reads from the leader, page by page; nothing is given out before its page is whole. */
export class KurrentDbLogReader implements PageReader {
  constructor(
    private readonly connection: KurrentDbConnection,
    private readonly closed: AbortSignal,
    private readonly limits: KurrentDbLogReaderLimits,
  ) {}

  async stream(stream: string, fromRevision = 0, maxCount = Infinity): Promise<readonly StoredEvent[]> {
    const events: StoredEvent[] = [];
    for (;;) {
      const count = Math.min(STREAM_PAGE, maxCount - events.length);
      if (count <= 0) return events;
      const page = await this.#streamPage(stream, fromRevision + events.length, count);
      events.push(...page.map(toStoredEvent));
      if (page.length < count) return events;
    }
  }

  /** @throws RangeError when `from` is no position */
  async page(
    from: Position,
    { maxCount = DEFAULT_PAGE, ...ofInterest }: PageOptions = {},
  ): Promise<EventBatch> {
    const page = new LogPage(from, maxCount, ofInterest);
    // A reading begins with what was read before, at the position itself; one more shows whether the log goes on.
    const chunk = 2 + (isAll(ofInterest) ? Math.min(maxCount, CHUNK) : CHUNK);
    // Whoever waits for the page gives it as long as one reading: it ends in time with what it has, so that a sparse log
    // on a slow server still moves on.
    const inTime = performance.now() + this.limits.timeoutMs / 2;
    for (let scanned = 0; scanned < SCAN && performance.now() < inTime; scanned += chunk) {
      const options = { fromPosition: fromPosition(page.seen) ?? BEGINNING, maxCount: chunk } as const;
      const found = await this.#read(
        (client) => client.readAll({ ...options, ...this.connection.readOptions }),
        async (reading) => {
          let read = 0;
          for await (const { event } of reading) {
            read++;
            if (event !== undefined && page.add(event)) return 'full';
          }
          return read < chunk ? 'end' : 'more';
        },
      );
      if (found === 'full') return page.cut();
      if (found === 'end') return page.end(true);
    }
    return page.end(false);
  }

  async head(): Promise<Position> {
    for await (const { position } of this.newestFirst()) return position;
    return START;
  }

  async *newestFirst(): AsyncIterable<StoredEvent> {
    let before: ServerPosition | typeof END = END;
    for (;;) {
      const options = { direction: BACKWARDS, fromPosition: before, maxCount: HEAD_PAGE } as const;
      const events: ServerEvent[] = await this.#read(
        (client) => client.readAll({ ...options, ...this.connection.readOptions }),
        collect,
      );
      yield* events.filter((event) => !isSystemEvent(event)).map(toStoredEvent);
      const oldest = events.at(-1)?.position;
      if (events.length < HEAD_PAGE || oldest === undefined) return;
      before = oldest;
    }
  }

  async #streamPage(stream: string, fromRevision: number, maxCount: number): Promise<ServerEvent[]> {
    const options = { fromRevision: BigInt(fromRevision), maxCount, ...this.connection.readOptions };
    try {
      return await this.#read((client) => client.readStream(stream, options), collect);
    } catch (error) {
      if (error instanceof StreamNotFoundError) return [];
      throw error;
    }
  }

  /** @throws EventStoreUnavailable, or StreamNotFoundError, which is an answer */
  async #read<T>(
    open: (client: EventStoreDBClient) => Reading,
    take: (reading: Reading) => Promise<T>,
  ): Promise<T> {
    const { timeoutMs, giveUpAfterMs } = this.limits;
    const deadline = performance.now() + giveUpAfterMs;
    for (let failures = 1; ; failures++) {
      const { client } = this.connection;
      const reading = open(client);
      // It may fail again after its reader has left.
      reading.on('error', () => undefined);
      try {
        return await within(timeoutMs, take(reading), this.closed);
      } catch (cause) {
        if (cause instanceof StreamNotFoundError) throw cause;
        if (isSilence(cause)) this.connection.replace(client);
        const patient = failures <= MORE_TRIES || performance.now() < deadline;
        const hopeless = this.closed.aborted || ['data', 'refused'].includes(meaningOf(cause));
        if (hopeless || !patient)
          throw new EventStoreUnavailable('not-written', 'the log cannot be read', { cause });
      } finally {
        // One that is left before its end stays open: to destroy it does not tell the server.
        if (!reading.readableEnded) reading.cancel().catch(() => undefined);
      }
      await pause(backOff(failures), this.closed);
    }
  }
}

const isAll = ({ streamPrefixes, exceptTypes }: OfInterest): boolean =>
  streamPrefixes === undefined && exceptTypes === undefined;

async function collect(reading: Reading): Promise<ServerEvent[]> {
  const events: ServerEvent[] = [];
  for await (const { event } of reading) if (event !== undefined) events.push(event);
  return events;
}
