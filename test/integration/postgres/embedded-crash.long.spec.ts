import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { startEmbeddedPostgres } from '../../../src/platform/postgres/embedded-postgres.js';
import { isRunning } from '../../../src/platform/postgres/embedded/process-table.js';
import { openPostgres, type PgPostgres } from '../../../src/platform/postgres/pg-postgres.js';
import {
  IS_ROOT,
  NOBODY,
  removeFolders,
  startApp,
  temporaryFolder,
  type App,
} from './embedded-app.process.js';

// One database for all of them: each finds it as the one before left it.
let dataDirectory: string;
beforeAll(async () => {
  dataDirectory = await temporaryFolder();
});
afterAll(removeFolders);

/** An app whose database has a table of numbers, and a connection to it. */
async function appWithNumbers(): Promise<{
  app: App;
  postmasterPid: number;
  postgres: PgPostgres;
}> {
  const app = startApp(dataDirectory);
  const { connectionString, postmasterPid } = await app.started;
  const postgres = await openPostgres({ connectionString }, { maxConnections: 16 });
  await postgres.query('DROP TABLE IF EXISTS numbers; CREATE TABLE numbers (number int PRIMARY KEY)');
  return { app, postmasterPid, postgres };
}

/** Leaves a backend inside a query that outlives its postmaster; resolves when it is in there. */
async function openLongQuery(postgres: PgPostgres): Promise<void> {
  const session = await postgres.session('long query');
  await session.query('SET statement_timeout = 0');
  session.query('DO $$ BEGIN LOOP END LOOP; END $$').catch(() => undefined);
  for (;;) {
    const { rowCount } = await postgres.query(
      `SELECT FROM pg_stat_activity WHERE application_name = 'long query' AND state = 'active'`,
    );
    if (rowCount > 0) return;
  }
}

/** Sixteen writers, each until its connection breaks. */
function writeNumbers(postgres: PgPostgres): { acknowledged: number[]; ended: Promise<unknown> } {
  const acknowledged: number[] = [];
  let next = 0;
  const writer = async (): Promise<void> => {
    for (;;) {
      const number = (next += 1);
      await postgres.query({ text: 'INSERT INTO numbers VALUES ($1)', values: [number] });
      acknowledged.push(number);
    }
  };
  const writers = Array.from({ length: 16 }, writer);
  return { acknowledged, ended: Promise.allSettled(writers) };
}

async function until(condition: () => boolean): Promise<void> {
  while (!condition()) await delay(5);
}

async function numbersAfterRestart(): Promise<{ numbers: number[]; reports: string[]; took: number }> {
  const reports: string[] = [];
  const began = performance.now();
  const server = await startEmbeddedPostgres({ dataDirectory, report: (line) => reports.push(line) });
  const took = performance.now() - began;
  const postgres = await openPostgres(server);
  const { rows } = await postgres.query<{ number: number }>('SELECT number FROM numbers');
  await postgres.close();
  await server.stop();
  return { numbers: rows.map(({ number }) => number), reports, took };
}

describe('after a kill -9 of the app', () => {
  it('the next start stops the server that still runs, and serves what was acknowledged', async () => {
    const { app, postmasterPid, postgres } = await appWithNumbers();
    await postgres.query('INSERT INTO numbers VALUES (1)');
    await app.kill();
    expect(await isRunning(postmasterPid)).toBe(true);
    const { numbers, reports, took } = await numbersAfterRestart();
    await postgres.close();
    console.log(`start after a kill of the app: ${took.toFixed(0)} ms`);
    expect(reports).toEqual([
      `A PostgreSQL of a killed Lekwacht still runs (pid ${postmasterPid}): stopping it.`,
    ]);
    expect(await isRunning(postmasterPid)).toBe(false);
    expect(numbers).toEqual([1]);
  });
});

describe('after a kill -9 of the server', () => {
  it('the app starts it again at the same address, also where a query had not ended', async () => {
    const { app, postmasterPid, postgres } = await appWithNumbers();
    await postgres.query('INSERT INTO numbers VALUES (1)');
    await openLongQuery(postgres);
    const began = performance.now();
    process.kill(postmasterPid, 'SIGKILL');
    const answer = async (): Promise<unknown> => {
      for (;;) {
        // A backend without a postmaster still answers on its connection; a new connection needs the new server.
        const session = await postgres.session('probe').catch(() => delay(20));
        if (session !== undefined) return (await session.query('SELECT number FROM numbers')).rows;
      }
    };
    expect(await answer()).toEqual([{ number: 1 }]);
    console.log(
      `the app had a killed server back, past a long query, after: ${(performance.now() - began).toFixed(0)} ms`,
    );
    await postgres.close();
    await app.stop();
  });
});

describe('after a kill -9 of both', () => {
  it('the next start ends the query that was left, and nobody else who stands in the folder', async () => {
    const { app, postmasterPid, postgres } = await appWithNumbers();
    await openLongQuery(postgres);
    const bystander = spawn('sleep', ['60'], { cwd: join(dataDirectory, 'postgres'), stdio: 'ignore' });
    await app.kill();
    process.kill(postmasterPid, 'SIGKILL');
    const { numbers, reports, took } = await numbersAfterRestart();
    console.log(`start after a kill of both with a query left: ${took.toFixed(0)} ms`);
    expect(numbers).toEqual([]);
    expect(reports).toEqual([
      expect.stringMatching(/^Ending \d+ processes that a killed PostgreSQL left behind/),
    ]);
    expect(bystander.exitCode ?? bystander.signalCode).toBeNull();
    bystander.kill();
    await once(bystander, 'exit');
    await postgres.close();
  });

  it('under the load of sixteen writers, everything acknowledged is there', async () => {
    const { app, postmasterPid, postgres } = await appWithNumbers();
    const { acknowledged, ended } = writeNumbers(postgres);
    await until(() => acknowledged.length > 500);
    await app.kill();
    process.kill(postmasterPid, 'SIGKILL');
    const { numbers, took } = await numbersAfterRestart();
    await ended;
    console.log(
      `start after a kill of both under load: ${took.toFixed(0)} ms, ${acknowledged.length} acknowledged`,
    );
    expect(acknowledged.filter((number) => !numbers.includes(number))).toEqual([]);
    await postgres.close();
  });
});

describe('a pid file that outlived its server', () => {
  it('does not stop a start when another process has that pid by now', async () => {
    await (await startEmbeddedPostgres({ dataDirectory })).stop();
    // Of the user of the server: PostgreSQL takes a process of another one for none.
    const stranger = spawn('sleep', ['60'], { stdio: 'ignore', ...(IS_ROOT && NOBODY) });
    await writeFile(
      join(dataDirectory, 'postgres', 'postmaster.pid'),
      `${stranger.pid}\n${dataDirectory}/postgres\n1\n5432\n\n\n\nready\n`,
    );
    const server = await startEmbeddedPostgres({ dataDirectory });
    await server.stop();
    expect(stranger.exitCode ?? stranger.signalCode).toBeNull();
    stranger.kill();
    await once(stranger, 'exit');
  });
});

describe('Ctrl-C in the terminal', () => {
  it('reaches the app only: the server runs until the app has stopped it', async () => {
    const { app, postmasterPid, postgres } = await appWithNumbers();
    await app.interrupt();
    expect((await postgres.query('SELECT 1 AS one')).rows).toEqual([{ one: 1 }]);
    expect(await isRunning(postmasterPid)).toBe(true);
    await postgres.close();
  });
});
