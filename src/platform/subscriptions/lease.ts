import type { Postgres, Session } from '../postgres/postgres.port.js';

/**
 * A session of its own that can hold locks: they end with it, so the locks of a dead process are free at once.
 * A lock says who should work; that nobody else *can* write is kept by the fence of the checkpoint.
 */
export class Lease {
  private constructor(
    private readonly session: Session,
    private readonly ended: AbortController,
  ) {}

  /** @param stop ends the lease's signal too */
  static async open(postgres: Postgres, applicationName: string, stop: AbortSignal): Promise<Lease> {
    const session = await postgres.session(applicationName);
    const ended = new AbortController();
    const end = (): void => {
      ended.abort();
    };
    session.onLost(end);
    stop.addEventListener('abort', end, { signal: ended.signal });
    if (stop.aborted) end();
    return new Lease(session, ended);
  }

  /** Aborted when the session is lost, closed, or the owner is told to stop. */
  get signal(): AbortSignal {
    return this.ended.signal;
  }

  /**
   * Never waits: a backend that waits for a lock keeps a snapshot, and with it every dead row of the database,
   * for as long as the other process lives.
   */
  async tryLock(name: string): Promise<boolean> {
    const { rows } = await this.session.query<{ locked: boolean }>({
      text: 'select pg_try_advisory_lock(hashtextextended($1, 0)) as locked',
      values: [name],
    });
    return rows[0]?.locked === true;
  }

  async unlock(name: string): Promise<void> {
    await this.session.query({
      text: 'select pg_advisory_unlock(hashtextextended($1, 0))',
      values: [name],
    });
  }

  async close(): Promise<void> {
    this.ended.abort();
    await this.session.close();
  }
}
