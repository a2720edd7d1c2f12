import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import type { SealedNameRow } from '../../../src/directory/sealed-names.js';
import { issueDevelopmentToken } from '../../../src/platform/identity/development-issuer.js';
import type { Principal } from '../../../src/platform/identity/principal.js';
import { Sessions } from '../../../src/platform/identity/sessions.js';
import { moment } from '../../../src/shared/moment.js';
import { Browser } from '../../support/http/browser.js';
import { AT, DeskToLogInAt } from '../../support/http/desk-to-log-in-at.js';

const FG = 'fg-of-perspektief';
const SESSION = '__Host-lekwacht';

let desk: DeskToLogInAt;
beforeAll(async () => {
  desk = await DeskToLogInAt.open();
});
afterAll(() => desk.close());
afterEach(() => {
  desk.clock.moveTo(moment(AT));
});

const loggedIn = async (subject = FG): Promise<Browser> => {
  const browser = new Browser();
  await desk.logIn(browser, subject);
  return browser;
};
const goOn = (minutes: number): void => {
  desk.clock.moveTo(moment(new Date(Date.parse(desk.clock.now()) + minutes * 60_000).toISOString()));
};

describe('a login at the development provider', () => {
  it('leads from a page to the provider and back; the person is who he is by token', async () => {
    const browser = new Browser();
    const chooser = await browser.go(`${desk.url}/desk`);
    expect(chooser.response.headers.get('content-security-policy')).toContain("default-src 'none'");
    const page = await browser.post(chooser.url, { person: FG });
    expect(page.url.href).toBe(`${desk.url}/desk`);
    const token = await issueDevelopmentToken(desk.config, { role: 'fg', organisation: 'perspektief' });
    const me = await fetch(`${desk.url}/v1/me`, { headers: { authorization: `Bearer ${token}` } });
    const { id, grants } = (await me.json()) as Principal;
    expect(JSON.parse(page.text)).toMatchObject({
      id,
      grants,
      proof: {
        issuer: 'urn:lekwacht:development-issuer',
        amr: ['pwd', 'otp', 'mfa'],
        authenticatedAt: expect.any(String),
      },
      session: { endsAt: '2026-06-01T15:00:00.000Z' },
    });
  });

  it('puts the name of who logged in into the directory before he is let in, and nowhere else', async () => {
    await loggedIn('board-of-kadera');
    const { rows } = await desk.database.postgres.query<SealedNameRow>(
      `select organisation, actor_id, roles, key, box from directory where roles = '{board}'`,
    );
    expect(rows).toEqual([expect.objectContaining({ organisation: 'kadera', roles: ['board'] })]);
    expect([...(await desk.names.opened(rows)).values()]).toEqual([
      { name: 'Bea Bos (kadera)', function: 'Bestuur' },
    ]);
    expect(await desk.kept()).not.toContain('Bea');
    expect(desk.logged.join('')).not.toContain('Bea');
  });

  it('lets in also where the directory cannot be written', async () => {
    await desk.database.postgres.query('alter table directory rename to directory_away');
    const browser = await loggedIn('handler-of-kadera');
    await desk.database.postgres.query('alter table directory_away rename to directory');
    expect(await desk.letsIn(browser)).toBe(true);
  });

  it('offers a button for each person of each organisation, and those who are odd', async () => {
    const { text } = await new Browser().go(`${desk.url}/login`);
    const persons = [...text.matchAll(/value="([^"]+)"/g)].map(([, subject]) => subject);
    expect(persons).toHaveLength(2 * 6 + 3);
    expect(persons).toEqual(
      expect.arrayContaining([
        'handler-of-kadera',
        'board-of-perspektief',
        'fg-of-several',
        'without-second-factor',
        'without-grants',
      ]),
    );
  });

  it('asks who one is each time: the next name is one press away', async () => {
    const browser = await loggedIn();
    const page = await desk.logIn(browser, 'board-of-kadera');
    expect(JSON.parse(page.text)).toMatchObject({ grants: [{ organisation: 'kadera', role: 'board' }] });
  });

  it('who has several grants has them all, who has none gets in and has none', async () => {
    const several = await desk.logIn(new Browser(), 'fg-of-several');
    expect(JSON.parse(several.text)).toMatchObject({
      grants: [
        { organisation: 'perspektief', role: 'fg' },
        { organisation: 'kadera', role: 'fg' },
      ],
    });
    expect(JSON.parse((await desk.logIn(new Browser(), 'without-grants')).text)).toMatchObject({
      grants: [],
    });
  });

  it('with one factor is refused', async () => {
    const browser = new Browser();
    const { response, text } = await desk.logIn(browser, 'without-second-factor');
    expect([response.status, text]).toEqual([403, expect.stringContaining('second-factor-missing')]);
    expect(browser.cookie(desk.url, SESSION)).toBeUndefined();
  });

  it('the cookies are of this host alone, and no script reads them', async () => {
    const browser = new Browser();
    const start = await browser.ask(`${desk.url}/login`);
    const end = await browser.ask(await desk.toCallback(browser, FG));
    const cookies = [...start.headers.getSetCookie(), ...end.headers.getSetCookie()];
    expect(cookies).toHaveLength(3);
    for (const cookie of cookies)
      expect(cookie).toMatch(/^__Host-lekwacht[^;]*; Path=\/; Secure; HttpOnly; SameSite=Lax/);
  });

  it('several tabs at once all get in', async () => {
    const browser = new Browser();
    const first = await desk.toCallback(browser, FG, '/login?return=/desk%3F');
    const second = await desk.toCallback(browser, FG);
    expect((await browser.ask(first)).status).toBe(303);
    expect((await browser.ask(second)).status).toBe(303);
  });
});

