import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import type { Browser } from '../support/http/browser.js';
import { hiddenFields, loggedIn } from '../support/http/desk-browser.js';
import {
  eventually,
  runLekwacht,
  type Reported,
  type RunningLekwacht,
} from '../support/http/running-lekwacht.js';
import { unzipped } from '../support/audit/unzipped.js';

const LIST = '/desk/inquiries';
const SECRET = 'Kanarie-Zilverling';
const HTML = { headers: { accept: 'text/html' } };

let lekwacht: RunningLekwacht;
let [fg, auditor, handler]: Browser[] = [];
let asked: Reported;
let notAsked: Reported;
let page: string;

const open = (browser: Browser | undefined, path: string) =>
  browser!.go(`${lekwacht.url}${path}`, undefined, HTML);
/** Sends the form of a page that goes to this address. */
const send = async (from: string, to: string, fields: Record<string, string>) => {
  const { text } = await open(fg, from);
  return fg!.post(`${lekwacht.url}${to}`, { ...hiddenFields(text, `action="${to}"`), ...fields });
};

beforeAll(async () => {
  // oidc-provider says so at each start on Node 20.
  jest.spyOn(console, 'warn').mockImplementation(() => undefined);
  lekwacht = await runLekwacht({ at: '2026-06-01T09:00:00+02:00' });
  asked = await lekwacht.report({ description: `A letter about ${SECRET}.`, location: 'At the door.' });
  notAsked = await lekwacht.report({ description: 'Something else.' });
  [fg, auditor, handler] = (await Promise.all(
    ['fg', 'auditor', 'handler'].map((role) => loggedIn(lekwacht.url, `${role}-of-perspektief`)),
  )) as [Browser, Browser, Browser];
});
afterAll(() => lekwacht.close());

describe('on the pages of the desk', () => {
  const filled = (): Record<string, string> => ({
    ...{ inquirer: 'ap', askedBy: 'Inspecteur Jansen, brief z2026-00123', ground: 'Artikel 58, lid 1, AVG.' },
    ...{ from: '2026-01-01', until: '2026-06-01', dossiers: asked.id, 'leave.reporter': 'rights-of-others' },
  });

  it('an auditor for whom nothing is open finds an empty list, and no dossier', async () => {
    const { url, text } = await open(auditor, '/desk');
    expect([url.pathname, text.includes('Er is geen onderzoek.')]).toEqual([LIST, true]);
    expect((await open(auditor, `/desk/dossiers/${asked.id}/replay`)).response.status).toBe(404);
  });

  it('what is missing is said, and what was ticked stays ticked', async () => {
    const { response, text } = await send(`${LIST}/new`, `${LIST}/left-out`, {
      dossiers: asked.id,
      askedBy: 'Inspecteur Jansen',
    });
    expect(response.status).toBe(422);
    expect(text).toContain('Er klopt iets nog niet');
    expect(text).toContain('value="Inspecteur Jansen"');
    expect(text).toMatch(new RegExp(`value="${asked.id}"[^>]* checked`));
  });

  it('the FG ticks a dossier, reads what it shows, leaves out a text with its ground, and opens it', async () => {
    const read = await send(`${LIST}/new`, `${LIST}/left-out`, filled());
    expect(read.text).toContain(SECRET);
    expect(read.text).not.toContain('Something else.');
    const opened = await fg!.post(`${lekwacht.url}${LIST}`, {
      ...hiddenFields(read.text, `action="${LIST}"`),
      [`omit:${asked.id}:0:/report/description`]: 'professional-secrecy',
    });
    page = opened.url.pathname;
    expect(page).toMatch(/^\/desk\/inquiries\/[0-9a-f-]{36}$/);
    for (const said of [
      ...['Onderzoek OZ-', 'Inspecteur Jansen, brief z2026-00123', 'De Autoriteit Persoonsgegevens'],
      ...['Grond: beroepsgeheim', 'Grond: rechten en vrijheden van anderen', asked.reference],
    ])
      expect([said, opened.text.includes(said)]).toEqual([said, true]);
    expect(opened.url.href).not.toMatch(/jansen/i);
  });

  it('the auditor reads that dossier without what was left out, and nothing else', async () => {
    await eventually(async () => ((await open(auditor, LIST)).text.includes('OZ-') ? true : undefined));
    const inquiry = await open(auditor, page);
    expect(inquiry.text).toContain(`/desk/dossiers/${asked.id}/replay`);
    expect(inquiry.text).not.toContain('Maak een bundel');
    const read = await open(auditor, `/desk/dossiers/${asked.id}/replay`);
    expect(read.response.status).toBe(200);
    expect(read.text).toContain('At the door.');
    expect(read.text).not.toContain(SECRET);
    // No tab leads where he may not go.
    expect(read.text).not.toContain(`/desk/dossiers/${asked.id}/authority`);
    for (const path of [
      ...[`/desk/dossiers/${asked.id}`, `/desk/dossiers/${notAsked.id}/replay`, `${LIST}/new`],
      ...['/desk/register', '/desk/looks', '/desk/people'],
    ])
      expect([403, 404]).toContain((await open(auditor, path)).response.status);
  });

  it('the FG makes the bundle, which is downloaded, and records to whom it was handed over', async () => {
    const { text } = await open(fg, page);
    const to = `${page}/bundles`;
    const response = await fg!.ask(`${lekwacht.url}${to}`, {
      method: 'POST',
      body: new URLSearchParams({ ...hiddenFields(text, `action="${to}"`) }),
      headers: { 'sec-fetch-site': 'same-origin' },
    });
    expect(response.headers.get('content-type')).toBe('application/zip');
    expect(response.headers.get('content-disposition')).toMatch(
      /^attachment; filename="OZ-[0-9A-F]{8}\.zip"$/,
    );
    const files = unzipped(Buffer.from(await response.arrayBuffer()));
    expect(Buffer.concat([...files.values()]).includes(SECRET)).toBe(false);
    const key = files.get('key.txt')?.toString().trim() ?? 'no key';
    expect((await open(fg, page)).text).toContain(key);
    const [, manifest = ''] = /<option value="([0-9a-f]{64})"/.exec((await open(fg, page)).text) ?? [];
    const early = await send(page, `${page}/deliveries`, {
      ...{ manifest, 'deliveredAt.day': '2026-05-31', 'deliveredAt.time': '10:00' },
      ...{ how: 'in-person', to: 'Inspecteur Jansen' },
    });
    expect([early.response.status, early.text.includes('Toen was de bundel nog niet gemaakt.')]).toEqual([
      422,
      true,
    ]);
    const handed = await send(page, `${page}/deliveries`, {
      ...{ manifest, 'deliveredAt.day': '2026-06-01', 'deliveredAt.time': '09:00' },
      ...{ how: 'in-person', to: 'Inspecteur Jansen' },
    });
    expect(handed.text).toContain('in persoon, aan Inspecteur Jansen');
  });

  it('and closes it: the auditor reads nothing of it any more', async () => {
    const closed = await send(page, `${page}/closing`, {});
    expect(closed.text).toContain('Gesloten op 1 juni 2026');
    expect(closed.text).not.toContain('Maak een bundel');
    for (const path of [page, `/desk/dossiers/${asked.id}/replay`])
      expect((await open(auditor, path)).response.status).toBe(404);
  });

  it('nobody else opens an inquiry or finds one', async () => {
    for (const path of [LIST, `${LIST}/new`]) expect((await open(handler, path)).response.status).toBe(403);
    expect((await open(handler, page)).response.status).toBe(404);
  });
});
