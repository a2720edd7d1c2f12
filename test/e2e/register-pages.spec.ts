import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { ROLES, type Role } from '../../src/platform/identity/principal.js';
import { POLICY } from '../../src/breach/dossier/access.policy.js';
import {
  aDecision,
  anApNotification,
  anAssessment,
  aReport,
  aSubjectNotification,
} from '../support/http/acts-over-http.js';
import { Browser, type Page } from '../support/http/browser.js';
import { loggedIn } from '../support/http/desk-browser.js';
import { runLekwacht, type Reported, type RunningLekwacht } from '../support/http/running-lekwacht.js';

let lekwacht: RunningLekwacht;
let fg: Browser;
let told: Reported;
let fresh: Reported;

beforeAll(async () => {
  jest.spyOn(console, 'warn').mockImplementation(() => undefined);
  lekwacht = await runLekwacht();
  told = await lekwacht.report({ description: 'CANARY of the report.' });
  const handler = await lekwacht.as('handler');
  const board = await lekwacht.as('board');
  await handler.acts(
    told.id,
    'assessments',
    anAssessment({ description: 'CANARY of the assessment.', place: 'Afdeling Zuid' }),
  );
  await board.acts(told.id, 'decisions', aDecision('notify-authority', { reason: '<b>Bold</b> & "true".' }));
  await board.acts(told.id, 'decisions', aDecision('inform-people'));
  await board.acts(told.id, 'mandates', { granted: true, until: '2026-06-08T18:00:00+02:00' });
  await handler.acts(told.id, 'board-contacts', {
    ...{ attemptedAt: '2026-06-01T08:45:00+02:00', reached: false, how: 'CANARY of the call.' },
  });
  const reason = 'The letter was empty.';
  await handler.acts(told.id, 'dismissal', { ground: 'no-personal-data', reason });
  const { proposals } = (await handler.dossier(told.id)).body as { proposals: { proposal: number }[] };
  const no = { proposal: proposals[0]?.proposal, confirmed: false, reason: 'It was not.' };
  await board.acts(told.id, 'proposals/confirmation', no);
  lekwacht.moveTo('2026-06-02T09:00:00+02:00');
  await handler.acts(told.id, 'ap-notifications', anApNotification('2026-06-02T08:30:00+02:00'));
  await handler.acts(told.id, 'subject-notifications', aSubjectNotification('2026-06-02T08:45:00+02:00'));
  fresh = await lekwacht.report();
  await handler.acts(fresh.id, 'involvement', { system: 'Nedap ONS', processor: 'Zorgsoft B.V.' });
  await lekwacht.projected();
  fg = await loggedIn(lekwacht.url, 'fg-of-perspektief');
}, 60_000);
afterAll(() => lekwacht.close());

const register = (browser: Browser, rest = ''): Promise<Page> =>
  browser.go(`${lekwacht.url}/desk/register${rest}`, undefined, { headers: { accept: 'text/html' } });

