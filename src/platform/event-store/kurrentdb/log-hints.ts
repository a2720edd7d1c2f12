import { END, excludeSystemEvents } from '@eventstore/db-client';
import { Hints } from '../hints.js';
import type { HintSource } from '../log-subscription.js';
import { backOff } from '../../time/back-off.js';
import { pause } from '../../time/pause.js';
import type { KurrentDbConnection } from './connection.js';

/**
 * "There may be something new": one subscription to the end of the log, for all readers of this process. What
 * it brings is not used, only that it comes: an event that it brings twice, late or never changes nothing.
 */
export class KurrentDbLogHints implements HintSource {
  readonly #hints = new Hints();
  #running: Promise<void> | undefined;

  constructor(
    private readonly connection: KurrentDbConnection,
    private readonly closed: AbortSignal,
    private readonly report: (what: string, error?: unknown) => void,
  ) {}

  seen(): number {
    this.#running ??= this.#listen();
    return this.#hints.count;
  }

  next(seen: number, milliseconds: number, stop: AbortSignal): Promise<void> {
    return this.#hints.next(seen, milliseconds, stop);
  }

  /** Resolves when the subscription is over, after `closed` was aborted. */
  async ended(): Promise<void> {
    await this.#running;
  }

  /** The client never subscribes again by itself. */
  async #listen(): Promise<void> {
    let failures = 0;
    while (!this.closed.aborted) {
      try {
        await this.#listenUntilLost(() => {
          failures = 0;
        });
        this.#lost(new Error('the server ended it'));
      } catch (error) {
        this.#lost(error);
      }
      await pause(backOff(++failures), this.closed);
    }
  }

  #lost(cause: unknown): void {
    if (!this.closed.aborted) this.report('the subscription that tells of new events was lost', cause);
  }

  async #listenUntilLost(onListening: () => void): Promise<void> {
    const subscription = this.connection.client.subscribeToAll({
      fromPosition: END,
      filter: excludeSystemEvents({ checkpointInterval: 1_000 }),
      ...this.connection.readOptions,
    });
    const stop = (): void => {
      subscription.unsubscribe().catch(() => undefined);
      subscription.destroy();
    };
    this.closed.addEventListener('abort', stop, { once: true });
    // It may fail again after the loop below has left it.
    subscription.on('error', () => undefined);
    subscription.on('confirmation', () => {
      onListening();
      // What was written before we listened was announced to nobody.
      this.#hints.give();
    });
    try {
      for await (const _event of subscription) this.#hints.give();
    } finally {
      this.closed.removeEventListener('abort', stop);
      stop();
    }
  }
}
