import { randomInt } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { WrongReceipts } from '../../src/intake/return/wrong-receipts.js';
import { plusHours } from '../../src/shared/moment.js';
import { runLekwacht, type Reported, type RunningLekwacht } from '../support/http/running-lekwacht.js';

const EACH = 500;
const AT_ONCE = 16;
/** One repeat is allowed: of two samples of the same one in a hundred looks different. */
const LEVEL = 0.01;

let lekwacht: RunningLekwacht;
const reports: Reported[] = [];
beforeAll(async () => {
  lekwacht = await runLekwacht();
  // Its clock stands still, and what looking took is to count as it does in production.
  const began = performance.now();
  const moved = lekwacht.clock.elapsedMs.bind(lekwacht.clock);
  jest.spyOn(lekwacht.clock, 'elapsedMs').mockImplementation(() => moved() + performance.now() - began);
  // So many that none is tried ten times: each is answered as if it were the first time.
  for (let made = 0; made < EACH / 8; made++)
    reports.push(await lekwacht.report({ description: 'x'.repeat(20_000) }));
  // With as much in each as a long dossier has.
  const handler = await lekwacht.as('handler');
  for (const { id } of reports)
    for (let times = 0; times < 8; times++)
      await handler.acts(id, 'supplements', { text: 'x'.repeat(20_000) });
}, 180_000);
afterAll(() => lekwacht.close());

/** Normal approximation with ties left aside: times of a fine clock hardly ever tie. @returns two-sided p */
function mannWhitney(a: readonly number[], b: readonly number[]): number {
  const ranked = [
    ...a.map((value) => ({ value, isA: true })),
    ...b.map((value) => ({ value, isA: false })),
  ].sort((one, other) => one.value - other.value);
  const rankSum = ranked.reduce((sum, { isA }, at) => (isA ? sum + at + 1 : sum), 0);
  const [n, m] = [a.length, b.length];
  const u = rankSum - (n * (n + 1)) / 2;
  const z = Math.abs(u - (n * m) / 2) / Math.sqrt((n * m * (n + m + 1)) / 12);
  return erfc(z / Math.SQRT2);
}

/** Abramowitz and Stegun 7.1.26, for z ≥ 0. */
function erfc(z: number): number {
  const t = 1 / (1 + 0.3275911 * z);
  const polynomial =
    t * (0.254829592 + t * (-0.284496736 + t * (1.421413741 + t * (-1.453152027 + t * 1.061405429))));
  return polynomial * Math.exp(-z * z);
}

interface Times {
  readonly wrongSecret: number[];
  readonly unknown: number[];
}

/** Fisher and Yates. */
function shuffled<T>(things: readonly T[]): T[] {
  const mixed = [...things];
  for (let left = mixed.length; left > 1; left--) {
    const at = randomInt(left);
    [mixed[left - 1], mixed[at]] = [mixed[at]!, mixed[left - 1]!];
  }
  return mixed;
}

let runs = 0;

/**
 * Both kinds mixed by chance, so that whatever else the machine does befalls both. By turns they would not be: of what is sent
 * together the first is answered first, and each would always have the same place.
 */
async function timed(atOnce = AT_ONCE): Promise<Times> {
  const times: Times = { wrongSecret: [], unknown: [] };
  // What was tried in the run before does not count any more.
  lekwacht.clock.moveTo(plusHours(lekwacht.clock.now(), ++runs));
  const order = shuffled(Array.from({ length: 2 * EACH }, (_, at) => at));
  let next = 0;
  const worker = async (): Promise<void> => {
    for (let at = order[next++]; at !== undefined; at = order[next++]) {
      const isKnown = at % 2 === 0;
      const nth = Math.floor(at / 2);
      const reference = isKnown
        ? reports[nth % reports.length]!.reference
        : `DL-2026-${String(1_000 + (nth % reports.length))}-2222`;
      const begun = performance.now();
      const answer = await fetch(`${lekwacht.url}/v1/reports/access`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ reference, secret: '7K3F-9Q2M-7K3F-9Q2M-7K3F-9Q2M' }),
      });
      await answer.text();
      times[isKnown ? 'wrongSecret' : 'unknown'].push(performance.now() - begun);
      expect(answer.status).toBe(404);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, worker));
  return times;
}

const p = ({ wrongSecret, unknown }: Times): number => mannWhitney(wrongSecret, unknown);

describe('a wrong secret and a reference that there is not', () => {
  it('are not to be told apart by how long their answers take', async () => {
    const first = p(await timed());
    expect(first > LEVEL ? first : p(await timed())).toBeGreaterThan(LEVEL);
  }, 180_000);

  it('would be without the floor: there is a dossier to read, or there is none', async () => {
    const floor = jest
      .spyOn(lekwacht.application.app.get(WrongReceipts), 'holdBack')
      .mockResolvedValue(undefined);
    const first = p(await timed(4));
    // A machine that has other work tells less: it may look twice, as above.
    const found = first < LEVEL ? first : p(await timed(4));
    floor.mockRestore();
    expect(found).toBeLessThan(LEVEL);
  }, 180_000);
});
