import {
  NO_STREAM as NO_STREAM_YET,
  WrongExpectedVersionError,
  type AppendResult as ServerAnswer,
} from '@eventstore/db-client';
import {
  AppendRejected,
  EventStoreUnavailable,
  NO_STREAM,
  START,
  WrongExpectedRevision,
  type AppendResult,
  type EventRecord,
  type Position,
  type StoredEvent,
} from '../event-store.port.js';
import { backOff } from '../../time/back-off.js';
import { pause } from '../../time/pause.js';
import { within } from '../../time/within.js';
import type { KurrentDbConnection } from './connection.js';
import { isSilence, meaningOf } from './failure.js';
import type { KurrentDbLogReader } from './log-reader.js';
import { toPosition } from './log-position.js';
import { toServerEvent } from './recorded-event.js';

export interface StreamWriterLimits {
  /** The server has so long, in milliseconds, to answer one append. */
  readonly answerTimeoutMs: number;
  /** An append that cannot be written is tried again for so long, in milliseconds. */
  readonly giveUpAfterMs: number;
}

export interface Append {
  readonly stream: string;
  readonly expectedRevision: number;
  readonly events: readonly EventRecord[];
  /** See `AppendOptions`. */
  readonly atOnce: boolean;
}

/** Writes one append until its outcome is known, or time is up. */
export class StreamWriter {
  /** The furthest position that this process knows to be taken: what is answered from before it was there before. */
  #known: Position = START;
  /** Until we have asked where the log ends, and again when a conflict told of events that we have not heard of. */
  #mustAsk = true;

  constructor(
    private readonly connection: KurrentDbConnection,
    private readonly reader: KurrentDbLogReader,
    private readonly limits: StreamWriterLimits,
    private readonly halt: AbortSignal,
  ) {}

  /** @throws WrongExpectedRevision @throws EventStoreUnavailable @throws AppendRejected */
  async write(append: Append): Promise<AppendResult> {
    const deadline = performance.now() + this.limits.giveUpAfterMs;
    let inDoubt = false;
    for (let failures = 1; ; failures++) {
      if (this.halt.aborted) throw unavailable(inDoubt, new Error('the event store was closed'));
      try {
        // Ids make it safe to send again; but only by looking first can we say whether we had been here.
        const earlier = inDoubt ? await this.#standing(append) : undefined;
        return earlier ?? (await this.#try(append));
      } catch (error) {
        const meaning = meaningOf(error);
        if (meaning === 'conflict')
          return this.#conflict(append, error as WrongExpectedVersionError, inDoubt);
        if (meaning === 'data') throw new AppendRejected('the server refuses these events', { cause: error });
        inDoubt ||= meaning === 'unknown';
        const isOver = performance.now() >= deadline || (append.atOnce && failures > 1);
        if (meaning === 'refused' || isOver) throw unavailable(inDoubt, error);
        await pause(backOff(failures), this.halt);
      }
    }
  }

  /** Every position that was read or written tells where the log has got to. */
  learn(position: Position): void {
    if (position > this.#known) this.#known = position;
  }

  async #try(append: Append): Promise<AppendResult> {
    const known = await this.#furthest();
    const revision = append.expectedRevision + append.events.length;
    const answer = await this.#send(append);
    const position = answer.position === undefined ? undefined : toPosition(answer.position);
    if (position !== undefined && position > known) {
      this.learn(position);
      return { revision, position, repeated: false };
    }
    // The server answers the same to a repeat as to a first time.
    return (await this.#standing(append).catch(doubted)) ?? doubted(new Error('acknowledged, and not there'));
  }

  /** It never goes back: what was learnt of one stream says nothing about another. */
  async #furthest(): Promise<Position> {
    if (this.#mustAsk) {
      this.learn(await this.reader.head());
      this.#mustAsk = false;
    }
    return this.#known;
  }

  async #send({ stream, expectedRevision, events }: Append): Promise<ServerAnswer> {
    const { client } = this.connection;
    const { answerTimeoutMs } = this.limits;
    const sent = client.appendToStream(stream, events.map(toServerEvent), {
      expectedRevision: expectedRevision === NO_STREAM ? NO_STREAM_YET : BigInt(expectedRevision),
      ...this.connection.appendOptions(answerTimeoutMs),
    });
    try {
      // Its own deadline does not cover the way to the server: finding the leader, opening the connection.
      return await within(answerTimeoutMs, sent, this.halt);
    } catch (error) {
      if (isSilence(error)) this.connection.replace(client);
      throw error;
    }
  }

  /** What an append left there, when exactly these events stand in its place. */
  async #standing({ stream, expectedRevision, events }: Append): Promise<AppendResult | undefined> {
    const there = await this.reader.stream(stream, expectedRevision + 1, events.length);
    const last = there.at(-1);
    if (last === undefined || there.length !== events.length || !sameIds(there, events)) return undefined;
    return { revision: last.revision, position: last.position, repeated: true };
  }

  /** Our own try may have landed between the look and the next try. */
  async #conflict(append: Append, error: WrongExpectedVersionError, inDoubt: boolean): Promise<AppendResult> {
    const standing = inDoubt ? await this.#standing(append).catch(doubted) : undefined;
    if (standing !== undefined) return standing;
    this.#mustAsk = true;
    const actual = typeof error.actualVersion === 'bigint' ? Number(error.actualVersion) : NO_STREAM;
    throw new WrongExpectedRevision(append.stream, append.expectedRevision, actual);
  }
}

function sameIds(stored: readonly StoredEvent[], events: readonly EventRecord[]): boolean {
  return stored.every(({ id }, index) => id === events[index]?.id);
}

function doubted(cause: unknown): never {
  throw new EventStoreUnavailable('unknown', 'what stands in its place is not known', { cause });
}

function unavailable(inDoubt: boolean, cause: unknown): EventStoreUnavailable {
  return inDoubt
    ? new EventStoreUnavailable('unknown', 'whether the append was written is not known', { cause })
    : new EventStoreUnavailable('not-written', 'the append could not be written', { cause });
}
