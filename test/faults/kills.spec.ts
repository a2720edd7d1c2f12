import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { CrashApplication, PATIENCE_MS } from '../support/crash/crash-application.js';
import { round, WAYS } from '../crash/rounds.js';
import { Writers } from '../crash/writers.js';

/** `FAULT_KILLS=500` before a release; that the checker finds what is lost is shown by `test/crash/kill-nine`. */
const KILLS = Number(process.env.FAULT_KILLS ?? '20');
const TOLD_EVERY = 10;

// Without /proc nobody can find the processes of a killed server.
const onLinux = process.platform === 'linux' ? describe : describe.skip;

onLinux('kill -9 among sixteen writers, by turns of each part (needs /proc of Linux)', () => {
  let lekwacht: CrashApplication;
  let writers: Writers;
  beforeAll(async () => {
    lekwacht = await CrashApplication.build();
    await lekwacht.start();
    writers = new Writers(lekwacht);
    await writers.prepare();
  }, PATIENCE_MS);
  afterAll(() => lekwacht.remove(), PATIENCE_MS);

  it(
    `loses and doubles nothing in ${KILLS} kills`,
    async () => {
      let acknowledged = 0;
      let slowestMs = 0;
      for (let kill = 1; kill <= KILLS; kill++) {
        const way = WAYS[kill % WAYS.length]!;
        const result = await round(lekwacht, writers, way, 20 + Math.random() * 80);
        acknowledged += result.acknowledged;
        slowestMs = Math.max(slowestMs, result.recoveryMs);
        if (kill % TOLD_EVERY === 0 || kill === KILLS)
          process.stderr.write(
            `${kill} of ${KILLS} kills, ${acknowledged} acknowledged, slowest return ${slowestMs.toFixed(0)} ms\n`,
          );
        expect([kill, way, result.violations]).toEqual([kill, way, []]);
      }
      expect(acknowledged).toBeGreaterThan(KILLS * 5);
    },
    (KILLS + 1) * 3 * PATIENCE_MS,
  );
});
