import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { anAssessment, aReport } from '../support/http/acts-over-http.js';
import {
  runLekwacht,
  type Person,
  type Reported,
  type RunningLekwacht,
} from '../support/http/running-lekwacht.js';

const NOW = '2026-06-01T09:00:00+02:00';
/** Of another register: it names nobody, and stands in the register here too. */
const OWN_NUMBER = 'KWARTAAL-2026-17';
const KEY = 'key-canary-4711-of-the-caller';
const SUBJECT = 'subject-canary@example.test';

/** A text that stands in one field only. */
const canary = (field: string): string => `Canary Kwetter ${field}`;

let lekwacht: RunningLekwacht;
let reported: Reported;
let handler: Person;
let entered: string;

/** Every field that may hold a name, a contact or free text, each with its own canary. */
beforeAll(async () => {
  lekwacht = await runLekwacht({ at: NOW });
  handler = await lekwacht.as('handler', 'perspektief', SUBJECT);
  const fields = {
    description: canary('description'),
    location: canary('location'),
    system: canary('system'),
    measuresTaken: canary('measuresTaken'),
    safetyRisk: 'yes',
    reporter: {
      kind: 'processor',
      name: canary('name'),
      email: 'canary.kwetter@example.test',
      phone: '+31 6 47 11 47 11',
      onBehalfOf: canary('onBehalfOf'),
      jobTitle: canary('jobTitle'),
    },
    contactPerson: { name: canary('contactPerson'), phone: '+31 6 47 11 47 11' },
    earlierReport: canary('earlierReport'),
    processor: { name: canary('processor') },
  };
  reported = await lekwacht.report(fields, KEY);
  const { id } = reported;
  const later = { awareAt: NOW, facts: canary('facts'), reason: canary('reason') };
  await handler.acts(id, 'supplements', { text: canary('supplement') });
  await handler.acts(id, 'awareness', { awareAt: '2026-06-01T08:00:00+02:00', facts: canary('facts') });
  await handler.acts(id, 'awareness', later);
  await handler.acts(id, 'safety', {
    kind: 'measure',
    at: NOW,
    note: canary('measure'),
    dangerAverted: true,
  });
  await handler.acts(id, 'safety', { kind: 'risk', at: NOW, note: canary('risk') });
  await handler.acts(id, 'safety', { kind: 'safe-contact', at: NOW, note: canary('contact') });
  await handler.acts(id, 'assessments', anAssessment({ description: canary('assessment') }));
  await handler.acts(id, 'deletions', {
    confirmedAt: NOW,
    inWriting: true,
    everywhere: true,
    by: canary('deletion'),
  });
  await handler.acts(id, 'board-contacts', { attemptedAt: NOW, reached: false, how: canary('board') });
  await handler.acts(id, 'matters', { kind: 'complaint', receivedAt: NOW, what: canary('matter') });
  const { matter } = (await handler.dossier(id)).body.matters[0];
  await handler.acts(id, `matters/${String(matter)}/settlement`, {
    settledAt: NOW,
    how: canary('settlement'),
  });
  const { organisation: _o, ...report } = aReport();
  const entry = {
    ...{ organisations: ['perspektief'], channel: 'phone', firstContactAt: NOW },
    ...{ number: OWN_NUMBER, report },
  };
  await handler.post('/v1/reports/entries', entry, { 'idempotency-key': KEY });
  await lekwacht.projected();
  const { body } = await handler.post('/v1/breaches/search', { text: OWN_NUMBER });
  entered = String(body.dossiers[0].id);
  // What is refused may not leak either, nor what breaks.
  await handler.act(id, 'lessons', { lesson: `${canary('refused')} a@b.example` });
  await lekwacht.send({ organisation: canary('slug'), description: 1, reporter: canary('reporter') });
  await lekwacht.anyone.request('POST', '/v1/reports', `{"description":"${canary('broken')}`, {});
  await handler.get(`/v1/breaches?reference=${encodeURIComponent('Canary Kwetter')}`);
  await lekwacht.tick();
  await lekwacht.projected();
});
afterAll(() => lekwacht.close());

const CANARIES = /canary|kwetter|47 11 47/i;

describe('what is personal', () => {
  it('reaches those who work on the dossier', async () => {
    const { text } = await handler.dossier(reported.id);
    const timeline = (await handler.get(`/v1/breaches/${reported.id}/timeline`)).text;
    for (const field of ['description', 'name', 'processor', 'supplement', 'assessment', 'matter'])
      expect(text).toContain(canary(field));
    for (const field of ['jobTitle', 'contactPerson', 'earlierReport']) expect(text).toContain(canary(field));
    expect((await handler.dossier(entered)).text).toContain(OWN_NUMBER);
    for (const field of ['facts', 'reason', 'measure', 'risk', 'contact', 'deletion', 'board', 'settlement'])
      expect(timeline).toContain(canary(field));
  });

  it('is never in the log', () => {
    expect(lekwacht.logged.length).toBeGreaterThan(15);
    expect(lekwacht.logged.filter((line) => CANARIES.test(line))).toEqual([]);
    expect(lekwacht.logged.join('')).not.toContain(reported.secret);
  });

  it('stands readable in no table: no list, no name of a stream, no event', async () => {
    const { postgres } = lekwacht.database;
    const { rows: columns } = await postgres.query<{ table: string; column: string }>(
      `select table_schema || '.' || table_name as "table", column_name as "column" from information_schema.columns
       where table_schema in ('public', 'personal')`,
    );
    const found: string[] = [];
    for (const { table, column } of columns) {
      const { rows } = await postgres.query<{ text: string }>(
        `select distinct "${column}"::text as text from ${table} where "${column}" is not null`,
      );
      if (rows.some(({ text }) => CANARIES.test(text))) found.push(`${table}.${column}`);
      expect(rows.filter(({ text }) => text.includes(reported.secret))).toEqual([]);
    }
    expect(columns.length).toBeGreaterThan(30);
    expect(found).toEqual([]);
  });

  it('neither the raw idempotency key nor who the token was for is kept anywhere', async () => {
    const log = (await lekwacht.events()).map(({ data, metadata }) => data + metadata).join('\n');
    expect(log).not.toMatch(CANARIES);
    expect(log).toMatch(/"box":"A/);
    expect(log).not.toContain(KEY);
    expect(log).not.toContain(SUBJECT);
  });

  it('a text of the register is sealed in the log as well, and readable in the list that is made for it', async () => {
    const summary = (anAssessment() as { readonly summary: string }).summary;
    const log = (await lekwacht.events()).map(({ data }) => data).join('\n');
    expect(log).not.toContain(summary);
    expect(log).not.toContain(OWN_NUMBER);
    expect(log).toContain('"summary":{"scope":"register"');
    const register = await (await lekwacht.as('fg')).get('/v1/register');
    expect(register.text).toContain(summary);
    expect(register.text).toContain(OWN_NUMBER);
  });

  it('is in no list, for whoever asks', async () => {
    const fg = await lekwacht.as('fg');
    for (const path of ['/v1/breaches', '/v1/dashboard', '/v1/register', '/v1/register?asOf=2026-06-02']) {
      const { text, status } = await fg.get(path);
      expect([path, status, text.includes(reported.reference)]).toEqual([path, 200, true]);
      expect(text).not.toMatch(CANARIES);
    }
    expect((await fg.get('/v1/register', { accept: 'text/csv' })).text).not.toMatch(CANARIES);
  });

  it('an address that is not there does not come back in the answer', async () => {
    const { text } = await handler.get(`/v1/breaches/${randomUUID()}/canary-kwetter`);
    expect(text).not.toMatch(CANARIES);
  });
});
