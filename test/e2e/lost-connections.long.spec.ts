import { afterAll, beforeAll, expect, it, jest } from '@jest/globals';
import { Spool } from '../../src/intake/spool/spool.js';
import { aReport } from '../support/http/acts-over-http.js';
import { eventually, runLekwacht, type RunningLekwacht } from '../support/http/running-lekwacht.js';
import { createDatabaseBehindDoor, type DatabaseBehindDoor } from '../support/postgres/door.js';

const LONG_MS = 180_000;

let database: DatabaseBehindDoor;
let lekwacht: RunningLekwacht;
beforeAll(async () => {
  jest.spyOn(console, 'warn').mockImplementation(() => undefined);
  database = await createDatabaseBehindDoor();
  lekwacht = await runLekwacht({
    ...{ timers: true, database },
    env: { LEKWACHT_SPOOL_AFTER_MS: '2000' },
  });
}, LONG_MS);
afterAll(async () => {
  await lekwacht.close();
  await database.drop();
}, LONG_MS);

it(
  'connections that are never answered again stop the drainer for a minute at most, not for ever',
  async () => {
    await lekwacht.projected();
    database.door.lose();
    const begun = performance.now();
    expect((await lekwacht.send(aReport())).status).toBe(201);
    const spool = lekwacht.application.app.get(Spool);
    expect(spool.waiting().count).toBe(1);
    while (spool.waiting().count > 0 && performance.now() - begun < 90_000)
      await eventually(() => new Promise<true>((resolve) => setTimeout(resolve, 500, true)));
    expect(spool.waiting().count).toBe(0);
    console.log(`given to the log after ${((performance.now() - begun) / 1_000).toFixed(0)} s`);
  },
  LONG_MS,
);
