import pg from 'pg';
import { PgSession, run } from './pg-session.js';
import { Postgres, type Queryable, type QueryResult, type Session, type Statement } from './postgres.port.js';
import type { PostgresConnection } from './postgres-connection.js';
import { checkServer } from './server-check.js';
import { sessionSettings } from './session-settings.js';
import { valueParsers } from './value-parsers.js';

export interface PostgresOptions {
  /** Connections of the pool; sessions come on top. Default 10. */
  readonly maxConnections?: number;
  /** What the server shows in pg_stat_activity. Default "lekwacht". */
  readonly applicationName?: string;
}

/** How long to wait for a connection, a new one or a free one of the pool. */
const CONNECT_MS = 10_000;

/** @throws Error when the server does not answer, or cannot carry Lekwacht (server-check) */
export async function openPostgres(
  connection: PostgresConnection,
  options: PostgresOptions = {},
): Promise<PgPostgres> {
  const postgres = new PgPostgres(connection, options);
  try {
    await postgres.check();
    return postgres;
  } catch (error) {
    await postgres.close();
    throw error;
  }
}

/** The port over `pg`. Errors are those of `pg`, with the SQLSTATE in `code`. */
export class PgPostgres extends Postgres {
  private readonly pool: pg.Pool;
  private readonly config: pg.ClientConfig;
  private readonly sessions = new Set<Session>();

  constructor({ connectionString }: PostgresConnection, options: PostgresOptions = {}) {
    super();
    const applicationName = options.applicationName ?? 'lekwacht';
    this.config = {
      connectionString,
      types: valueParsers,
      keepAlive: true,
      connectionTimeoutMillis: CONNECT_MS,
    };
    this.pool = new pg.Pool({
      ...this.config,
      max: options.maxConnections ?? 10,
      verify: (client, done) => {
        client.query(sessionSettings(applicationName)).then(() => {
          done();
        }, done);
      },
    });
    // A connection can break while nobody uses it, in the pool or within a transaction. Whoever uses it next gets
    // the error, or a new connection; without these listeners it would end the process.
    this.pool.on('error', () => undefined);
    this.pool.on('connect', (client) => client.on('error', () => undefined));
  }

  async check(): Promise<void> {
    // A pooler with a single connection lets the second one wait: for us, not for ever.
    const [first, second] = [
      this.newClient({ query_timeout: CONNECT_MS }),
      this.newClient({ query_timeout: CONNECT_MS }),
    ];
    try {
      await Promise.all([first.connect(), second.connect()]);
      await checkServer(first, second);
    } finally {
      await Promise.allSettled([first.end(), second.end()]);
    }
  }

  async query<Row extends object = Record<string, unknown>>(
    statement: string | Statement,
  ): Promise<QueryResult<Row>> {
    const client = await this.pool.connect();
    try {
      return await run<Row>(client, statement);
    } finally {
      client.release();
    }
  }

  async transaction<T>(work: (tx: Queryable) => Promise<T>): Promise<T> {
    const client = await this.pool.connect();
    let broken: Error | undefined;
    let over = false;
    const tx: Queryable = {
      query: (statement) => {
        if (over)
          return Promise.reject(
            new Error('This transaction is over: its connection may belong to another by now.'),
          );
        return run(client, statement);
      },
    };
    try {
      await run(client, 'BEGIN');
      const result = await work(tx);
      over = true;
      // Where `work` swallowed the error of a statement, COMMIT rolls back and reports success.
      const { command } = await run(client, 'COMMIT');
      if (command !== 'COMMIT')
        throw new Error('The transaction was rolled back: one of its statements had failed.');
      return result;
    } catch (error) {
      over = true;
      await run(client, 'ROLLBACK').catch((cause: unknown) => (broken = cause as Error));
      throw error;
    } finally {
      client.release(broken);
    }
  }

  async session(applicationName: string): Promise<Session> {
    const client = this.newClient();
    const session = new PgSession(client);
    await client.connect();
    this.sessions.add(session);
    session.onLost(() => this.sessions.delete(session));
    await client.query(sessionSettings(applicationName));
    return session;
  }

  /** Closes the sessions too; queries that run are waited for. */
  async close(): Promise<void> {
    await Promise.all([...this.sessions].map((session) => session.close()));
    await this.pool.end();
  }

  private newClient(more: pg.ClientConfig = {}): pg.Client {
    const client = new pg.Client({ ...this.config, ...more });
    client.on('error', () => undefined);
    return client;
  }
}
