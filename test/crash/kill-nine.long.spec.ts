import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { CrashApplication, PATIENCE_MS } from '../support/crash/crash-application.js';
import { howOften } from '../support/how-often.js';
import { EARLY_ACKNOWLEDGEMENT } from './faults.js';
import { violationsOfLists } from './list-check.js';
import { round, WAYS } from './rounds.js';
import { Writers } from './writers.js';

const ROUNDS = howOften({ short: 1, long: 7 });
const MOST_ACKNOWLEDGED = howOften({ short: 100, long: 400 });
// In a short run only the worst: everything, and everything again while it starts.
const ways = WAYS.filter((way) => howOften({ short: 0, long: 1 }) > 0 || way === 'twice');
const kills = Array.from({ length: ROUNDS }, (_none, index) =>
  ways.map((way) => [way, index + 1] as const),
).flat();

// Without /proc nobody can find the processes of a killed server.
const onLinux = process.platform === 'linux' ? describe : describe.skip;

onLinux('under a kill -9 among sixteen writers (needs /proc of Linux)', () => {
  let lekwacht: CrashApplication;
  let writers: Writers;
  beforeAll(async () => {
    lekwacht = await CrashApplication.build();
    await lekwacht.start();
    writers = new Writers(lekwacht);
    await writers.prepare();
  }, PATIENCE_MS);
  afterAll(() => lekwacht.remove(), PATIENCE_MS);

  it.each(kills)(
    'of %s, what was acknowledged is there once, and it is back without a hand (round %i)',
    async (way) => {
      const { violations, acknowledged, refused, unknown, recordedUnseen, alarms, recoveryMs } = await round(
        lekwacht,
        writers,
        way,
        20 + Math.random() * (MOST_ACKNOWLEDGED - 20),
      );
      console.log(
        `${way}: ${acknowledged} acknowledged, ${refused} refused (412), ${unknown} unknown of which ${recordedUnseen} recorded, ` +
          `${alarms} alarms, back after ${recoveryMs.toFixed(0)} ms`,
      );
      expect(violations).toEqual([]);
      expect(acknowledged).toBeGreaterThan(0);
    },
    3 * PATIENCE_MS,
  );

  it(
    'an application that acknowledges before it writes is found out',
    async () => {
      await lekwacht.stop();
      await lekwacht.start(EARLY_ACKNOWLEDGEMENT);
      const { violations } = await round(lekwacht, writers, 'everything', 20);
      expect(violations).toContainEqual(expect.stringMatching(/^lost: report \S+ was acknowledged/));
      expect(violations).toContainEqual(expect.stringMatching(/^another answer: /));
    },
    3 * PATIENCE_MS,
  );

  it(
    'a list that is not the fold of the log is found out',
    async () => {
      const database = await lekwacht.openDatabase();
      try {
        expect(await violationsOfLists(database, await lekwacht.vault(database))).toEqual([]);
        await database.query(
          `update register set row = '{}' where position = (select min(position) from register)`,
        );
        expect(await violationsOfLists(database, await lekwacht.vault(database))).toEqual([
          expect.stringMatching(/^list: register differs from the fold of the log for /),
        ]);
      } finally {
        await database.close();
      }
    },
    3 * PATIENCE_MS,
  );
});
