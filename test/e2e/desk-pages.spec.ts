import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { POLICY } from '../../src/breach/dossier/access.policy.js';
import { declaredRoutes } from '../../src/platform/http/declared-routes.js';
import { ROLES, type Role } from '../../src/platform/identity/principal.js';
import { aReport } from '../support/http/acts-over-http.js';
import { Browser } from '../support/http/browser.js';
import { loggedIn } from '../support/http/desk-browser.js';
import { runLekwacht, type RunningLekwacht } from '../support/http/running-lekwacht.js';

let lekwacht: RunningLekwacht;
beforeAll(async () => {
  // oidc-provider says so at each start on Node 20.
  jest.spyOn(console, 'warn').mockImplementation(() => undefined);
  lekwacht = await runLekwacht();
  await lekwacht.report({ organisation: 'perspektief' });
});
afterAll(() => lekwacht.close());

const HTML = { headers: { accept: 'text/html' } };

const deskOf = (browser: Browser, query = '') => browser.go(`${lekwacht.url}/desk${query}`, undefined, HTML);

/** Whom the development provider knows; a processor is a machine and has no browser. */
const PEOPLE = ROLES.filter((role) => role !== 'processor');

describe('the desk', () => {
  it('every page that is not for anybody asks for a session', async () => {
    const pages = declaredRoutes(lekwacht.application.app).filter(
      ({ path, ...route }) => !route.public && !path.startsWith('/v1/'),
    );
    expect(pages.length).toBeGreaterThan(20);
    for (const { method, path } of pages) {
      const there = `${lekwacht.url}${path.replaceAll(/:\w+/g, crypto.randomUUID())}`;
      const headers = { accept: 'text/html', 'sec-fetch-site': 'same-origin' };
      const asked = await new Browser().ask(there, { method, headers });
      const { pathname } = new URL(asked.headers.get('location') ?? '/nowhere', lekwacht.url);
      // What was filled in goes back to its browser: it is lost at no login.
      const isKept = method === 'POST' && asked.status === 401;
      expect([method, path, isKept || pathname === '/login']).toEqual([method, path, true]);
    }
    const { url } = await new Browser().go(
      `${lekwacht.url}/desk?taal=en`,
      ({ pathname }) => pathname === '/login',
      HTML,
    );
    expect(url.searchParams.get('return')).toBe('/desk?taal=en');
  });

  it.each(PEOPLE.map((role) => [role]))('is shown to %s where the policy says so', async (role: Role) => {
    const { response, text } = await deskOf(await loggedIn(lekwacht.url, `${role}-of-kadera`));
    const may = (POLICY['dashboard.read'] as readonly Role[]).includes(role);
    // An administrator has no dossiers, and is led to the people; an auditor to his inquiries.
    const status = may || role === 'administrator' || role === 'auditor' ? 200 : 403;
    expect([response.status, text.includes('Lopende datalekken')]).toEqual([status, may]);
  });

  it.each([
    ['nl', 'Dit hoort niet bij uw rol', 'Uitloggen'],
    ['en', 'This is not for your role', 'Log out'],
  ])('who has no role is told so and can log out (%s)', async (taal, title, logout) => {
    const { response, text } = await deskOf(await loggedIn(lekwacht.url, 'without-grants'), `?taal=${taal}`);
    expect(response.status).toBe(403);
    expect(text).toContain(title);
    expect(text).toContain('action="/logout"');
    expect(text).toContain(logout);
  });

  it('who logged in with one factor is told so, and the way on asks the provider for a new login', async () => {
    const browser = new Browser();
    const chooser = await browser.go(`${lekwacht.url}/login`);
    const { url } = await browser.post(chooser.url, { person: 'without-second-factor' }, ({ pathname }) =>
      pathname.startsWith('/login/callback'),
    );
    const refused = await browser.go(url, undefined, HTML);
    expect(refused.response.status).toBe(403);
    expect(refused.text).toContain('U moet inloggen met twee stappen');
    expect(refused.text).toContain('href="/login?return=/desk&amp;fresh=1"');
  });

  it('who comes back without having begun here is told to begin again', async () => {
    const { text } = await new Browser().go(`${lekwacht.url}/login/callback?state=x`, undefined, HTML);
    expect(text).toContain('U bent niet ingelogd');
    expect(text).toContain('href="/login?return=/desk"');
  });

  it('shows a report at once as a claim, what is to be done and by whom, and the moment beside the hours', async () => {
    const { reference } = await lekwacht.report({ organisation: 'kadera', safetyRisk: 'yes' });
    const { text } = await deskOf(await loggedIn(lekwacht.url, 'fg-of-kadera'));
    expect(text).toContain(reference);
    expect(text).toContain('Nog niet bekeken (1)');
    expect(text).toContain('<b>Wacht op behandelaar</b>: Iemand kan in gevaar zijn.');
    expect(text).toContain('<b>Nog 72 uur</b><span class="lw-hint">: melden aan de AP vóór do 4 jun, 09:00<');
    expect(text).toContain(
      '<b>Nog 30 minuten</b><span class="lw-hint">: iets doen aan gevaar vóór ma 1 jun, 09:30<',
    );
    expect((await deskOf(await loggedIn(lekwacht.url, 'fg-of-kadera'), '?taal=en')).text).toContain(
      '72 hours left',
    );
  });

  it('shows nobody the dossiers of another organisation, nor takes its name', async () => {
    const { reference } = await lekwacht.report({ organisation: 'kwartier' });
    const browser = await loggedIn(lekwacht.url, 'handler-of-kadera');
    expect((await deskOf(browser)).text).not.toContain(reference);
    const { response, text } = await deskOf(browser, '?organisatie=kwartier');
    expect([response.status, text.includes(reference)]).toEqual([403, false]);
  });

  it('a dossier out of sight is no line of a page, and is counted for whoever may know', async () => {
    const { body } = await lekwacht.send(aReport({ organisation: 'aanzien', aboutHandler: true }));
    const reference = String(body.reference);
    await lekwacht.projected();
    expect((await deskOf(await loggedIn(lekwacht.url, 'handler-of-aanzien'))).text).not.toContain(reference);
    const { text } = await deskOf(await loggedIn(lekwacht.url, 'fg-of-aanzien'));
    expect(text).toContain(reference);
    expect(text).toContain('1 dossier(s) zijn afgeschermd');
  });

  it('after logging out the page is gone', async () => {
    const browser = await loggedIn(lekwacht.url, 'fg-of-kadera');
    await browser.post(`${lekwacht.url}/logout`, {});
    const { url } = await browser.go(`${lekwacht.url}/desk`, ({ pathname }) => pathname === '/login', HTML);
    expect(url.pathname).toBe('/login');
  });
});
