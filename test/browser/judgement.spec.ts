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
}, 60_000);
afterAll(() => lekwacht.close());

/** A mail about one client went to another one, as a colleague reports it. */
const MISADDRESSED = {
  organisation: 'perspektief',
  incidentType: 'email-wrong-recipient',
  dataCategories: ['name', 'email', 'health'],
  subjectGroups: ['customers'],
  subjectCount: { min: 1, max: 1 },
  recipient: { kind: 'client', contacted: 'yes', confirmedDeletion: 'yes' },
};

async function open(page: Page, person: string, path: string): Promise<void> {
  await page.goto(`${lekwacht.url}/login?return=${path}`);
  await page.getByRole('button', { name: `${person}, Perspektief` }).click();
  await page.waitForURL(`**${path}*`);
}

const pathOf = (id: string, part: string): string => `/desk/dossiers/${id}/${part}`;

describeInBrowser('judging in a browser', (browser) => {
  describe.each(WIDTHS)('at %i px', (width) => {
    it('an assessment, its advice and the FG’s: no fault that axe knows', async () => {
      const { id } = await lekwacht.report(MISADDRESSED);
      const page = await browser.page({ width });
      await open(page, 'FG', pathOf(id, 'assessment'));
      await screenshot(page, 'assessment');
      expect([await axeFaults(page), await overflow(page), complaints(page)]).toEqual([[], [], []]);
      await page.getByRole('button', { name: 'Leg de beoordeling vast' }).click();
      await page.waitForSelector('[data-faults]');
      await screenshot(page, 'assessment-faults');
      expect([await axeFaults(page), await overflow(page)]).toEqual([[], []]);
    }, 60_000);
  });
});
