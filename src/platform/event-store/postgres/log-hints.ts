import type { Postgres } from '../../postgres/postgres.port.js';
import { Hints } from '../hints.js';
import type { HintSource } from '../log-subscription.js';
import { keepTrying } from '../../time/back-off.js';

/**
 * "There may be something new": NOTIFY of `append_events`, received on one connection for all subscriptions.
 * Only a hint: it may come for nothing, and while the connection is away it does not come at all.
 */
export class PostgresLogHints implements HintSource {
  readonly #hints = new Hints();
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

  seen(): number {
    this.#running ??= keepTrying(
      this.closed,
      (listening) => this.#listenUntilLost(listening),
      (error) => {
        this.report('no connection to listen for new events', error);
      },
    );
    return this.#hints.count;
  }

  next(seen: number, milliseconds: number, stop: AbortSignal): Promise<void> {
    return this.#hints.next(seen, milliseconds, stop);
  }

  /** Resolves when the connection is closed, after `closed` was aborted. */
  async ended(): Promise<void> {
    await this.#running;
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
      this.#hints.give();
    });
    try {
      await session.query('listen lekwacht_events');
      onListening();
      // What was written before we listened was announced to nobody.
      this.#hints.give();
      await lost;
    } finally {
      session.close().catch(() => undefined);
    }
  }
}
