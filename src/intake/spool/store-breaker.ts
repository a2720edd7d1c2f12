import type { Moment } from '../../shared/moment.js';

/** Whether reports are tried on the log first: after one failure only the oldest that waits is, until the log takes it. */
export class StoreBreaker {
  #openSince: Moment | undefined;

  get openSince(): Moment | undefined {
    return this.#openSince;
  }

  open(now: Moment): void {
    this.#openSince ??= now;
  }

  close(): void {
    this.#openSince = undefined;
  }
}
