import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import type { DossierAnswer } from '../../src/breach/contract/dossier.answer.js';
import { ROLES, type Role } from '../../src/platform/identity/principal.js';
import { wordsIn } from '../../src/web/words/words.js';
import {
  aDecision,
  anApNotification,
  anAssessment,
  aReport,
  aSubjectNotification,
} from '../support/http/acts-over-http.js';
import type { Browser, Page } from '../support/http/browser.js';
import { loggedIn } from '../support/http/desk-browser.js';
import { runLekwacht, type Reported, type RunningLekwacht } from '../support/http/running-lekwacht.js';

const day = (of: number, time: string): string => `2026-03-${of}T${time}:00+0${of < 29 ? 1 : 2}:00`;
type Step = readonly [at: string, who: Role, act: string, body: object];

/** Whatever a person can write, each with a text that stands nowhere else; over the change to summer time. */
const STEPS: readonly Step[] = [
  [day(27, '09:10'), 'handler', 'safety', { kind: 'measure', at: day(27, '09:05'), note: 'CANARY-2.' }],
  [day(27, '09:20'), 'handler', 'safety', { kind: 'safe-contact', at: day(27, '09:10'), note: 'CANARY-3.' }],
  [day(27, '10:00'), 'handler', 'awareness', { awareAt: day(27, '07:30'), facts: 'CANARY-4.' }],
  [day(27, '10:30'), 'fg', 'organisation-role', { role: 'controller', reason: 'CANARY-5.' }],
  [day(28, '11:00'), 'handler', 'assessments', anAssessment({ description: 'CANARY-6.' })],
  [
    day(28, '11:10'),
    'handler',
    'measures',
    { kind: 'prevention', what: 'CANARY-7.', dueAt: day(31, '09:00') },
  ],
  [day(28, '12:00'), 'fg', 'advice', { question: 'notify-authority', outcome: 'yes', reason: 'CANARY-8.' }],
  [
    day(29, '21:00'),
    'handler',
    'board-contacts',
    { attemptedAt: day(29, '20:00'), reached: false, how: 'CANARY-9.' },
  ],
  [day(29, '21:30'), 'board', 'decisions', aDecision('notify-authority', { reason: 'CANARY-10.' })],
  [day(29, '21:40'), 'board', 'decisions', aDecision('inform-people', { reason: 'CANARY-11.' })],
  [
    day(29, '22:00'),
    'handler',
    'ap-notifications',
    anApNotification(day(29, '21:50'), { number: 'CANARY-12.' }),
  ],
  [
    day(30, '09:00'),
    'handler',
    'assessments',
    anAssessment({ summary: 'CANARY-13.', natures: ['integrity'] }),
  ],
  [
    day(30, '10:00'),
    'handler',
    'subject-notifications',
    aSubjectNotification(day(30, '10:00'), { content: 'CANARY-14.' }),
  ],
  [day(30, '11:00'), 'handler', 'root-cause', { cause: 'CANARY-15.' }],
  [day(31, '09:30'), 'handler', 'supplements', { text: 'CANARY-16.' }],
];

const FIRST = { safetyRisk: 'yes', description: 'CANARY-0.' };

let lekwacht: RunningLekwacht;
let fg: Browser;
let reported: Reported;
/** Revision of the event that holds each canary. */
const revisions = new Map<string, number>();
let newest = 0;

beforeAll(async () => {
  jest.spyOn(console, 'warn').mockImplementation(() => undefined);
  lekwacht = await runLekwacht({ at: day(27, '09:00') });
  reported = await lekwacht.report(FIRST);
  for (const [at, who, act, body] of STEPS) {
    lekwacht.moveTo(at);
    await (await lekwacht.as(who)).acts(reported.id, act, body);
  }
  const { body } = await (await lekwacht.as('fg')).get(`/v1/breaches/${reported.id}/timeline`);
  for (const { revision, data } of body.entries as { revision: number; data: object }[]) {
    for (const [canary] of JSON.stringify(data).matchAll(/CANARY-\d+\./g))
      if (!revisions.has(canary)) revisions.set(canary, revision);
    newest = revision;
  }
  fg = await loggedIn(lekwacht.url, 'fg-of-perspektief');
}, 120_000);
afterAll(() => lekwacht.close());

