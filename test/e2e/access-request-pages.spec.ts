import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import type { Browser } from '../support/http/browser.js';
import { hiddenFields, loggedIn } from '../support/http/desk-browser.js';
import { runLekwacht, type Reported, type RunningLekwacht } from '../support/http/running-lekwacht.js';

const NAME = 'Zilverling-Ósterwout';
const LIST = '/desk/access-requests';

let lekwacht: RunningLekwacht;
let reported: Reported;
let [handler, board, fg]: Browser[] = [];
beforeAll(async () => {
  // oidc-provider says so at each start on Node 20.
  jest.spyOn(console, 'warn').mockImplementation(() => undefined);
  lekwacht = await runLekwacht({ at: '2026-06-01T09:00:00+02:00' });
  reported = await lekwacht.report({ description: `A letter about Bo ${NAME}, and about Lotte.` });
  [handler, board, fg] = (await Promise.all(
    ['handler', 'board', 'fg'].map((role) => loggedIn(lekwacht.url, `${role}-of-perspektief`)),
  )) as [Browser, Browser, Browser];
});
afterAll(() => lekwacht.close());

const open = (browser: Browser | undefined, path: string) =>
  browser!.go(`${lekwacht.url}${path}`, undefined, { headers: { accept: 'text/html' } });

/** Sends the form of a page that goes to this address. */
async function send(browser: Browser | undefined, page: string, to: string, fields: Record<string, string>) {
  const { text } = await open(browser, page);
  return browser!.post(`${lekwacht.url}${to}`, { ...hiddenFields(text, `action="${to}"`), ...fields });
}

describe('on the pages of the desk', () => {
  let page: string;
  const act = (browser: Browser | undefined, name: string, fields: Record<string, string> = {}) =>
    send(browser, page, `${page}/${name}`, fields);
  /** Name of the field of the only place. */
  const why = (): string => `why:dossier:${reported.id}:0:/report/description`;

  it('a request is entered, and what is typed comes back where nobody can be found by it', async () => {
    const wrong = await send(handler, LIST, LIST, { name: `Bo ${NAME}`, phone: '06' });
    expect([wrong.response.status, wrong.text.includes('Vul in waarmee wij deze persoon')]).toEqual([
      422,
      true,
    ]);
    expect(wrong.text).toContain(`value="Bo ${NAME}"`);
    const entered = await send(handler, LIST, LIST, { name: `Bo ${NAME}`, channel: 'letter' });
    page = entered.url.pathname;
    expect(page).toMatch(/^\/desk\/access-requests\/[0-9a-f-]{36}$/);
    expect(entered.text).toContain('1 juli 2026');
    expect(entered.url.href).not.toMatch(/zilver/i);
  });

  it('is searched and prepared: whole texts, words that go, and how it goes out', async () => {
    expect((await act(handler, 'identity', { how: 'called-back' })).text).toContain('Teruggebeld');
    const found = await act(handler, 'search');
    expect(found.text).toContain('Gevonden op 1 plaats');
    expect(found.text).toContain('and about Lotte.');
    const mistyped = await act(handler, 'preparation', {
      [why()]: '',
      [why().replace('why', 'words')]: 'Lotje',
      [why().replace('why', 'wordsWhy')]: 'rights-of-others',
    });
    expect(mistyped.response.status).toBe(422);
    expect(mistyped.text).toContain('staat er niet');
    expect(mistyped.text).toContain('Lotje');
    expect(mistyped.text).toContain('aria-invalid="true"');
    const kept = await act(handler, 'preparation', {
      [why()]: '',
      [why().replace('why', 'words')]: 'Lotte',
      [why().replace('why', 'wordsWhy')]: 'rights-of-others',
      ready: 'true',
    });
    expect(kept.text).toContain('and about █████.');
    expect(kept.text).toContain('Een ander geeft dit vrij');
    expect(kept.text).not.toContain(`${page}/release`);
  });

  it('is released by the board on the revision it looked at, and printed', async () => {
    const seen = await open(board, page);
    await act(handler, 'preparation', { [why()]: 'rights-of-others', ready: 'true' });
    const stale = await board!.post(
      `${lekwacht.url}${page}/release`,
      hiddenFields(seen.text, `${page}/release`),
    );
    expect(stale.response.status).toBe(412);
    await act(handler, 'preparation', {
      [why()]: '',
      [why().replace('why', 'words')]: 'Lotte',
      [why().replace('why', 'wordsWhy')]: 'rights-of-others',
      ready: 'true',
    });
    const released = await act(board, 'release');
    expect(released.text).toContain(`${page}/answer`);
    const answer = await open(fg, `${page}/answer`);
    expect(answer.text).toContain('and about █████.');
    expect(answer.text).not.toContain('Lotte');
    expect(answer.text).toContain('Autoriteit Persoonsgegevens');
    expect((await open(handler, `${page}/answer`)).response.status).toBe(403);
  });

  it('whoever asks stands in no list, session, address or line that is logged', async () => {
    const list = await open(handler, LIST);
    expect(list.response.status).toBe(200);
    const { rows } = await lekwacht.database.postgres.query(
      'select to_jsonb(login_sessions)::text from login_sessions',
    );
    expect(rows.length).toBeGreaterThan(0);
    for (const where of [list.text, JSON.stringify(rows), lekwacht.logged.join('\n')])
      expect(where).not.toMatch(/zilverling|sterwout|lotte/iu);
  });

  it('is nobody’s of another organisation', async () => {
    const stranger = await loggedIn(lekwacht.url, 'fg-of-kadera');
    expect((await open(stranger, page)).response.status).toBe(404);
  });
});
