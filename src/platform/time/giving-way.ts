import { setImmediate as whatWaits } from 'node:timers/promises';

/** So long may one work hold the only thread at once: whoever reports is answered by many short works. */
const AT_ONCE_MS = 5;

/** A long work that lets what waits go first, now and then. */
export class GivingWay {
  #since = performance.now();

  /** @param atOnceMs so long, in milliseconds, it holds the thread */
  constructor(private readonly atOnceMs = AT_ONCE_MS) {}

  get isDue(): boolean {
    return performance.now() - this.#since >= this.atOnceMs;
  }

  /** After what waits now. */
  async giveWay(): Promise<void> {
    await whatWaits();
    this.#since = performance.now();
  }
}
