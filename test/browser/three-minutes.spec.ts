import { afterAll, beforeAll, expect, it, jest } from '@jest/globals';
import { moment } from '../../src/shared/moment.js';
import { describeInBrowser } from '../support/browser/describe-in-browser.js';
import { close, decide, establishAwareness, logInAs, notify } from '../support/browser/steps.js';
import { Walker } from '../support/browser/walker.js';
import { runLekwacht, type RunningLekwacht } from '../support/http/running-lekwacht.js';

let lekwacht: RunningLekwacht;
beforeAll(async () => {
  jest.spyOn(console, 'warn').mockImplementation(() => undefined);
  lekwacht = await runLekwacht();
}, 60_000);
afterAll(() => lekwacht.close());

/** A mail about one client went to a colleague elsewhere, who wiped it at once and said so. */
async function reportIt(walker: Walker, organisation: RegExp): Promise<string> {
  const { page } = walker;
  await page.goto(`${lekwacht.url}/`);
  await walker.link(organisation);
  await walker.tick(page.getByRole('group', { name: 'Kan iemand nu in gevaar zijn?' }).getByLabel('Nee'));
  await walker.write(
    page.getByLabel('Wat is er gebeurd?'),
    'Mail over een cliënt ging naar de gemeente, gewist.',
  );
  await walker.tick(page.getByLabel('E-mail naar de verkeerde persoon'));
  await walker.tick(page.getByLabel('Naam', { exact: true }));
  await walker.tick(page.getByLabel('Cliënten of klanten'));
  await walker.tick(page.getByLabel('Een andere zorgverlener of gemeente', { exact: true }));
  await walker.choose(page.getByLabel('Van hoeveel mensen ongeveer?'), { index: 1 });
  await walker.tick(page.getByLabel('Ik werk hier', { exact: true }));
  await walker.button('Verstuur de melding');
  await page.getByText('Uw melding is binnen').first().waitFor();
  return (await page.locator('.lw-code').first().textContent()) ?? '';
}

/** The keystroke-level model (Card, Moran and Newell, 1980): to think and point for each press, and to type. */
const SECONDS = { press: 1.35 + 1.1 + 0.2, keystroke: 0.28 };

async function assessIt(walker: Walker): Promise<void> {
  const { page } = walker;
  await walker.link('Beoordeel het datalek');
  await page.waitForURL('**/assessment*');
  await walker.unfold('Is de ontvanger te vertrouwen?');
  await walker.choose(page.getByLabel('Is de ontvanger te vertrouwen?'), 'bound-to-secrecy');
  await walker.choose(page.getByLabel('Heeft de ontvanger gezegd dat alles weg is?'), 'confirmed-in-writing');
  await walker.tick(page.getByLabel('Risico is niet waarschijnlijk'));
  await walker.tick(page.getByLabel('Verwaarloosbaar'));
  await walker.write(page.getByLabel('Samenvatting voor het register'), 'Mail naar gemeente, gewist.');
  await walker.button('Leg de beoordeling vast');
  await page.getByText('Beoordeeld op').waitFor();
}

const NOBODY = ['Nee, niet inlichten', /hoog risico is niet/, 'Gewist, geen gevolgen.'] as const;

describeInBrowser('a misaddressed mail of one client', (browser) => {
  it.each([
    ['Perspektief', /^Perspektief/, ['Nee, niet melden', /risico is niet/, 'Gewist door een collega.'], 170],
    // It promised to tell the AP whatever it suspects.
    ['Kadera', /^Kadera/, ['Ja, melden aan de AP', /beloofd/, 'Wij beloofden het.'], 180],
  ] as const)(
    'is done in three minutes, from report to closed: %s',
    async (name, organisation, onAuthority, most) => {
      lekwacht.clock.moveTo(moment('2026-06-01T09:00:00+02:00'));
      const page = await browser.page({ width: 1280 });
      const walker = new Walker(page);
      const reference = await reportIt(walker, organisation);
      await lekwacht.projected();
      const handler = `Privacymedewerker, ${name}`;
      await logInAs(walker, lekwacht.url, handler);
      await walker.link(reference);
      await page.waitForURL('**/dossiers/*');
      await establishAwareness(walker);
      await assessIt(walker);
      await lekwacht.projected();
      await logInAs(walker, lekwacht.url, `Bestuur, ${name}`);
      await walker.link(reference);
      await decide(walker, [onAuthority, NOBODY]);
      lekwacht.clock.moveTo(moment('2026-06-01T10:00:00+02:00'));
      await lekwacht.projected();
      await logInAs(walker, lekwacht.url, handler);
      await walker.link(reference);
      console.log(await page.locator('main').innerText());
      if (onAuthority[0].startsWith('Ja')) await notify(walker);
      await close(walker);
      const { presses, keystrokes } = walker;
      const seconds = Math.round(presses * SECONDS.press + keystrokes * SECONDS.keystroke);
      console.log(`${name}: ${presses} presses, ${keystrokes} keystrokes, ${seconds} s`);
      expect(seconds).toBeLessThan(most);
    },
    60_000,
  );
});
