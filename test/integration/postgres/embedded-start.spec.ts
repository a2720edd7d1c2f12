import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { mkdir, readdir, readFile, rename, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { startEmbeddedPostgres } from '../../../src/platform/postgres/embedded-postgres.js';
import { packagedServer } from '../../../src/platform/postgres/embedded/server-binaries.js';
import { isRunning } from '../../../src/platform/postgres/embedded/process-table.js';
import { openPostgres } from '../../../src/platform/postgres/pg-postgres.js';
import { removeFolders, startApp, temporaryFolder } from './embedded-app.process.js';

// One data directory for all of them, made by a first start with an empty environment, after one that was killed.
let dataDirectory: string;
beforeAll(async () => {
  dataDirectory = await temporaryFolder();
  const halfMade = join(dataDirectory, 'postgres.unfinished-1', 'cluster');
  await mkdir(halfMade, { recursive: true });
  await writeFile(join(halfMade, 'PG_VERSION'), '18\n');
  await writeFile(join(dataDirectory, 'postgres-password'), 'of the one that was killed');
  const app = startApp(dataDirectory, { environment: {} });
  await app.started;
  await app.stop();
});
afterAll(removeFolders);

async function settingsOf(connectionString: string, ...names: string[]): Promise<Record<string, unknown>> {
  const postgres = await openPostgres({ connectionString });
  const { rows } = await postgres.query<{ name: string; setting: string }>({
    text: 'SELECT name, setting FROM pg_settings WHERE name = ANY ($1)',
    values: [names],
  });
  await postgres.close();
  return Object.fromEntries(rows.map(({ name, setting }) => [name, setting]));
}

describe('the first start', () => {
  it('with an empty environment makes a database in UTF8 with a locale that no system update changes', async () => {
    const server = await startEmbeddedPostgres({ dataDirectory });
    const postgres = await openPostgres(server);
    const { rows } = await postgres.query(
      `SELECT pg_encoding_to_char(encoding) AS encoding, datlocprovider AS provider, datlocale AS locale
         FROM pg_database WHERE datname = current_database()`,
    );
    await postgres.close();
    await server.stop();
    expect(rows).toEqual([{ encoding: 'UTF8', provider: 'b', locale: 'C.UTF-8' }]);
  });

  it('leaves nothing of one that was killed half-way', async () => {
    const names = await readdir(dataDirectory);
    expect(names.filter((name) => name.includes('unfinished'))).toEqual([]);
  });

  it('makes a server that writes to disk what it acknowledges, and asks everyone for its password', async () => {
    const server = await startEmbeddedPostgres({ dataDirectory });
    const settings = await settingsOf(
      server.connectionString,
      ...['fsync', 'synchronous_commit', 'full_page_writes', 'data_checksums', 'listen_addresses'],
    );
    const withoutPassword = new URL(server.connectionString);
    withoutPassword.password = 'guess';
    await expect(openPostgres({ connectionString: withoutPassword.href })).rejects.toThrow(
      /password authentication failed/,
    );
    await server.stop();
    expect(settings).toEqual({
      fsync: 'on',
      synchronous_commit: 'on',
      full_page_writes: 'on',
      data_checksums: 'on',
      listen_addresses: '',
    });
    const { mode } = await stat(join(dataDirectory, 'postgres-password'));
    expect((mode & 0o777).toString(8)).toBe('600');
  });

  it('names DATABASE_URL where no server is packaged for the machine', () => {
    expect(() => packagedServer('sunos', 'sparc')).toThrow(
      /no embedded PostgreSQL for sunos-sparc: set DATABASE_URL/,
    );
  });
});

describe('a later start', () => {
  it('finds what was written before, and a stop leaves no process behind', async () => {
    const first = await startEmbeddedPostgres({ dataDirectory });
    const before = await openPostgres(first);
    await before.query('CREATE TABLE kept AS SELECT 7 AS number');
    await before.close();
    await first.stop();
    expect(await isRunning(first.postmasterPid)).toBe(false);

    const second = await startEmbeddedPostgres({ dataDirectory });
    const after = await openPostgres(second);
    const { rows } = await after.query('SELECT number FROM kept');
    await after.close();
    await second.stop();
    expect(rows).toEqual([{ number: 7 }]);
    expect(second.connectionString).toBe(first.connectionString);
  });

  it('refuses data of another major version, names both and the way out, and changes nothing', async () => {
    const file = join(dataDirectory, 'postgres', 'PG_VERSION');
    await writeFile(file, '16\n');
    await expect(startEmbeddedPostgres({ dataDirectory })).rejects.toThrow(
      /was written by PostgreSQL 16, this Lekwacht carries PostgreSQL 18.*back it up.*restore.*DATABASE_URL/,
    );
    expect(await readFile(file, 'utf8')).toBe('16\n');
    await writeFile(file, '18\n');
    await (await startEmbeddedPostgres({ dataDirectory })).stop();
  });

  it('refuses a folder that is not a database of PostgreSQL', async () => {
    const other = await temporaryFolder();
    await mkdir(join(other, 'postgres'));
    await expect(startEmbeddedPostgres({ dataDirectory: other })).rejects.toThrow(
      /is not the data of a PostgreSQL/,
    );
  });

  it('says so when the password of the database is gone', async () => {
    const file = join(dataDirectory, 'postgres-password');
    await rename(file, `${file}.lost`);
    await expect(startEmbeddedPostgres({ dataDirectory })).rejects.toThrow(/password .* is missing/);
    await rename(`${file}.lost`, file);
  });
});

describe('the log of the server', () => {
  it('holds no value of a statement, also not of one that failed', async () => {
    const server = await startEmbeddedPostgres({ dataDirectory });
    const postgres = await openPostgres(server);
    await postgres.query(`CREATE TABLE people (name text PRIMARY KEY)`);
    const insert = { text: 'INSERT INTO people VALUES ($1)', values: ['Jansen'] };
    await postgres.query(insert);
    await expect(postgres.query(insert)).rejects.toThrow(/duplicate key/);
    await expect(postgres.query({ text: 'SELECT $1::int', values: ['Jansen'] })).rejects.toThrow(/Jansen/);
    await expect(postgres.query(`SELECT Jansen`)).rejects.toThrow(/jansen/);
    await postgres.close();
    await server.stop();
    const log = await readFile(join(dataDirectory, 'postgres.log'), 'utf8');
    expect(log).toMatch(/database system is ready/);
    expect(log).not.toMatch(/jansen/i);
  });
});

describe('a data directory that was moved to a path too long for a unix socket', () => {
  it('has its socket in a short folder, which a stop removes', async () => {
    const moved = join(await temporaryFolder(), 'a-very-long-name-'.repeat(7));
    await rename(dataDirectory, moved);
    const reports: string[] = [];
    const server = await startEmbeddedPostgres({
      dataDirectory: moved,
      report: (line) => reports.push(line),
    });
    const folder = new URL(server.connectionString).searchParams.get('host')!;
    await (await openPostgres(server)).close();
    await server.stop();
    expect(reports).toContainEqual(expect.stringContaining(`PostgreSQL listens in ${folder}`));
    await expect(stat(folder)).rejects.toThrow(/ENOENT/);
  });
});
