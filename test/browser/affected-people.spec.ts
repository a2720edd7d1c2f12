/// <reference lib="dom" />
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import type { Page } from 'playwright-core';
import { anAssessment } from '../support/http/acts-over-http.js';
import { axeFaults } from '../support/browser/axe-faults.js';
import { complaints } from '../support/browser/complaints.js';
import { describeInBrowser, WIDTHS } from '../support/browser/describe-in-browser.js';
import { overflow } from '../support/browser/overflow.js';
import { screenshot } from '../support/browser/screenshot.js';
import { runLekwacht, type RunningLekwacht } from '../support/http/running-lekwacht.js';

const NOW = '2026-06-01T09:00:00+02:00';

let lekwacht: RunningLekwacht;
let id: string;
beforeAll(async () => {
  jest.spyOn(console, 'warn').mockImplementation(() => undefined);
  lekwacht = await runLekwacht({ at: NOW });
  const handler = await lekwacht.as('handler', 'kadera');
  ({ id } = await lekwacht.report({ organisation: 'kadera', occurredFrom: '2026-05-30' }));
  await handler.acts(id, 'assessments', anAssessment({ subjectCount: { min: 5, max: 5 } }));
  await handler.acts(id, 'letter-contact', { name: 'Noor', phone: '038 123 45 67' });
  await handler.acts(id, 'letter-texts', {
    part: 'what-we-did',
    forPeople: { nl: 'De brief is opgehaald.', en: 'The letter was fetched.' },
  });
  const people = [
    { name: 'Anna van den Bovenkamp-Hendriks', clientNumber: 'C-1', address: 'Kade 1\n8011 AA Zwolle' },
    {
      ...{ name: 'Bo', address: 'Geheim 2', reader: 'under-sixteen' },
      representative: { role: 'guardian', name: 'Mia de Voogd', address: 'Plein 3\n8011 BB Zwolle' },
    },
    { name: 'Cas', address: 'Geheim 4', safeContact: { means: 'letter', to: 'Postbus 5\n8000 AA Zwolle' } },
    { name: 'Dee', language: 'ar', safeContact: { means: 'phone', to: 'Ria, 06 12 34 56 78' } },
    { clientNumber: 'C-6' },
  ];
  for (const one of people) await handler.acts(id, 'affected-people', one);
}, 60_000);
afterAll(() => lekwacht.close());

async function open(page: Page, part = ''): Promise<void> {
  const path = `/desk/dossiers/${id}/affected-people${part}`;
  await page.goto(`${lekwacht.url}/login?return=${path}`);
  await page.getByRole('button', { name: 'Privacymedewerker, Kadera' }).click();
  await page.waitForURL(`**${path}`);
}

describeInBrowser('the list of people concerned in a browser', (browser) => {
  const states: Readonly<Record<string, (page: Page) => Promise<unknown>>> = {
    list: (page) => open(page),
    new: (page) => open(page, '/new'),
    import: (page) => open(page, '/import'),
    letters: (page) => open(page, '/letters'),
    faults: async (page) => {
      await open(page, '/import');
      await page.getByLabel(/^De tabel/).fill('naam;e-mail\nAn;an@example.test\n;fout\nBo;fout');
      await page.getByRole('button', { name: 'Kijk eerst wat niet klopt' }).click();
      await page.waitForURL('**/check');
    },
  };

  describe.each(WIDTHS)('at %i px', (width) => {
    it.each(Object.keys(states))(
      '%s has no fault that axe knows, and nothing sticks out',
      async (state) => {
        const page = await browser.page({ width });
        await states[state]!(page);
        await screenshot(page, `people-${state}`);
        expect([await axeFaults(page), await overflow(page)]).toEqual([[], []]);
      },
      30_000,
    );
  });

  it('prints a sheet for each letter and nothing beside, with no address that was to stay hidden', async () => {
    const page = await browser.page();
    await open(page, '/letters');
    await page.emulateMedia({ media: 'print' });
    await screenshot(page, 'people-printed');
    const text = await page.evaluate(() => document.body.innerText);
    const breaks = await page
      .locator('.lw-sheet')
      .evaluateAll((sheets) => sheets.map((sheet) => getComputedStyle(sheet).breakBefore));
    expect(breaks).toEqual(['auto', 'page', 'page']);
    expect(text).toContain('Mia de Voogd\nPlein 3');
    expect(text).toContain('Postbus 5');
    for (const hidden of ['Geheim', 'Ria', 'Geen brief', 'C-6']) expect(text).not.toContain(hidden);
  }, 30_000);

  it('takes a file of Excel into the field, where it is seen before it is sent', async () => {
    const page = await browser.page();
    await open(page, '/import');
    await page.getByLabel(/^Of kies een CSV-bestand/).setInputFiles({
      ...{ name: 'mensen.csv', mimeType: 'text/csv' },
      buffer: Buffer.from('naam;clientnummer\r\nZoë;77\r\n', 'latin1'),
    });
    const field = page.getByLabel(/^De tabel/);
    await page.waitForFunction(() => document.querySelector('textarea')?.value !== '');
    expect(await field.inputValue()).toContain('Zoë;77');
    expect(complaints(page)).toEqual([]);
  }, 30_000);

  it('without a script takes what is pasted, and says in which line something is wrong', async () => {
    const page = await browser.page({ width: 360, scripts: false });
    await open(page, '/import');
    expect(await page.getByLabel(/^Of kies een CSV-bestand/).isVisible()).toBe(false);
    await page.getByLabel(/^De tabel/).fill('naam\tclientnummer\nGijs\t78');
    await page.getByRole('button', { name: 'Zet iedereen op de lijst' }).click();
    await page.waitForURL('**/affected-people?**');
    await page.getByText('Gijs, 78').first().waitFor();
  }, 30_000);
});
