import { randomUUID } from 'node:crypto';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  startEmbeddedPostgres,
  type EmbeddedPostgres,
} from '../../src/platform/postgres/embedded-postgres.js';
import { openPostgres } from '../../src/platform/postgres/pg-postgres.js';
import { ApplicationProcess, TAKES_REPORTS } from '../support/crash/application-process.js';
import { buildApart } from '../support/crash/copy-apart.js';
import { processesOf } from '../support/crash/postgres-processes.js';
import { aReport } from '../support/http/acts-over-http.js';
import type { Answer } from '../support/http/http-client.js';

const REPORTS = 1_000;
const CALLERS = 16;
const LONG_MS = 180_000;
const AFTER_MS = 2_000;
const ROUNDS = 25;

let folder: string;
let postgres: EmbeddedPostgres;
let desk: ApplicationProcess;
const env = () => ({
  DATABASE_URL: postgres.connectionString,
  LEKWACHT_DATA: join(folder, 'data'),
  LEKWACHT_SPOOL_AFTER_MS: String(AFTER_MS),
  // All of them come from one machine.
  LEKWACHT_REPORTS_PER_MINUTE: '1000000',
});
const start = async (more: Record<string, string> = {}): Promise<void> => {
  desk = await ApplicationProcess.start(join(folder, 'build'), { ...env(), ...more });
};
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lekwacht-outage-'));
  await buildApart(join(folder, 'build'));
  postgres = await startEmbeddedPostgres({ dataDirectory: join(folder, 'database') });
}, LONG_MS);
afterAll(async () => {
  await postgres.stop();
  await rm(folder, { recursive: true, force: true });
}, LONG_MS);

interface Sent {
  readonly answer: Answer | undefined;
  readonly ms: number;
  readonly key: string;
}

/** So many reports from so many callers, each as soon as its last one was answered. @param sent fills while they do */
async function send(count = REPORTS, sent: Sent[] = []): Promise<readonly Sent[]> {
  let left = count;
  const caller = async (): Promise<void> => {
    while (left-- > 0) {
      const key = randomUUID();
      const begun = performance.now();
      const answer = await desk.http
        .post('/v1/reports', aReport(), { 'idempotency-key': key })
        .catch(() => undefined);
      sent.push({ answer, ms: performance.now() - begun, key });
    }
  };
  await Promise.all(Array.from({ length: CALLERS }, caller));
  return sent;
}

/** When each dossier was received, by its reference. */
async function recorded(): Promise<ReadonlyMap<string, string>> {
  const database = await openPostgres(postgres);
  try {
    const { rows } = await database.query<{ reference: string; at: string }>(
      `select (data::json)->>'reference' as reference, (data::json)->>'receivedAt' as at
       from events where type = 'BreachReported'`,
    );
    expect(new Set(rows.map(({ reference }) => reference)).size).toBe(rows.length);
    return new Map(rows.map(({ reference, at }) => [reference, at]));
  } finally {
    await database.close();
  }
}

/** Until nothing waits in the spool. */
async function drained(): Promise<void> {
  for (let waited = 0; waited < LONG_MS; waited += 200) {
    const names = await readdir(join(folder, 'data/spool'));
    if (!names.some((name) => name.endsWith('.reports'))) return;
    await delay(200);
  }
  throw new Error('the spool was not drained');
}

const p99 = (times: readonly number[]): number =>
  [...times].sort((a, b) => a - b)[Math.floor(times.length * 0.99)] ?? 0;

// Without /proc nobody can find the processes of a server.
const onLinux = process.platform === 'linux' ? describe : describe.skip;

onLinux.each([
  [
    'stopped',
    () => postgres.stop(),
    async () => {
      postgres = await startEmbeddedPostgres({ dataDirectory: join(folder, 'database') });
    },
  ],
  [
    'frozen',
    async () => {
      for (const pid of await processesOf(postgres.postmasterPid)) process.kill(pid, 'SIGSTOP');
    },
    async () => {
      for (const pid of await processesOf(postgres.postmasterPid)) process.kill(pid, 'SIGCONT');
    },
  ],
])('a database that is %s for a thousand reports', (_how, away, back) => {
  it(
    'each is answered, and a dossier with that moment when it is back',
    async () => {
      await start();
      try {
        await send(1);
        await away();
        const sent = await send();
        expect((await desk.http.get('/meld/perspektief')).status).toBe(200);
        expect((await desk.http.get('/health/ready')).status).toBe(200);
        await back();
        expect(sent.filter(({ answer }) => answer?.status !== 201)).toEqual([]);
        const times = sent.map(({ ms }) => ms);
        const first = times.slice(0, CALLERS);
        const rest = times.slice(CALLERS);
        console.log(
          `first ${Math.max(...first).toFixed(0)} ms, p99 of the others ${p99(rest).toFixed(0)} ms`,
        );
        await drained();
        const dossiers = await recorded();
        for (const { answer } of sent)
          expect(dossiers.get(String(answer!.body.reference))).toBe(answer!.body.receivedAt);
        expect((await desk.http.get('/health/ready')).status).toBe(200);
      } finally {
        await desk.end('SIGKILL');
      }
    },
    LONG_MS,
  );

  it(
    'without a spool the same run fails',
    async () => {
      await start({ LEKWACHT_SPOOL_MAX_BYTES: '0' });
      try {
        await send(1);
        await away();
        const sent = await send(CALLERS);
        await back();
        expect(sent.filter(({ answer }) => answer?.status === 201)).toEqual([]);
      } finally {
        await desk.end('SIGKILL');
      }
    },
    LONG_MS,
  );
});

