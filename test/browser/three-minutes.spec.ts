import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, expect, it, jest } from '@jest/globals';
import { moment } from '../../src/shared/moment.js';
import { describeInBrowser } from '../support/browser/describe-in-browser.js';
import {
  close,
  fromTheList,
  logInAs,
  sayDecisions,
  sayNotified,
  sayUnprotected,
  sayWhenItWasKnown,
} from '../support/browser/steps.js';
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
  await walker.write(page.getByLabel('Wat is er gebeurd?'), 'Mail over cliënt naar gemeente, gewist.');
  await walker.tick(page.getByLabel('E-mail of bericht (chat, sms) naar de verkeerde persoon'));
  await walker.press(page.getByText('Welke gegevens, van wie'));
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

async function assessIt(walker: Walker, tellsTheAp: boolean): Promise<void> {
  const { page } = walker;
  await walker.link('Beoordeel het datalek');
  await page.waitForURL('**/assessment*');
  await walker.unfold('Is de ontvanger te vertrouwen?');
  await walker.choose(page.getByLabel('Is de ontvanger te vertrouwen?'), 'bound-to-secrecy');
  await walker.choose(page.getByLabel('Heeft de ontvanger gezegd dat alles weg is?'), 'confirmed-in-writing');
  if (tellsTheAp) {
    const records = 'Om hoeveel gegevens gaat het in totaal?';
    await walker.unfold(records);
    await walker.write(page.locator('fieldset', { hasText: records }).last().getByLabel('Minstens'), '1');
    await sayUnprotected(walker);
    // That there are none is said, or the AP is not told so.
    for (const name of ['specialCategories', 'subjectConsequences', 'organisationConsequences'])
      await walker.tick(page.locator(`input[name=${name}][value=none-of-these]`));
  }
  await walker.tick(page.getByLabel('Risico is niet waarschijnlijk'));
  await walker.tick(page.getByLabel('Verwaarloosbaar'));
  await walker.write(page.getByLabel('Samenvatting voor het register'), 'Mail naar gemeente, gewist.');
  await walker.button('Leg de beoordeling vast');
  await page.getByText('Beoordeeld op').waitFor();
}

async function lackingAtTheAp(reference: string): Promise<unknown> {
  const handler = await lekwacht.as('handler', 'kadera');
  const { body } = await handler.get(`/v1/breaches?reference=${reference}`);
  const [{ id }] = body.dossiers as [{ id: string }];
  return (await handler.get(`/v1/breaches/${id}/ap-form`)).body.missing;
}

/** What the manual says of it, in its columns. */
async function published(organisation: string): Promise<readonly string[] | undefined> {
  const lines = (await readFile('docs/handleiding.md', 'utf8')).split('\n');
  const row = lines.find((line) => line.startsWith(`| ${organisation} `));
  return row
    ?.split('|')
    .slice(2, -1)
    .map((cell) => cell.trim());
}

const THREE_MINUTES = 180;

const NOBODY = ['Nee, niet inlichten', /hoog risico is niet/, 'Gewist, geen gevolgen.'] as const;

describeInBrowser('a misaddressed mail of one client', (browser) => {
  it.each([
    ['Perspektief', /^Perspektief/, ['Nee, niet melden', /risico is niet/, 'Gewist door een collega.']],
    // It promised to tell the AP whatever it suspects, and its profile lacks what the AP asks of it.
    ['Kadera', /^Kadera/, ['Ja, melden aan de AP', /beloofd/, 'Wij beloofden het.']],
  ] as const)(
    'from report to closed, by its reporter, a handler and the board: %s',
    async (name, organisation, onAuthority) => {
      lekwacht.clock.moveTo(moment('2026-06-01T09:00:00+02:00'));
      const tellsTheAp = onAuthority[0].startsWith('Ja');
      const [reporter, handler, board] = await Promise.all(
        [1, 2, 3].map(async () => new Walker(await browser.page({ width: 1280 }))),
      );
      const reference = await reportIt(reporter!, organisation);
      await lekwacht.projected();
      await logInAs(handler!, lekwacht.url, `Privacymedewerker, ${name}`);
      await fromTheList(handler!, reference);
      await sayWhenItWasKnown(handler!);
      await assessIt(handler!, tellsTheAp);
      await lekwacht.projected();
      await logInAs(board!, lekwacht.url, `Bestuur, ${name}`);
      await fromTheList(board!, reference);
      await sayDecisions(board!, [onAuthority, NOBODY]);
      if (tellsTheAp) {
        await handler!.link('AP');
        await sayNotified(handler!, '09:00');
        expect(await lackingAtTheAp(reference)).toEqual([]);
      } else await handler!.link('Overzicht');
      await close(handler!, 'Gewist, zonder gevolgen.');
      const sum = (of: 'presses' | 'keystrokes') => reporter![of] + handler![of] + board![of];
      const [presses, keystrokes] = [sum('presses'), sum('keystrokes')];
      const seconds = Math.round(presses * SECONDS.press + keystrokes * SECONDS.keystroke);
      console.info(`${name}: ${presses} presses, ${keystrokes} keystrokes, ${seconds} s`);
      expect(seconds).toBeLessThanOrEqual(THREE_MINUTES);
      // Published, and true.
      expect(await published(name)).toEqual([`${presses}`, `${keystrokes}`, `${seconds} s`]);
    },
    60_000,
  );
});
