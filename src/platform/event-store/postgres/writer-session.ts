import type { Postgres, Queryable, Session } from '../../postgres/postgres.port.js';
import { within } from '../../time/within.js';

export interface WriterSessionLimits {
  /** Longest wait for the lock on the log, in milliseconds. */
  readonly lockTimeoutMs: number;
  /** Longest time that a statement may take until its answer is here, in milliseconds. */
  readonly answerTimeoutMs: number;
}

/** No connection could be had: nothing was sent. */
export class NoConnection extends Error {
  override readonly name = 'NoConnection';
}

/** The writer's connection: opened when it is needed, replaced when it is lost or in doubt. */
export class WriterSession {
  #session: Session | undefined;

  constructor(
    private readonly postgres: Postgres,
    private readonly limits: WriterSessionLimits,
  ) {}

  /**
   * @throws NoConnection nothing was sent
   * @throws GaveUpWaiting and whatever the connection throws: see `meaningOf`
   */
  async use<T>(work: (connection: Queryable) => Promise<T>, stop: AbortSignal): Promise<T> {
    const session = this.#session ?? (await this.#open(stop));
    return within(this.limits.answerTimeoutMs, work(session), stop);
  }

  /** Not waited for: a connection that is in doubt may never say good-bye. */
  drop(): void {
    this.#session?.close().catch(() => undefined);
    this.#session = undefined;
  }

  async #open(stop: AbortSignal): Promise<Session> {
    const opening = this.#openWithSettings();
    try {
      return (this.#session = await within(this.limits.answerTimeoutMs, opening, stop));
    } catch (cause) {
      opening.then((late) => late.close()).catch(() => undefined);
      throw new NoConnection('no connection to the database', { cause });
    }
  }

  async #openWithSettings(): Promise<Session> {
    const session = await this.postgres.session('lekwacht-writer');
    try {
      await session.query({ text: SETTINGS, values: this.#settings() });
    } catch (error) {
      await session.close();
      throw error;
    }
    session.onLost(() => {
      if (this.#session === session) this.#session = undefined;
    });
    return session;
  }

  /** The server gives up before we do, so that the outcome is mostly known. */
  #settings(): readonly string[] {
    const { lockTimeoutMs, answerTimeoutMs } = this.limits;
    return [String(lockTimeoutMs), String(Math.ceil(answerTimeoutMs * 0.8))];
  }
}

/**
 * READ COMMITTED: `append_events` relies on it. Commits are on disk before they are answered, whatever the
 * database was told. A batch is one statement in a transaction of its own, so `statement_timeout` bounds how long
 * the lock of the whole log is held.
 */
const SETTINGS = `select
  set_config('default_transaction_isolation', 'read committed', false),
  set_config('synchronous_commit',
    case current_setting('synchronous_commit') when 'off' then 'on' else current_setting('synchronous_commit') end, false),
  set_config('lock_timeout', $1, false),
  set_config('statement_timeout', $2, false)`;
