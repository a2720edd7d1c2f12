import { describe, expect, it } from '@jest/globals';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { openPostgres } from '../../../src/platform/postgres/pg-postgres.js';
import { createTestDatabase, testDatabaseName } from '../../support/postgres/test-database.js';

describe('databases of tests', () => {
  it('are each of its own, migrated, also when several are asked for at once', async () => {
    const databases = await Promise.all([createTestDatabase(), createTestDatabase(), createTestDatabase()]);
    for (const { postgres } of databases) await postgres.query('CREATE TABLE only_mine ()');
    const { rowCount } = await databases[0].postgres.query('SELECT FROM schema_migrations');
    expect(rowCount).toBeGreaterThan(0);
    for (const database of databases) await database.drop();
    await expect(openPostgres(databases[0].connection)).rejects.toThrow(/does not exist/);
  });

  it.each(['lekwacht', 'postgres', 'test; DROP DATABASE lekwacht', 'Test'])(
    'are refused when named "%s"',
    (name) => {
      expect(() => testDatabaseName(name)).toThrow(/is not the name of a test database/);
    },
  );

  it('are refused when TEST_DATABASE_URL names another', async () => {
    const before = process.env.TEST_DATABASE_URL;
    process.env.TEST_DATABASE_URL = 'postgresql://a@127.0.0.1:1/production';
    await expect(createTestDatabase()).rejects.toThrow(/"production" is not the name of a test database/);
    if (before === undefined) delete process.env.TEST_DATABASE_URL;
    else process.env.TEST_DATABASE_URL = before;
  });
});

describe('the server of a jest run', () => {
  it('ends by itself and takes its folder with it when jest is gone', async () => {
    const support = join(import.meta.dirname, '../../support');
    const program = [
      '--import',
      join(support, 'typescript.mjs'),
      join(support, 'postgres', 'postgres-server.ts'),
    ];
    const child = spawn(process.execPath, program, { stdio: ['pipe', 'pipe', 'inherit'] });
    const [answer] = (await once(child.stdout, 'data')) as [Buffer];
    const folder = dirname(new URL(answer.toString().trim()).searchParams.get('host')!);
    await (await openPostgres({ connectionString: answer.toString().trim() })).close();
    child.stdin.destroy();
    await once(child, 'exit');
    await expect(stat(folder)).rejects.toThrow(/ENOENT/);
  });
});