onLinux('a desk that is killed under sixteen reporters', () => {
  it.each(Array.from({ length: ROUNDS }, (_none, index) => index + 1))(
    'what was acknowledged is there once (round %i)',
    async (round) => {
      await start();
      await send(1);
      // By turns: there all the time, gone before, going while they report.
      const turn = round % 3;
      if (turn === 1) await postgres.stop();
      const sent: Sent[] = [];
      const sending = send(200, sent);
      const enough = Math.ceil(Math.random() * 150);
      while (sent.length < enough) await delay(1);
      if (turn === 2) void postgres.stop();
      // Some were taken in without it by then, or none.
      if (turn === 2) while (sent.length < enough + 10) await delay(1);
      await desk.end('SIGKILL');
      await sending;
      if (turn !== 0) {
        await postgres.stop();
        postgres = await startEmbeddedPostgres({ dataDirectory: join(folder, 'database') });
      }
      await start();
      try {
        await drained();
        const dossiers = await recorded();
        const acknowledged = sent.filter(({ answer }) => answer?.status === 201);
        console.log(`${acknowledged.length} acknowledged of ${sent.length}`);
        for (const { answer } of acknowledged)
          expect(dossiers.get(String(answer!.body.reference))).toBe(answer!.body.receivedAt);
      } finally {
        await desk.end('SIGKILL');
      }
    },
    LONG_MS,
  );
});

onLinux('a desk that is started without its database', () => {
  const begin = async (more: Record<string, string> = {}): Promise<void> => {
    desk = await ApplicationProcess.start(join(folder, 'build'), { ...env(), ...more }, TAKES_REPORTS);
  };
  const away = async (): Promise<void> => {
    // Of a desk that has been here before: its keys are there.
    await start();
    await desk.end('SIGTERM');
    await postgres.stop();
  };
  const back = async (): Promise<void> => {
    postgres = await startEmbeddedPostgres({ dataDirectory: join(folder, 'database') });
  };

  it(
    'takes a report before there is one; it becomes a dossier when the database is there, without a hand',
    async () => {
      await away();
      const begun = performance.now();
      await begin();
      let isBack = false;
      try {
        const [sent] = await send(1);
        const took = performance.now() - begun;
        console.log(`the first report was answered ${took.toFixed(0)} ms after the start`);
        expect(sent!.answer?.status).toBe(201);
        expect((await desk.http.get('/v1/breaches')).body.code).toBe('starting');
        await back();
        isBack = true;
        await drained();
        expect((await recorded()).get(String(sent!.answer!.body.reference))).toBe(
          sent!.answer!.body.receivedAt,
        );
        expect((await desk.http.get('/v1/breaches')).status).toBe(401);
      } finally {
        await desk.end('SIGKILL');
        // The next test begins with it.
        if (!isBack) await back();
      }
    },
    LONG_MS,
  );

  it(
    'ends when it is told to, and a wrong password ends it in words',
    async () => {
      await away();
      await begin();
      await send(1);
      expect(await desk.end('SIGTERM')).toBe(0);
      await back();
      const url = new URL(postgres.connectionString);
      url.password = 'tulip';
      await expect(start({ DATABASE_URL: url.href })).rejects.toThrow(
        /Lekwacht does not start\.\nDATABASE_URL: password authentication failed/,
      );
    },
    LONG_MS,
  );
});

onLinux('a database that is frozen for good', () => {
  it(
    'holds up nobody who is told to end; what was kept is there for the next',
    async () => {
      await start();
      await send(1);
      for (const pid of await processesOf(postgres.postmasterPid)) process.kill(pid, 'SIGSTOP');
      const [sent] = await send(1);
      const ended = await desk.end('SIGTERM');
      for (const pid of await processesOf(postgres.postmasterPid)) process.kill(pid, 'SIGCONT');
      expect([sent!.answer?.status, ended]).toEqual([201, 0]);
      await start();
      try {
        await drained();
        expect((await recorded()).has(String(sent!.answer!.body.reference))).toBe(true);
      } finally {
        await desk.end('SIGKILL');
      }
    },
    LONG_MS,
  );
});
