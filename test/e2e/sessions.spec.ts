import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { Browser, type Page } from '../support/http/browser.js';
import { loggedIn } from '../support/http/desk-browser.js';
import { runLekwacht, type RunningLekwacht } from '../support/http/running-lekwacht.js';

let lekwacht: RunningLekwacht;
beforeAll(async () => {
  // oidc-provider says so at each start on Node 20.
  jest.spyOn(console, 'warn').mockImplementation(() => undefined);
  lekwacht = await runLekwacht();
});
afterAll(() => lekwacht.close());

const HTML = { headers: { accept: 'text/html' } };

async function loggedInHere(person: string): Promise<Browser> {
  const browser = await loggedIn(lekwacht.url, person, '/desk/sessies');
  await browser.ask(`${lekwacht.url}/desk/sessies`);
  return browser;
}
const sessionsOf = (browser: Browser, query = ''): Promise<Page> =>
  browser.go(`${lekwacht.url}/desk/sessies${query}`, undefined, HTML);
const others = ({ text }: Page): string[] =>
  [...text.matchAll(/name="sessie" value="([^"]+)"/g)].map(([, id]) => id!);
const end = (browser: Browser, form: Record<string, string>) =>
  browser.post(`${lekwacht.url}/desk/sessies`, form);
const isIn = async (browser: Browser): Promise<boolean> =>
  (await browser.ask(`${lekwacht.url}/desk/sessies`)).status === 200;

describe('one’s own sessions', () => {
  it('are shown, here and elsewhere, and one of them is ended', async () => {
    const here = await loggedInHere('fg-of-kadera');
    lekwacht.moveTo('2026-06-01T09:01:00+02:00');
    const telephone = await loggedInHere('fg-of-kadera');
    lekwacht.moveTo('2026-06-01T09:02:00+02:00');
    const tablet = await loggedInHere('fg-of-kadera');
    const page = await sessionsOf(here);
    expect(page.text).toContain('Hier, in dit venster');
    expect(others(page)).toHaveLength(2);
    const [newest] = others(page);
    expect((await end(here, { sessie: newest! })).text).toContain('1 sessie(s) beëindigd');
    expect([await isIn(here), await isIn(telephone), await isIn(tablet)]).toEqual([true, true, false]);
    expect((await end(here, { sessie: newest! })).text).toContain('was al voorbij');
    expect((await end(here, {})).text).toContain('1 sessie(s) beëindigd');
    expect([await isIn(here), await isIn(telephone)]).toEqual([true, false]);
    expect(others(await sessionsOf(here))).toEqual([]);
  });

  it('are nobody else’s to see or to end', async () => {
    const [mine, theirs, tab] = [
      await loggedInHere('handler-of-kadera'),
      await loggedInHere('board-of-kadera'),
      await loggedInHere('board-of-kadera'),
    ];
    expect(others(await sessionsOf(mine))).toEqual([]);
    const [id] = others(await sessionsOf(theirs));
    for (const sessie of [id!, randomUUID(), 'x', ''])
      expect((await end(mine, { sessie })).text).toContain('was al voorbij');
    expect([await isIn(theirs), await isIn(tab)]).toEqual([true, true]);
  });

  it('are not ended by a page of somebody else', async () => {
    const browser = await loggedInHere('auditor-of-kadera');
    const answer = await browser.ask(`${lekwacht.url}/desk/sessies`, {
      method: 'POST',
      headers: { 'sec-fetch-site': 'cross-site' },
      body: new URLSearchParams({}),
    });
    expect(answer.status).toBe(403);
  });

  it('tell who one is here, also who has no role yet, in Dutch and English', async () => {
    const browser = await loggedInHere('without-grants');
    const { text } = await sessionsOf(browser);
    expect(text).toMatch(/class="lw-code">[0-9a-f-]{36}</);
    expect(text).toContain('U hebt nog geen rol');
    expect((await sessionsOf(browser, '?taal=en')).text).toContain('You have no role yet');
    expect((await sessionsOf(await loggedInHere('board-of-kadera'))).text).toContain('bestuur, ');
  });
});

describe('sessions of another', () => {
  const endOf = async (role: 'administrator' | 'board' | 'fg' | 'handler', at: string, person: string) =>
    (await lekwacht.as(role, at)).post(`/v1/organisations/${at}/session-endings`, { person });
  const idOf = async (browser: Browser): Promise<string> =>
    /class="lw-code">([^<]+)</.exec((await sessionsOf(browser)).text)![1]!;

  it('are ended by an administrator of his organisation, and by nobody else', async () => {
    const [browser, other] = [
      await loggedInHere('handler-of-kwartier'),
      await loggedInHere('fg-of-kwartier'),
    ];
    const person = await idOf(browser);
    for (const role of ['board', 'fg', 'handler'] as const)
      expect((await endOf(role, 'kwartier', person)).status).toBe(403);
    expect((await endOf('administrator', 'aanzien', person)).body).toEqual({ ended: 0 });
    const foreign = await lekwacht.as('administrator', 'aanzien');
    expect((await foreign.post('/v1/organisations/kwartier/session-endings', { person })).status).toBe(403);
    expect(await isIn(browser)).toBe(true);
    expect((await endOf('administrator', 'kwartier', person)).body).toEqual({ ended: 1 });
    expect([await isIn(browser), await isIn(other)]).toEqual([false, true]);
    expect((await endOf('administrator', 'kwartier', person)).body).toEqual({ ended: 0 });
    // Lines say who asked, by an opaque id, and not about whom.
    const endings = lekwacht.logged.filter((line) => /session-endings","status":200/.test(line));
    expect(endings).toHaveLength(3);
    expect(endings.join()).not.toContain(person);
  });
});
