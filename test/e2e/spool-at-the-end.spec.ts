import { afterEach, beforeEach, expect, it, jest } from '@jest/globals';
import { Drainer } from '../../src/intake/spool/drainer.timer.js';
import { Spool } from '../../src/intake/spool/spool.js';
import { aReport } from '../support/http/acts-over-http.js';
import { eventually, runLekwacht, type RunningLekwacht } from '../support/http/running-lekwacht.js';
import { createDatabaseBehindDoor, type DatabaseBehindDoor } from '../support/postgres/door.js';

const PATIENCE_MS = 60_000;

let database: DatabaseBehindDoor;
let lekwacht: RunningLekwacht;
let spool: Spool;
beforeEach(async () => {
  jest.spyOn(console, 'warn').mockImplementation(() => undefined);
  database = await createDatabaseBehindDoor();
  lekwacht = await runLekwacht({
    ...{ database, isOpening: true, timers: true },
    env: { LEKWACHT_SPOOL_AFTER_MS: '2000' },
  });
  spool = lekwacht.application.app.get(Spool);
  const drainer = lekwacht.application.app.get(Drainer);
  // It ticks once, and then not while this test lasts.
  Object.assign(drainer, { everyMs: 3_600_000 });
  const tick = jest.spyOn(drainer, 'tick');
  await lekwacht.application.opened;
  await eventually(() => Promise.resolve(tick.mock.calls.length > 0 || undefined));
  await tick.mock.results[0]?.value;
}, PATIENCE_MS);
afterEach(async () => {
  await database.drop();
});

const keptBesideTheLog = async (): Promise<void> => {
  await database.door.shut();
  expect((await lekwacht.send(aReport())).status).toBe(201);
  expect(spool.waiting().count).toBe(1);
};
const reportsInLog = async (): Promise<number> =>
  (await database.postgres.query(`select from events where type = 'BreachReported'`)).rowCount;

it(
  'a desk that is told to end gives the log what waits, when it is there',
  async () => {
    await keptBesideTheLog();
    await database.door.open();
    await lekwacht.close();
    expect([spool.waiting().count, await reportsInLog()]).toEqual([0, 1]);
  },
  PATIENCE_MS,
);

it(
  'and where the log is away it ends all the same: what waits is on disk',
  async () => {
    await keptBesideTheLog();
    const begun = performance.now();
    await lekwacht.application.close();
    expect(performance.now() - begun).toBeLessThan(20_000);
    expect([spool.waiting().count, await reportsInLog()]).toEqual([1, 0]);
    await lekwacht.close().catch(() => undefined);
  },
  PATIENCE_MS,
);
