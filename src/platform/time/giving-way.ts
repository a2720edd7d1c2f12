import { setImmediate as whatWaits } from 'node:timers/promises';

/** So long may one work hold the only thread at once: whoever reports is answered by many short works. */
const AT_ONCE_MS = 5;

/** A long work that lets what waits go first, now and then. */
export class GivingWay {
  #since = performance.now();

  get isDue(): boolean {
    return performance.now() - this.#since >= AT_ONCE_MS;
  }

  /** After what waits now. */
  async giveWay(): Promise<void> {
    await whatWaits();
    this.#since = performance.now();
  }
}
