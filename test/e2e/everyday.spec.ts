import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { runLekwacht, type Person, type RunningLekwacht } from '../support/http/running-lekwacht.js';
import { anAssessment } from '../support/http/acts-over-http.js';

let lekwacht: RunningLekwacht;
let handler: Person;
beforeAll(async () => {
  lekwacht = await runLekwacht();
  handler = await lekwacht.as('handler');
});
afterAll(() => lekwacht.close());

describe('C6: a problem', () => {
  it('names the roles that may', async () => {
    const { id } = await lekwacht.report();
    const advice = { question: 'notify-authority', outcome: 'yes', reason: 'A stranger read it.' };
    const answer = await handler.act(id, 'advice', advice);
    expect(answer.body).toMatchObject({ code: 'not-allowed', roles: ['fg'] });
    expect(answer.body.detail).toBe('This needs one of the roles: fg.');
  });

  it.each([
    ['nl', 'nl', 'U mag dit niet doen met uw rol. Vraag een collega die dit wel mag. Dit mag: FG.'],
    ['en-GB, nl;q=0.5', 'en', 'This needs one of the roles: fg.'],
    ['fr', 'en', 'This needs one of the roles: fg.'],
  ])('is told in the language of the reader (%s), under the same code', async (wish, language, detail) => {
    const { id } = await lekwacht.report();
    const advice = { question: 'notify-authority', outcome: 'yes', reason: 'A stranger read it.' };
    const answer = await handler.post(`/v1/breaches/${id}/advice`, advice, {
      ...{ 'idempotency-key': randomUUID(), 'if-match': '"1"', 'accept-language': wish },
    });
    expect(answer.headers).toMatchObject({ 'content-language': language });
    expect(answer.headers['vary']).toContain('Accept-Language');
    expect(answer.body).toMatchObject({ code: 'not-allowed', detail });
  });

  it('says what is wrong with each field in that language', async () => {
    const answer = await lekwacht.anyone.post(
      '/v1/reports',
      {},
      {
        ...{ 'idempotency-key': randomUUID(), 'accept-language': 'nl' },
      },
    );
    expect(answer.body.title).toBe('Er klopt iets niet in wat u invulde');
    expect(answer.body.errors).toContainEqual(
      expect.objectContaining({ pointer: '/description', code: 'required', detail: 'Vul dit in.' }),
    );
  });
});

it('C8: a dossier is found by its reference as it was heard over the phone', async () => {
  const { id, reference } = await lekwacht.report();
  const heard = ` ${reference.toLowerCase().replaceAll('-', ' ')} `;
  const { body } = await handler.get(`/v1/breaches?reference=${encodeURIComponent(heard)}`);
  expect(body.dossiers).toMatchObject([{ id }]);
});

it('C9: the plus of an offset in an address, which arrives as a blank, is a plus', async () => {
  const { id } = await lekwacht.report();
  const asOf = (at: string) => handler.get(`/v1/breaches/${id}/as-of?at=${at}`);
  const fg = await lekwacht.as('fg');
  const plain = await fg.get(`/v1/breaches/${id}/as-of?at=2026-06-01T10:00:00+01:00`);
  expect(plain.body).toEqual((await asOf('2026-06-01T10:00:00%2B01:00')).body);
  expect(plain.status).toBe(200);
  expect((await asOf('2026-06-01+10:00:00')).status).toBe(422);
});

describe('C13: a report', () => {
  const sent = (fields: object) =>
    lekwacht.send({
      organisation: 'perspektief',
      description: 'x',
      reporter: { kind: 'employed' },
      ...fields,
    });

  it.each(['\u200b', ' \u00a0\u2060', '\ufeff', '\u00ad\u200d'])(
    'whose description shows nothing is refused (%j)',
    async (description) => {
      const { status, body } = await sent({ description });
      expect([status, body.errors]).toEqual([422, [expect.objectContaining({ pointer: '/description' })]]);
    },
  );
});

it.each([
  ['public 24: in Windows-1252', Buffer.from('{"description":"cliënt"}', 'latin1'), 'not-utf-8'],
  ['public 24: in UTF-16', Buffer.from('{"description":"cliënt"}', 'utf16le'), 'not-utf-8'],
  [
    'C13: that names two organisations',
    '{"organisation":"kadera","organisation":"perspektief"}',
    'duplicate-member',
  ],
])('a body %s is refused, and what is wrong with it is named', async (_what, body, code) => {
  const answer = await fetch(`${lekwacht.url}/v1/reports`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'idempotency-key': randomUUID() },
    body,
  });
  expect([answer.status, ((await answer.json()) as { code: string }).code]).toEqual([400, code]);
});

it('public 13: an act with the tag that a compressing proxy made weak is done', async () => {
  const { id } = await lekwacht.report();
  const { etag = '' } = await handler.dossier(id);
  expect((await handler.act(id, 'assessments', anAssessment(), { ifMatch: `W/${etag}` })).status).toBe(200);
});