describe('the page of the register', () => {
  it('tells of each breach what Art. 33(5) asks for, and nothing personal', async () => {
    const { text, response } = await register(fg);
    expect(response.status).toBe(200);
    for (const said of [
      told.reference,
      'mensen ingelicht',
      'A letter about care was opened by somebody at another address.',
      'Er is een hoog risico',
      'Besluit: ja (ma 1 jun 2026, 09:00)',
      'Reden: &lt;b>Bold&lt;/b> &amp; &quot;true&quot;.',
      'Eerste melding di 2 jun 2026, 08:30, nummer AP-1',
      '1 van 1 bereikt',
      'Onze rol: door niemand vastgesteld, telt als verwerkingsverantwoordelijke',
      'ma 1 jun 2026, 09:00 tot ma 8 jun 2026, 18:00, door: bestuur',
      'ma 1 jun 2026, 08:45: niet bereikt',
      'Afwijzen als datalek (er zijn geen persoonsgegevens bij betrokken), voorgesteld ma 1 jun 2026, 09:00 door: behandelaar: The letter was empty.; afgewezen ma 1 jun 2026, 09:00 door: bestuur: It was not.',
      fresh.reference,
      'Nog niet beoordeeld.',
      'Melden aan de AP vóór vr 5 jun 2026, 09:00',
      '2 datalekken, oudste eerst',
    ])
      expect(text).toContain(said);
    expect(text).not.toContain('CANARY');
    expect((await register(fg, '?taal=en')).text).toContain('2 breaches, oldest first');
  });

  it.each([
    ['gemeld=true', ['told']],
    ['gemeld=false', ['fresh']],
    ['stand=running', ['told', 'fresh']],
    ['stand=ended', []],
    ['stand=reported', ['fresh']],
    ['risico=high-risk', ['told']],
    ['van=2026-06-02', ['fresh']],
    ['tot=2026-06-01', ['told']],
    ['wat=post-wrong-recipient', ['told']],
    ['wat=hacking-malware-phishing', []],
    ['systeem=nedap%20ons', ['fresh']],
    ['systeem=Nedap', []],
    ['verwerker=Zorgsoft%20B.V.', ['fresh']],
    ['plaats=afdeling%20zuid', ['told']],
    ['tekst=letter%20care', ['told']],
    ['tekst=letter%20-care', []],
    ['organisatie=&stand=&gemeld=&risico=&van=&tot=&peildatum=', ['told', 'fresh']],
  ])('%s shows the lines that the API shows', async (query, lines) => {
    const { text } = await register(fg, `?${query}`);
    const shown = Object.entries({ told, fresh }).filter(([, { reference }]) => text.includes(reference));
    expect(shown.map(([name]) => name)).toEqual(lines);
  });

  it('as of a day it shows what was known at its end', async () => {
    const { text } = await register(fg, '?peildatum=2026-06-01');
    expect(text).toContain('Zoals het bekend was aan het eind van ma 1 jun 2026.');
    expect(text).toContain('besloten');
    expect(text).not.toContain('AP-1');
    expect(text).not.toContain(fresh.reference);
  });

  it('what cannot be read is said at the field, and what was filled in stays', async () => {
    const { text, response } = await register(fg, '?van=2026-02-30&risico=none&gemeld=true&wat=niets');
    expect(response.status).toBe(422);
    expect(text).toContain('<title>Fout: Register van datalekken</title>');
    expect(text).toContain('href="#f-van">Ontvangen vanaf: Vul een bestaande dag in.</a>');
    expect(text).toContain('href="#f-risico"');
    expect(text).toContain('href="#f-wat"');
    expect(text).toMatch(/<option[^>]*value="true" selected/);
    expect(text).not.toContain(told.reference);
  });

  it('what is chosen stays in the form, in the files and on the next page', async () => {
    const { text } = await register(
      fg,
      '?systeem=Nedap+ONS&plaats=Caf%C3%A9+%26+zo&tekst=brief+-mail&taal=en',
    );
    for (const said of [
      'You see only: System: Nedap ONS; Place, as assessed: Café &amp; zo; Words in the register: brief -mail.',
      'name="systeem" type="text" value="Nedap ONS"',
      'href="/desk/register/csv?systeem=Nedap+ONS&amp;plaats=Caf%C3%A9+%26+zo&amp;tekst=brief+-mail"',
    ])
      expect(text).toContain(said);
  });

  it('its file is the file of the API, for the same question', async () => {
    const { text, response } = await register(fg, '/csv?gemeld=true');
    const api = await (await lekwacht.as('fg')).get('/v1/register?notified=true', { accept: 'text/csv' });
    expect(text).toBe(api.text);
    expect(response.headers.get('content-disposition')).toBe(String(api.headers['content-disposition']));
    expect(text.trim().split('\r\n')).toHaveLength(2);
    expect((await register(fg)).text).toContain('href="/desk/register/csv"');
  });

  it('for paper it is one page, with what was chosen and when it was printed', async () => {
    const { text } = await register(fg, '/print?gemeld=true');
    expect(text).toContain(told.reference);
    expect(text).not.toContain(fresh.reference);
    expect(text).toContain('U ziet alleen: Gemeld aan de AP: Ja, en de melding staat nog.');
    expect(text).toContain('Afgedrukt op di 2 jun 2026, 09:00.');
  });

  it('says its own number, what it touches, whom else was told, what went otherwise, and that its term has passed', async () => {
    const entry = {
      ...{ organisations: ['kadera'], channel: 'letter', firstContactAt: '2026-05-20T09:00:00+02:00' },
      ...{ number: 'INC 4711', source: 'TOPdesk' },
      involved: {
        processingActivity: 'Opvang',
        system: 'Een dossiersysteem',
        processor: 'Een hostingbedrijf',
      },
      report: {
        description: 'Somebody wrote.',
        reporter: { kind: 'outsider' },
        ...{ occurredFrom: '2026-05-10T17:45:00+02:00', occurredUntil: '2026-05-10T17:45:00+02:00' },
      },
    };
    const kadera = await lekwacht.as('handler', 'kadera');
    const { body } = await kadera.post('/v1/reports/entries', entry, { 'idempotency-key': randomUUID() });
    const [{ id }] = body.dossiers as [{ id: string }];
    await kadera.dossier(id);
    await kadera.acts(id, 'earlier-miss', { missed: true, reason: 'Nobody told the AP.' });
    const police = { kind: 'police', receivedAt: '2026-05-21T09:00:00+02:00', what: 'Told.' };
    await kadera.acts(id, 'matters', { ...police, party: 'Politie' });
    await kadera.acts(id, 'matters', { ...police, party: 'Politie Oost-Nederland' });
    await lekwacht.projected();
    const browser = await loggedIn(lekwacht.url, 'fg-of-kadera');
    for (const rest of ['', '/print']) {
      const { text } = await register(browser, rest);
      for (const said of [
        'Eigen nummer: INC 4711 (TOPdesk)',
        'Verwerking: Opvang',
        'Systeem: Een dossiersysteem',
        'Verwerker: Een hostingbedrijf',
        'Op zo 10 mei 2026, 17:45<',
        'Wat anders liep dan het hoort',
        'De termijn van de AP is verstreken zonder tijdige melding',
        'Te laat (voorlopig gerekend): moest aan de AP gemeld zijn vóór za 23 mei 2026, 09:00, en er staat geen melding aan de AP.',
        'Binnengekomen per brief, later ingevoerd',
        'Vóór het invoeren was de termijn gemist: Nobody told the AP.',
        'Politie: aangifte of melding: open',
        'Politie: aangifte of melding, Politie Oost-Nederland: open',
      ])
        expect(text).toContain(said);
    }
    const then = (await register(browser, '?peildatum=2026-06-02')).text;
    expect(then).toContain('Te laat (voorlopig gerekend)');
  });

  it('tells what took the place of what: decisions, assessments, the role, moments, and whom a processor told', async () => {
    const organisation = 'kesslerperspektief';
    const handler = await lekwacht.as('handler', organisation);
    const board = await lekwacht.as('board', organisation);
    const { id } = await lekwacht.report({ organisation });
    const reason = 'It was counted again.';
    await handler.acts(id, 'assessments', anAssessment({ subjectCount: { min: 4 } }));
    await handler.acts(id, 'assessments', anAssessment({ subjectCount: { min: 9 } }));
    await handler.acts(id, 'corrections/occurrence', { occurredFrom: '2026-05-01', reason });
    await board.acts(id, 'decisions', aDecision('notify-authority', { reason: 'First thought.' }));
    await board.acts(id, 'decisions', aDecision('notify-authority', { reason: 'Second thought.' }));
    await handler.acts(id, 'organisation-role', { role: 'processor', reason: 'The contract.' });
    await lekwacht.projected();
    const browser = await loggedIn(lekwacht.url, `fg-of-${organisation}`);
    expect((await register(browser)).text).toContain(
      'De verwerkingsverantwoordelijke is nog niet ingelicht.',
    );
    await handler.acts(id, 'controller-notice', {
      informedAt: '2026-06-02T08:00:00+02:00',
      controller: 'Gemeente Delft',
    });
    await lekwacht.projected();
    const { text } = await register(browser, '/print');
    for (const said of [
      'Eerdere besluiten',
      'First thought.',
      'nieuwe beoordeling, aantal mensen van minstens 4 naar minstens 9 (door: behandelaar)',
      'begonnen van niets naar vr 1 mei 2026: It was counted again. (door: behandelaar)',
      'Waarom: The contract.',
      'Verwerkingsverantwoordelijke (Gemeente Delft) ingelicht op di 2 jun 2026, 08:00',
    ])
      expect(text).toContain(said);
    expect(text).not.toContain('Melden aan de AP vóór');
    expect((await register(browser, '?taal=en')).text).toContain(
      'new assessment, number of people from at least 4 to at least 9',
    );
  });

  it('counts what is no breach as a report', async () => {
    const handler = await lekwacht.as('handler', 'aanzien');
    const { id } = await lekwacht.report({ organisation: 'aanzien' });
    await lekwacht.report({ organisation: 'aanzien' });
    await handler.acts(id, 'dismissal', { ground: 'no-personal-data', reason: 'Nothing of anybody.' });
    await lekwacht.projected();
    const browser = await loggedIn(lekwacht.url, 'handler-of-aanzien');
    expect((await register(browser)).text).toContain('2 meldingen, waarvan 1 geen datalek, oudste eerst');
    expect((await register(browser, '?stand=running')).text).toContain('1 datalek, oudste eerst');
  });

  it('goes on page by page with the same question', async () => {
    for (let i = 0; i < 51; i++) await lekwacht.send(aReport({ organisation: 'kwartier' }));
    await lekwacht.projected();
    const browser = await loggedIn(lekwacht.url, 'fg-of-kwartier');
    const first = (await register(browser, '?stand=reported')).text;
    expect(first).toContain('50 datalekken op deze pagina');
    const [, next = ''] = /href="\/desk\/register(\?[^"]*verder=[^"]*)"/.exec(first) ?? [];
    const second = (await register(browser, next.replaceAll('&amp;', '&'))).text;
    expect(second).toContain('1 datalek op deze pagina');
    expect(second).toMatch(/<option[^>]*value="reported" selected/);
    expect(second).not.toContain('rel="next"');
    expect((await register(browser, '/print')).text).toContain('51 datalekken, oudste eerst');
  });
});

