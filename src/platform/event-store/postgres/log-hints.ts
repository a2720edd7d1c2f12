import type { Postgres } from '../../postgres/postgres.port.js';
import { backOffMs, pause } from '../patience.js';

/**
 * "There may be something new": NOTIFY of `append_events`, received on one connection for all subscriptions.
 * Only a hint: it may come for nothing, and while the connection is away it does not come at all.
 */
export class LogHints {
  #count = 0;
  #waiting = new Set<() => void>();
  #running: Promise<void> | undefined;
  #lose: () => void = () => undefined;

  constructor(
    private readonly postgres: Postgres,
    private readonly closed: AbortSignal,
    private readonly report: (what: string, error?: unknown) => void,
  ) {
    closed.addEventListener('abort', () => {
      this.#lose();
    });
  }

  /** How many hints came so far. Ask before reading, so that one that comes meanwhile is not missed. */
  seen(): number {
    this.#running ??= this.#listen();
    return this.#count;
  }

  /** Resolves once there were more than `seen` hints, after a while, or when told to stop. */
  async next(seen: number, milliseconds: number, stop: AbortSignal): Promise<void> {
    if (this.#count !== seen) return;
    const enough = new AbortController();
    const wake = (): void => {
      enough.abort();
    };
    this.#waiting.add(wake);
    stop.addEventListener('abort', wake, { once: true });
    if (stop.aborted) wake();
    await pause(milliseconds, enough.signal);
    this.#waiting.delete(wake);
    stop.removeEventListener('abort', wake);
  }

  /** Resolves when the connection is closed, after `closed` was aborted. */
  async ended(): Promise<void> {
    await this.#running;
  }

  async #listen(): Promise<void> {
    let failures = 0;
    while (!this.closed.aborted) {
      try {
        await this.#listenUntilLost(() => {
          failures = 0;
        });
      } catch (error) {
        this.report('no connection to listen for new events', error);
      }
      await pause(backOffMs(++failures), this.closed);
    }
  }

  async #listenUntilLost(onListening: () => void): Promise<void> {
    const lost = new Promise<void>((resolve) => {
      this.#lose = resolve;
    });
    const lose = this.#lose;
    const session = await this.postgres.session('lekwacht-listener');
    session.onLost((cause) => {
      if (!this.closed.aborted) this.report('the connection that listens for new events was lost', cause);
      lose();
    });
    session.onNotification(() => {
      this.#hint();
    });
    try {
      await session.query('listen lekwacht_events');
      onListening();
      // What was written before we listened was announced to nobody.
      this.#hint();
      await lost;
    } finally {
      session.close().catch(() => undefined);
    }
  }

  #hint(): void {
    this.#count++;
    for (const wake of this.#waiting) wake();
  }
}
