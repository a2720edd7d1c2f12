import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, it, jest } from '@jest/globals';
import { BreachDossiers } from '../../src/breach/dossier/breach-dossier.repository.js';
import { personal } from '../../src/shared/personal.js';
import { anApNotification, aReport } from '../support/http/acts-over-http.js';
import { runLekwacht, type Reported, type RunningLekwacht } from '../support/http/running-lekwacht.js';

let lekwacht: RunningLekwacht;
let reported: Reported;
beforeAll(async () => {
  jest.spyOn(console, 'warn').mockImplementation(() => undefined);
  lekwacht = await runLekwacht();
  reported = await lekwacht.report();
  await fill(reported.id);
}, 60_000);
afterAll(() => lekwacht.close());

/** With the longest texts there are, past the edge, which would take too long for this. */
async function fill(id: string): Promise<void> {
  const dossiers = lekwacht.application.app.get(BreachDossiers);
  const actor = { id: randomUUID(), role: 'handler' } as const;
  for (let times = 0; times < 6; times++) {
    const dossier = await dossiers.load(id);
    const about = {
      actor,
      organisation: 'perspektief',
      correlationId: randomUUID(),
      causationId: randomUUID(),
    };
    const text = personal('dossier', `${times} ${'x'.repeat(200_000)}`);
    dossier.execute(
      { type: 'SupplementReport', by: 'organisation', text },
      { ...about, commandId: randomUUID() },
      lekwacht.clock.now(),
    );
    expect(await dossiers.save(dossier)).toBe(true);
  }
}

it('a full dossier takes no more texts, and says so by name', async () => {
  const handler = await lekwacht.as('handler');
  const before = (await lekwacht.eventTypes(reported.id)).length;
  for (const [act, body] of [
    ['supplements', { text: 'More.' }],
    ['measures', { kind: 'remedy', what: 'Collect it.' }],
  ] as const)
    expect(await handler.act(reported.id, act, body)).toMatchObject({
      ...{ status: 409, body: { code: 'dossier-full' } },
    });
  expect((await lekwacht.eventTypes(reported.id)).length).toBe(before);
});

it('what a reporter adds is a report of its own, once, and names the first', async () => {
  const before = await lekwacht.countEvents();
  const { reference, secret } = reported;
  const { body } = await lekwacht.anyone.post('/v1/reports/access', { reference, secret });
  const reporter = lekwacht.with({ authorization: `Bearer ${String(body.token)}` });
  const key = randomUUID();
  const send = () =>
    reporter.post('/v1/reports/supplements', { text: 'It went to two of them.' }, { 'idempotency-key': key });
  expect([(await send()).status, (await send()).status]).toEqual([200, 200]);
  const added = (await lekwacht.events('breach-')).filter(({ type }) => type === 'BreachReported');
  expect(added).toHaveLength(2);
  expect(await lekwacht.countEvents()).toBeGreaterThan(before);
  await lekwacht.projected();
  const handler = await lekwacht.as('handler');
  const dossier = await handler.dossier(added[1]!.stream.slice('breach-'.length));
  expect(dossier.text).toContain(reference);
  expect(dossier.text).toContain('It went to two of them.');
});

it('a report is still told to the AP, and awareness is still established', async () => {
  const handler = await lekwacht.as('handler');
  const awareness = {
    awareAt: '2026-06-01T08:30:00+02:00',
    facts: 'It was read.',
    reason: 'The mailbox says so.',
  };
  expect((await handler.act(reported.id, 'awareness', awareness)).status).toBe(200);
  expect(
    (await handler.act(reported.id, 'ap-notifications', anApNotification('2026-06-01T08:45:00+02:00')))
      .status,
  ).toBe(200);
  expect((await lekwacht.send(aReport())).status).toBe(201);
});