const replay = (browser: Browser, query = '', id = reported.id): Promise<Page> =>
  browser.go(`${lekwacht.url}/desk/dossiers/${id}/replay${query}`, undefined, {
    headers: { accept: 'text/html' },
  });

const asOf = async (query: string) =>
  (await lekwacht.as('fg')).get(`/v1/breaches/${reported.id}/as-of?${query}`);

/** As the page escapes it. */
const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');

describe('what did we know then', () => {
  it('the case holds a text of each step', () => {
    expect(revisions.size).toBe(STEPS.length + 1);
  });

  it('at every step: what was written by then stands there, and no text of what was written later', async () => {
    for (let revision = 0; revision <= newest; revision++) {
      const { text } = await replay(fg, `?stap=${revision}`);
      const shown = [...revisions.keys()].filter((canary) => text.includes(canary));
      const known = [...revisions].filter(([, of]) => of <= revision).map(([canary]) => canary);
      expect([revision, shown]).toEqual([revision, known]);
      const later = newest - revision;
      expect(text).toContain(
        later === 0
          ? 'Er is sindsdien niets meer vastgelegd.'
          : `Later vastgelegd en hier weggelaten: ${later}.`,
      );
    }
  }, 60_000);

  it('at every step: status, duties and flags are those that the API answers as of then', async () => {
    const { lists } = wordsIn('nl');
    for (let revision = 0; revision <= newest; revision++) {
      const dossier = (await asOf(`revision=${revision}`)).body as unknown as DossierAnswer;
      const { text } = await replay(fg, `?stap=${revision}`);
      const [, state = ''] = /id="state">[^]*?<dl[^>]*>([^]*?)<\/dl>/.exec(text) ?? [];
      expect(state.toLowerCase()).toContain(`<dd>${lists.statuses[dossier.status].toLowerCase()}</dd>`);
      const listed = [...state.matchAll(/<li>(.*?)<\/li>/g)].map(([, line]) => line);
      for (const { words } of dossier.openDuties)
        expect(listed).toContainEqual(expect.stringContaining(escaped(words.nl)));
      expect(listed).toHaveLength(
        dossier.openDuties.length + dossier.deadlines.length + dossier.flags.length,
      );
    }
  }, 60_000);

  it('a day counts to its end, a time to the end of its minute, on the Dutch clock', async () => {
    for (const [query, at] of [
      ['dag=2026-03-27', '2026-03-27T23:59:59.999+01:00'],
      ['dag=2026-03-28&tijd=', '2026-03-28T23:59:59.999+01:00'],
      ['dag=2026-03-28&tijd=10:59', '2026-03-28T10:59:59.999+01:00'],
      ['dag=2026-03-28&tijd=11:00', '2026-03-28T11:00:59.999+01:00'],
      ['dag=2026-03-29&tijd=21:39', '2026-03-29T21:39:59.999+02:00'],
    ] as const) {
      const { etag } = await asOf(`at=${encodeURIComponent(at)}`);
      const { text } = await replay(fg, `?${query}`);
      expect(text).toContain(`Dit is de stand na regel ${String(etag).replaceAll('"', '')} van de tijdlijn.`);
    }
  });

  it('before the first event it says so, and tells nothing', async () => {
    const { text, response } = await replay(fg, '?dag=2026-03-26');
    expect(response.status).toBe(200);
    expect(text).toContain('Op dat moment was dit datalek nog niet vastgelegd.');
    expect(text).not.toContain('CANARY');
    expect((await asOf('at=2026-03-26T12:00:00Z')).status).toBe(404);
  });

  it('of a moment to come it shows what is known now, and says that it is to come', async () => {
    const sections = (text: string) => text.slice(text.indexOf('<section'));
    const future = (await replay(fg, '?dag=2030-01-01')).text;
    expect(future).toContain('Dat moment komt nog. U ziet de stand van nu.');
    expect(sections(future)).toBe(sections((await replay(fg)).text));
  });

  it.each([['?dag=2026-02-30'], ['?dag=2026-03-28&tijd=25:00'], ['?tijd=10:00'], ['?dag=yesterday']])(
    '%s is no moment: said at the field, nothing of the dossier shown',
    async (query) => {
      const { text, response } = await replay(fg, query);
      expect(response.status).toBe(422);
      expect(text).toContain('href="#f-dag">Dag: Vul een bestaande dag in.</a>');
      expect(text).not.toContain('CANARY');
    },
  );

  it('a step that there never was is not there', async () => {
    expect((await replay(fg, '?stap=999')).response.status).toBe(404);
    expect((await replay(fg, '?stap=1&dag=2026-03-28')).response.status).toBe(422);
  });

  it('the form of the AP is that of then, and what was sent stays as it was sent', async () => {
    const sent = revisions.get('CANARY-12.')!;
    expect((await replay(fg, `?stap=${sent - 1}`)).text).not.toContain('Zoals het naar de AP was gestuurd');
    const { text } = await replay(fg);
    const [, form = ''] = /id="form">([^]*?)<\/section>/.exec(text) ?? [];
    const [, asSent = '', asAnswered = ''] = form.split('>Zoals het ');
    const later = 'ongeoorloofd of onopzettelijk gewijzigd';
    expect([asSent.includes(later), asAnswered.includes(later)]).toEqual([false, true]);
    expect([asSent, asAnswered].map((one) => one.includes('mogelijk ingezien'))).toEqual([true, false]);
  });

  it('tells who held which function: by name, or by the beginning of an opaque id where nobody has a name', async () => {
    const handler = await (await lekwacht.as('handler')).actorId(reported);
    const { text } = await replay(fg, `?stap=${newest}`);
    expect(text).toContain('Hanna Hofman (perspektief)</span>: behandelaar');
    expect(text).not.toContain(handler);
    await lekwacht.database.postgres.query('update directory set key = null, box = null');
    expect((await replay(fg)).text).toContain(`${handler.slice(0, 8)}</span>: behandelaar`);
    const before = (await replay(fg, '?stap=1')).text;
    expect(before).toContain('Er had nog niemand met een functie iets gedaan.');
  });
});

