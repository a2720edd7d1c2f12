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
  await lekwacht.report({ organisation: 'perspektief', safetyRisk: 'yes' });
  const { id } = await lekwacht.report({ organisation: 'perspektief' });
  const handler = await lekwacht.as('handler', 'perspektief');
  await handler.acts(id, 'first-look', {});
  await lekwacht.projected();
}, 60_000);
afterAll(() => lekwacht.close());

async function logIn(page: Page): Promise<void> {
  await page.goto(`${lekwacht.url}/`);
  await page.getByRole('link', { name: 'Inloggen voor wie datalekken behandelt' }).click();
  await page.getByRole('button', { name: 'FG, Perspektief' }).click();
  await page.waitForURL('**/desk');
}

describeInBrowser('the desk in a browser', (browser) => {
  describe.each(WIDTHS)('at %i px', (width) => {
    it('from the first page by pressing a name to what is running: no fault that axe knows', async () => {
      const page = await browser.page({ width });
      await logIn(page);
      await screenshot(page, 'desk');
      expect(await page.getByRole('heading', { level: 1 }).textContent()).toBe('Lopende datalekken');
      expect([await axeFaults(page), await overflow(page)]).toEqual([[], []]);
    }, 30_000);
  });

  it('without a script too, and out again', async () => {
    const page = await browser.page({ width: 360, scripts: false });
    await logIn(page);
    await page.getByRole('button', { name: 'Uitloggen' }).click();
    await page.waitForURL('**/logout');
    await screenshot(page, 'logged-out');
    // Styles that its own policy refused would be a complaint.
    expect(complaints(page)).toEqual([]);
    expect([await axeFaults(page), await overflow(page)]).toEqual([[], []]);
    await page.goto(`${lekwacht.url}/desk`);
    expect(page.url()).not.toContain('/desk');
  }, 30_000);
});
