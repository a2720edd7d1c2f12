import { createHash, randomBytes } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { letIn } from '../../../src/platform/postgres/desk-role.js';
import { migrate } from '../../../src/platform/postgres/migrate.js';
import { openPostgres, type PgPostgres } from '../../../src/platform/postgres/pg-postgres.js';
import type { PostgresConnection } from '../../../src/platform/postgres/postgres-connection.js';
import type { Session } from '../../../src/platform/postgres/postgres.port.js';

const MIGRATIONS = join(import.meta.dirname, '../../../migrations');
/** Advisory: the copies of one template go one after the other, and it is made once. */
const TEMPLATE_LOCK = 7_810_769;

const DESK = 'lekwacht_test_desk';

export interface TestDatabase {
  /** As its owner: tests look everywhere. */
  readonly postgres: PgPostgres;
  /** As the desk has it, which owns nothing (ADR 55); of an empty one, as its owner. */
  readonly connection: PostgresConnection;
  readonly owner: PostgresConnection;
  readonly name: string;
  drop: () => Promise<void>;
}

/** A database of its own for a test file: a copy of a migrated template, or an empty one. */
export async function createTestDatabase({ migrated = true } = {}): Promise<TestDatabase> {
  const server = serverConnection();
  const name = `lekwacht_test_${randomBytes(8).toString('hex')}`;
  await asAdministrator(server, async (session) => {
    const template = migrated ? await migratedTemplate(server, session) : 'template0';
    await session.query(`CREATE DATABASE ${testDatabaseName(name)} TEMPLATE ${template} STRATEGY wal_log`);
  });
  const owner = toDatabase(server, name);
  const postgres = await openPostgres(owner, { applicationName: name });
  return {
    postgres,
    connection: migrated ? asDesk(owner) : owner,
    owner,
    name,
    drop: async () => {
      await postgres.close();
      await asAdministrator(server, async (session) => {
        await session.query(`DROP DATABASE IF EXISTS ${testDatabaseName(name)} WITH (FORCE)`);
      });
    },
  };
}

/** @throws Error for a database that is not one of tests: these helpers make, fill and drop databases */
export function testDatabaseName(name: string): string {
  if (/^[a-z0-9_]*test[a-z0-9_]*$/.test(name)) return name;
  throw new Error(`"${name}" is not the name of a test database: it has no "test" in it.`);
}

/** The server of this jest run, or the database in TEST_DATABASE_URL, whose name must have "test" in it. */
function serverConnection(): PostgresConnection {
  const { TEST_DATABASE_URL: yours, TEST_SERVER_URL: ours } = process.env;
  if (yours !== undefined && yours !== '') {
    testDatabaseName(new URL(yours).pathname.slice(1));
    return { connectionString: yours };
  }
  if (ours === undefined)
    throw new Error('No PostgreSQL for tests: jest starts one (globalSetup in jest.config.mjs).');
  return { connectionString: ours };
}

/** Named by what is in it: changed migrations make another. Renamed when complete: a killed run leaves no half one. */
async function migratedTemplate(server: PostgresConnection, session: Session): Promise<string> {
  const template = testDatabaseName(`lekwacht_test_template_${await digestOf(MIGRATIONS)}`);
  const { rowCount } = await session.query({
    text: 'SELECT FROM pg_database WHERE datname = $1',
    values: [template],
  });
  if (rowCount > 0) return template;
  const unfinished = `${template}_unfinished`;
  await session.query(`DROP DATABASE IF EXISTS ${unfinished} WITH (FORCE)`);
  await session.query(`CREATE DATABASE ${unfinished} TEMPLATE template0`);
  const postgres = await openPostgres(toDatabase(server, unfinished));
  try {
    await migrate(postgres, MIGRATIONS);
    const { rowCount } = await postgres.query({
      text: 'SELECT FROM pg_roles WHERE rolname = $1',
      values: [DESK],
    });
    if (rowCount === 0) await postgres.query(`CREATE ROLE ${DESK} LOGIN PASSWORD '${DESK}'`);
    await letIn(postgres, DESK);
  } finally {
    await postgres.close();
  }
  await session.query(`ALTER DATABASE ${unfinished} RENAME TO ${template}`);
  return template;
}

async function digestOf(directory: string): Promise<string> {
  const hash = createHash('sha256');
  for (const name of (await readdir(directory)).sort())
    hash.update(`${name}\n`).update(await readFile(join(directory, name)));
  return hash.digest('hex').slice(0, 16);
}

async function asAdministrator(
  server: PostgresConnection,
  work: (session: Session) => Promise<void>,
): Promise<void> {
  const postgres = await openPostgres(server, { maxConnections: 1 });
  try {
    const session = await postgres.session('lekwacht tests');
    await session.query('SET lock_timeout = 0; SET statement_timeout = 0');
    await session.query({ text: 'SELECT pg_advisory_lock($1)', values: [TEMPLATE_LOCK] });
    await work(session);
  } finally {
    await postgres.close();
  }
}

function toDatabase({ connectionString }: PostgresConnection, name: string): PostgresConnection {
  const url = new URL(connectionString);
  url.pathname = `/${name}`;
  return { connectionString: url.href };
}

function asDesk({ connectionString }: PostgresConnection): PostgresConnection {
  const url = new URL(connectionString);
  url.username = url.password = DESK;
  return { connectionString: url.href };
}
