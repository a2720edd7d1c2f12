import type { NetConnectOpts } from 'node:net';
import {
  PostgresEventStore,
  type PostgresEventStoreOptions,
} from '../../../src/platform/event-store/postgres-event-store.js';
import { NO_STREAM, type EventRecord } from '../../../src/platform/event-store/event-store.port.js';
import { PgPostgres } from '../../../src/platform/postgres/pg-postgres.js';
import type { PostgresConnection } from '../../../src/platform/postgres/postgres-connection.js';
import type { Session } from '../../../src/platform/postgres/postgres.port.js';
import {
  aBreach,
  anEvent,
  type EventStoreHarness,
  type Faults,
  type LogUnderTest,
  type OpenTransaction,
} from '../../contract/event-store.harness.js';
import { FaultyProxy } from '../../support/event-store/faulty-proxy.js';
import { createTestDatabase, type TestDatabase } from '../../support/postgres/test-database.js';

/** Long enough for a busy machine, short enough to wait for. */
const SHORT: PostgresEventStoreOptions = {
  maxWaitMs: 3_000,
  lockTimeoutMs: 300,
  answerTimeoutMs: 800,
  giveUpAfterMs: 2_000,
  readTimeoutMs: 1_000,
  closeGraceMs: 1_000,
};

/** A database of its own, reached through a proxy that can break what lies between. */
export class PostgresLog implements LogUnderTest {
  readonly store: PostgresEventStore;
  readonly #stores: PostgresEventStore[] = [];
  readonly #connections: PgPostgres[] = [];

  readonly faults: Faults = {
    // The name of the prepared statement stands in every request to run it.
    cutNextAppend: (when) => this.proxy.cutNext('append_events', when),
    dropConnections: () => {
      this.proxy.dropConnections();
    },
    setUnreachable: (unreachable) => {
      this.proxy.setUnreachable(unreachable);
    },
    beginAppend: async (stream, events) => {
      const session = await begin(this.database);
      await appendDirectly(session, stream, events);
      return asTransaction(session);
    },
    beginUnrelated: async () => {
      const session = await begin(this.database);
      await session.query('create table unrelated (id int)');
      return asTransaction(session);
    },
    refusedByDatabase: async () => {
      const event = anEvent();
      await this.store.append(aBreach(), NO_STREAM, [event]);
      return event;
    },
  };

  private constructor(
    readonly database: TestDatabase,
    readonly proxy: FaultyProxy,
  ) {
    this.store = this.openStore();
  }

  static async open(): Promise<PostgresLog> {
    const database = await createTestDatabase();
    const proxy = await FaultyProxy.start(addressOf(database.connection), () => answersIn);
    return new PostgresLog(database, proxy);
  }

  openStore(options: PostgresEventStoreOptions = {}): PostgresEventStore {
    const postgres = new PgPostgres(through(this.proxy, this.database.connection), {
      applicationName: this.database.name,
    });
    const store = new PostgresEventStore(postgres, { ...SHORT, ...options });
    this.#connections.push(postgres);
    this.#stores.push(store);
    return store;
  }

  reopen(): Promise<PostgresEventStore> {
    return Promise.resolve(this.openStore());
  }

  async dispose(): Promise<void> {
    await Promise.all(this.#stores.map((store) => store.close()));
    await this.proxy.stop();
    await Promise.all(this.#connections.map((postgres) => postgres.close()));
    await this.database.drop();
  }
}

export const postgresHarness: EventStoreHarness = {
  open: () => PostgresLog.open(),
  faults: [
    'cutNextAppend',
    'dropConnections',
    'setUnreachable',
    'beginAppend',
    'beginUnrelated',
    'refusedByDatabase',
  ],
};

async function begin(database: TestDatabase): Promise<Session> {
  const session = await database.postgres.session('somebody else');
  await session.query('begin');
  return session;
}

async function appendDirectly(
  session: Session,
  stream: string,
  events: readonly EventRecord[],
): Promise<void> {
  await session.query({
    text: 'select append_events($1, $2, $3, $4, $5, $6, $7, $8, $9)',
    values: [
      [stream],
      [1],
      [NO_STREAM],
      [events.length],
      events.map(() => 1),
      events.map(({ id }) => id),
      events.map(({ type }) => type),
      JSON.stringify(events.map(({ data }) => data)),
      JSON.stringify(events.map(({ metadata }) => metadata)),
    ],
  });
}

function asTransaction(session: Session): OpenTransaction {
  const end = async (how: 'commit' | 'rollback'): Promise<void> => {
    await session.query(how);
    await session.close();
  };
  return { commit: () => end('commit'), rollback: () => end('rollback') };
}

/** Last message of the server to every request: "ready for query", not in a transaction. */
const READY_FOR_QUERY = Buffer.from([0x5a, 0, 0, 0, 5, 0x49]);

function answersIn(chunk: Buffer): number {
  return chunk.includes(READY_FOR_QUERY) ? 1 : 0;
}

function through({ port }: FaultyProxy, { connectionString }: PostgresConnection): PostgresConnection {
  const url = new URL(connectionString);
  url.search = '';
  url.hostname = '127.0.0.1';
  url.port = String(port);
  return { connectionString: url.href };
}

function addressOf({ connectionString }: PostgresConnection): NetConnectOpts {
  const url = new URL(connectionString);
  const folder = url.searchParams.get('host');
  const port = url.searchParams.get('port') ?? (url.port === '' ? '5432' : url.port);
  return folder?.startsWith('/') === true
    ? { path: `${folder}/.s.PGSQL.${port}` }
    : { host: url.hostname, port: Number(port) };
}
