import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Clock } from '../../platform/time/clock.port.js';
import type { Timer } from '../../platform/time/timer.js';
import type { Moment } from '../../shared/moment.js';
import { Spool } from './spool.js';

/** A spool that works is tried so often. */
const TRIED_EVERY_MS = 60 * 60_000;

/** What is needed once in a year is tried at every start and every hour; and as soon as may be where it failed. */
@Injectable()
export class SpoolSelfTest implements Timer {
  readonly name = 'spool-self-test';
  readonly everyMs = 5_000;
  #ok = true;
  #detail = 'not tried yet';
  #triedAt: Moment | undefined;
  #triedMs: number | undefined;

  constructor(
    private readonly spool: Spool,
    private readonly clock: Clock,
  ) {}

  async tick(): Promise<void> {
    const isTried = this.#triedMs !== undefined && this.clock.elapsedMs() - this.#triedMs < TRIED_EVERY_MS;
    if (isTried && this.#ok && !this.spool.hasFailed) return;
    this.#triedMs = this.clock.elapsedMs();
    const now = (this.#triedAt = this.clock.now());
    try {
      await this.spool.test({
        ...{ commandId: randomUUID(), correlationId: randomUUID(), organisation: '', receivedAt: now },
        ...{ urgent: false, acceptLanguage: undefined, body: {} as never, content: {} },
      });
      this.#ok = true;
      this.#detail = `a report was kept, read and removed at ${now}`;
    } catch (error) {
      this.#ok = false;
      this.#detail = `no report could be kept at ${now}`;
      throw error;
    }
  }

  /** Nothing before it was tried. */
  get triedAt(): Moment | undefined {
    return this.#triedAt;
  }

  health(): { readonly ok: boolean; readonly detail: string } {
    if (this.spool.hasFailed)
      return { ok: false, detail: 'the last report that was given to it was not kept' };
    return { ok: this.#ok, detail: this.#detail };
  }
}
