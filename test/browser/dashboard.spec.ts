import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import type { Page } from 'playwright-core';
import { axeFaults } from '../support/browser/axe-faults.js';
import { complaints } from '../support/browser/complaints.js';
import { describeInBrowser, WIDTHS } from '../support/browser/describe-in-browser.js';
import { overflow } from '../support/browser/overflow.js';
import { screenshot } from '../support/browser/screenshot.js';
import { runLekwacht, type RunningLekwacht } from '../support/http/running-lekwacht.js';

let lekwacht: RunningLekwacht;
beforeAll(async () => {
  jest.spyOn(console, 'warn').mockImplementation(() => undefined);
  lekwacht = await runLekwacht();
  await lekwacht.report({ safetyRisk: 'yes' });
  await lekwacht.report({ discoveredAt: '2026-05-20' });
  const { id } = await lekwacht.report({ incidentType: 'email-wrong-recipient' });
  const handler = await lekwacht.as('handler');
  await handler.acts(id, 'first-look', {});
  const other = await lekwacht.report({ organisation: 'perspektief' });
  await handler.acts(other.id, 'awareness', { awareAt: '2026-06-01T09:00:00+02:00', facts: 'Then.' });
  await lekwacht.projected();
}, 60_000);
afterAll(() => lekwacht.close());

async function logIn(page: Page, person = 'FG, Perspektief'): Promise<void> {
  await page.goto(`${lekwacht.url}/login?return=/desk`);
  await page.getByRole('button', { name: person, exact: true }).click();
  await page.waitForURL('**/desk');
}

const HALF_A_MINUTE = 30_000;

describeInBrowser('the dashboard in a browser', (browser) => {
  describe.each(WIDTHS)('at %i px', (width) => {
    it('filters, lines and dismissal of many: no fault that axe knows, nothing that sticks out', async () => {
      const page = await browser.page({ width });
      await logIn(page);
      await page.getByRole('link', { name: 'In nood een afgeschermd dossier openen' }).click();
      await page.getByRole('button', { name: 'Open het dossier' }).click();
      await page.getByText('Er klopt iets nog niet').waitFor();
      await screenshot(page, 'emergency');
      expect([await axeFaults(page), await overflow(page)]).toEqual([[], []]);
      await page.goto(`${lekwacht.url}/desk`);
      await page.getByText('Kies wat u ziet').click();
      await screenshot(page, 'dashboard');
      expect([await axeFaults(page), await overflow(page)]).toEqual([[], []]);
      await page.getByLabel('Wacht op').selectOption('mij');
      await page.getByRole('button', { name: 'Toon' }).click();
      await page.getByText('Niets dat hierbij past.').first().waitFor();
      expect([await axeFaults(page), await overflow(page)]).toEqual([[], []]);
      await page.getByRole('link', { name: 'Toon alles' }).click();
      await page.getByRole('link', { name: 'Bekijk ze allemaal, of wijs er veel tegelijk af' }).click();
      await screenshot(page, 'unverified');
      expect([await axeFaults(page), await overflow(page)]).toEqual([[], []]);
      // A danger alone, for which it is not said that it is meant: nothing happens but an answer.
      await page.getByRole('checkbox', { name: /gevaar.*ontvangen/ }).check();
      await page.getByRole('radio', { name: 'Het was een testmelding' }).check();
      await page.getByRole('button', { name: 'Wijs de aangevinkte meldingen af' }).click();
      await page.getByText('Er klopt iets nog niet').waitFor();
      await screenshot(page, 'unverified-fault');
      expect([await axeFaults(page), await overflow(page)]).toEqual([[], []]);
      await page.getByLabel('Reden').fill('Een oefening.');
      await page.getByRole('button', { name: 'Wijs de aangevinkte meldingen af' }).click();
      await page.getByText('Niet afgewezen (1)').waitFor();
      await screenshot(page, 'dismissed');
      expect([await axeFaults(page), await overflow(page)]).toEqual([[], []]);
    }, 60_000);
  });

  it('a new report is there by itself, is announced, and leaves the keyboard where it was; hours are not announced', async () => {
    const page = await browser.page();
    await page.clock.install();
    await logIn(page);
    const said = page.locator('[data-fresh-said]');
    const link = page.getByRole('heading', { level: 3 }).getByRole('link').first();
    const name = await link.textContent();
    await link.focus();
    lekwacht.moveTo('2026-06-01T09:05:00+02:00');
    await page.clock.runFor(HALF_A_MINUTE);
    await page.getByText('Stand van ma 1 jun, 09:05.').waitFor();
    await page.clock.runFor(1_000);
    expect(await said.textContent()).toBe('');
    const { reference } = await lekwacht.report({ discoveredAt: '2026-05-30' });
    await page.clock.runFor(HALF_A_MINUTE);
    await page.getByRole('link', { name: reference }).waitFor();
    await page.clock.runFor(1_000);
    expect(await said.textContent()).toBe('Er is 1 dossier veranderd.');
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe(name);
    expect(complaints(page)).toEqual([]);
    expect(await axeFaults(page)).toEqual([]);
  }, 60_000);

  it('rests while nobody looks, and says when the session is over', async () => {
    const page = await browser.page({ width: 360 });
    await page.clock.install();
    await logIn(page);
    let asked = 0;
    page.on('request', (request) => {
      if (request.url().includes('/desk/list')) asked++;
    });
    const hide = (hidden: boolean) =>
      page.evaluate((isHidden) => {
        Object.defineProperty(document, 'hidden', { configurable: true, get: () => isHidden });
        document.dispatchEvent(new Event('visibilitychange'));
      }, hidden);
    await hide(true);
    await page.clock.runFor(4 * HALF_A_MINUTE);
    expect(asked).toBe(0);
    lekwacht.moveTo('2026-06-01T12:00:00+02:00');
    await hide(false);
    await page.getByText('Uw sessie is afgelopen.').waitFor();
    await screenshot(page, 'session-over');
    expect(asked).toBe(1);
    expect(await page.getByRole('heading', { level: 2 }).count()).toBe(0);
    expect(await axeFaults(page)).toEqual([]);
    const again = await page.getByRole('link', { name: 'Log opnieuw in' }).getAttribute('href');
    expect(again).toBe('/login?return=%2Fdesk');
  }, 60_000);
});
