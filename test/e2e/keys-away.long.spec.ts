import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { KeysUnavailable } from '../../src/platform/personal-data/keys-unavailable.js';
import { Subscriptions } from '../../src/platform/subscriptions/subscriptions.js';
import { REACTIONS } from '../../src/reactions.js';
import type { Browser } from '../support/http/browser.js';
import { loggedIn } from '../support/http/desk-browser.js';
import { aDecision, anApNotification, anAssessment, aReport } from '../support/http/acts-over-http.js';
import {
  eventually,
  runLekwacht,
  type Person,
  type Reported,
  type RunningLekwacht,
} from '../support/http/running-lekwacht.js';
import { whileAway } from '../support/postgres/database-away.js';
import { createTestDatabase, type TestDatabase } from '../support/postgres/test-database.js';

/** Two databases are made. */
const PATIENCE_MS = 60_000;
const NOW = '2026-06-01T09:00:00+02:00';
/** Each in a value, or a text of the register, of its own. */
const WORDS = /Kees Kwetter|Piet Kwetter|Jan Kwetter|Een brief over zorg|Verkeerde envelop|Een vreemde las/;

let keys: TestDatabase;
let lekwacht: RunningLekwacht;
let handler: Person;
let board: Person;
let browser: Browser;
let reported: Reported;
beforeAll(async () => {
  // oidc-provider says so at each start on Node 20.
  jest.spyOn(console, 'warn').mockImplementation(() => undefined);
  keys = await createTestDatabase({ migrated: false });
  lekwacht = await runLekwacht({ at: NOW, env: { LEKWACHT_KEYS_URL: keys.connection.connectionString } });
  reported = await lekwacht.report({ description: 'Een brief ging naar Kees Kwetter.' });
  handler = await lekwacht.as('handler');
  board = await lekwacht.as('board');
  const { id } = reported;
  await handler.acts(id, 'awareness', { awareAt: NOW, facts: 'Piet Kwetter belde.' });
  await handler.acts(id, 'supplements', { text: 'Jan Kwetter las hem.' });
  await handler.acts(
    id,
    'assessments',
    anAssessment({ summary: 'Een brief over zorg lag op een ander adres.' }),
  );
  await handler.acts(id, 'measures', {
    kind: 'prevention',
    takenAt: NOW,
    what: 'Verkeerde envelop hersteld.',
  });
  await board.acts(id, 'decisions', aDecision('notify-authority', { reason: 'Een vreemde las het.' }));
  await lekwacht.projected();
  browser = await loggedIn(lekwacht.url, 'handler-of-perspektief');
}, PATIENCE_MS);
afterAll(async () => {
  await lekwacht.close();
  await keys.drop();
});

const away = <T>(work: () => Promise<T>): Promise<T> => whileAway(keys, lekwacht.database, work);
const at = (part = ''): string => `/v1/breaches/${reported.id}${part}`;
const page = (part = '') =>
  browser.go(`${lekwacht.url}/desk/dossiers/${reported.id}${part}`, undefined, {
    headers: { accept: 'text/html' },
  });
const logged = (said: string, from: number): readonly string[] =>
  lekwacht.logged.slice(from).filter((line) => line.includes(said));

