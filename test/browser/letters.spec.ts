/// <reference lib="dom" />
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import type { Page } from 'playwright-core';
import { anAssessment, aSubjectNotification } from '../support/http/acts-over-http.js';
import { axeFaults } from '../support/browser/axe-faults.js';
import { complaints } from '../support/browser/complaints.js';
import { describeInBrowser, WIDTHS } from '../support/browser/describe-in-browser.js';
import { overflow } from '../support/browser/overflow.js';
import { screenshot } from '../support/browser/screenshot.js';
import { runLekwacht, type Person, type RunningLekwacht } from '../support/http/running-lekwacht.js';

const NOW = '2026-06-01T09:00:00+02:00';

let lekwacht: RunningLekwacht;
let handler: Person;
let bare: string;
let ready: string;
let danger: string;
beforeAll(async () => {
  jest.spyOn(console, 'warn').mockImplementation(() => undefined);
  lekwacht = await runLekwacht({ at: NOW });
  handler = await lekwacht.as('handler', 'kadera');
  const report = (fields: object = {}) => lekwacht.report({ organisation: 'kadera', ...fields });
  [{ id: bare }, { id: ready }, { id: danger }] = await Promise.all([
    report(),
    report({ occurredFrom: '2026-05-30' }),
    report({ safetyRisk: 'yes' }),
  ]);
  await handler.acts(ready, 'assessments', anAssessment({ subjectCount: { min: 4, max: 4 } }));
  await handler.acts(ready, 'letter-contact', { name: 'Noor', phone: '038 123 45 67' });
  const text = { part: 'what-we-did', forPeople: { nl: 'De brief is opgehaald.' } };
  await handler.acts(ready, 'letter-texts', text);
  await handler.acts(ready, 'subject-notifications', {
    ...aSubjectNotification(NOW, { intended: 3, text: 'Goedendag,\n\nDit kreeg men.' }),
  });
}, 60_000);
afterAll(() => lekwacht.close());

async function open(page: Page, id: string): Promise<void> {
  await page.goto(`${lekwacht.url}/login?return=/desk/dossiers/${id}/letters`);
  await page.getByRole('button', { name: 'Privacymedewerker, Kadera' }).click();
  await page.waitForURL('**/letters');
}

const edit = (page: Page) => page.getByLabel('De tekst zoals u hem verstuurt of verstuurde');

/** What of the page comes out of a printer. */
async function printed(page: Page): Promise<string> {
  await page.emulateMedia({ media: 'print' });
  const text = await page.evaluate(() => document.body.innerText);
  await page.emulateMedia({ media: null });
  return text.trim();
}

/** Typed in three parts of the page; then one of them is recorded. */
async function typeAndRecord(page: Page): Promise<void> {
  await edit(page).fill('Beste mevrouw,\n\nZo ging het.');
  await page.getByText('Zin voor de brief schrijven').click();
  await page
    .getByLabel(/^Zin voor de brief/)
    .last()
    .fill('Half een zin');
  const contact = page.locator('details', { has: page.locator('[value="own-contact"]') });
  await contact.locator('summary').click();
  await contact.getByRole('button').click();
  await page.waitForURL('**/contact');
}

describeInBrowser('telling people in a browser', (browser) => {
  const states: Readonly<Record<string, (page: Page) => Promise<unknown>>> = {
    'letters-bare': (page) => open(page, bare),
    'letters-ready': (page) => open(page, ready),
    'letters-danger': (page) => open(page, danger),
    'letters-faults': async (page) => {
      await open(page, ready);
      await page.locator('#ronde').getByRole('button', { name: 'Leg vast' }).click();
      await page.waitForURL('**/rounds');
    },
    'letters-kept': async (page) => {
      await open(page, ready);
      await typeAndRecord(page);
    },
    'letters-sent': async (page) => {
      await open(page, ready);
      await page.getByRole('link', { name: 'Lees wat zij kregen' }).click();
      await page.getByText('Dit kreeg men.').waitFor();
    },
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

  it('only the letter is printed, under the name of who sends it, as it was edited just now', async () => {
    const page = await browser.page();
    await open(page, ready);
    const { text } = (await handler.get(`/v1/breaches/${ready}/letter`)).body as { text: string };
    const head = 'Kadera aanpak huiselijk geweld\nPostbus 1058, 8001 BB Zwolle';
    const onPaper = (letter: string) => `${head}\n\n${letter}`.replaceAll(/\s+/g, ' ').trim();
    expect((await printed(page)).replaceAll(/\s+/g, ' ')).toBe(onPaper(text));
    await edit(page).fill(`Beste mevrouw Jansen,\n\n${text}`);
    expect((await printed(page)).replaceAll(/\s+/g, ' ')).toBe(onPaper(`Beste mevrouw Jansen,\n\n${text}`));
    expect(complaints(page)).toEqual([]);
  }, 30_000);

  it.each([true, false])(
    'what was typed stays while something else is recorded (script: %s)',
    async (scripts) => {
      const page = await browser.page({ width: 360, scripts });
      await open(page, ready);
      await typeAndRecord(page);
      expect(await edit(page).inputValue()).toBe('Beste mevrouw,\n\nZo ging het.');
      const sentence = page.getByLabel(/^Zin voor de brief/).last();
      expect([await sentence.isVisible(), await sentence.inputValue()]).toEqual([true, 'Half een zin']);
      expect(await page.locator('#brief').textContent()).toBe('Beste mevrouw,\n\nZo ging het.');
    },
    30_000,
  );

  it('without a script the edited letter is looked at first, printed, and recorded as it is', async () => {
    const page = await browser.page({ width: 360, scripts: false });
    await open(page, ready);
    await edit(page).fill('Goedendag,\n\nZo is het gegaan.');
    await page.getByRole('button', { name: 'Bekijk deze tekst om af te drukken' }).click();
    expect(await printed(page)).toMatch(/Goedendag,\s+Zo is het gegaan\.$/);
    const round = page.locator('#ronde');
    await round.getByLabel('Dag').fill('2026-06-01');
    await round.getByLabel('Tijd').fill('08:30');
    await round.getByRole('button', { name: 'Leg vast' }).click();
    await page.getByRole('link', { name: 'Lees wat zij kregen' }).nth(1).click();
    expect(await page.locator('#brief').textContent()).toBe('Goedendag,\n\nZo is het gegaan.');
  }, 30_000);
});
