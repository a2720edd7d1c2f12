import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Answer } from '../support/http/http-client.js';
import { runLekwacht, type Reported, type RunningLekwacht } from '../support/http/running-lekwacht.js';

let lekwacht: RunningLekwacht;
let reported: Reported;
beforeAll(async () => {
  lekwacht = await runLekwacht();
  reported = await lekwacht.report();
});
afterAll(() => lekwacht.close());

const access = ({ reference, secret }: Pick<Reported, 'reference' | 'secret'>): Promise<Answer> =>
  lekwacht.anyone.post('/v1/reports/access', { reference, secret });
const wrongSecret = () => access({ ...reported, secret: '7K3F-9Q2M-7K3F-9Q2M-7K3F-9Q2M' });

describe('a receipt that does not fit is answered', () => {
  it('never before three hundred milliseconds, twenty times, while the right one is answered at once', async () => {
    const timed = async (work: () => Promise<Answer>): Promise<number> => {
      const begun = performance.now();
      await work();
      return performance.now() - begun;
    };
    const wrong = await Promise.all(
      Array.from({ length: 20 }, (_, at) =>
        timed(() =>
          at % 2 === 0
            ? access({ reference: `DL-2026-1111-${String(1_000 + at)}`, secret: reported.secret })
            : wrongSecret(),
        ),
      ),
    );
    expect(Math.min(...wrong)).toBeGreaterThanOrEqual(300);
  });

  it('shuts nobody out: after ten wrong tries the right secret opens as ever', async () => {
    await Promise.all(Array.from({ length: 12 }, wrongSecret));
    expect((await access(reported)).status).toBe(200);
  }, 30_000);
});
