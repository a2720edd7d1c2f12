import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { Drafts } from '../../src/drafts/drafts.js';
import { SpentKeys } from '../../src/platform/personal-data/spent-keys.js';
import { anAssessment } from '../support/http/acts-over-http.js';
import type { Browser, Page } from '../support/http/browser.js';
import { formOfPage, hiddenFields, loggedIn, sentForm } from '../support/http/desk-browser.js';
import { runLekwacht, type RunningLekwacht } from '../support/http/running-lekwacht.js';

const AT = '2026-06-01T09:00:00+02:00';
const CANARY = 'Kwetterende Canarie';

let lekwacht: RunningLekwacht;
let hanna: Browser;
beforeAll(async () => {
  // oidc-provider says so at each start on Node 20.
  jest.spyOn(console, 'warn').mockImplementation(() => undefined);
  lekwacht = await runLekwacht({ at: AT });
  hanna = await loggedIn(lekwacht.url, 'handler-of-perspektief');
});
afterAll(() => lekwacht.close());

const open = (path: string, browser = hanna): Promise<Page> =>
  browser.go(`${lekwacht.url}${path}`, undefined, { headers: { accept: 'text/html' } });

/** Sends the form of an act to somewhere, with what is typed in it. */
async function send(
  id: string,
  to: string,
  typed: Readonly<Record<string, string>>,
  browser = hanna,
): Promise<Page> {
  const { text } = await open(dismissalOf(id), browser);
  return browser.post(`${lekwacht.url}/desk/dossiers/${id}/${to}`, {
    ...hiddenFields(text, 'name="submission"'),
    ...typed,
  });
}

const dismissalOf = (id: string): string => `/desk/dossiers/${id}/acts/dismiss-breach`;
const save = (id: string, typed: Readonly<Record<string, string>>, browser = hanna): Promise<Page> =>
  send(id, 'drafts', { draft: 'acts/dismiss-breach', ...typed }, browser);
const SAVED = 'Dit hebt u ingevuld en bewaard, ma 1 jun 2026';

describe('a form that takes long', () => {
  it('is saved whatever is still missing, and stands there again for who saved it and for nobody else', async () => {
    const { id } = await lekwacht.report();
    expect((await open(dismissalOf(id))).text).not.toContain('Dit hebt u ingevuld');
    const shown = await save(id, { reason: CANARY });
    expect(shown.url.pathname).toBe(dismissalOf(id));
    for (const { text } of [shown, await open(dismissalOf(id))]) {
      expect(text).toContain(SAVED);
      expect(text).toContain(`${CANARY}</textarea>`);
    }
    const fg = await loggedIn(lekwacht.url, 'fg-of-perspektief');
    expect((await open(`/desk/dossiers/${id}/assessment`, fg)).text).not.toContain(CANARY);
    const { id: other } = await lekwacht.report();
    expect((await open(dismissalOf(other))).text).not.toContain(CANARY);
    expect((await (await lekwacht.as('handler')).dossier(id)).text).not.toContain(CANARY);
  });

  it('does nothing on the enter key while a button to throw it away stands first', async () => {
    const { id } = await lekwacht.report();
    const { text } = await save(id, { reason: CANARY });
    const [, form = ''] =
      /<form method="post"[^>]*acts\/dismiss-breach"[^>]*>(.*?)<\/form>/s.exec(text) ?? [];
    expect(/<button[^>]*>/.exec(form)?.[0]).toContain('disabled');
  });

  it('is gone once it was sent, and once it was thrown away', async () => {
    const { id } = await lekwacht.report();
    await save(id, { reason: CANARY });
    await send(id, 'drafts/removal', { draft: 'acts/dismiss-breach' });
    expect((await open(dismissalOf(id))).text).not.toContain(CANARY);
    await save(id, { reason: 'Er was niets gebeurd.', ground: 'no-personal-data' });
    const { text } = await send(id, 'acts/dismiss-breach', {
      reason: 'Er was niets gebeurd.',
      ground: 'no-personal-data',
    });
    expect(text).not.toContain('id="faults"');
    expect(await rowsOf(id)).toEqual([]);
  });

  it('says what others recorded since it was saved, before anything is decided on it', async () => {
    const { id } = await lekwacht.report();
    const { text } = await save(id, { reason: CANARY, ground: 'no-personal-data' });
    await (await lekwacht.as('handler')).act(id, 'assessments', anAssessment());
    expect((await open(dismissalOf(id))).text).toContain(CANARY);
    const answer = await send(id, 'acts/dismiss-breach', { reason: CANARY, ground: 'no-personal-data' });
    expect(text).toContain(SAVED);
    expect(answer.response.status).toBe(412);
    expect(answer.text).toContain('Intussen vastgelegd');
  });

  it('stands in no form that a link opens about something else', async () => {
    const { id } = await lekwacht.report();
    const address = `/desk/dossiers/${id}/acts/record-safety`;
    const { text } = await open(address);
    await hanna.post(`${lekwacht.url}/desk/dossiers/${id}/drafts`, {
      ...hiddenFields(text, 'name="submission"'),
      ...{ draft: 'acts/record-safety', kind: 'measure', note: CANARY },
    });
    expect((await open(`${address}?kind=measure`)).text).toContain(CANARY);
    expect((await open(`${address}?kind=contacted`)).text).not.toContain(CANARY);
  });

  it('of several parts keeps what is left when one of them is sent', async () => {
    const { id } = await lekwacht.report();
    const address = `/desk/dossiers/${id}/assessment`;
    const first = await open(address);
    const form = formOfPage(first.text);
    const ticked = (text: string): readonly string[] =>
      formOfPage(text).fields.flatMap(({ name, kind, value }) =>
        name === `${part}.questions` && kind !== 'unticked' ? [value] : [],
      );
    const [{ part, action }] = form.parts as [{ part: string; action: string }];
    const typed = { summary: CANARY, [`${part}.questions`]: 'inform-people' };
    await hanna.post(`${lekwacht.url}/desk/dossiers/${id}/drafts`, [
      ...sentForm(form, typed),
      ['draft', 'assessment'],
    ]);
    const again = (await open(address)).text;
    expect(again).toContain(`${CANARY}</textarea>`);
    expect(ticked(again)).toEqual(['inform-people']);
    await hanna.post(`${lekwacht.url}${action}`, sentForm(formOfPage(again), {}, part));
    const left = (await open(address)).text;
    expect(left).toContain(`${CANARY}</textarea>`);
    expect(ticked(left)).toEqual(['notify-authority']);
  });
});