describe('a session', () => {
  it('opens pages, and nothing under /v1', async () => {
    const browser = await loggedIn();
    expect(await desk.letsIn(browser)).toBe(true);
    const answer = await browser.ask(`${desk.url}/v1/me`);
    expect([answer.status, ((await answer.json()) as { code: string }).code]).toEqual([401, 'token-missing']);
  });

  it('a token opens no page', async () => {
    const token = await issueDevelopmentToken(desk.config, { role: 'fg', organisation: 'perspektief' });
    const page = await new Browser().ask(`${desk.url}/desk`, {
      headers: { authorization: `Bearer ${token}` },
    });
    expect([page.status, page.headers.get('location')]).toEqual([303, '/login?return=%2Fdesk']);
  });

  it('a form without one is sent to log in, and nobody is sent back to where he cannot go', async () => {
    const answer = await new Browser().ask(`${desk.url}/desk`, {
      method: 'POST',
      headers: { 'sec-fetch-site': 'same-origin' },
    });
    expect([answer.status, answer.headers.get('location')]).toEqual([303, '/login']);
  });

  it('ends after half an hour without a visit, and each visit counts', async () => {
    const browser = await loggedIn();
    for (const minutes of [29, 29]) {
      goOn(minutes);
      expect(await desk.letsIn(browser)).toBe(true);
    }
    goOn(30);
    expect(await desk.letsIn(browser)).toBe(false);
  });

  it('ends after eight hours, however often it was used', async () => {
    const browser = await loggedIn();
    for (let quarter = 1; quarter < 32; quarter++) {
      goOn(15);
      expect(await desk.letsIn(browser)).toBe(true);
    }
    goOn(15);
    expect(await desk.letsIn(browser)).toBe(false);
  });

  it('a page that asks by itself keeps nobody logged in', async () => {
    const browser = await loggedIn();
    const cookie = `${SESSION}=${browser.cookie(desk.url, SESSION)!}`;
    const { session } = (await desk.sessions.find(cookie))!;
    goOn(20);
    expect(await desk.sessions.isOpen(session)).toBe(true);
    goOn(10);
    expect(await desk.sessions.isOpen(session)).toBe(false);
    expect(await desk.letsIn(browser)).toBe(false);
  });

  it('is swept away when it is over', async () => {
    await loggedIn();
    goOn(8 * 60);
    await desk.sweep.tick();
    expect(await desk.kept()).toBe('[[],[],[]]');
    expect(desk.sweep.health().ok).toBe(true);
  });

  it('goes with its issuer, where that is not configured any more', async () => {
    const browser = await loggedIn();
    const cookie = `${SESSION}=${browser.cookie(desk.url, SESSION)!}`;
    const without = new Sessions(desk.database.postgres, desk.clock, ['https://another.example']);
    expect(await desk.sessions.find(cookie)).toBeDefined();
    expect(await without.find(cookie)).toBeUndefined();
  });

  it('a made-up token opens nothing', async () => {
    const browser = await loggedIn();
    for (const token of ['', 'x', 'a'.repeat(43)]) {
      browser.setCookie(desk.url, SESSION, token);
      expect(await desk.letsIn(browser)).toBe(false);
    }
  });
});

