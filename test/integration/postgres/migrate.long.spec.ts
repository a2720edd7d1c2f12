import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { migrate } from '../../../src/platform/postgres/migrate.js';
import { createTestDatabase, type TestDatabase } from '../../support/postgres/test-database.js';

let database: TestDatabase;
let folder: string;
beforeEach(async () => {
  database = await createTestDatabase({ migrated: false });
  folder = await mkdtemp(join(tmpdir(), 'lekwacht-test-migrations-'));
  await write('0001_rooms.sql', 'CREATE TABLE rooms (name text);');
  await write('0002_beds.sql', `CREATE TABLE beds (name text);\nINSERT INTO beds VALUES ('first');\n`);
});
afterEach(async () => {
  await database.drop();
  await rm(folder, { recursive: true });
});

function write(name: string, sql: string): Promise<void> {
  return writeFile(join(folder, name), sql);
}

async function beds(): Promise<number> {
  return (await database.postgres.query('SELECT FROM beds')).rowCount;
}

describe('migrations', () => {
  it('are applied in order, once, and by name', async () => {
    expect(await migrate(database.postgres, folder)).toEqual(['0001_rooms.sql', '0002_beds.sql']);
    expect(await migrate(database.postgres, folder)).toEqual([]);
    await write('0003_more.sql', `INSERT INTO beds VALUES ('second')`);
    expect(await migrate(database.postgres, folder)).toEqual(['0003_more.sql']);
    expect(await beds()).toBe(2);
  });

  it('of what is personal may be had alone, and before or after all others', async () => {
    await write('0003_personal_keys.sql', 'CREATE TABLE keys (name text)');
    await write('0004_doors.sql', 'CREATE TABLE doors (name text)');
    expect(await migrate(database.postgres, folder, { only: 'personal' })).toEqual([
      '0003_personal_keys.sql',
    ]);
    expect(await migrate(database.postgres, folder, { only: 'personal' })).toEqual([]);
    await write('0005_personal_more.sql', 'CREATE TABLE more_keys (name text)');
    const others = ['0001_rooms.sql', '0002_beds.sql', '0004_doors.sql'];
    expect(await migrate(database.postgres, folder)).toEqual([...others, '0005_personal_more.sql']);
    expect(await migrate(database.postgres, folder, { only: 'personal' })).toEqual([]);
    await rm(join(folder, '0003_personal_keys.sql'));
    await write('0003_personal_other.sql', '');
    await expect(migrate(database.postgres, folder, { only: 'personal' })).rejects.toThrow(
      'Migration 0003_personal_keys.sql was applied to this database, but its file is gone',
    );
  });

  it('of two processes at once are applied by one, while the other waits', async () => {
    await write('0003_slow.sql', `SELECT pg_sleep(0.2); INSERT INTO beds VALUES ('second')`);
    const applied = await Promise.all([
      migrate(database.postgres, folder),
      migrate(database.postgres, folder),
    ]);
    expect(applied.map((names) => names.length).sort()).toEqual([0, 3]);
    expect(await beds()).toBe(2);
  });

  it('that fail leave nothing of themselves, and all before them', async () => {
    await write('0003_broken.sql', `INSERT INTO beds VALUES ('second'); SELECT 1 / 0;`);
    await expect(migrate(database.postgres, folder)).rejects.toThrow(
      'Migration 0003_broken.sql failed and was rolled back: division by zero',
    );
    expect(await beds()).toBe(1);
    await write('0003_broken.sql', `INSERT INTO beds VALUES ('mended')`);
    expect(await migrate(database.postgres, folder)).toEqual(['0003_broken.sql']);
  });

  it('are in one transaction with the row that says so', async () => {
    const takesTheRow = `INSERT INTO schema_migrations VALUES ('0003_more.sql', 'taken')`;
    await write('0003_more.sql', `INSERT INTO beds VALUES ('second'); ${takesTheRow};`);
    await expect(migrate(database.postgres, folder)).rejects.toThrow(/0003_more.sql failed .* duplicate key/);
    expect(await beds()).toBe(1);
  });

  it('are refused when one was changed after it was applied', async () => {
    await migrate(database.postgres, folder);
    await write('0002_beds.sql', 'CREATE TABLE beds (name text, room text);');
    await expect(migrate(database.postgres, folder)).rejects.toThrow(
      /0002_beds.sql was changed after it was applied/,
    );
  });

  it('are not changed by the line ends of Windows', async () => {
    await migrate(database.postgres, folder);
    await write('0002_beds.sql', `CREATE TABLE beds (name text);\r\nINSERT INTO beds VALUES ('first');\r\n`);
    expect(await migrate(database.postgres, folder)).toEqual([]);
  });

  it('are refused when the file of an applied one is gone', async () => {
    await migrate(database.postgres, folder);
    await rm(join(folder, '0001_rooms.sql'));
    await expect(migrate(database.postgres, folder)).rejects.toThrow(
      /0001_rooms.sql was applied .* its file is gone/,
    );
  });

  it('are refused on a database of a newer Lekwacht', async () => {
    await write('0003_tomorrow.sql', 'SELECT 1');
    await migrate(database.postgres, folder);
    await rm(join(folder, '0003_tomorrow.sql'));
    await expect(migrate(database.postgres, folder)).rejects.toThrow(
      /database is newer than this Lekwacht: it has migration 0003_tomorrow.sql, this version knows none after 0002_beds.sql/,
    );
  });

  it('are refused when one was added behind an applied one, and then none is applied', async () => {
    await rm(join(folder, '0001_rooms.sql'));
    await migrate(database.postgres, folder);
    await write('0001_rooms.sql', 'CREATE TABLE rooms ()');
    await write('0003_more.sql', `INSERT INTO beds VALUES ('second')`);
    await expect(migrate(database.postgres, folder)).rejects.toThrow(
      /0001_rooms.sql was added behind 0002_beds.sql/,
    );
    expect(await beds()).toBe(1);
  });

  it.each([
    ['3_short.sql', /named NNNN_name.sql.*3_short.sql is not/],
    ['0002_again.sql', /Two migrations have the number 0002/],
  ])('are refused with a file named %s', async (name, message) => {
    await write(name, 'SELECT 1');
    await expect(migrate(database.postgres, folder)).rejects.toThrow(message);
  });
});
