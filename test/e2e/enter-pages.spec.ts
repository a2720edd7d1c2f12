import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import type { Browser } from '../support/http/browser.js';
import { hiddenFields, loggedIn } from '../support/http/desk-browser.js';
import { runLekwacht, type RunningLekwacht } from '../support/http/running-lekwacht.js';

const HTML = { headers: { accept: 'text/html' } };
let lekwacht: RunningLekwacht;
let handler: Browser;
beforeAll(async () => {
  // oidc-provider says so at each start on Node 20.
  jest.spyOn(console, 'warn').mockImplementation(() => undefined);
  lekwacht = await runLekwacht();
  // Before there is anything the lists are still being built.
  await lekwacht.report();
  handler = await loggedIn(lekwacht.url, 'handler-of-perspektief');
}, 60_000);
afterAll(() => lekwacht.close());

const open = (browser: Browser, path: string) => browser.go(`${lekwacht.url}${path}`, undefined, HTML);
const send = (browser: Browser, path: string, fields: object) =>
  browser.post(new URL(`${lekwacht.url}${path}`), fields as Record<string, string>);
const aForm = (fields: object = {}) => ({
  submission: randomUUID(),
  organisations: 'perspektief',
  channel: 'letter',
  'firstContactAt.day': '2026-05-04',
  'report.description': 'A letter says that a list lay in the street.',
  'report.reporter.kind': 'outsider',
  ...fields,
});
const idIn = (text: string): string => /\/desk\/dossiers\/([0-9a-f-]{36})/.exec(text)![1]!;

describe('entering for somebody', () => {
  it('leads from the desk to the form, and from the form to the dossier, which says that it was entered later', async () => {
    expect((await open(handler, '/desk')).text).toContain('href="/desk/enter?taal=nl"');
    const form = await open(handler, '/desk/enter');
    expect(hiddenFields(form.text, 'action="/desk/enter')).toMatchObject({ organisations: 'perspektief' });
    const done = await send(handler, '/desk/enter', aForm());
    expect(done.text).toContain('Vastgelegd als');
    const { text } = await open(handler, `/desk/dossiers/${idIn(done.text)}`);
    expect(text).toContain('Later ingevoerd. Deze melding kwam per brief binnen op 4 mei 2026');
  });

  it('sent twice it is one dossier, and the same page', async () => {
    const form = aForm({ number: '17', source: 'OpenVWR' });
    const [first, again] = [
      await send(handler, '/desk/enter', form),
      await send(handler, '/desk/enter', form),
    ];
    expect(again.text).toBe(first.text);
    const other = await send(handler, '/desk/enter', { ...form, submission: randomUUID() });
    expect(other.text).toContain('Dit nummer was al bekend');
    expect(idIn(other.text)).toBe(idIn(first.text));
  });

  it('sent empty it comes back, and says at each field what it needs', async () => {
    const { response, text } = await send(handler, '/desk/enter', {
      submission: randomUUID(),
      organisations: 'perspektief',
    });
    expect(response.status).toBe(422);
    for (const field of ['channel', 'firstContactAt', 'report-description', 'report-reporter-kind'])
      expect([field, text.includes(`href="#f-${field}"`)]).toEqual([field, true]);
  });

  it('is not offered to the board, and refused to it', async () => {
    const board = await loggedIn(lekwacht.url, 'board-of-perspektief');
    expect((await open(board, '/desk')).text).not.toContain('/desk/enter');
    expect((await open(board, '/desk/enter')).response.status).toBe(403);
    expect((await send(board, '/desk/enter', aForm())).response.status).toBe(403);
  });
});

describe('finding a dossier', () => {
  it('by its own number, which stands in no address and in no log', async () => {
    const done = await send(handler, '/desk/enter', aForm({ number: 'Canary-4711' }));
    await lekwacht.projected();
    const found = await send(handler, '/desk/find', { text: ' canary-4711' });
    expect(found.url.search).not.toContain('4711');
    expect(found.text).toContain(idIn(done.text));
    expect(lekwacht.logged.join('\n')).not.toMatch(/canary-4711/i);
  });

  it('says so where it finds nothing, and shows the same in English without the words in an address', async () => {
    const nothing = await send(handler, '/desk/find', { text: 'nowhere' });
    expect(nothing.text).toMatch(/<h1[^>]*>Niets gevonden<\/h1>/);
    expect(nothing.text).toMatch(/<button[^>]*form="zoek" formaction="\/desk\/find\?taal=en"/i);
    expect(nothing.text).toMatch(/<form id="zoek" method="post"/);
    const english = await send(handler, '/desk/find?taal=en', { text: 'nowhere', languageOnly: 'en' });
    expect(english.text).toMatch(/<h1[^>]*>Nothing found<\/h1>/);
    expect(english.text).toContain('value="nowhere"');
  });

  it('not that of another organisation', async () => {
    await send(handler, '/desk/enter', aForm({ number: 'theirs' }));
    await lekwacht.projected();
    const kadera = await loggedIn(lekwacht.url, 'handler-of-kadera');
    const { text } = await send(kadera, '/desk/find', { text: 'theirs' });
    expect(text).toContain('Niets gevonden dat u mag zien.');
    expect(text).not.toContain('/desk/dossiers/');
  });
});

describe('an incident of a processor', () => {
  it('shows each controller his own dossier, and who may see several the others', async () => {
    const fg = await loggedIn(lekwacht.url, 'fg-of-several');
    const body = new URLSearchParams(
      aForm({ 'report.reporter.kind': 'processor', 'involved.processor': 'A hosting firm' }),
    );
    body.append('organisations', 'kadera');
    const done = await fg.go(`${lekwacht.url}/desk/enter`, undefined, {
      method: 'POST',
      body: body.toString(),
      headers: {
        'content-type': 'application/x-www-form-urlencoded',
        origin: lekwacht.url,
        accept: 'text/html',
      },
    });
    const ids = [...done.text.matchAll(/\/desk\/dossiers\/([0-9a-f-]{36})/g)].map(([, id]) => id!);
    expect(ids).toHaveLength(2);
    await lekwacht.projected();
    const [ours, theirs] = ids as [string, string];
    const seenByAll = await open(fg, `/desk/dossiers/${ours}`);
    expect(seenByAll.text).toContain('incident bij verwerker A hosting firm');
    expect(seenByAll.text).toContain(theirs);
    const seenByOne = await open(handler, `/desk/dossiers/${ours}`);
    expect(seenByOne.text).toContain('incident bij verwerker A hosting firm');
    expect(seenByOne.text).not.toContain(theirs);
    expect(seenByOne.text).not.toMatch(/kadera/i);
    expect(seenByOne.text).not.toContain('Andere dossiers van dit incident');
  });
});
