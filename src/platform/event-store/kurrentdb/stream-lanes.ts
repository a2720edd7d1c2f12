import { EventStoreUnavailable } from '../event-store.port.js';

export interface StreamLanesLimits {
  readonly maxAppends: number;
  readonly maxBytes: number;
}

/**
 * The appends of one stream go one after the other, those of different streams side by side: a slow one keeps
 * nobody else waiting. Bounded, so that callers hear soon when the server stands still.
 */
export class StreamLanes {
  readonly #lanes = new Map<string, Promise<unknown>>();
  #appends = 0;
  #bytes = 0;
  #onIdle: (() => void)[] = [];

  constructor(private readonly limits: StreamLanesLimits) {}

  /** @throws EventStoreUnavailable when there is no room */
  async run<T>(stream: string, bytes: number, work: () => Promise<T>): Promise<T> {
    if (this.#appends >= this.limits.maxAppends || this.#bytes + bytes > this.limits.maxBytes)
      throw new EventStoreUnavailable('not-written', 'too many appends are waiting');
    this.#appends++;
    this.#bytes += bytes;
    const before = this.#lanes.get(stream);
    const running = before === undefined ? work() : before.then(work);
    const settled = running.catch(() => undefined);
    this.#lanes.set(stream, settled);
    try {
      return await running;
    } finally {
      this.#appends--;
      this.#bytes -= bytes;
      if (this.#lanes.get(stream) === settled) this.#lanes.delete(stream);
      if (this.#appends === 0) for (const done of this.#onIdle.splice(0)) done();
    }
  }

  /** Resolves when nothing is under way. */
  idle(): Promise<void> {
    if (this.#appends === 0) return Promise.resolve();
    return new Promise((resolve) => this.#onIdle.push(resolve));
  }
}
