/** "There may be something new", for all who wait at the end of the log. It may come for nothing, or get lost. */
export class Hints {
  #count = 0;
  readonly #waiting = new Set<() => void>();

  /** How many came so far. Ask before reading, so that one that comes meanwhile is not missed. */
  get count(): number {
    return this.#count;
  }

  give(): void {
    this.#count++;
    for (const wake of this.#waiting) wake();
  }

  /** Resolves once there were more than `seen`, after a while, or when told to stop. */
  next(seen: number, milliseconds: number, stop: AbortSignal): Promise<void> {
    if (this.#count !== seen || stop.aborted) return Promise.resolve();
    // A dozen wait for each hint: none of them makes an abort of its own, which is an error with its stack.
    return new Promise((resolve) => {
      const wake = (): void => {
        clearTimeout(timer);
        this.#waiting.delete(wake);
        stop.removeEventListener('abort', wake);
        resolve();
      };
      const timer = setTimeout(wake, milliseconds);
      this.#waiting.add(wake);
      stop.addEventListener('abort', wake);
    });
  }
}
