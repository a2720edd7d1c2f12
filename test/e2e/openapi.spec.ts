import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Contract, type Exchange } from '../support/http/contract.js';
import {
  runLekwacht,
  type Person,
  type Reported,
  type RunningLekwacht,
} from '../support/http/running-lekwacht.js';

let lekwacht: RunningLekwacht;
let fg: Person;
let reported: Reported;
let contract: Contract;
beforeAll(async () => {
  lekwacht = await runLekwacht();
  reported = await lekwacht.report();
  fg = await lekwacht.as('fg');
  contract = await Contract.of(lekwacht.url);
});
afterAll(() => lekwacht.close());

/** What really went over the wire for a dossier. */
async function readDossier(): Promise<Exchange> {
  const path = `/v1/breaches/${reported.id}`;
  const { status, headers, text } = await fg.get(path);
  return { method: 'GET', path, sent: undefined, status, headers, text };
}

const altered = (
  { text, ...exchange }: Exchange,
  alter: (body: Record<string, unknown>) => object,
): Exchange => ({
  ...exchange,
  text: JSON.stringify(alter(JSON.parse(text))),
});

describe('an answer is held against the contract', () => {
  it('and keeps to it', async () => {
    expect(contract.faults(await readDossier())).toEqual([]);
  });

  it('a field that it does not describe is found, at any depth', async () => {
    const dossier = await readDossier();
    const onTop = altered(dossier, (body) => ({ ...body, secretDigest: 'x' }));
    expect(contract.faults(onTop).join()).toContain('secretDigest');
    const within = altered(dossier, (body) => ({
      ...body,
      safety: { ...(body['safety'] as object), mood: 1 },
    }));
    expect(contract.faults(within).join()).toContain('/safety must NOT have additional properties');
  });

  it('a field that is missing, and a word that is in no list, are found', async () => {
    const dossier = await readDossier();
    const without = altered(dossier, ({ flags: _flags, ...body }) => body);
    expect(contract.faults(without).join()).toContain('flags');
    expect(contract.faults(altered(dossier, (body) => ({ ...body, status: 'lost' }))).join()).toContain(
      '/status',
    );
  });

  it('a status, a media type and an address that it does not describe are found', async () => {
    const dossier = await readDossier();
    expect(contract.faults({ ...dossier, status: 418 })).toEqual([
      `status 418 of GET ${dossier.path} is not described`,
    ]);
    const asHtml = { ...dossier, headers: { ...dossier.headers, 'content-type': 'text/html' } };
    expect(contract.faults(asHtml)).toEqual([`text/html is not described for 200 of GET ${dossier.path}`]);
    expect(contract.faults({ ...dossier, path: '/v1/gossip' })).toEqual(['GET /v1/gossip is not described']);
  });

  it('a header that it promises is missed', async () => {
    const { headers, ...dossier } = await readDossier();
    const { 'api-version': _version, ...rest } = headers;
    expect(contract.faults({ ...dossier, headers: rest })).toEqual(['the header API-Version is missing']);
  });

  it('a problem is one of those that are described', async () => {
    const { status, headers, text } = await lekwacht.anyone.get('/v1/breaches');
    const refused = { method: 'GET', path: '/v1/breaches', sent: undefined, status, headers, text };
    expect([status, contract.faults(refused)]).toEqual([401, []]);
    expect(contract.faults(altered(refused, (body) => ({ ...body, password: 'x' }))).join()).toContain(
      'password',
    );
  });

  it('the client of every end-to-end test says so', async () => {
    const dossier = await readDossier();
    expect(() => {
      contract.assertKept({ ...dossier, status: 418 });
    }).toThrow('is not what the contract says');
  });
});
