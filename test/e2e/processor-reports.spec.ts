import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Answer } from '../support/http/http-client.js';
import { runLekwacht, type Person, type RunningLekwacht } from '../support/http/running-lekwacht.js';

const NOW = '2026-06-01T09:00:00+02:00';

interface Receipts {
  readonly incident: string;
  readonly receipts: readonly {
    readonly organisation: string;
    readonly reference: string;
    readonly secret: string;
    readonly receivedAt: string;
  }[];
}

let lekwacht: RunningLekwacht;
let machine: Person;
beforeAll(async () => {
  lekwacht = await runLekwacht({ at: NOW });
  machine = await lekwacht.withGrants('processor', 'perspektief', 'a hosting firm', ['kadera:processor']);
});
afterAll(() => lekwacht.close());

const said = (fields: object = {}) => ({
  description: 'Onze servers waren versleuteld.',
  reporter: { kind: 'processor', email: 'incident@hosting.example' },
  processor: { name: 'A hosting firm', awareAt: '2026-05-30T12:00:00+02:00' },
  discoveredAt: '2026-05-30T12:00:00+02:00',
  ...fields,
});
const send = (
  who: Person,
  organisations: readonly string[],
  report: object = said(),
  key: string = randomUUID(),
) => who.post('/v1/reports/of-processor', { organisations, report }, { 'idempotency-key': key });
const dossierOf = async (organisation: string, reference: string): Promise<Answer['body']> => {
  await lekwacht.projected();
  const fg = await lekwacht.as('fg', organisation);
  const { body } = await fg.get(`/v1/breaches?reference=${reference}`);
  const [found] = body.dossiers as { id: string }[];
  return (await fg.dossier(found!.id)).body;
};

describe('a machine of a processor', () => {
  it('reports for several organisations: a dossier, a clock and a receipt for each, one incident', async () => {
    const { status, body } = await send(machine, ['perspektief', 'kadera']);
    expect(status).toBe(201);
    const { incident, receipts } = body as unknown as Receipts;
    expect(receipts.map(({ organisation }) => organisation)).toEqual(['perspektief', 'kadera']);
    expect(new Set(receipts.map(({ reference }) => reference)).size).toBe(2);
    for (const { organisation, reference } of receipts) {
      const dossier = await dossierOf(organisation, reference);
      expect(dossier).toMatchObject({ incident, status: 'reported' });
      // The processor knew two days before; the organisation's clock runs from when it was told (Art. 33(2)).
      expect(dossier.moments).toMatchObject({
        receivedAt: '2026-06-01T07:00:00.000Z',
        processorAwareAt: '2026-05-30T10:00:00.000Z',
      });
      expect(JSON.stringify(dossier.clocks ?? dossier.deadlines)).toContain('2026-06-04T07:00:00.000Z');
    }
  });

  it('asked again under its key is answered with the same receipts; nothing comes twice', async () => {
    const key = randomUUID();
    const first = await send(machine, ['perspektief'], said(), key);
    lekwacht.moveTo('2026-06-01T11:00:00+02:00');
    const again = await send(machine, ['perspektief'], said(), key);
    expect([again.status, again.body]).toEqual([201, first.body]);
    const other = await send(machine, ['perspektief'], said({ description: 'Iets anders.' }), key);
    expect([other.status, other.body.code]).toEqual([422, 'idempotency-key-reused']);
    lekwacht.moveTo(NOW);
  });

  it('has looked at nothing by reporting: it is unverified until somebody here does', async () => {
    const { body } = await send(machine, ['kadera']);
    const [receipt] = (body as unknown as Receipts).receipts;
    await lekwacht.projected();
    const fg = await lekwacht.as('fg', 'kadera');
    const { body: dashboard } = await fg.get('/v1/dashboard?organisation=kadera');
    expect(JSON.stringify(dashboard)).toContain(receipt!.reference);
    expect(dashboard.unverified).toMatchObject({
      dossiers: expect.arrayContaining([expect.objectContaining({ reference: receipt!.reference })]),
    });
  });

  it('may report only where it was granted, and nothing is recorded then', async () => {
    const before = await lekwacht.application.engine.store.head();
    const refused = await send(machine, ['perspektief', 'kwartier']);
    expect([refused.status, refused.body.code]).toEqual([403, 'not-allowed']);
    expect(await lekwacht.application.engine.store.head()).toBe(before);
  });

  it('sees nothing: no list, no dossier, no register', async () => {
    for (const path of ['/v1/dashboard', '/v1/breaches', '/v1/register', '/v1/intake/waiting'])
      expect((await machine.get(path)).status).toBe(403);
  });

  it.each([
    ['that is none', said({ reporter: { kind: 'employed' } }), 'not-a-processor'],
    [
      'that names whom it is for',
      said({ description: 'Ook bij Kadera aanpak huiselijk geweld.' }),
      'names-an-organisation',
    ],
  ])('%s is refused', async (_what, report, code) => {
    const { status, body } = await send(machine, ['perspektief', 'kadera'], report);
    expect([status, JSON.stringify(body)]).toEqual([422, expect.stringContaining(code)]);
  });

  it('is the only one who may report so', async () => {
    expect((await send(await lekwacht.as('fg'), ['perspektief'])).status).toBe(403);
    const { status } = await lekwacht.anyone.post(
      '/v1/reports/of-processor',
      { organisations: ['perspektief'], report: said() },
      { 'idempotency-key': randomUUID() },
    );
    expect(status).toBe(401);
  });
});