describe('who sees the register', () => {
  it.each(ROLES.filter((role) => role !== 'processor').map((role) => [role]))(
    '%s, where the policy says so',
    async (role: Role) => {
      const browser = await loggedIn(lekwacht.url, `${role}-of-perspektief`);
      const may = (POLICY['register.read'] as readonly Role[]).includes(role);
      for (const rest of ['', '/csv', '/print'])
        expect([role, rest, (await register(browser, rest)).response.status]).toEqual([
          role,
          rest,
          may ? 200 : 403,
        ]);
    },
  );

  it('nobody without a session', async () => {
    const anybody = await new Browser().go(
      `${lekwacht.url}/desk/register`,
      ({ pathname }) => pathname === '/login',
      { headers: { accept: 'text/html' } },
    );
    expect(anybody.url.pathname).toBe('/login');
  });

  it('of another organisation nothing, by name neither', async () => {
    const browser = await loggedIn(lekwacht.url, 'handler-of-kadera');
    expect((await register(browser)).text).not.toContain(told.reference);
    expect((await register(browser, '?organisatie=perspektief')).response.status).toBe(403);
  });

  it('a restricted dossier is no line for whom it is shut; FG and board are told how many there are', async () => {
    const { body } = await lekwacht.send(aReport({ organisation: 'aanzien', aboutHandler: true }));
    const reference = String(body.reference);
    await lekwacht.projected();
    const handler = await loggedIn(lekwacht.url, 'handler-of-aanzien');
    for (const rest of ['', '/print', '/csv']) {
      const { text } = await register(handler, rest);
      // The titles of the columns are the same for everybody.
      const said = text.replaceAll('Dossier afgeschermd', '');
      expect([rest, said.includes(reference), said.includes('afgeschermd')]).toEqual([rest, false, false]);
    }
    const { text } = await register(await loggedIn(lekwacht.url, 'fg-of-aanzien'));
    expect(text).toContain(reference);
    expect(text).toContain('1 dossier is afgeschermd.');
  });
});