describe('while the database of keys is away', () => {
  it('a dossier, its time line and its past open: what was decided is there, what people wrote is not, and is not lost', async () => {
    const before = [
      await handler.get(at()),
      await handler.get(at('/timeline')),
      await handler.get(at('/as-of?revision=2')),
    ];
    const from = lekwacht.logged.length;
    const during = await away(async () => [
      await handler.get(at()),
      await handler.get(at('/timeline')),
      await handler.get(at('/as-of?revision=2')),
    ]);
    expect(during.map(({ status }) => status)).toEqual([200, 200, 200]);
    for (const { text, headers } of during) {
      expect(text).not.toMatch(WORDS);
      expect(text).not.toContain('"erased":true');
      expect(text).not.toContain('"box"');
      expect(text).toContain('"unreadable":true,"forNow":true');
      expect(headers['cache-control']).toBe('no-store');
    }
    expect(before[0]!.text).toMatch(WORDS);
    // The same in every place, but for texts.
    expect(during.map(({ body }) => withoutTexts(body))).toEqual(
      before.map(({ body }) => withoutTexts(body)),
    );
    expect(during[0]!.body).toMatchObject({
      reference: reported.reference,
      report: { description: { unreadable: true, forNow: true } },
      assessment: {
        assessment: { severity: 'considerable', summary: expect.stringContaining('niet verloren') },
      },
    });
    // A line for each dossier that was opened; none is the alarm of a broken box.
    expect(logged('shown without its texts', from)).toHaveLength(3);
    expect(logged('a personal value cannot be read', from)).toEqual([]);
    expect((await handler.get(at())).text).toBe(before[0]!.text);
  });

  it('its pages open too, and say so in plain Dutch', async () => {
    const shown = await away(async () => [await page(), await page('/replay'), await page('?taal=en')]);
    for (const { response, text } of shown) {
      expect(response.status).toBe(200);
      expect(text).not.toMatch(WORDS);
      expect(text).not.toContain('[gewist');
      expect(text).toContain(reported.reference);
    }
    expect(shown[0]!.text).toContain('Ze zijn niet verloren.');
    expect(shown[0]!.text).toContain('[nu niet te lezen, niet verloren]');
    expect(shown[2]!.text).toContain('They are not lost.');
    const after = await page();
    expect(after.text).toMatch(WORDS);
    expect(after.text).not.toContain('nu niet te lezen');
  });

  it('whatever needs a text refuses: forms, letters, the register of then, the search for a name', async () => {
    const { answers, pages } = await away(async () => ({
      answers: [
        await handler.get(at('/ap-form')),
        await handler.get(at('/edpb-template')),
        await handler.get(at('/letter?language=nl')),
        await handler.get(`/v1/register?organisation=perspektief&asOf=${NOW.slice(0, 10)}`),
        await handler.post(at('/personal-values/search'), { contains: 'Kwetter' }),
      ],
      pages: [
        await page('/authority'),
        await page('/letters'),
        await page('/assessment'),
        await page('/erasure'),
        await page('/acts/assess'),
      ],
    }));
    expect(answers.map(({ status, body }) => [status, String(body.code)])).toEqual(
      answers.map(() => [503, 'keys-unavailable']),
    );
    expect(pages.map(({ response }) => response.status)).toEqual(pages.map(() => 503));
    for (const { text } of pages) expect(text).not.toMatch(WORDS);
    expect((await handler.get(at('/ap-form'))).text).toContain('Piet Kwetter');
    expect((await handler.get(at('/letter?language=nl'))).status).toBe(200);
  });

  it('nothing is recorded in a dossier: each act would be decided on texts that nobody can read', async () => {
    const { etag = '' } = await handler.dossier(reported.id);
    const before = await lekwacht.events();
    const shown = await away(async () => {
      // As it was, and as it was not: neither can be told from what cannot be read.
      const acts: readonly (readonly [Person, string, object])[] = [
        [handler, 'awareness', { awareAt: NOW, facts: 'Piet Kwetter belde.' }],
        [handler, 'awareness', { awareAt: NOW, facts: 'Iemand anders belde.', reason: 'Nagevraagd.' }],
        [handler, 'supplements', { text: 'Jan Kwetter las hem.' }],
        [handler, 'assessments', anAssessment({ summary: 'Een brief over zorg lag op een ander adres.' })],
        [handler, 'safety', { kind: 'risk', at: NOW, note: 'Er kan iemand aan de deur komen.' }],
        [handler, 'measures', { kind: 'prevention', takenAt: NOW, what: 'Verkeerde envelop hersteld.' }],
        [board, 'decisions', aDecision('inform-people')],
        [board, 'ap-notifications', anApNotification(NOW)],
        [handler, 'matters', { kind: 'complaint', receivedAt: NOW, what: 'Boos.' }],
        [
          handler,
          'erasures',
          {
            ...{ what: 'values', ground: 'objection', reason: 'Bezwaar.' },
            values: [{ revision: 0, pointer: '/report/description', replacement: 'Een brief ging weg.' }],
          },
        ],
      ];
      for (const [person, act, body] of acts) {
        const answer = await person.act(reported.id, act, body, { ifMatch: etag });
        expect([act, answer.status, answer.body.code]).toEqual([act, 503, 'keys-unavailable']);
      }
      lekwacht.moveTo('2026-06-03T20:00:00+02:00');
      await lekwacht.tick().catch(() => undefined);
      return handler.get(at());
    });
    expect(await lekwacht.events()).toEqual(before);
    // Whoever saw it without its texts has nothing to act on, now or later.
    expect(shown.etag).toBeUndefined();
    // What the clock had to raise is raised once they are back.
    lekwacht.moveTo('2026-06-03T20:01:00+02:00');
    await lekwacht.tick();
    const raised = (await lekwacht.events())[before.length]!;
    expect(raised.stream).toBe(`breach-${reported.id}`);
  });

  it('lists stand still rather than write a hole, and go on by themselves', async () => {
    const rows = async (): Promise<string> => {
      const { rows: register } = await lekwacht.database.postgres.query(
        'select * from register order by 1, 2',
      );
      return JSON.stringify(register);
    };
    await lekwacht.projected();
    const before = await rows();
    const { sent, during } = await away(async () => {
      const { organisation: _organisation, ...report } = aReport();
      const entry = {
        ...{ organisations: ['perspektief'], channel: 'phone', firstContactAt: NOW, number: 'K-17', report },
      };
      const answer = await handler.post('/v1/reports/entries', entry, { 'idempotency-key': randomUUID() });
      await eventually(async () => {
        const { text } = await lekwacht.anyone.get('/health/ready');
        return text.includes('stands still: KeysUnavailable') || undefined;
      });
      await expect(
        new Subscriptions(lekwacht.application.engine, {
          projections: REACTIONS.lists,
          processManagers: [],
        }).rebuild('register'),
      ).rejects.toThrow(KeysUnavailable);
      return { sent: answer, during: await rows() };
    });
    expect(sent.status).toBe(200);
    expect(during).toBe(before);
    await lekwacht.projected();
    const after = await rows();
    expect(after).toContain((sent.body.dossiers as { reference: string }[])[0]!.reference);
    expect(after).not.toMatch(/niet verloren|onleesbaar/);
  });
});

/** Every text and every value of a person left out: what is decided, counted, timed and coded stays. */
function withoutTexts(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutTexts);
  if (typeof value === 'string') return /[ .]|^Kees/.test(value) ? 'a text' : value;
  if (typeof value !== 'object' || value === null) return value;
  if ('unreadable' in value) return 'a text';
  return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, withoutTexts(each)]));
}
