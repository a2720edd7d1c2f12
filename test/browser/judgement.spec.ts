import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import type { Page } from 'playwright-core';
import { axeFaults } from '../support/browser/axe-faults.js';
import { complaints } from '../support/browser/complaints.js';
import { describeInBrowser, WIDTHS } from '../support/browser/describe-in-browser.js';
import { overflow } from '../support/browser/overflow.js';
import { screenshot } from '../support/browser/screenshot.js';
import { aDecision, anAssessment } from '../support/http/acts-over-http.js';
import { eventually, runLekwacht, type RunningLekwacht } from '../support/http/running-lekwacht.js';

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
  it.each([true, false])(
    'asks how many people, and who has it, whatever was chosen before (with a script: %s)',
    async (scripts) => {
      const { id } = await lekwacht.report({ organisation: 'perspektief' });
      const page = await browser.page({ width: 360, scripts });
      await open(page, 'Privacymedewerker', pathOf(id, 'assessment'));
      await page.locator('[name=incidentType]').selectOption('device-or-paper-lost-or-stolen');
      await page.locator('[name="facts.intent"]').selectOption('malicious');
      await page.locator('[name="facts.safetyRisk"]').selectOption('possible');
      await page.locator('[name=specialCategories][value=health]').check();
      if (scripts) await page.getByText('Melden aan de AP: ja.').first().waitFor();
      else await page.getByRole('button', { name: 'Bereken het advies' }).click();
      await page
        .getByRole('group', { name: 'Om hoeveel mensen gaat het?' })
        .getByLabel('Minstens')
        .fill('14');
      await page.getByLabel('Wie heeft de gegevens nu?').selectOption('unknown-person');
      const empty = await page
        .locator('details:visible')
        .evaluateAll((folds) =>
          folds
            .filter((fold) => [...fold.children].slice(1).every((part) => (part as HTMLElement).hidden))
            .map(({ textContent }) => textContent),
        );
      expect(empty).toEqual([]);
    },
  );

  it('opens the fold around what a link leads to, also without a script', async () => {
    const { id } = await lekwacht.report({ organisation: 'perspektief' });
    const page = await browser.page({ scripts: false });
    await open(page, 'Privacymedewerker', `/desk/dossiers/${id}`);
    await page.getByRole('link', { name: 'Vraag de FG om advies' }).click();
    await page.getByRole('button', { name: 'Vraag de FG om advies' }).click();
    await page.getByText('‘Advies vragen aan de FG’ is vastgelegd.').waitFor();
    await page.goto(`${lekwacht.url}${pathOf(id, 'authority')}`);
    const lacking = page.getByRole('listitem').filter({ hasText: '8.1 Waren de gegevens onbegrijpelijk' });
    await page.getByText('Nog nodig').click();
    await lacking.getByRole('link').click();
    await page.waitForURL('**/assessment*');
    expect(await page.getByLabel('Waren de gegevens onleesbaar voor een ander?').isVisible()).toBe(true);
  });

  describe.each(WIDTHS)('at %i px', (width) => {
    it('an assessment, its advice and the FG’s: no fault that axe knows', async () => {
      const { id } = await lekwacht.report(MISADDRESSED);
      const page = await browser.page({ width });
      await open(page, 'FG', pathOf(id, 'assessment'));
      await screenshot(page, 'assessment');
      await page.evaluate(() => {
        for (const fold of document.querySelectorAll('details')) fold.open = true;
      });
      await screenshot(page, 'assessment-open');
      expect([await axeFaults(page), await overflow(page), complaints(page)]).toEqual([[], [], []]);
      await page.getByRole('button', { name: 'Leg de beoordeling vast' }).click();
      await page.waitForSelector('[data-faults]');
      await screenshot(page, 'assessment-faults');
      expect([await axeFaults(page), await overflow(page)]).toEqual([[], []]);
    }, 60_000);

    it('the board’s page and what waits for the board: no fault that axe knows', async () => {
      const { id } = await lekwacht.report(MISADDRESSED);
      await (await lekwacht.as('handler')).acts(id, 'assessments', anAssessment());
      const advice = { question: 'inform-people', outcome: 'yes', reason: 'Somebody else read it.' };
      await (await lekwacht.as('fg')).acts(id, 'advice', advice);
      await (await lekwacht.as('board')).acts(id, 'mandates', { granted: true });
      const holder = await lekwacht.as('mandate-holder');
      await holder.acts(id, 'decisions', aDecision('notify-authority'));
      await lekwacht.projected();
      const page = await browser.page({ width });
      await open(page, 'Bestuur', pathOf(id, 'board'));
      await screenshot(page, 'board');
      await page.getByText('Nee, niet inlichten', { exact: true }).click();
      await page.getByText('Een hoog risico is niet waarschijnlijk').click();
      await page
        .getByText('Nee, niet inlichten', { exact: true })
        .locator('xpath=ancestor::details')
        .getByRole('button')
        .click();
      await page.waitForSelector('[data-faults]');
      await screenshot(page, 'board-faults');
      expect([await axeFaults(page), await overflow(page)]).toEqual([[], []]);
      await page.goto(`${lekwacht.url}/desk/board`);
      await screenshot(page, 'board-list');
      expect([await axeFaults(page), await overflow(page)]).toEqual([[], []]);
    }, 60_000);
  });

  it('the advice follows what is filled in, and leads to what is open', async () => {
    const { id } = await lekwacht.report({ ...MISADDRESSED, dataCategories: ['name'] });
    const page = await browser.page({ width: 360 });
    await open(page, 'FG', pathOf(id, 'assessment'));
    const said = page.locator('[data-advice-said]');
    const before = await said.textContent();
    await page.getByText('Hoe de gegevens beveiligd waren').click();
    await page.getByLabel('Is de sleutel of het wachtwoord ook uitgelekt?').waitFor({ state: 'hidden' });
    await page.getByLabel('Waren de gegevens onleesbaar voor een ander?').selectOption('encrypted');
    await page.getByLabel('Is de sleutel of het wachtwoord ook uitgelekt?').waitFor();
    await page.getByLabel('Kan iemand in gevaar zijn?').selectOption('yes');
    await expectSoon(async () => {
      const now = await said.textContent();
      return now !== before && now === 'Melden aan de AP: ja. Mensen inlichten: ja.';
    });
    expect([complaints(page), await lekwacht.eventTypes(id)]).toEqual([
      [],
      expect.not.arrayContaining(['BreachAssessed']),
    ]);
  }, 60_000);

  it('a misaddressed mail of one client is assessed in three presses and one sentence, without a script', async () => {
    const { id } = await lekwacht.report(MISADDRESSED);
    const page = await browser.page({ width: 360, scripts: false });
    await open(page, 'Privacymedewerker', pathOf(id, 'assessment'));
    await page.getByLabel('Er is een risico').check();
    await page.getByLabel('Beperkt').check();
    await page
      .getByLabel('Samenvatting voor het register')
      .fill('Mail over zorg ging naar een andere cliënt.');
    await page.getByRole('button', { name: 'Leg de beoordeling vast' }).click();
    await page.getByText('Beoordeeld op').waitFor();
    expect(await lekwacht.eventTypes(id)).toContain('BreachAssessed');
  }, 60_000);
});

async function expectSoon(holds: () => Promise<boolean>): Promise<void> {
  await eventually(async () => ((await holds()) ? true : undefined));
}
