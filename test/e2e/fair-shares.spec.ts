import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { FairShares } from '../../src/intake/fair-shares.js';
import { aReport } from '../support/http/acts-over-http.js';
import type { Answer } from '../support/http/http-client.js';
import { runLekwacht, type RunningLekwacht } from '../support/http/running-lekwacht.js';

let lekwacht: RunningLekwacht;
beforeAll(async () => {
  lekwacht = await runLekwacht({
    env: { LEKWACHT_REPORTS_PER_MINUTE: '3', LEKWACHT_TRUST_PROXY: '127.0.0.1' },
  });
});
afterAll(() => lekwacht.close());

const from = (address: string, body: object = aReport()): Promise<Answer> =>
  lekwacht.anyone.post('/v1/reports', body, {
    'idempotency-key': randomUUID(),
    'x-forwarded-for': address,
  });

describe('a source that sends many reports', () => {
  it('is refused none of them: past its share they are taken in one after the other', async () => {
    const answers = await Promise.all(Array.from({ length: 20 }, () => from('192.0.2.7')));
    expect(answers.map(({ status }) => status)).toEqual(Array(20).fill(201));
    expect(new Set(answers.map(({ body }) => String(body.reference))).size).toBe(20);
  });

  it('is told when too many wait already, and may send the same again', async () => {
    const shares = lekwacht.application.app.get(FairShares);
    const full = jest.replaceProperty(shares['shares'], 'mostHeld', 0);
    const answers = await Promise.all(Array.from({ length: 5 }, () => from('192.0.2.7')));
    full.restore();
    const refused = answers.filter(({ status }) => status !== 201);
    expect(refused.length).toBeGreaterThan(0);
    expect(refused[0]!.body).toMatchObject({ status: 503, code: 'report-not-kept' });
    expect(refused[0]!.headers['retry-after']).toBe('2');
  });

  it('keeps nobody else waiting, and its address is kept nowhere', async () => {
    expect((await from('198.51.100.9')).status).toBe(201);
    await lekwacht.projected();
    const said = lekwacht.logged.join('\n');
    const { rows } = await lekwacht.application.engine.postgres.query<{ text: string }>(
      'select data || metadata::text as text from events',
    );
    for (const address of ['192.0.2.7', '198.51.100.9'])
      for (const text of [said, ...rows.map((row) => row.text)]) expect(text).not.toContain(address);
  });
});

it('a large report is not taken where the disk is nearly full; one of some words is', async () => {
  const { Spool } = await import('../../src/intake/spool/spool.js');
  const spool = lekwacht.application.app.get(Spool);
  const free = jest.spyOn(spool, 'freeBytes', 'get').mockReturnValue(1_000_000);
  const large = await from('203.0.113.1', aReport({ description: 'x'.repeat(18_000) }));
  const small = await from('203.0.113.1');
  free.mockRestore();
  expect([large.status, large.body.code, small.status]).toEqual([503, 'report-not-kept', 201]);
});
