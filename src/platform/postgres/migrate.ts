import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Postgres, Queryable, Session } from './postgres.port.js';

interface Migration {
  readonly name: string;
  readonly sql: string;
  /** SHA-256, hexadecimal, of the file. */
  readonly checksum: string;
}

/** "lekwacht" in ASCII, cut to an int8: of our own, so that it meets no other lock in a shared database. */
export const MIGRATION_LOCK = '7810769474';
const FILE_NAME = /^(\d{4})_[a-z0-9_]+\.sql$/;

/**
 * Those of the schema `personal`, which may be in a database of its own (LEKWACHT_KEYS_URL): they stand on no others, and no
 * others on them.
 */
const PERSONAL = /^\d{4}_personal_/;

export interface Wanted {
  /** Those of the keys of what is personal; absent: all. */
  readonly only?: 'personal' | undefined;
  /** The last one to apply, for data that was kept by an older version; absent: all. */
  readonly through?: string | undefined;
}

/**
 * Brings the schema up to date: each `NNNN_name.sql` in its own transaction with the row that says so. Two
 * processes at once: the second waits, and finds nothing to do. Forward only.
 * @param postgres as the owner of the tables
 * @returns the names applied by this call
 * @throws Error when the files and what was applied before do not agree; nothing is applied then
 */
export async function migrate(
  postgres: Postgres,
  directory: string,
  { only, through }: Wanted = {},
): Promise<readonly string[]> {
  const session = await postgres.session('lekwacht migrate', 0);
  try {
    // Waiting for another migration, and a new index on a large table, may take longer than a query of daily life.
    await session.query(`SET lock_timeout = 0; SET statement_timeout = 0`);
    await session.query(
      `SELECT set_config(name, '0', false) FROM pg_settings WHERE name = 'transaction_timeout'`,
    );
    await session.query({ text: 'SELECT pg_advisory_lock($1::bigint)', values: [MIGRATION_LOCK] });
    await session.query(
      `CREATE TABLE IF NOT EXISTS schema_migrations (
         name text PRIMARY KEY, checksum text NOT NULL, applied_at timestamptz NOT NULL DEFAULT now())`,
    );
    const pending = await findPending(session, directory, { only, through });
    for (const migration of pending) await apply(session, migration);
    return pending.map(({ name }) => name);
  } finally {
    await session.close();
  }
}

/**
 * What {@link migrate} would apply, for whoever may read alone.
 * @throws Error as it does
 */
export async function pendingMigrations(
  postgres: Queryable,
  directory: string,
  wanted: Wanted = {},
): Promise<readonly string[]> {
  const { rows } = await postgres.query<{ isBegun: boolean }>(
    `SELECT to_regclass('schema_migrations') IS NOT NULL AS "isBegun"`,
  );
  const pending =
    rows[0]?.isBegun === true
      ? await findPending(postgres, directory, wanted)
      : await readMigrations(directory);
  return pending.map(({ name }) => name);
}

/** Those that this version knows, in their order. */
export async function readMigrations(directory: string): Promise<readonly Migration[]> {
  const names = (await readdir(directory)).filter((name) => name.endsWith('.sql')).sort();
  const numbers = new Set<string>();
  for (const name of names) {
    const number = FILE_NAME.exec(name)?.[1];
    if (number === undefined)
      throw new Error(`A migration is named NNNN_name.sql, in lower case: ${name} is not.`);
    if (numbers.has(number)) throw new Error(`Two migrations have the number ${number}: which comes first?`);
    numbers.add(number);
  }
  return Promise.all(
    names.map(async (name) => {
      // Git may have turned the line ends on Windows: that is not a change.
      const sql = (await readFile(join(directory, name), 'utf8')).replaceAll('\r\n', '\n');
      return { name, sql, checksum: createHash('sha256').update(sql).digest('hex') };
    }),
  );
}

async function findPending(
  session: Queryable,
  directory: string,
  { only, through }: Wanted = {},
): Promise<readonly Migration[]> {
  const all = await readMigrations(directory);
  const migrations = all.filter(
    ({ name }) => (only === undefined || PERSONAL.test(name)) && (through === undefined || name <= through),
  );
  const { rows: applied } = await session.query<{ name: string; checksum: string }>(
    `SELECT name, checksum FROM schema_migrations ORDER BY name COLLATE "C"`,
  );
  const known = new Map(all.map((migration) => [migration.name, migration]));
  const newest = all.at(-1)?.name ?? '';
  for (const { name, checksum } of applied) {
    const file = known.get(name);
    if (file === undefined) {
      throw new Error(
        name > newest
          ? `The database is newer than this Lekwacht: it has migration ${name}, this version knows none after ${newest || 'the beginning'}. Run the newer version.`
          : `Migration ${name} was applied to this database, but its file is gone: applied migrations stay as they are.`,
      );
    }
    if (file.checksum !== checksum) {
      throw new Error(
        `Migration ${name} was changed after it was applied to this database: put it back and write a new one.`,
      );
    }
  }
  const pending = migrations.filter(({ name }) => !applied.some((row) => row.name === name));
  for (const { name } of pending) {
    const last = applied.findLast((row) => PERSONAL.test(row.name) === PERSONAL.test(name))?.name ?? '';
    if (name < last)
      throw new Error(
        `Migration ${name} was added behind ${last}, which is already applied: give it the next number.`,
      );
  }
  return pending;
}

async function apply(session: Session, { name, sql, checksum }: Migration): Promise<void> {
  await session.query('BEGIN');
  try {
    await session.query(sql);
    await session.query({
      text: 'INSERT INTO schema_migrations (name, checksum) VALUES ($1, $2)',
      values: [name, checksum],
    });
    await session.query('COMMIT');
  } catch (error) {
    await session.query('ROLLBACK').catch(() => undefined);
    throw new Error(`Migration ${name} failed and was rolled back: ${(error as Error).message}`, {
      cause: error,
    });
  }
}
