import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  eventually,
  runLekwacht,
  type Person,
  type Reported,
  type RunningLekwacht,
} from '../support/http/running-lekwacht.js';

const NOW = '2026-06-01T09:00:00+02:00';
const SECRET = 'Kanarie-Zilverling';

let lekwacht: RunningLekwacht;
let fg: Person;
let handler: Person;
let auditor: Person;
let other: Person;
let asked: Reported;
let notAsked: Reported;
let inquiry: string;

const READABLE = ['', '/timeline', '/as-of?revision=0'];
const open = (fields: object = {}, by = fg) =>
  by.post(
    '/v1/inquiries',
    {
      dossiers: [asked.id],
      ...{
        from: '2026-01-01T00:00:00+01:00',
        until: NOW,
        askedBy: 'Inspecteur Jansen',
        ground: 'Art. 58(1)(a)',
      },
      ...fields,
    },
    { 'idempotency-key': randomUUID() },
  );
const statusOf = async (who: Person, path: string): Promise<number> => (await who.get(path)).status;
const readBy = (who: Person, id: string): Promise<readonly number[]> =>
  Promise.all(READABLE.map((part) => statusOf(who, `/v1/breaches/${id}${part}`)));

beforeAll(async () => {
  lekwacht = await runLekwacht({ at: NOW });
  fg = await lekwacht.as('fg', 'perspektief', 'fg');
  handler = await lekwacht.as('handler', 'perspektief', 'handler');
  auditor = await lekwacht.as('auditor', 'perspektief', 'auditor');
  other = await lekwacht.as('auditor', 'perspektief', 'other-auditor');
  asked = await lekwacht.report({ description: `A letter about ${SECRET}.`, location: 'At the door.' });
  notAsked = await lekwacht.report({ description: 'Something else.' });
});
afterAll(() => lekwacht.close());

describe('an auditor', () => {
  it('reads nothing without an inquiry', async () => {
    expect(await readBy(auditor, asked.id)).toEqual([404, 404, 404]);
  });

  it('reads that something was done for somebody’s safety, and not what was noted of it', async () => {
    const told = await lekwacht.report({ safetyRisk: 'yes' });
    const noted = `Brought to ${SECRET}.`;
    for (const kind of ['risk', 'measure', 'safe-contact'])
      await handler.acts(told.id, 'safety', { kind, at: NOW, note: noted });
    expect((await open({ dossiers: [told.id] })).status).toBe(201);
    const paths = ['', '/timeline', '/as-of?revision=3'].map((part) => `/v1/breaches/${told.id}${part}`);
    await eventually(async () => ((await statusOf(auditor, paths[0]!)) === 200 ? true : undefined));
    for (const path of paths) {
      const seen = await auditor.get(path);
      expect([path, seen.status, seen.text.includes(SECRET)]).toEqual([path, 200, false]);
      expect((await handler.get(path)).text).toContain(SECRET);
    }
  });

  it('reads dossier, time line and as-of of an open inquiry, and nothing else', async () => {
    const { status, body } = await open({
      omitted: [
        { dossier: asked.id, revision: 0, pointer: '/report/description', ground: 'rights-of-others' },
      ],
    });
    expect(status).toBe(201);
    inquiry = String(body['id']);
    await eventually(async () =>
      (await statusOf(auditor, `/v1/breaches/${asked.id}`)) === 200 ? true : undefined,
    );
    expect(await readBy(auditor, asked.id)).toEqual([200, 200, 200]);
    expect(await readBy(auditor, notAsked.id)).toEqual([404, 404, 404]);
    for (const part of ['/ap-form', '/edpb-template', '/looks', '/affected-people', '/attachments'])
      expect([403, 404]).toContain(await statusOf(auditor, `/v1/breaches/${asked.id}${part}`));
    for (const list of ['/v1/register', '/v1/breaches', '/v1/retention', '/v1/access-requests'])
      expect(await statusOf(auditor, list)).toBe(403);
    expect((await auditor.act(asked.id, 'supplements', { text: 'no' })).status).toBe(404);
  });

  it('reads neither what was left out nor how to reach the reporter', async () => {
    for (const part of READABLE) {
      const { text } = await auditor.get(`/v1/breaches/${asked.id}${part}`);
      expect(text).not.toContain(SECRET);
      expect(text).toContain('At the door.');
      expect(text).toContain('weggelaten uit dit onderzoek');
    }
    expect((await handler.get(`/v1/breaches/${asked.id}`)).text).toContain(SECRET);
  });

  it('is recorded as who looked', async () => {
    const { body } = await fg.get(`/v1/breaches/${asked.id}/looks`);
    const looks = body['looks'] as readonly { readonly role?: string; readonly outcome: string }[];
    expect(looks.some(({ role, outcome }) => role === 'auditor' && outcome === 'shown')).toBe(true);
    expect(looks.some(({ role, outcome }) => role === undefined && outcome === 'refused')).toBe(true);
  });

  it('whom it does not name reads nothing of an inquiry that names others', async () => {
    const { body } = await open({
      dossiers: [notAsked.id],
      auditors: [String((await auditor.get('/v1/me')).body['id'])],
    });
    const id = String(body['id']);
    await eventually(async () =>
      (await statusOf(auditor, `/v1/breaches/${notAsked.id}`)) === 200 ? true : undefined,
    );
    expect(await readBy(auditor, notAsked.id)).toEqual([200, 200, 200]);
    expect(await readBy(other, notAsked.id)).toEqual([404, 404, 404]);
    expect(await statusOf(other, `/v1/inquiries/${id}`)).toBe(404);
  });

  it('reads nothing of a closed inquiry, from that moment on', async () => {
    expect(
      (await fg.post(`/v1/inquiries/${inquiry}/closing`, {}, { 'idempotency-key': randomUUID() })).status,
    ).toBe(200);
    expect(await readBy(auditor, asked.id)).toEqual([404, 404, 404]);
    expect(await statusOf(auditor, `/v1/inquiries/${inquiry}`)).toBe(404);
    expect(await statusOf(fg, `/v1/inquiries/${inquiry}`)).toBe(200);
  });
});

describe('an inquiry', () => {
  it('is opened by the FG and by nobody else', async () => {
    for (const who of [handler, auditor]) expect([403, 404]).toContain((await open({}, who)).status);
  });

  it('is into dossiers that there are', async () => {
    expect((await open({ dossiers: [randomUUID()] })).status).toBe(404);
  });
});