describe('who may ask', () => {
  it.each(ROLES.filter((role) => role !== 'processor').map((role) => [role]))(
    '%s: the page answers as the API does',
    async (role: Role) => {
      const api = await (await lekwacht.as(role)).get(`/v1/breaches/${reported.id}/as-of?revision=0`);
      const page = await replay(await loggedIn(lekwacht.url, `${role}-of-perspektief`), '?stap=0');
      expect([role, page.response.status]).toEqual([role, api.status]);
    },
  );

  it('a restricted dossier, and another organisation’s, is not there for whom it is shut', async () => {
    const { body } = await lekwacht.send(aReport({ aboutHandler: true }));
    await lekwacht.projected();
    const list = await (await lekwacht.as('fg')).get(`/v1/breaches?reference=${String(body.reference)}`);
    const { id } = (list.body.dossiers as Reported[])[0]!;
    const handler = await loggedIn(lekwacht.url, 'handler-of-perspektief');
    for (const query of ['', '?stap=0', '?dag=2026-03-31', '?dag=nonsense']) {
      const { response, text } = await replay(handler, query, id);
      expect([query, response.status, text.includes(String(body.reference))]).toEqual([query, 404, false]);
    }
    expect((await replay(fg, '', id)).response.status).toBe(200);
    const elsewhere = await loggedIn(lekwacht.url, 'fg-of-kadera');
    expect((await replay(elsewhere)).response.status).toBe(404);
  });
});
