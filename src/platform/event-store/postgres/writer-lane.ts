import { setImmediate as nextTurn } from 'node:timers/promises';
import { AppendRejected, EventStoreUnavailable, WrongExpectedRevision } from '../event-store.port.js';
import type { AppendQueue, WaitingAppend } from '../append-queue.js';
import { backOff } from '../../time/back-off.js';
import { pause } from '../../time/pause.js';
import { within } from '../../time/within.js';
import { appendBatch, type AppendOutcome } from './append-batch.statement.js';
import { conflictOverIds } from './id-conflict.js';
import { isUniqueViolation, meaningOf } from './sql-state.js';
import { NoConnection, type WriterSession } from './writer-session.js';

export interface WriterLaneLimits {
  /** A batch that cannot be written is tried again for so long, in milliseconds. */
  readonly giveUpAfterMs: number;
}

const MOST_EVENTS_OF_A_BATCH = 1_000;
const LARGEST_BATCH = 4 * 1024 * 1024;

/** Batches of fewer are not halved: a commit of its own costs about as much as writing so many. */
const WORTH_A_COMMIT = 16;

/** Answers whoever waits for a batch. */
type Answers = () => void;

const NOTHING_WRITTEN = { appends: 0, answers: (): void => undefined };

/**
 * Writes the waiting appends of this process, one batch at a time: while one batch is on its way to disk, the next gathers (group
 * commit). Many callers go by turns, in two halves: one is written while the other, which was answered, makes ready what comes
 * next, and neither the database nor this process waits for the other (ADR 69).
 */
export class WriterLane {
  readonly #halt = new AbortController();
  #running: Promise<void> | undefined;
  /** It is trying for more than the second time: who comes meanwhile waits for as long as it takes. */
  #isStuck = false;

  constructor(
    private readonly queue: AppendQueue,
    private readonly session: WriterSession,
    private readonly limits: WriterLaneLimits,
  ) {}

  /** Something waits in the queue. */
  wake(): void {
    if (this.#running === undefined && this.queue.length > 0) this.#running = this.#run();
  }

  get isStuck(): boolean {
    return this.#isStuck;
  }

  /** Writes what waits for as long as the grace lasts; every append is answered. */
  async close(graceMs: number): Promise<void> {
    this.queue.close();
    const running = this.#running ?? Promise.resolve();
    await within(graceMs, running).catch(() => undefined);
    this.queue.refuseAll('the event store was closed');
    this.#halt.abort();
    await running;
    this.session.drop();
  }

  async #run(): Promise<void> {
    let last = NOTHING_WRITTEN;
    while (this.queue.length > 0 || last.appends > 0) {
      if (this.queue.length === 0 || last.appends === 0) {
        last.answers();
        last = NOTHING_WRITTEN;
        // Everyone whom the last batch answered gets the chance to join this one.
        await nextTurn();
      }
      const half = Math.ceil((this.queue.length + last.appends) / 2);
      const batch = this.queue.take({
        appends: Math.max(half, WORTH_A_COMMIT),
        events: MOST_EVENTS_OF_A_BATCH,
        bytes: LARGEST_BATCH,
      });
      if (batch.length === 0) continue;
      const writing = this.#write(batch, performance.now() + this.limits.giveUpAfterMs);
      last.answers();
      last = { appends: batch.length, answers: await writing };
      this.#isStuck = false;
    }
    // In the same turn as the look at the queue: whoever comes later starts the lane again.
    this.#running = undefined;
  }

  /** Never throws. @returns what answers every append of the batch that was not answered before */
  async #write(all: readonly WaitingAppend[], deadline: number): Promise<Answers> {
    let batch = all;
    let inDoubt = false;
    for (let failures = 1; ; failures++) {
      try {
        const outcomes = await this.session.use((db) => appendBatch(db, batch), this.#halt.signal);
        return () => {
          settle(batch, outcomes);
        };
      } catch (error) {
        const meaning = error instanceof NoConnection ? 'not-written' : meaningOf(error);
        if (meaning === 'data') return await this.#writeApart(batch, deadline, error);
        // Ids make the same batch safe to send again: what stands there already is found there.
        inDoubt ||= meaning === 'unknown';
        this.session.drop();
        if (this.#halt.signal.aborted || performance.now() >= deadline)
          return () => {
            rejectAll(batch, unavailable(inDoubt, error));
          };
        if (failures > 1) {
          this.#isStuck = true;
          this.queue.refuseHurried('the log does not take what stands before it');
          batch = withoutHurried(batch, unavailable(inDoubt, error));
        }
        if (batch.length === 0) return NOTHING_WRITTEN.answers;
        await pause(backOff(failures), this.#halt.signal);
      }
    }
  }

  /** One bad append fails only its caller: halves, until it stands alone. */
  async #writeApart(batch: readonly WaitingAppend[], deadline: number, cause: unknown): Promise<Answers> {
    const [first] = batch;
    if (first !== undefined && batch.length === 1) {
      const fault = await this.#faultOf(first, cause);
      return () => {
        first.reject(fault);
      };
    }
    const middle = Math.ceil(batch.length / 2);
    (await this.#write(batch.slice(0, middle), deadline))();
    return this.#write(batch.slice(middle), deadline);
  }

  async #faultOf(append: WaitingAppend, cause: unknown): Promise<Error> {
    const rejected = new AppendRejected('the database refuses these events', { cause });
    if (!isUniqueViolation(cause)) return rejected;
    try {
      const conflict = await this.session.use((db) => conflictOverIds(db, append), this.#halt.signal);
      return conflict ?? rejected;
    } catch (error) {
      this.session.drop();
      return unavailable(false, error);
    }
  }
}

function settle(batch: readonly WaitingAppend[], outcomes: readonly AppendOutcome[]): void {
  batch.forEach(({ stream, expectedRevision, resolve, reject }, index) => {
    const result = outcomes[index];
    if (result === undefined)
      reject(new EventStoreUnavailable('unknown', 'the database left an append unanswered'));
    else if (result.outcome === 'conflict')
      reject(new WrongExpectedRevision(stream, expectedRevision, result.revision));
    else
      resolve({
        revision: result.revision,
        position: result.position,
        repeated: result.outcome === 'repeated',
      });
  });
}

function unavailable(inDoubt: boolean, cause: unknown): EventStoreUnavailable {
  return inDoubt
    ? new EventStoreUnavailable('unknown', 'whether the append was written is not known', { cause })
    : new EventStoreUnavailable('not-written', 'the append could not be written', { cause });
}

/** Who has another place for it hears so; the others go on being tried. */
function withoutHurried(batch: readonly WaitingAppend[], error: Error): readonly WaitingAppend[] {
  rejectAll(
    batch.filter(({ atOnce }) => atOnce),
    error,
  );
  return batch.filter(({ atOnce }) => !atOnce);
}

function rejectAll(batch: readonly WaitingAppend[], error: Error): void {
  for (const { reject } of batch) reject(error);
}
