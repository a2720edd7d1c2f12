import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { Notice } from '../../src/alarms/notice.js';
import { Outbox } from '../../src/alarms/outbox/outbox.js';
import { SystemClock } from '../../src/platform/time/clock.port.js';
import { aNotice } from '../support/alarms/alarm-desk.js';
import { SmtpServerOfTests } from '../support/alarms/smtp-server-of-tests.js';
import { createTestDatabase, type TestDatabase } from '../support/postgres/test-database.js';

const SUPPORT = join(import.meta.dirname, '../support');
const KILLS = 60;
const LIMIT_MS = 15 * 60_000;

let database: TestDatabase;
let server: SmtpServerOfTests;
let running: ChildProcess[] = [];
beforeEach(async () => {
  database = await createTestDatabase();
  server = await SmtpServerOfTests.start();
  running = [];
});
afterEach(async () => {
  for (const one of running) await kill(one);
  await server.stop();
  await database.drop();
});

const start = (...fault: readonly string[]): ChildProcess => {
  const child = spawn(
    process.execPath,
    [
      ...['--import', join(SUPPORT, 'typescript.mjs'), join(SUPPORT, 'alarms/sender.process.ts')],
      ...[database.connection.connectionString, String(server.port), ...fault],
    ],
    { stdio: ['ignore', 'ignore', 'inherit'] },
  );
  running.push(child);
  return child;
};
async function kill(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  child.kill('SIGKILL');
  await once(child, 'exit');
}

let put = 0;
/** Each with a reference of its own: what a message tells can be counted. */
const some = (count: number): readonly Notice[] =>
  Array.from({ length: count }, () =>
    aNotice({ at: new SystemClock().now(), reference: `DL-2026-${String(++put).padStart(8, '0')}` }),
  );

/** By what it tells: the ids of the messages that told it, and how often each came. */
function told(): ReadonlyMap<string, ReadonlyMap<string, number>> {
  const all = new Map<string, Map<string, number>>();
  for (const { raw, messageId } of server.received)
    for (const [reference] of raw.matchAll(/DL-2026-\d{8}/g)) {
      const ids = all.get(reference) ?? new Map<string, number>();
      all.set(reference, ids.set(messageId, 0));
    }
  for (const ids of all.values()) for (const id of ids.keys()) ids.set(id, server.counted().get(id) ?? 0);
  return all;
}

/** Load, and a death every now and then: at any moment, or just after the server took a message. */
async function deaths(kills: number, startOne: () => ChildProcess): Promise<number> {
  const outbox = new Outbox(database.postgres, new SystemClock());
  let notices = 0;
  for (let death = 0; death < kills; death++) {
    const batch = some(12);
    await outbox.put(batch);
    notices += batch.length;
    const child = startOne();
    const before = server.received.length;
    while (server.received.length === before) await delay(2);
    await delay(death % 2 === 0 ? Math.random() * 40 : 0);
    await kill(child);
  }
  return notices;
}

const settled = async (): Promise<void> => {
  for (;;) {
    const { rowCount } = await database.postgres.query(`select from alarm_notices where state = 'waiting'`);
    if (rowCount === 0) return;
    await delay(50);
  }
};

describe('a sender that is killed under load', () => {
  it(
    `${KILLS} times: everything arrives, and what came twice is the same message`,
    async () => {
      const notices = await deaths(KILLS, () => start());
      start();
      await settled();
      const all = told();
      const ids = [...all.values()];
      const twice = ids.filter((of) => [...of.values()].some((times) => times > 1)).length;
      process.stdout.write(
        `${notices} notices, ${server.received.length} messages received, ${twice} of them more than once\n`,
      );
      expect(all.size).toBe(notices);
      expect(ids.filter((of) => of.size > 1)).toEqual([]);
      // Where none came twice, nobody was killed at the moment that matters.
      expect(twice).toBeGreaterThan(0);
    },
    LIMIT_MS,
  );

  it(
    'null controls: whom nobody kills sends nothing twice, and one that makes a new message of each try is found out',
    async () => {
      const outbox = new Outbox(database.postgres, new SystemClock());
      const batch = some(120);
      await outbox.put(batch);
      const [one, other] = [start(), start()];
      await settled();
      expect(server.received).toHaveLength(batch.length);
      expect([...told().values()].filter((of) => of.size > 1)).toEqual([]);
      await kill(one);
      await kill(other);

      await deaths(12, () => start('new-ids'));
      start('new-ids');
      await settled();
      expect([...told().values()].filter((of) => of.size > 1).length).toBeGreaterThan(0);
    },
    LIMIT_MS,
  );
});
