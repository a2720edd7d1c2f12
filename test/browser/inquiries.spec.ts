import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import type { Page } from 'playwright-core';
import { InspectedDesk } from '../support/audit/inspected-desk.js';
import { unpackedInto, unzipped } from '../support/audit/unzipped.js';
import { verify } from '../support/audit/verifier.js';
import { axeFaults } from '../support/browser/axe-faults.js';
import { complaints } from '../support/browser/complaints.js';
import { describeInBrowser, WIDTHS } from '../support/browser/describe-in-browser.js';
import { logInAs } from '../support/browser/log-in-as.js';
import { overflow } from '../support/browser/overflow.js';
import { screenshot } from '../support/browser/screenshot.js';

let desk: InspectedDesk;
let home: string;
let inquiry: string;
let folder: string;
beforeAll(async () => {
  jest.spyOn(console, 'warn').mockImplementation(() => undefined);
  home = await mkdtemp(join(tmpdir(), 'lekwacht-inquiries-'));
  desk = await InspectedDesk.open();
  inquiry = await desk.inquiry({
    omitted: [{ dossier: desk.letter.id, scope: 'reporter', ground: 'rights-of-others' }],
  });
  const files = unzipped(await desk.bundle(inquiry));
  await unpackedInto(join(home, 'bundle'), files);
  folder =
    [...files.keys()].find((name) => name.endsWith('/timeline.html'))?.replace('/timeline.html', '') ?? '';
  await desk.lekwacht.projected();
}, 90_000);
afterAll(async () => {
  await desk.close();
  await rm(home, { recursive: true, force: true });
});

const go = (page: Page, path: string) => page.goto(`${desk.lekwacht.url}${path}`);
const unpacked = (page: Page, name: string) => page.goto(pathToFileURL(join(home, 'bundle', name)).href);

async function fillIn(page: Page): Promise<void> {
  await page.getByLabel('De Autoriteit Persoonsgegevens').check();
  await page.getByLabel('Naam en brief').fill('Inspecteur Jansen, brief z2026-00123');
  await page.getByLabel('Op welke grond').fill('Artikel 58, lid 1, onder a, AVG.');
  await page.getByLabel('Vanaf welke dag?').fill('2026-06-01');
  await page.getByLabel('Tot en met welke dag?').fill('2026-06-20');
  await page.getByLabel(desk.letter.reference).check();
}
const next = (page: Page) => page.getByRole('button', { name: 'Verder: kijk wat u weglaat' });

describeInBrowser('inquiries in a browser', (browser) => {
  const states: Readonly<Record<string, (page: Page) => Promise<unknown>>> = {
    'inquiry-new': async (page) => {
      await logInAs(page, desk.lekwacht, 'FG, Perspektief');
      await go(page, '/desk/inquiries/new');
    },
    'inquiry-left-out': async (page) => {
      await states['inquiry-new']!(page);
      await fillIn(page);
      await next(page).click();
      await page.waitForURL('**/left-out*');
    },
    inquiry: async (page) => {
      await logInAs(page, desk.lekwacht, 'FG, Perspektief');
      await go(page, `/desk/inquiries/${inquiry}`);
    },
    'inquiries-of-auditor': async (page) => {
      await logInAs(page, desk.lekwacht, 'Auditor, Perspektief');
      await go(page, '/desk/inquiries');
    },
    'bundle-index': (page) => unpacked(page, 'index.html'),
    'bundle-timeline': (page) => unpacked(page, `${folder}/timeline.html`),
    'bundle-timeline-english': (page) => unpacked(page, `${folder}/timeline.en.html`),
  };

  describe.each(WIDTHS)('at %i px', (width) => {
    it.each(Object.keys(states))(
      '%s has no fault that axe knows, and nothing sticks out',
      async (state) => {
        const page = await browser.page({ width });
        await states[state]!(page);
        await screenshot(page, state);
        expect([await axeFaults(page), await overflow(page)]).toEqual([[], []]);
      },
      30_000,
    );
  });

  it('an inquiry is opened by keyboard, a text is left out, and the bundle that is downloaded verifies', async () => {
    const page = await browser.page({ width: 360 });
    await states['inquiry-new']!(page);
    await fillIn(page);
    await next(page).press('Enter');
    await page.getByLabel(/^Aan de Lindelaan\./).selectOption('Beroepsgeheim');
    await page.getByRole('button', { name: 'Open het onderzoek' }).press('Enter');
    await page.getByText('Er is nog geen bundel gemaakt.').waitFor();
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'Maak de bundel en download' }).press('Enter'),
    ]);
    const path = join(home, 'downloaded.zip');
    await download.saveAs(path);
    const files = unzipped(await readFile(path));
    const key = files.get('key.txt')?.toString().trim() ?? '';
    expect(await verify(path, key)).toMatchObject({ code: 0, verified: true });
    expect(files.get('left-out.json')?.toString()).toContain('"professional-secrecy"');
    await page.reload();
    await page.getByText('Nog niet overhandigd.').waitFor();
    expect(complaints(page)).toEqual([]);
  }, 40_000);
});
