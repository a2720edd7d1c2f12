import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { AttachmentScans } from '../../src/attachments/attachment-scans.timer.js';
import { FakeClamd, HARMFUL } from '../support/attachments/fake-clamd.js';
import { PDF, photo, PLACE } from '../support/attachments/files.js';
import type { Browser } from '../support/http/browser.js';
import { hiddenFields, loggedIn } from '../support/http/desk-browser.js';
import { runLekwacht, type RunningLekwacht } from '../support/http/running-lekwacht.js';

const NOW = '2026-06-01T09:00:00+02:00';

let lekwacht: RunningLekwacht;
let clamd: FakeClamd;
let handler: Browser;
let board: Browser;
let id: string;
beforeAll(async () => {
  jest.spyOn(console, 'warn').mockImplementation(() => undefined);
  clamd = await FakeClamd.start();
  lekwacht = await runLekwacht({ at: NOW, env: { LEKWACHT_CLAMD: `127.0.0.1:${clamd.port}` } });
  ({ id } = await lekwacht.report());
  [handler, board] = (await Promise.all(
    ['handler', 'board'].map((role) => loggedIn(lekwacht.url, `${role}-of-perspektief`)),
  )) as [Browser, Browser];
});
afterAll(async () => {
  await lekwacht.close();
  await clamd.close();
});

const open = (browser: Browser, path: string) =>
  browser.go(`${lekwacht.url}${path}`, undefined, { headers: { accept: 'text/html' } });
const files = (part = ''): string => `/desk/dossiers/${id}/files${part}`;

/** Sends the form as it stands on the page, as a browser without a script does. */
async function send(
  file: { readonly name: string; readonly content: Buffer | string } | undefined,
  { description = '', site = 'same-origin', submission = '' } = {},
) {
  const page = await open(handler, files());
  const form = new FormData();
  const hidden = hiddenFields(page.text, 'multipart/form-data');
  for (const [name, value] of Object.entries(hidden))
    form.append(name, name === 'submission' && submission !== '' ? submission : value);
  form.append('description', description);
  // A browser sends a field for a file that nobody chose, too.
  if (file === undefined) form.append('file', new Blob([]), '');
  else form.append('file', new Blob([new Uint8Array(Buffer.from(file.content))]), file.name);
  const action = /<form[^>]*action="([^"]+)"[^>]*multipart/.exec(page.text)?.[1] ?? '';
  return handler.go(`${lekwacht.url}${action.replaceAll('&amp;', '&')}`, undefined, {
    method: 'POST',
    body: form,
    headers: { 'sec-fetch-site': site, accept: 'text/html' },
  });
}
const nameIn = (page: string, name: string): string =>
  /\/files\/([0-9a-f-]{36})/.exec(page.split(name)[1]!)![1]!;

describe('files on the pages of the desk', () => {
  it('are added by a form and read in the dossier: not checked, and that nobody need wait for it', async () => {
    expect((await open(handler, `/desk/dossiers/${id}`)).text).toContain('Er zijn geen bestanden.');
    const added = await send({ name: 'De envelop.pdf', content: PDF }, { description: 'Open\r\ngemaakt' });
    expect(added.url.search).toContain('toegevoegd=true');
    expect(added.text).toContain('Het bestand is toegevoegd.');
    expect(added.text).toContain('Daar hoeft u niet op te wachten.');
    const dossier = (await open(handler, `/desk/dossiers/${id}`)).text;
    for (const said of ['De envelop.pdf', 'Open\ngemaakt', 'PDF', 'Nog niet gecontroleerd', 'van ons'])
      expect(dossier).toContain(said);
    const english = (await open(handler, `${files()}?taal=en`)).text;
    expect(english).toContain('Not checked yet');
  });

  it('that nobody has checked are had by who says so, and without more once they are', async () => {
    const { text } = await open(handler, files());
    expect(text).toContain('Download De envelop.pdf toch');
    const attachment = nameIn(text, 'De envelop.pdf');
    expect((await open(handler, files(`/${attachment}`))).response.status).toBe(409);
    const { response } = await open(handler, files(`/${attachment}?ongecontroleerd=true`));
    expect(response.headers.get('content-disposition')).toContain('De%20envelop.pdf');
    await lekwacht.application.app.get(AttachmentScans).tick();
    const checked = (await open(handler, files())).text;
    expect(checked).toContain('Niets schadelijks gevonden');
    expect(checked).not.toContain('toch');
    expect((await open(handler, files(`/${attachment}`))).text).toBe(PDF.toString());
  });

  it('that do harm have no link, and say what was found', async () => {
    await send({ name: 'factuur.txt', content: HARMFUL });
    await lekwacht.application.app.get(AttachmentScans).tick();
    const { text } = await open(handler, files());
    expect(text).toContain('Schadelijk: niet te downloaden');
    expect(text).toContain('Kwetter.Test-1');
    expect(text).not.toContain('Download factuur.txt');
    const line = (await open(handler, `/desk/dossiers/${id}`)).text;
    expect(line).toContain('Een bestand is gecontroleerd: het is schadelijk');
  });

  it('that are photos come without the place', async () => {
    await send({ name: 'foto.jpg', content: photo() });
    const { text } = await open(handler, files());
    const attachment = nameIn(text, 'foto.jpg');
    const { response } = await open(handler, files(`/${attachment}?ongecontroleerd=true`));
    expect(response.status).toBe(200);
    const shown = await handler.ask(`${lekwacht.url}${files(`/${attachment}?ongecontroleerd=true`)}`);
    expect(Buffer.from(await shown.arrayBuffer()).includes(PLACE)).toBe(false);
  });

  it.each([
    [undefined, 422, 'Kies een bestand dat een naam heeft.'],
    [{ name: 'a.exe', content: Buffer.from('MZ\x90\0', 'latin1') }, 415, 'Dit soort bestand kan niet.'],
    [{ name: 'a.txt', content: '' }, 422, 'Dit bestand is leeg.'],
    [{ name: 'a.txt', content: Buffer.alloc(21 * 1024 * 1024, 'x') }, 413, 'groter dan 20 MB'],
  ] as const)(
    'that cannot be taken say why at the field, and what was typed stays',
    async (file, status, said) => {
      const { response, text } = await send(file, { description: 'Wat ik typte' });
      expect(response.status).toBe(status);
      expect(text).toContain(said);
      expect(text).toContain('Kies het bestand opnieuw');
      expect(text).toContain('aria-invalid="true"');
      if (status !== 413) expect(text).toContain('Wat ik typte');
      expect((await open(handler, files())).text).not.toContain('Wat ik typte');
    },
  );

  it('are added once by a form that is sent twice', async () => {
    const submission = 'twice-0123456789abcdef';
    for (const _ of [1, 2]) await send({ name: 'dubbel.txt', content: 'x' }, { submission });
    const { text } = await open(handler, files());
    expect(text.split('<strong class="lw-text">dubbel.txt').length).toBe(2);
  });

  it('are not for who only decides, and come from no other page', async () => {
    expect((await open(board, files())).response.status).toBe(403);
    const dossier = (await open(board, `/desk/dossiers/${id}`)).text;
    expect(dossier).toContain('De envelop.pdf');
    expect(dossier).not.toContain(files());
    expect((await send({ name: 'vreemd.txt', content: 'x' }, { site: 'cross-site' })).response.status).toBe(
      403,
    );
  });
});
