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
    return (await this.tryLocks([name])).has(name);
  }

  /** The same of several, each by itself. @returns those that it has */
  async tryLocks(names: readonly string[]): Promise<ReadonlySet<string>> {
    const { rows } = await this.session.query<{ name: string; locked: boolean }>({
      name: 'locks-tried',
      text: `select name, pg_try_advisory_lock(hashtextextended(name, 0)) as locked from unnest($1::text[]) as name`,
      values: [names],
    });
    return new Set(rows.flatMap(({ name, locked }) => (locked ? [name] : [])));
  }

  async unlock(...names: readonly string[]): Promise<void> {
    await this.session.query({
      name: 'locks-given-back',
      text: 'select pg_advisory_unlock(hashtextextended(name, 0)) from unnest($1::text[]) as name',
      values: [names],
    });
  }

  async close(): Promise<void> {
    this.ended.abort();
    await this.session.close();
  }
}
