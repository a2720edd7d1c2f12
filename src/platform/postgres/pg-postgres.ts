import pg from 'pg';
import { within } from '../time/within.js';
import { PgSession, run } from './pg-session.js';
import { Postgres, type Queryable, type QueryResult, type Session, type Statement } from './postgres.port.js';
import type { PostgresConnection } from './postgres-connection.js';
import { checkServer } from './server-check.js';
import { sessionSettings } from './session-settings.js';
import { isUnreachable } from './unreachable.js';
import { valueParsers } from './value-parsers.js';

export interface PostgresOptions {
  /** Connections of the pool; sessions come on top. Default 10. */
  readonly maxConnections?: number;
  /** What the server shows in pg_stat_activity. Default "lekwacht". */
  readonly applicationName?: string;
  /** Longest wait for the answer to a statement, in milliseconds. */
  readonly answerMs?: number;
  /** Longest wait for a connection of the pool, in milliseconds. */
  readonly connectMs?: number;
  /** Of the server, for each connection of the pool, instead of those of `session-settings`. */
  readonly settings?: Readonly<Record<string, string>>;
}

/** How long to wait for a connection, a new one or a free one of the pool. */
const CONNECT_MS = 10_000;
/**
 * How long an answer may take: the server gives a statement up before (`statement_timeout`), so who is later is frozen or gone,
 * and nothing but this ends the waiting.
 */
const ANSWER_MS = 35_000;
/** Idle so long, the other side is asked whether it is there: a machine that is switched off says no good-bye. */
const ALIVE_MS = 10_000;
/** When it is closed, what still runs gets so long. */
const CLOSE_MS = 1_000;

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
  private readonly clients = new Set<pg.PoolClient>();
  private readonly sessions = new Set<Session>();

  constructor({ connectionString }: PostgresConnection, options: PostgresOptions = {}) {
    super();
    const applicationName = options.applicationName ?? 'lekwacht';
    this.config = {
      connectionString,
      types: valueParsers,
      keepAlive: true,
      keepAliveInitialDelayMillis: ALIVE_MS,
      connectionTimeoutMillis: options.connectMs ?? CONNECT_MS,
      query_timeout: options.answerMs ?? ANSWER_MS,
    };
    this.pool = new pg.Pool({
      ...this.config,
      max: options.maxConnections ?? 10,
      verify: (client, done) => {
        client.query(sessionSettings(applicationName, options.settings)).then(() => {
          done();
        }, done);
      },
    });
    // A connection can break while nobody uses it, in the pool or within a transaction. Whoever uses it next gets
    // the error, or a new connection; without these listeners it would end the process.
    this.pool.on('error', () => undefined);
    this.pool.on('connect', (client) => {
      client.on('error', () => undefined);
      this.clients.add(client);
    });
    this.pool.on('remove', (client) => this.clients.delete(client));
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
      // One that is frozen says no good-bye.
      await within(CONNECT_MS, Promise.allSettled([first.end(), second.end()])).catch(() => undefined);
    }
  }

  async query<Row extends object = Record<string, unknown>>(
    statement: string | Statement,
  ): Promise<QueryResult<Row>> {
    const client = await this.pool.connect();
    let unanswered: Error | undefined;
    try {
      return await run<Row>(client, statement);
    } catch (error) {
      // What was asked may still run: nobody else gets this connection.
      if (isUnreachable(error)) unanswered = error as Error;
      throw error;
    } finally {
      client.release(unanswered);
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
      // What nobody answers is not asked to roll back: the server does, when the line is cut.
      if (isUnreachable(error)) broken = error as Error;
      else await run(client, 'ROLLBACK').catch((cause: unknown) => (broken = cause as Error));
      throw error;
    } finally {
      client.release(broken);
    }
  }

  async session(applicationName: string, answerMs?: number): Promise<Session> {
    const client = this.newClient(answerMs === undefined ? {} : { query_timeout: answerMs });
    const session = new PgSession(client);
    await client.connect();
    this.sessions.add(session);
    session.onLost(() => this.sessions.delete(session));
    try {
      await client.query(sessionSettings(applicationName));
      return session;
    } catch (error) {
      void session.close();
      throw error;
    }
  }

  /** Closes the sessions too; queries that run are waited for, but not for ever. */
  async close(): Promise<void> {
    const closed = Promise.all([...[...this.sessions].map((session) => session.close()), this.pool.end()]);
    await within(CLOSE_MS, closed).catch(() => {
      // In the middle of a statement this cuts the line.
      for (const client of this.clients) void client.end();
    });
  }

  private newClient(more: pg.ClientConfig = {}): pg.Client {
    const client = new pg.Client({ ...this.config, ...more });
    client.on('error', () => undefined);
    return client;
  }
}
