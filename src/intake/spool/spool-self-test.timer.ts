import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Clock } from '../../platform/time/clock.port.js';
import type { Timer } from '../../platform/time/timer.js';
import type { Moment } from '../../shared/moment.js';
import { Spool } from './spool.js';

/** What is needed once in a year is tried at every start and every hour. */
@Injectable()
export class SpoolSelfTest implements Timer {
  readonly name = 'spool-self-test';
  readonly everyMs = 60 * 60_000;
  #ok = true;
  #detail = 'not tried yet';
  #triedAt: Moment | undefined;

  constructor(
    private readonly spool: Spool,
    private readonly clock: Clock,
  ) {}

  async tick(): Promise<void> {
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
    return { ok: this.#ok, detail: this.#detail };
  }
}
