import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { aReport } from '../support/http/acts-over-http.js';
import type { Answer } from '../support/http/http-client.js';
import { runLekwacht, type Person, type RunningLekwacht } from '../support/http/running-lekwacht.js';

const FAKES = 208;
let lekwacht: RunningLekwacht;
let fg: Person;
let handler: Person;

interface Line {
  readonly id: string;
  readonly reference: string;
  readonly claimed?: { readonly overdue: boolean };
}

const fake = aReport({ discoveredAt: '2020-01-01', description: 'Nonsense.' });
const dashboard = async (): Promise<Answer['body']> => (await fg.get('/v1/dashboard')).body;
const references = (lines: readonly Line[]): readonly string[] => lines.map(({ reference }) => reference);

let [early, late, known]: readonly string[] = [];

beforeAll(async () => {
  lekwacht = await runLekwacht();
  fg = await lekwacht.as('fg');
  handler = await lekwacht.as('handler');
  const looked = await lekwacht.report();
  known = looked.reference;
  await handler.acts(looked.id, 'first-look', {});
  early = (await lekwacht.send(aReport())).body.reference;
  lekwacht.moveTo('2026-06-01T09:01:00+02:00');
  for (let sent = 0; sent < FAKES; sent += 16) {
    await Promise.all(Array.from({ length: Math.min(16, FAKES - sent) }, () => lekwacht.send(fake)));
  }
  lekwacht.moveTo('2026-06-01T09:02:00+02:00');
  late = (await lekwacht.send(aReport())).body.reference;
  await lekwacht.tick();
  await lekwacht.projected();
});
afterAll(() => lekwacht.close());

it('breaker 1: among 208 false reports the real ones are on the first screen, and nothing is cut in silence', async () => {
  const { total, dossiers, next, unverified } = await dashboard();
  expect([total, references(dossiers as Line[]), next]).toEqual([1, [known], undefined]);
  expect(unverified.total).toBe(FAKES + 2);
  expect(references(unverified.dossiers as Line[])[0]).toBe(early);
  expect(references(unverified.newest as Line[])[0]).toBe(late);
  expect((unverified.dossiers as Line[])[1]?.claimed).toMatchObject({ overdue: true });
});

it('none of them stands in the log as a miss', async () => {
  const types = (await lekwacht.events('breach-')).map(({ type }) => type);
  expect(types).not.toContain('DeadlineMissed');
});

it('one that states danger comes before them all', async () => {
  const { reference } = (await lekwacht.send(aReport({ safetyRisk: 'yes' }))).body;
  await lekwacht.projected();
  expect((await dashboard()).unverified.dossiers[0].reference).toBe(reference);
});

it('many are dismissed at once, each answered by itself, and the same request again says the same', async () => {
  const lines: Line[] = [];
  for (let cursor = ''; ;) {
    const query = `open=true&unverified=true&limit=200${cursor}`;
    const page = (await handler.get(`/v1/breaches?${query}`)).body;
    lines.push(...(page.dossiers as Line[]));
    if (page.next === undefined) break;
    cursor = `&cursor=${String(page.next)}`;
  }
  const looked = (await dashboard()).dossiers[0].id as string;
  const fakes = lines.filter(({ claimed }) => claimed !== undefined).map(({ id }) => id);
  const danger = (await dashboard()).unverified.dossiers[0].id as string;
  const unknown = randomUUID();
  expect(fakes).toHaveLength(FAKES);
  const dismiss = (ids: readonly string[], key = randomUUID()) =>
    handler.post(
      '/v1/breaches/dismissals',
      { ids, ground: 'test-report', reason: 'A flood of nonsense.' },
      { 'idempotency-key': key },
    );
  const key = randomUUID();
  const ids = [looked, danger, unknown, ...fakes.slice(0, 190)];
  const answer = await dismiss(ids, key);
  expect(answer.status).toBe(200);
  const results = answer.body.results as { id: string; dismissed: boolean; code?: string }[];
  expect(results.slice(0, 3)).toMatchObject([
    { id: looked, dismissed: false, code: 'looked-at' },
    { id: danger, dismissed: false, code: 'danger-stated' },
    { id: unknown, dismissed: false, code: 'no-such-dossier' },
  ]);
  expect(results.slice(3).every(({ dismissed }) => dismissed)).toBe(true);
  expect((await dismiss(ids, key)).body).toEqual(answer.body);
  await dismiss(fakes.slice(190));
  const asDanger = { ids: [danger], ground: 'test-report', reason: 'A flood.', includingDanger: true };
  const first = await handler.post('/v1/breaches/dismissals', asDanger, { 'idempotency-key': randomUUID() });
  expect(first.body.results).toMatchObject([{ dismissed: false, code: 'second-person-needed' }]);
  const second = await fg.post('/v1/breaches/dismissals', asDanger, { 'idempotency-key': randomUUID() });
  expect(second.body.results).toEqual([{ id: danger, dismissed: true }]);
  expect((await dismiss([...ids, ...fakes])).status).toBe(422);
  await lekwacht.projected();
  expect((await dashboard()).unverified.total).toBe(2);
});

it('the ranked list goes on where it was cut', async () => {
  const { dossiers } = (await handler.get('/v1/breaches?open=true&unverified=true')).body;
  for (const { id } of dossiers as Line[]) await handler.acts(id, 'first-look', { note: 'Called.' });
  await lekwacht.projected();
  expect((await dashboard()).total).toBe(3);
  expect((await fg.get('/v1/dashboard?cursor=nonsense')).status).toBe(400);
});
