import { afterEach, beforeEach, expect, it, jest } from '@jest/globals';
import { Drainer } from '../../src/intake/spool/drainer.timer.js';
import { Spool } from '../../src/intake/spool/spool.js';
import { aReport } from '../support/http/acts-over-http.js';
import { runLekwacht, type RunningLekwacht } from '../support/http/running-lekwacht.js';
import { createDatabaseBehindDoor, type DatabaseBehindDoor } from '../support/postgres/door.js';

const PATIENCE_MS = 60_000;

let database: DatabaseBehindDoor;
let lekwacht: RunningLekwacht;
let spool: Spool;
beforeEach(async () => {
  jest.spyOn(console, 'warn').mockImplementation(() => undefined);
  database = await createDatabaseBehindDoor();
  let release: () => void = () => undefined;
  const held = new Promise<void>((resolve) => {
    release = resolve;
  });
  const tick = jest.spyOn(Drainer.prototype, 'tick').mockReturnValueOnce(held);
  lekwacht = await runLekwacht({
    ...{ database, isOpening: true, timers: true },
    env: { LEKWACHT_SPOOL_AFTER_MS: '2000' },
  });
  spool = lekwacht.application.app.get(Spool);
  // After its first tick, which does nothing, none follows while this test lasts.
  Object.assign(lekwacht.application.app.get(Drainer), { everyMs: 3_600_000 });
  release();
  await lekwacht.application.opened;
  expect(tick).toHaveBeenCalledTimes(1);
}, PATIENCE_MS);
afterEach(async () => {
  jest.restoreAllMocks();
  await lekwacht.close().catch(() => undefined);
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
  },
  PATIENCE_MS,
);
