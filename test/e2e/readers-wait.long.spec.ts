import { afterAll, beforeAll, expect, it, jest } from '@jest/globals';
import { aReport } from '../support/http/acts-over-http.js';
import { runLekwacht, type RunningLekwacht } from '../support/http/running-lekwacht.js';

let lekwacht: RunningLekwacht;
beforeAll(async () => {
  jest.spyOn(console, 'warn').mockImplementation(() => undefined);
  lekwacht = await runLekwacht();
});
afterAll(() => lekwacht.close());

it('a list that is locked says so with 503, while reports, dossiers and acts go on', async () => {
  const { id } = await lekwacht.report();
  const fg = await lekwacht.as('fg');
  const handler = await lekwacht.as('handler');
  await handler.dossier(id);
  const locker = await lekwacht.database.postgres.session('locker');
  await locker.query(
    'set idle_in_transaction_session_timeout = 0; begin; lock table dashboard, register in access exclusive mode',
  );
  try {
    const lists = Promise.all(
      Array.from({ length: 4 }, (_none, at) => fg.get(at % 2 === 0 ? '/v1/dashboard' : '/v1/register')),
    );
    const taken = await Promise.all(Array.from({ length: 12 }, () => lekwacht.send(aReport())));
    expect(taken.map(({ status }) => status)).toEqual(taken.map(() => 201));
    expect((await fg.get(`/v1/breaches/${id}`)).status).toBe(200);
    expect((await handler.act(id, 'measures', { kind: 'remedy', what: 'Collect it.' })).status).toBe(200);
    const ready = await lekwacht.anyone.get('/health/ready');
    expect(ready.status).toBe(200);
    for (const { status, headers } of await lists) {
      expect(status).toBe(503);
      expect(headers['retry-after']).toBe('2');
    }
    expect(lekwacht.logged.filter((line) => line.includes('unexpected error'))).toEqual([]);
  } finally {
    await locker.query('rollback');
    await locker.close();
  }
  expect((await fg.get('/v1/dashboard')).status).toBe(200);
});

it('sixty who read one dossier at once are all answered, and a report that comes meanwhile as well', async () => {
  const { id } = await lekwacht.report();
  const fg = await lekwacht.as('fg');
  const reading = Promise.all(Array.from({ length: 60 }, () => fg.get(`/v1/breaches/${id}/timeline`)));
  expect((await lekwacht.send(aReport())).status).toBe(201);
  expect(new Set((await reading).map(({ status }) => status))).toEqual(new Set([200]));
});
