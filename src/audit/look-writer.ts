import { setImmediate as nextTurn } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import { Postgres } from '../platform/postgres/postgres.port.js';
import { within } from '../platform/time/within.js';
import { merged, type LookRecord } from './look-record.js';

/** The look could not be recorded, so nothing may be shown. */
export class LookNotRecorded extends Error {
  override readonly name = 'LookNotRecorded';
}

interface Waiting {
  readonly records: readonly LookRecord[];
  readonly resolve: () => void;
  readonly reject: (error: Error) => void;
}

/** Most answers that wait for their record; whoever comes then hears so at once. */
const MOST_WAITING = 1_000;
/** Longest wait for the database, in milliseconds. */
const PATIENCE_MS = 5_000;

/**
 * Records the looks of this process, one batch at a time: while one is on its way to disk the next gathers (group
 * commit), so that nobody waits for more than two commits. Unlike an append a batch is not tried again: who looked
 * asks again, and a look that was recorded though it was not shown harms nobody.
 */
@Injectable()
export class LookWriter {
  #waiting: Waiting[] = [];
  #isRunning = false;

  constructor(private readonly postgres: Postgres) {}

  /**
   * Resolves when they are on disk.
   * @throws LookNotRecorded
   */
  record(records: readonly LookRecord[]): Promise<void> {
    return new Promise((resolve, reject) => {
      if (this.#waiting.length >= MOST_WAITING) {
        reject(new LookNotRecorded('too many looks wait for their record'));
        return;
      }
      this.#waiting.push({ records, resolve, reject });
      if (!this.#isRunning) void this.#run();
    });
  }

  /** Never throws: everybody who waits is answered. */
  async #run(): Promise<void> {
    this.#isRunning = true;
    while (this.#waiting.length > 0) {
      // Everyone whom the last batch answered gets the chance to join this one.
      await nextTurn();
      const batch = this.#waiting;
      this.#waiting = [];
      try {
        await within(PATIENCE_MS, this.#write(batch.flatMap(({ records }) => records)));
        for (const { resolve } of batch) resolve();
      } catch (cause) {
        for (const { reject } of batch)
          reject(new LookNotRecorded('the looks could not be written', { cause }));
      }
    }
    this.#isRunning = false;
  }

  async #write(records: readonly LookRecord[]): Promise<void> {
    await this.postgres.query({
      name: 'record-looks',
      text: 'select record_looks($1)',
      values: [JSON.stringify(merged(records))],
    });
  }
}
