import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { CrashApplication, PATIENCE_MS } from '../support/crash/crash-application.js';
import { round, WAYS } from '../crash/rounds.js';
import { Writers } from '../crash/writers.js';

/** `FAULT_KILLS=500` before a release; that the checker finds what is lost is shown by `test/crash/kill-nine`. */
const KILLS = Number(process.env.FAULT_KILLS ?? '20');
const TOLD_EVERY = 10;

// Without /proc nobody can find the processes of a killed server.
const onLinux = process.platform === 'linux' ? describe : describe.skip;

/** So many on one data directory: each round reads its whole log several times, so that a thousand kills on one would take days. */
const KILLS_OF_AN_INSTALLATION = 50;

onLinux('kill -9 among sixteen writers, by turns of each part (needs /proc of Linux)', () => {
  let lekwacht: CrashApplication;
  let writers: Writers;
  let [killed, acknowledged, slowestMs] = [0, 0, 0];
  beforeEach(async () => {
    lekwacht = await CrashApplication.build();
    await lekwacht.start();
    writers = new Writers(lekwacht);
    await writers.prepare();
  }, PATIENCE_MS);
  afterEach(() => lekwacht.remove(), PATIENCE_MS);

  const installations = Array.from({ length: Math.ceil(KILLS / KILLS_OF_AN_INSTALLATION) }, (_, index) =>
    Math.min(KILLS_OF_AN_INSTALLATION, KILLS - index * KILLS_OF_AN_INSTALLATION),
  );
  it.each(installations)(
    'loses and doubles nothing in %i kills of an installation',
    async (kills) => {
      for (let kill = 1; kill <= kills; kill++) {
        const way = WAYS[kill % WAYS.length]!;
        const result = await round(lekwacht, writers, way, 20 + Math.random() * 80);
        killed++;
        acknowledged += result.acknowledged;
        slowestMs = Math.max(slowestMs, result.recoveryMs);
        if (killed % TOLD_EVERY === 0 || killed === KILLS)
          process.stderr.write(
            `${killed} of ${KILLS} kills, ${acknowledged} acknowledged, slowest return ${slowestMs.toFixed(0)} ms\n`,
          );
        expect([killed, way, result.violations]).toEqual([killed, way, []]);
      }
      expect(acknowledged).toBeGreaterThan(killed * 5);
    },
    (KILLS_OF_AN_INSTALLATION + 1) * 3 * PATIENCE_MS,
  );
});