it('of a letter is shown with the reader for whom it was written', async () => {
  const { id } = await lekwacht.report();
  const address = `/desk/dossiers/${id}/letters`;
  const { text } = await open(`${address}?voor=under-sixteen`);
  await hanna.post(`${lekwacht.url}/desk/dossiers/${id}/drafts`, {
    ...hiddenFields(text, 'name="voor"'),
    ...{ voor: 'under-sixteen', draft: 'letters' },
  });
  const chosen = async (query = ''): Promise<string | undefined> =>
    /name="voor" value="([a-z-]+)" checked/.exec((await open(address + query)).text)?.[1];
  expect([await chosen(), await chosen('?voor=adult')]).toEqual(['under-sixteen', 'adult']);
});

describe('what is saved', () => {
  it('is kept for seven days and no longer: then its key is forgotten too', async () => {
    const { id } = await lekwacht.report();
    await save(id, { reason: CANARY });
    const [{ key } = { key: '' }] = await rowsOf(id);
    const { app, engine } = lekwacht.application;
    lekwacht.moveTo('2026-06-08T08:59:00+02:00');
    hanna = await loggedIn(lekwacht.url, 'handler-of-perspektief');
    await app.get(Drafts).sweep();
    expect((await open(dismissalOf(id))).text).toContain(CANARY);
    lekwacht.moveTo('2026-06-08T09:01:00+02:00');
    expect((await open(dismissalOf(id))).text).not.toContain(CANARY);
    await app.get(Drafts).sweep();
    await app.get(SpentKeys).forget();
    expect(await rowsOf(id)).toEqual([]);
    expect(await engine.keys.vault.forget([key], id)).toBe(0);
  });

  it('lies sealed, and stands in no address, line of the log or fact', async () => {
    const { id } = await lekwacht.report();
    const { url } = await save(id, { reason: CANARY });
    const { rows } = await lekwacht.application.engine.postgres.query('select t::text from drafts t');
    expect(rows.length).toBeGreaterThan(0);
    for (const kept of [JSON.stringify(rows), url.href, JSON.stringify(await lekwacht.events())])
      expect(kept).not.toContain('Canarie');
    expect(lekwacht.logged.join('')).not.toContain('Canarie');
  });

  it('goes with its dossier', async () => {
    const { id } = await lekwacht.report();
    await save(id, { reason: CANARY });
    const [{ key } = { key: '' }] = await rowsOf(id);
    await lekwacht.application.app.get(Drafts).removeAllOf(id, id);
    expect(await rowsOf(id)).toEqual([]);
    expect(await lekwacht.application.engine.keys.vault.forget([key], id)).toBe(0);
  });

  it('is of nobody who may not read the dossier, and of no page that there is not', async () => {
    const { id } = await lekwacht.report();
    const stranger = await loggedIn(lekwacht.url, 'handler-of-kadera');
    const post = (browser: Browser, draft: string): Promise<Page> =>
      browser.post(`${lekwacht.url}/desk/dossiers/${id}/drafts`, { draft, reason: CANARY });
    expect((await post(stranger, 'acts/dismiss-breach')).response.status).toBe(404);
    for (const page of ['', '../../x', 'https://elsewhere.example', 'acts/x?y'])
      expect((await post(hanna, page)).response.status).toBe(400);
    expect(await rowsOf(id)).toEqual([]);
  });
});

async function rowsOf(id: string): Promise<readonly { readonly key: string }[]> {
  const { postgres } = lekwacht.application.engine;
  return (
    await postgres.query<{ key: string }>({ text: 'select key from drafts where dossier = $1', values: [id] })
  ).rows;
}