describe('a logout', () => {
  it('ends the session, clears the browser, and shows the way out at the provider, without saying who', async () => {
    const browser = await loggedIn();
    const cookie = `${SESSION}=${browser.cookie(desk.url, SESSION)!}`;
    const { response, text } = await browser.post(`${desk.url}/logout`, {});
    expect(response.status).toBe(200);
    expect(response.headers.get('clear-site-data')).toContain('"cookies"');
    expect(browser.cookie(desk.url, SESSION)).toBeUndefined();
    expect(await desk.sessions.find(cookie)).toBeUndefined();
    const href = hrefIn(text);
    expect([...href.searchParams.keys()].sort()).toEqual(['client_id', 'post_logout_redirect_uri']);
    const atProvider = await browser.go(href);
    expect(atProvider.text).toContain('Uitloggen');
    expect(atProvider.text).not.toContain('googleapis');
  });

  it('without the cookie, as a foreign page would send it, clears nothing', async () => {
    const { response } = await new Browser().post(`${desk.url}/logout`, {});
    expect([response.status, response.headers.get('clear-site-data')]).toEqual([200, null]);
    expect(response.headers.getSetCookie()).toEqual([]);
  });

  it('at the provider ends the session here by the back channel, and no other', async () => {
    const [browser, other] = [await loggedIn(), await loggedIn()];
    // Another tab, in which the person is logged in still.
    const cookie = browser.cookie(desk.url, SESSION)!;
    const href = hrefIn((await browser.post(`${desk.url}/logout`, {})).text);
    expect(cookie).toBeDefined();
    await desk.logIn(browser, FG);
    expect(await desk.letsIn(browser)).toBe(true);
    const question = await browser.go(href);
    const action = /action="([^"]+)"/.exec(question.text)![1]!;
    const xsrf = /name="xsrf" value="([^"]+)"/.exec(question.text)![1]!;
    await browser.post(action, { xsrf, logout: 'yes' }, () => true);
    expect(await desk.letsIn(browser)).toBe(false);
    expect(await desk.letsIn(other)).toBe(true);
  });
});

describe('what is kept and logged of logins', () => {
  it('names nobody and opens nothing', async () => {
    const browser = new Browser();
    const callback = await desk.toCallback(browser, FG);
    const state = callback.searchParams.get('state')!;
    await browser.ask(callback);
    const token = browser.cookie(desk.url, SESSION)!;
    const written = `${await desk.kept()} ${desk.logged.join(' ')}`;
    for (const secret of [state, callback.searchParams.get('code')!, token, FG, '-of-', 'eyJ'])
      expect(written).not.toContain(secret);
    expect(desk.logged.join()).toContain('"why":"second-factor-missing"');
  });
});

/** The only link to elsewhere in a page. */
function hrefIn(page: string): URL {
  return new URL(/href="(http[^"]+)"/.exec(page)![1]!.replaceAll('&amp;', '&'));
}
