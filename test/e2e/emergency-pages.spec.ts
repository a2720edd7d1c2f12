import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import type { Browser, Page } from '../support/http/browser.js';
import { hiddenFields, loggedIn } from '../support/http/desk-browser.js';
import { runLekwacht, type RunningLekwacht } from '../support/http/running-lekwacht.js';

const ORGANISATION = 'kadera';
const REASON = 'The board is on a plane and somebody is in danger.';
const PATH = '/desk/emergency';

let lekwacht: RunningLekwacht;
beforeAll(async () => {
  // oidc-provider says so at each start on Node 20.
  jest.spyOn(console, 'warn').mockImplementation(() => undefined);
  lekwacht = await runLekwacht();
});
afterAll(() => lekwacht.close());

/** A dossier from which FG and board are shut out, confirmed where that needs it. @param refused whom it is about */
async function shutDossier(refused: readonly string[] = []): Promise<{ id: string; reference: string }> {
  const reported = await lekwacht.report({ organisation: ORGANISATION });
  const [handler, board] = [
    await lekwacht.as('handler', ORGANISATION),
    await lekwacht.as('board', ORGANISATION),
  ];
  await handler.act(reported.id, 'restriction', {
    ...{ restricted: true, refused, open: ['board'] },
  });
  const { body } = await board.dossier(reported.id);
  const [waiting] = body.proposals as readonly { readonly proposal: number }[];
  await board.act(reported.id, 'proposals/confirmation', { proposal: waiting?.proposal, confirmed: true });
  await lekwacht.projected();
  return { id: reported.id, reference: String(body.reference) };
}

const open = (browser: Browser, path: string): Promise<Page> =>
  browser.go(`${lekwacht.url}${path}`, undefined, { headers: { accept: 'text/html' } });

async function enter(browser: Browser, dossier: string, reason = REASON): Promise<Page> {
  const { text } = await open(browser, PATH);
  const form = { ...hiddenFields(text, 'name="reason"'), dossier, reason };
  return browser.post(`${lekwacht.url}${PATH}`, form, ({ pathname }) =>
    pathname.startsWith('/desk/dossiers/'),
  );
}

/** What the page says, without what it asks again and the key of the form. */
const said = ({ text }: Page, typed: string): string =>
  text.replaceAll(typed, '…').replaceAll(/name="submission" value="[^"]*"/g, '');

describe('the emergency way in', () => {
  it('is found from the desk by FG and board, and by nobody else', async () => {
    for (const role of ['fg', 'board']) {
      const browser = await loggedIn(lekwacht.url, `${role}-of-${ORGANISATION}`);
      expect((await open(browser, '/desk')).text).toContain(`href="${PATH}`);
    }
    for (const role of ['handler', 'mandate-holder']) {
      const browser = await loggedIn(lekwacht.url, `${role}-of-${ORGANISATION}`);
      expect((await open(browser, '/desk')).text).not.toContain(PATH);
      expect((await open(browser, PATH)).response.status).toBe(403);
    }
  });

  it('warns before it opens, asks why, and lets in by the reference as people write it: on the time line for good', async () => {
    const shut = await shutDossier();
    const browser = await loggedIn(lekwacht.url, `fg-of-${ORGANISATION}`);
    expect((await open(browser, `/desk/dossiers/${shut.id}`)).response.status).toBe(404);
    expect((await open(browser, PATH)).text).toContain('zien meteen dat u het opende');
    const without = await enter(browser, shut.reference, ' ');
    expect([without.response.status, without.text.includes('Vul dit in.')]).toEqual([422, true]);
    expect((await open(browser, `/desk/dossiers/${shut.id}`)).response.status).toBe(404);
    const inside = await enter(browser, ` ${shut.reference.toLowerCase()} `);
    expect(inside.url.pathname).toBe(`/desk/dossiers/${shut.id}`);
    const dossier = await open(browser, `/desk/dossiers/${shut.id}`);
    expect(dossier.response.status).toBe(200);
    expect(dossier.text).toContain(REASON);
  });

  it('tells who may not use it nothing: about himself, elsewhere and not there are the same page', async () => {
    const fg = await lekwacht.as('fg', ORGANISATION);
    const browser = await loggedIn(lekwacht.url, `fg-of-${ORGANISATION}`);
    const account = await open(browser, '/desk/sessies');
    const [own = ''] = /[0-9a-f]{8}-[0-9a-f-]{27}/.exec(account.text) ?? [];
    const about = await shutDossier([own, String((await fg.get('/v1/me')).body.id)]);
    const elsewhere = await lekwacht.report({ organisation: 'perspektief' });
    const nowhere = ['DL-2026-AAAA-AAAA', randomUUID(), 'zomaar iets'];
    const tried = [about.reference, about.id, elsewhere.id, elsewhere.reference, ...nowhere];
    const pages = [];
    for (const typed of tried.map(String)) {
      const page = await enter(browser, typed);
      expect([typed, page.response.status]).toEqual([typed, 422]);
      pages.push(said(page, typed));
    }
    expect(new Set(pages).size).toBe(1);
    expect(pages[0]).toContain('Er is geen dossier met dit kenmerk');
  });
});
