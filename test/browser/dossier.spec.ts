import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import type { Page } from 'playwright-core';
import { ActCatalogue } from '../../src/breach/acts/act-catalogue.js';
import { slugOf } from '../../src/web/acts/act-groups.js';
import { axeFaults } from '../support/browser/axe-faults.js';
import { complaints } from '../support/browser/complaints.js';
import { describeInBrowser, WIDTHS } from '../support/browser/describe-in-browser.js';
import { overflow } from '../support/browser/overflow.js';
import { screenshot } from '../support/browser/screenshot.js';
import { runLekwacht, type RunningLekwacht } from '../support/http/running-lekwacht.js';

let lekwacht: RunningLekwacht;
let id: string;
beforeAll(async () => {
  jest.spyOn(console, 'warn').mockImplementation(() => undefined);
  lekwacht = await runLekwacht();
  ({ id } = await lekwacht.report({ organisation: 'perspektief', safetyRisk: 'yes' }));
  await lekwacht.projected();
}, 60_000);
afterAll(() => lekwacht.close());

async function logIn(page: Page, person = '^Privacymedewerker, Perspektief'): Promise<void> {
  await page.goto(`${lekwacht.url}/login?return=/desk`);
  await page.getByRole('button', { name: new RegExp(person, 'i') }).click();
  await page.waitForURL('**/desk');
}

describeInBrowser('a dossier in a browser', (browser) => {
  describe.each(WIDTHS)('at %i px', (width) => {
    it('shows what runs, what to do and what is known: no fault that axe knows', async () => {
      const page = await browser.page({ width });
      await logIn(page);
      await page.getByRole('link', { name: /^DL-/ }).first().click();
      await page.waitForURL('**/desk/dossiers/*');
      await screenshot(page, 'dossier');
      expect([await axeFaults(page), await overflow(page), complaints(page)]).toEqual([[], [], []]);
    }, 30_000);

    it('does an act and comes back to what was recorded; a slip is told at its field', async () => {
      const page = await browser.page({ width });
      await logIn(page);
      await page.goto(`${lekwacht.url}/desk/dossiers/${id}/acts/record-measure`);
      await page.getByLabel('Wat?').fill('De ontvanger is gebeld.');
      await page.getByRole('button', { name: 'Leg de maatregel vast' }).click();
      await screenshot(page, 'act-with-a-slip');
      expect(await page.title()).toMatch(/^Fout: /);
      expect([await axeFaults(page), await overflow(page)]).toEqual([[], []]);
      await page.getByLabel('Soort').selectOption({ index: 1 });
      await page.getByRole('button', { name: 'Leg de maatregel vast' }).click();
      await page.waitForURL('**/desk/dossiers/*gedaan*');
      await screenshot(page, 'dossier-after');
      expect(await page.getByRole('status').textContent()).toContain('is vastgelegd');
    }, 30_000);
  });

  it('has a form for every act of the API that axe finds no fault with', async () => {
    const page = await browser.page({ width: 320 });
    await logIn(page);
    const faults: string[] = [];
    for (const { name } of lekwacht.application.app.get(ActCatalogue).all()) {
      await page.goto(`${lekwacht.url}/desk/dossiers/${id}/acts/${slugOf(name)}`);
      if (name === 'restrictDossier' || name === 'recordApNotification')
        await screenshot(page, `act-${name}`);
      const found = [...(await axeFaults(page)), ...(await overflow(page))];
      faults.push(...found.map((fault) => `${name}: ${fault}`));
    }
    expect(faults).toEqual([]);
  }, 120_000);
});
