import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { axeFaults } from '../support/browser/axe-faults.js';
import { describeInBrowser, WIDTHS } from '../support/browser/describe-in-browser.js';
import { logInAs } from '../support/browser/log-in-as.js';
import { overflow } from '../support/browser/overflow.js';
import { screenshot } from '../support/browser/screenshot.js';
import { runLekwacht, type RunningLekwacht } from '../support/http/running-lekwacht.js';

let lekwacht: RunningLekwacht;
beforeAll(async () => {
  jest.spyOn(console, 'warn').mockImplementation(() => undefined);
  lekwacht = await runLekwacht();
}, 60_000);
afterAll(() => lekwacht.close());

describeInBrowser('entering for somebody in a browser', (browser) => {
  describe.each(WIDTHS)('at %i px', (width) => {
    it('from the desk: sent empty, filled in for two organisations, found by its number: no fault that axe knows', async () => {
      const page = await browser.page({ width });
      const isRight = async (name: string): Promise<void> => {
        await screenshot(page, name);
        expect([name, await axeFaults(page), await overflow(page)]).toEqual([name, [], []]);
      };
      await logInAs(page, lekwacht, 'FG van 5 organisaties, Bijzonder');
      await page.getByText('Zoek een dossier').click();
      await isRight('enter-desk');
      await page.getByRole('link', { name: 'Voer een melding in' }).click();
      await isRight('enter-form');
      await page.getByRole('button', { name: 'Voer de melding in' }).click();
      await page.getByRole('alert').waitFor();
      await isRight('enter-empty');
      await page.locator('input[value=perspektief]').check();
      await page.locator('input[value=kadera]').check();
      await page.getByLabel('Wat is er gebeurd?').fill('Onze servers zijn op slot gezet.');
      await page.getByLabel('Wie meldde het?').selectOption('processor');
      await page.getByLabel('Per brief').check();
      await page
        .getByRole('group', { name: 'Wanneer hoorde de organisatie' })
        .getByLabel('Dag')
        .fill('2026-05-31');
      for (const group of await page.locator('details.lw-group').all())
        if ((await group.getAttribute('open')) === null) await group.locator('summary').click();
      await page.getByLabel('Nummer dat deze melding al heeft').fill(`INC ${width}`);
      await page.getByLabel('Welke verwerker?').fill('Een hostingbedrijf');
      await isRight('enter-open');
      await page.getByRole('button', { name: 'Voer de melding in' }).click();
      await page.getByRole('heading', { level: 1, name: 'Ingevoerd' }).waitFor();
      await isRight('enter-done');
      await lekwacht.projected();
      await page
        .getByRole('link', { name: /Open het dossier/ })
        .first()
        .click();
      await page.getByText('Andere dossiers van dit incident').waitFor();
      await isRight('enter-dossier');
      await page.goto(`${lekwacht.url}/desk`);
      await page.getByText('Zoek een dossier').click();
      await page.getByLabel('Kenmerk, nummer of naam').fill(`inc ${width}`);
      await page.getByRole('button', { name: 'Zoek' }).click();
      await page.getByText('2 dossiers gevonden.').waitFor();
      await isRight('enter-found');
    }, 60_000);
  });
});
