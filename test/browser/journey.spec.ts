import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import type { Locator } from 'playwright-core';
import { moment } from '../../src/shared/moment.js';
import { complaints } from '../support/browser/complaints.js';
import { describeInBrowser, WIDTHS } from '../support/browser/describe-in-browser.js';
import { screenshot } from '../support/browser/screenshot.js';
import { Walker } from '../support/browser/walker.js';
import { runLekwacht, type RunningLekwacht } from '../support/http/running-lekwacht.js';

let lekwacht: RunningLekwacht;
beforeAll(async () => {
  jest.spyOn(console, 'warn').mockImplementation(() => undefined);
  lekwacht = await runLekwacht();
}, 60_000);
afterAll(() => lekwacht.close());

const QUESTIONS = ['notify-authority', 'inform-people'] as const;

/** Reported without an account by somebody who noticed it just now. */
async function report(walker: Walker): Promise<string> {
  const { page } = walker;
  await page.goto(`${lekwacht.url}/`);
  await walker.link(/^Perspektief/);
  await walker.tick(page.getByRole('group', { name: 'Kan iemand nu in gevaar zijn?' }).getByLabel('Nee'));
  await walker.write(page.getByLabel('Wat is er gebeurd?'), 'Mail over een cliënt ging naar een ander.');
  await walker.tick(page.getByLabel('E-mail naar de verkeerde persoon'));
  await walker.tick(page.getByLabel('Gezondheid of zorg'));
  await walker.tick(page.getByLabel('Cliënten of klanten'));
  await walker.choose(page.getByLabel('Van hoeveel mensen ongeveer?'), { index: 1 });
  await walker.tick(page.getByLabel('Ik werk hier', { exact: true }));
  await walker.button('Verstuur de melding');
  await page.getByText('Uw melding is binnen').first().waitFor();
  return (await page.locator('.lw-code').first().textContent()) ?? '';
}

async function logInAs(walker: Walker, person: string): Promise<void> {
  const { page } = walker;
  await page.context().clearCookies();
  await page.goto(`${lekwacht.url}/login?return=/desk`);
  await walker.button(`${person}, Perspektief`);
  await page.waitForURL('**/desk');
}

async function establishAwareness(walker: Walker): Promise<void> {
  const { page } = walker;
  await walker.link('Stel vast sinds wanneer u het weet');
  await walker.write(page.getByLabel('Waar blijkt dat uit?'), 'De melder zag het om negen uur.');
  await walker.button('Stel het moment vast');
  await page.waitForURL('**gedaan=establish-awareness**');
}

async function assess(walker: Walker): Promise<void> {
  const { page } = walker;
  await walker.link('Beoordeel het datalek');
  await page.waitForURL('**/assessment*');
  await walker.tick(page.getByLabel('Er is een risico'));
  await walker.tick(page.getByLabel('Beperkt'));
  await walker.write(page.getByLabel('Samenvatting voor het register'), 'Een mail ging naar een ander.');
  await walker.button('Leg de beoordeling vast');
  await page.getByText('Beoordeeld op').waitFor();
}

/** What lies folded, and the form in it. */
async function unfolded(walker: Walker, name: string | RegExp, mark: string): Promise<Locator> {
  const fold = walker.page
    .locator('details', { has: walker.page.locator(mark) })
    .filter({ hasText: name })
    .last();
  await walker.press(fold.locator('summary').last());
  return fold.locator('form');
}

async function advise(walker: Walker): Promise<void> {
  for (const question of QUESTIONS) {
    const form = await unfolded(walker, 'Geef dit advies', `input[name=question][value=${question}]`);
    await walker.tick(form.getByLabel('Ja'));
    await walker.write(form.getByLabel('Waarom?'), 'Een ander las over iemands gezondheid.');
    await walker.press(form.getByRole('button'));
    await walker.page.waitForLoadState();
  }
}

async function decide(walker: Walker): Promise<void> {
  const { page } = walker;
  await walker.link('Besluit over melden aan de AP');
  await page.waitForURL('**/board*');
  for (const [outcome, ground] of [
    ['Ja, melden aan de AP', /^Er is een risico/],
    ['Ja, de mensen inlichten', /wij doen het toch/],
  ] as const) {
    const fold = page.locator('details', { hasText: outcome }).last();
    await walker.press(fold.locator('summary'));
    await walker.tick(fold.getByLabel(ground).first());
    await walker.write(fold.getByLabel(/^Waarom\?/), 'Iemand anders las over de gezondheid van een cliënt.');
    await walker.press(fold.getByRole('button'));
    await page.waitForLoadState();
  }
}

async function notify(walker: Walker): Promise<void> {
  const { page } = walker;
  await walker.link('Meld aan de AP');
  await page.waitForURL('**/authority*');
  const form = page.locator('form', { has: page.getByLabel('Meldnummer van de AP') }).last();
  await walker.write(form.getByLabel('Meldnummer van de AP'), 'AP-2026-0001');
  console.log(await page.locator('main').innerText());
  await walker.at(form, '2026-06-01', '09:40');
  await walker.press(form.getByRole('button', { name: 'Leg de melding vast' }));
  await page.getByText('AP-2026-0001').first().waitFor();
  await walker.link('Overzicht');
}

async function tell(walker: Walker): Promise<void> {
  const { page } = walker;
  await walker.link('Licht de mensen in');
  await page.waitForURL('**/letters*');
  console.log(await page.locator('main').innerText());
}

async function close(walker: Walker): Promise<void> {
  const { page } = walker;
  await walker.link('Overzicht');
  console.log(await page.locator('main').innerText());
}

describeInBrowser('from the first report to the last letter', (browser) => {
  describe.each([
    [true, 'with'],
    [false, 'without'],
  ] as const)('scripts %s', (scripts, how) => {
    it.each(WIDTHS)(
      `${how} a script, at %i px`,
      async (width) => {
        lekwacht.clock.moveTo(moment('2026-06-01T09:00:00+02:00'));
        const page = await browser.page({ width, scripts });
        const walker = new Walker(page);
        const reference = await report(walker);
        await lekwacht.projected();

        await logInAs(walker, 'FG');
        await walker.link(reference);
        await establishAwareness(walker);
        await assess(walker);
        await advise(walker);

        await lekwacht.projected();
        await logInAs(walker, 'Bestuur');
        await walker.link(reference);
        await decide(walker);

        lekwacht.clock.moveTo(moment('2026-06-01T10:00:00+02:00'));
        await lekwacht.projected();
        await logInAs(walker, 'FG');
        await walker.link(reference);
        await notify(walker);
        await tell(walker);
        await close(walker);
        await screenshot(page, `journey-${how}`);
        expect(complaints(page)).toEqual([]);
      },
      60_000,
    );
  });
});
