import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  EventStoreUnavailable,
  START,
  type EventStore,
  type StoredEvent,
} from '../../src/platform/event-store/event-store.port.js';
import { KurrentDbEventStore } from '../../src/platform/event-store/kurrentdb-event-store.js';
import { PostgresEventStore } from '../../src/platform/event-store/postgres-event-store.js';
import { aReport } from '../support/http/acts-over-http.js';
import { ApplicationProcess } from '../support/crash/application-process.js';
import { buildApart } from '../support/crash/copy-apart.js';
import { commandOfRealServer, eventStoreBeside } from '../support/event-store/event-store-of-tests.js';
import { StartedCluster } from '../support/kurrentdb/started-cluster.js';
import { howOften } from '../support/how-often.js';
import { createTestDatabase, type TestDatabase } from '../support/postgres/test-database.js';

const HOUR = 3_600_000;
const ROUNDS = howOften({ short: 1, long: 4 });
const REPORTS_OF_A_ROUND = 12;
/** A takeover is a matter of seconds; the rest is for a busy machine. */
const PATIENCE_MS = 45_000;

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lekwacht-test-two-'));
  await buildApart(join(folder, 'build'));
}, 60_000);
afterAll(() => rm(folder, { recursive: true, force: true }));

const command = commandOfRealServer();
const LOGS = ['postgres', 'kurrentdb', ...(command === undefined ? [] : ['a cluster of real KurrentDB'])];

describe.each(LOGS)('two processes on one log in %s', (kind) => {
  let database: TestDatabase;
  let store: EventStore;
  let cluster: StartedCluster | undefined;
  let env: Record<string, string>;
  beforeAll(async () => {
    database = await createTestDatabase();
    if (kind === LOGS[2]) cluster = await StartedCluster.start(command!);
    const url = cluster?.url ?? (await eventStoreBeside(database, kind === 'postgres' ? kind : 'kurrentdb'));
    store = url === undefined ? new PostgresEventStore(database.postgres) : new KurrentDbEventStore(url);
    env = {
      DATABASE_URL: database.connection.connectionString,
      LEKWACHT_DATA: join(folder, kind),
      ...(url !== undefined && { KURRENTDB_URL: url }),
    };
  }, 120_000);
  afterAll(async () => {
    await store.close();
    await cluster?.stop();
    await database.drop();
  });

  it('whichever is killed, the other raises every warning, once, and keeps the lists', async () => {
    const start = (): Promise<ApplicationProcess> => ApplicationProcess.start(join(folder, 'build'), env);
    // One after the other: the keys in the data directory are made by the first.
    const processes = [await start(), await start()];
    const first = Math.random() < 0.5 ? 0 : 1;
    try {
      for (let round = 0; round < ROUNDS; round++) {
        const victim = (first + round) % 2;
        const reports = Array.from({ length: REPORTS_OF_A_ROUND }, (_none, index) => ({
          key: randomUUID(),
          process: index % 2,
          // Too late if it is right: nobody has looked, so it is a claim, which warns once and raises no miss (ADR 22).
          body: aReport({ discoveredAt: new Date(Date.now() - (72 + (index % 4)) * HOUR).toISOString() }),
        }));
        const sent = reports.map(async ({ key, process, body }) => {
          const headers = { 'idempotency-key': key };
          const answer = await processes[process]!.http.post('/v1/reports', body, headers).catch(
            () => undefined,
          );
          // Whoever gets no answer sends it again, to whom he can reach.
          return answer?.status === 201
            ? answer
            : processes[1 - victim]!.http.post('/v1/reports', body, headers);
        });
        await delay(Math.random() * 600);
        // Where there is a leader, he dies with it.
        await Promise.all([processes[victim]!.end('SIGKILL'), cluster?.kill()]);
        for (const answer of await Promise.all(sent)) expect(answer.status).toBe(201);
        // Nobody can read while a new leader is being elected.
        await until(() => wholeLog(store).then((events) => dossiersWithoutAlarm(events) === 0, notNow));
        [processes[victim]] = await Promise.all([start(), cluster?.restart()]);
      }
      const alarms = (await wholeLog(store)).filter(({ type }) =>
        /^Deadline(WarningRaised|Missed)$/.test(type),
      );
      const told = alarms.map(({ stream, type, data }) => {
        const { deadline, marginHours, dueAt } = JSON.parse(data);
        return [stream, type, deadline, marginHours, dueAt].join(' ');
      });
      expect(new Set(told).size).toBe(told.length);
      expect(new Set(alarms.map(({ stream }) => stream)).size).toBe(ROUNDS * REPORTS_OF_A_ROUND);
      await until(async () => (await listed(database)) === ROUNDS * REPORTS_OF_A_ROUND);
    } finally {
      await Promise.all(processes.map((process) => process.end('SIGTERM')));
    }
  }, 180_000);
});

async function wholeLog(store: EventStore): Promise<StoredEvent[]> {
  const events: StoredEvent[] = [];
  for (let from = START; ;) {
    const page = await store.readAll(from, { streamPrefixes: ['breach-'] });
    events.push(...page.events);
    if (page.caughtUp) return events;
    from = page.checkpoint;
  }
}

function dossiersWithoutAlarm(events: readonly StoredEvent[]): number {
  const streams = (pattern: RegExp): Set<string> =>
    new Set(events.filter(({ type }) => pattern.test(type)).map(({ stream }) => stream));
  const warned = streams(/^Deadline(WarningRaised|Missed)$/);
  return [...streams(/^BreachReported$/)].filter((stream) => !warned.has(stream)).length;
}

/** Dossiers in the list of the live generation, with nothing left to raise. */
async function listed({ postgres }: TestDatabase): Promise<number> {
  const { rows } = await postgres.query<{ n: number }>(
    `select count(*)::int as n from due_deadlines d join projections p on p.name = 'due_deadlines'
     where d.generation = p.active_generation and (d.next_alarm_at is null or d.next_alarm_at > now())`,
  );
  return rows[0]!.n;
}

function notNow(error: unknown): false {
  if (error instanceof EventStoreUnavailable) return false;
  throw error;
}

async function until(done: () => Promise<boolean>): Promise<void> {
  const end = performance.now() + PATIENCE_MS;
  while (!(await done())) {
    if (performance.now() > end) throw new Error('it did not happen in time');
    await delay(100);
  }
}
