/// <reference lib="dom" />
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
  await walker.press(page.getByText('Welke gegevens, van wie'));
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
  const asked = 'Hoeveel gegevens (records) in totaal?';
  const records = page.locator('fieldset', { hasText: asked }).last();
  const folds = page.locator('details', { hasText: asked });
  for (const fold of await folds.all())
    if (!(await fold.evaluate((element) => (element as HTMLDetailsElement).open)))
      await walker.press(fold.locator('> summary'));
  await walker.write(records.getByLabel('Minstens'), '1');
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

/** What the form of the AP still has to know is answered on the spot. */
async function answerTheAp(walker: Walker): Promise<void> {
  const { page } = walker;
  const missing = page.locator('.lw-answer--missing', { has: page.locator('form') });
  for (let left = await missing.count(); left > 0; left--) {
    await walker.press(missing.first().locator('summary'));
    await walker.write(missing.first().getByLabel('Antwoord'), 'nee');
    await walker.press(missing.first().getByRole('button'));
    await page.waitForLoadState();
  }
}

async function takeMeasure(walker: Walker): Promise<void> {
  const { page } = walker;
  await walker.link('Nieuwe maatregel');
  await walker.choose(page.getByLabel('Soort'), { index: 1 });
  await walker.write(page.getByLabel('Wat?'), 'De ontvanger heeft de mail gewist.');
  await walker.at(page.getByRole('group', { name: 'Wanneer is het gedaan?' }), '2026-06-01', '09:20');
  await walker.button('Leg de maatregel vast');
  await page.waitForURL('**gedaan=record-measure**');
}

async function notify(walker: Walker): Promise<void> {
  const { page } = walker;
  await takeMeasure(walker);
  await walker.link('Meld aan de AP');
  await page.waitForURL('**/authority*');
  await answerTheAp(walker);
  const form = page.locator('#melding form');
  await walker.write(form.getByLabel('Meldnummer van de AP'), 'AP-2026-0001');
  await walker.at(form, '2026-06-01', '09:40');
  await walker.press(form.getByRole('button', { name: 'Leg de melding vast' }));
  await page.getByText('AP-2026-0001').first().waitFor();
  await walker.link('Overzicht');
}

async function tell(walker: Walker): Promise<void> {
  const { page } = walker;
  await walker.link('Licht de mensen in');
  await page.waitForURL('**/letters*');
  for (const [part, sentence] of [
    ['Wat dit kan betekenen', 'Een ander weet nu iets over de gezondheid.'],
    ['Wat wij hebben gedaan', 'De mail is gewist.'],
  ] as const) {
    const gap = page.locator('form', { has: page.getByLabel('Zin voor de brief') }).first();
    expect(await page.getByText(part).count()).toBeGreaterThan(0);
    await walker.write(gap.getByLabel('Zin voor de brief'), sentence);
    await walker.press(gap.getByRole('button'));
    await page.waitForLoadState();
  }
  const contact = page.locator('form', { has: page.getByLabel('Telefoon (mag leeg blijven)') }).first();
  await walker.write(contact.getByLabel('Telefoon (mag leeg blijven)'), '070 123 45 67');
  await walker.press(contact.getByRole('button'));
  await page.waitForLoadState();
  const round = page.locator('#ronde form').last();
  await walker.at(round, '2026-06-01', '09:50');
  await walker.write(round.getByLabel('Voor hoeveel mensen was het bedoeld?'), '1');
  await walker.write(round.getByLabel('Hoeveel zijn er bereikt?'), '1');
  await walker.write(round.getByLabel('Wat is er verteld?'), 'De brief.');
  await walker.press(round.getByRole('button', { name: 'Leg vast' }));
  await page.getByText('Lees wat zij kregen').first().waitFor();
}

async function close(walker: Walker): Promise<void> {
  const { page } = walker;
  await walker.link('Overzicht');
  await walker.link('Sluit het dossier');
  await walker.write(page.getByLabel('Conclusie'), 'De mail is gewist, de cliënt weet het.');
  await walker.button('Sluit het dossier');
  await page.getByText('Dit dossier is geëindigd.').waitFor();
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
        await page.waitForURL('**/dossiers/*');
        const dossier = page.url();
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

        // The next day somebody asks.
        lekwacht.clock.moveTo(moment('2026-06-02T11:00:00+02:00'));
        await logInAs(walker, 'FG');
        await page.goto(dossier.replace(/\?.*/, ''));
        await walker.link('Wat wisten we toen?');
        await walker.write(page.getByLabel('Dag', { exact: true }), '2026-06-01');
        await walker.write(page.getByLabel('Tijd (leeg: einde van de dag)'), '09:30');
        await walker.button('Laat zien');
        await page.waitForLoadState();
        const known = await page.locator('main').innerText();
        expect(known).toContain('Stand\nBesloten');
        expect(known).toMatch(/Later vastgelegd en hier weggelaten: [1-9]/);
        for (const later of ['AP-2026-0001', 'De ontvanger heeft de mail gewist.'])
          expect([later, known.includes(later)]).toEqual([later, false]);
        await screenshot(page, `journey-${how}`);
        expect(complaints(page)).toEqual([]);
      },
      60_000,
    );
  });
});
