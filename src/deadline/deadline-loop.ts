import type { Log } from '../platform/log/log.js';
import { ReadModelNotReady } from '../platform/subscriptions/read-model.js';
import { pause } from '../platform/time/pause.js';
import type { DeadlineTimer } from './deadline-timer.js';

const PAUSE_MS = 1_000;

/** Lets the timer tick every second until it is stopped. A round that fails is logged and followed by the next. */
export class DeadlineLoop {
  readonly #stopping = new AbortController();
  #running: Promise<void> | undefined;

  constructor(
    private readonly timer: DeadlineTimer,
    private readonly log: Log,
  ) {}

  start(): void {
    this.#running ??= this.#run(this.#stopping.signal);
  }

  async stop(): Promise<void> {
    this.#stopping.abort();
    await this.#running;
  }

  async #run(signal: AbortSignal): Promise<void> {
    while (!signal.aborted) {
      try {
        await this.timer.tick();
      } catch (error) {
        // While the list is being built there is nothing to tick on, and readiness says so.
        if (!(error instanceof ReadModelNotReady)) this.log.error('the deadline timer failed', error);
      }
      await pause(PAUSE_MS, signal);
    }
  }
}
