import { setMaxListeners } from 'node:events';
import { pause } from './pause.js';
import type { Timer } from './timer.js';

/** Lets timers tick until it is stopped. A tick that fails is told, and followed by the next. */
export class Ticking {
  readonly #stopping = new AbortController();
  #running: Promise<unknown> | undefined;

  constructor(
    private readonly timers: readonly Timer[],
    private readonly onFailure: (name: string, error: unknown) => void,
  ) {
    // Each timer waits on it: Node takes more than ten for a leak, and says so at every start.
    setMaxListeners(0, this.#stopping.signal);
  }

  start(): void {
    this.#running ??= Promise.all(this.timers.map((timer) => this.#run(timer, this.#stopping.signal)));
  }

  /** Waits for the ticks that are under way. */
  async stop(): Promise<void> {
    this.#stopping.abort();
    await this.#running;
  }

  async #run(timer: Timer, signal: AbortSignal): Promise<void> {
    while (!signal.aborted) {
      try {
        await timer.tick();
      } catch (error) {
        this.onFailure(timer.name, error);
      }
      await pause(timer.everyMs, signal);
    }
  }
}
