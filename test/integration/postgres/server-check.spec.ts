import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { openPostgres } from '../../../src/platform/postgres/pg-postgres.js';
import { startPooler, type Pooler, type PoolMode } from '../../support/postgres/pooler.js';
import { createTestDatabase, type TestDatabase } from '../../support/postgres/test-database.js';

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase({ migrated: false });
});
afterAll(() => database.drop());

let pooler: Pooler | undefined;
afterEach(async () => {
  await pooler?.close();
  pooler = undefined;
});

describe('a pooler between Lekwacht and PostgreSQL', () => {
  const modes: [PoolMode, number][] = [
    ['transaction, last used first', 1],
    ['transaction, last used first', 2],
    ['transaction, round robin', 2],
    ['transaction, round robin', 3],
    ['transaction, round robin', 4],
  ];
  it.each(modes)('in mode "%s" with %i connections is refused, with the way out', async (mode, size) => {
    pooler = await startPooler(database.connection, mode, size);
    await expect(openPostgres(pooler.connection)).rejects.toThrow(
      /pooler in transaction mode.*pool_mode = session/,
    );
  });

  it('in session mode is accepted', async () => {
    pooler = await startPooler(database.connection, 'session', 3);
    const postgres = await openPostgres(pooler.connection);
    expect((await postgres.query('SELECT 1 AS one')).rows).toEqual([{ one: 1 }]);
    await postgres.close();
  });
});

describe('a database that cannot carry Lekwacht', () => {
  it('is refused when it is not in UTF8', async () => {
    const name = `${database.name}_latin1`;
    await database.postgres.query(
      `CREATE DATABASE ${name} TEMPLATE template0 ENCODING 'LATIN1' LOCALE_PROVIDER libc LOCALE 'C'`,
    );
    const url = new URL(database.connection.connectionString);
    url.pathname = `/${name}`;
    await expect(openPostgres({ connectionString: url.href })).rejects.toThrow(
      /database in UTF8; this one is in LATIN1/,
    );
    await database.postgres.query(`DROP DATABASE ${name}`);
  });

  it('is refused when nobody listens there', async () => {
    await expect(openPostgres({ connectionString: 'postgresql://a@127.0.0.1:1/test' })).rejects.toThrow(
      /ECONNREFUSED/,
    );
  });
});
