import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import type { Page } from 'playwright-core';
import { anApNotification, anAssessment } from '../support/http/acts-over-http.js';
import { axeFaults } from '../support/browser/axe-faults.js';
import { complaints } from '../support/browser/complaints.js';
import { describeInBrowser, WIDTHS } from '../support/browser/describe-in-browser.js';
import { overflow } from '../support/browser/overflow.js';
import { screenshot } from '../support/browser/screenshot.js';
import { runLekwacht, type Person, type RunningLekwacht } from '../support/http/running-lekwacht.js';

const NOW = '2026-06-01T09:00:00+02:00';
const LATE = '2026-05-20T12:00:00+02:00';

let lekwacht: RunningLekwacht;
let handler: Person;
let bare: string;
let told: string;
let withdrawn: string;
beforeAll(async () => {
  jest.spyOn(console, 'warn').mockImplementation(() => undefined);
  lekwacht = await runLekwacht({ at: NOW });
  handler = await lekwacht.as('handler');
  ({ id: bare } = await lekwacht.report({ discoveredAt: LATE }));
  ({ id: told } = await lekwacht.report());
  await handler.acts(bare, 'first-look', {});
  await handler.acts(told, 'assessments', anAssessment({ risk: 'risk' }));
  await handler.acts(told, 'ap-notifications', { ...anApNotification(NOW), number: undefined });
  await handler.acts(told, 'assessments', anAssessment({ risk: 'risk', subjectCount: { min: 2, max: 4 } }));
  ({ id: withdrawn } = await lekwacht.report({ discoveredAt: '2026-05-31' }));
  await handler.acts(withdrawn, 'first-look', {});
  const taken = { kind: 'withdrawal', withdrawalReason: 'Of another organisation.' };
  for (const fields of [{}, taken])
    await handler.acts(withdrawn, 'ap-notifications', {
      ...anApNotification(NOW, { incomplete: false }),
      ...fields,
    });
}, 60_000);
afterAll(() => lekwacht.close());

async function open(page: Page, id: string): Promise<void> {
  await page.goto(`${lekwacht.url}/login?return=/desk/dossiers/${id}/authority`);
  await page.getByRole('button', { name: 'Privacymedewerker, Perspektief' }).click();
  await page.waitForURL('**/authority');
}

describeInBrowser('telling the AP in a browser', (browser) => {
  const states: Readonly<Record<string, (page: Page) => Promise<unknown>>> = {
    'authority-bare': (page) => open(page, bare),
    'authority-told': (page) => open(page, told),
    'authority-withdrawn': (page) => open(page, withdrawn),
    'authority-faults': async (page) => {
      await open(page, bare);
      await page.getByRole('button', { name: 'Leg de melding vast' }).click();
      await page.waitForURL('**/notifications');
    },
  };

  describe.each(WIDTHS)('at %i px', (width) => {
    it.each(Object.keys(states))(
      '%s has no fault that axe knows, and nothing sticks out',
      async (state) => {
        const page = await browser.page({ width });
        await states[state]!(page);
        const reference = page.locator('h1 .lw-reference');
        const lines = await reference.evaluate((element) => {
          const text = document.createRange();
          text.selectNodeContents(element);
          return text.getClientRects().length;
        });
        // On the smallest phone one of wide letters may need two.
        expect(lines).toBeLessThanOrEqual(width === 320 ? 2 : 1);
        await screenshot(page, state);
        expect([await axeFaults(page), await overflow(page)]).toEqual([[], []]);
      },
      30_000,
    );
  });

  it('what the button copies is what the API answers, and a press on "Nu" fills in the moment', async () => {
    const page = await browser.page({ permissions: ['clipboard-read', 'clipboard-write'] });
    await open(page, told);
    const { body } = await handler.get(`/v1/breaches/${told}/ap-form`);
    const answers = body.answers as readonly { question: string; label: string; text?: string }[];
    const { question, label, text } = answers.find((answer) => answer.question === '5.3')!;
    const asked = page.getByRole('heading', { name: `${question} ${label}` });
    await page.locator('section.lw-answer', { has: asked }).getByRole('button', { name: 'Kopieer' }).click();
    await page.getByRole('button', { name: 'Gekopieerd' }).waitFor();
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(text);
    await page.getByRole('button', { name: 'Nu', exact: true }).click();
    expect(await page.getByLabel('Dag').inputValue()).toMatch(/^\d{4}-\d{2}-\d{2}$/);
    expect(complaints(page)).toEqual([]);
  }, 30_000);

  it('without a script there is no button that does nothing, and the number is recorded', async () => {
    const { id } = await lekwacht.report();
    await handler.acts(id, 'ap-notifications', { ...anApNotification(NOW), number: undefined });
    const page = await browser.page({ width: 360, scripts: false });
    await open(page, id);
    expect(await page.getByRole('button', { name: /^(Kopieer|Nu|Druk af)$/ }).count()).toBe(0);
    await page.locator('#meldnummer').getByLabel('Meldnummer van de AP').fill('AP-2026-9');
    await page.getByRole('button', { name: 'Leg het nummer vast' }).click();
    await page.getByText('meldnummer AP-2026-9').waitFor();
  }, 30_000);

  it('a question is answered by keyboard: the link to it opens its form', async () => {
    const page = await browser.page({ width: 360 });
    await open(page, bare);
    await page.getByText('Nog nodig').press('Enter');
    await page.getByRole('listitem').filter({ hasText: '3.2.1' }).getByRole('link').press('Enter');
    const answer = page.locator('#vraag-3-2-1');
    await answer.getByLabel('Antwoord').fill('J. de Vries');
    await answer.getByRole('button', { name: 'Leg het antwoord vast' }).press('Enter');
    await page.locator('#vraag-3-2-1-antwoord', { hasText: 'J. de Vries' }).waitFor();
  }, 30_000);
});
