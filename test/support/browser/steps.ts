import type { Locator } from 'playwright-core';
import type { Walker } from './walker.js';

/*
 * What people do on the pages, step by step, with what they see: labels, links, buttons. Each leaves the page that the
 * next step begins on.
 */

const QUESTIONS = ['notify-authority', 'inform-people'] as const;

/** Reported without an account by somebody who noticed it just now. */
export async function report(walker: Walker, url: string): Promise<string> {
  const { page } = walker;
  await page.goto(`${url}/`);
  await walker.link(/^Perspektief/);
  await walker.tick(page.getByRole('group', { name: 'Kan iemand nu in gevaar zijn?' }).getByLabel('Nee'));
  await walker.write(page.getByLabel('Wat is er gebeurd?'), 'Mail over een cliënt ging naar een ander.');
  await walker.tick(page.getByLabel('E-mail of bericht (chat, sms) naar de verkeerde persoon'));
  await walker.press(page.getByText('Welke gegevens, van wie'));
  await walker.tick(page.getByLabel('Gezondheid of zorg'));
  await walker.tick(page.getByLabel('Cliënten of klanten'));
  await walker.choose(page.getByLabel('Van hoeveel mensen ongeveer?'), { index: 1 });
  await walker.tick(page.getByLabel('Ik werk hier', { exact: true }));
  await walker.button('Verstuur de melding');
  await page.getByText('Uw melding is binnen').first().waitFor();
  return (await page.locator('.lw-code').first().textContent()) ?? '';
}

export async function logInAs(walker: Walker, url: string, person: string): Promise<void> {
  const { page } = walker;
  await page.context().clearCookies();
  await page.goto(`${url}/login?return=/desk`);
  await walker.button(person);
  await page.waitForURL('**/desk');
}

/** From the list straight to what is to be done first in this dossier. */
export function fromTheList(walker: Walker, reference: string): Promise<void> {
  const line = walker.page.getByRole('listitem').filter({ hasText: reference });
  return walker.press(line.locator('a[id^=do-]'));
}

/** Begins on the dossier. */
export async function establishAwareness(walker: Walker): Promise<void> {
  await walker.link('Stel vast sinds wanneer u het weet');
  await sayWhenItWasKnown(walker);
}

export async function sayWhenItWasKnown(walker: Walker): Promise<void> {
  const { page } = walker;
  await walker.write(page.getByLabel('Waar blijkt dat uit?'), 'De melder zag het om negen uur.');
  await walker.button('Stel het moment vast');
  await page.waitForURL('**gedaan=establish-awareness**');
}

/** Left unsaid it stays open in the form of the AP, and more has to follow. */
export async function sayUnprotected(walker: Walker): Promise<void> {
  const asked = 'Waren de gegevens onleesbaar voor een ander?';
  await walker.unfold(asked);
  await walker.choose(walker.page.getByLabel(asked), 'none');
}

export async function assess(walker: Walker): Promise<void> {
  const { page } = walker;
  await walker.link('Beoordeel het datalek');
  await page.waitForURL('**/assessment*');
  const asked = 'Om hoeveel gegevens gaat het in totaal?';
  const records = page.locator('fieldset', { hasText: asked }).last();
  await walker.unfold(asked);
  await walker.write(records.getByLabel('Minstens'), '1');
  await sayUnprotected(walker);
  // The reporter said that it was about health, and nothing of the rest.
  await walker.tick(page.locator('input[name=dataCategories][value=name]'));
  await walker.tick(page.getByLabel('Er is een risico'));
  await walker.tick(page.getByLabel('Beperkt'));
  // Consequences that nobody said would leave the notification incomplete.
  await walker.tick(page.getByLabel('Verliest het overzicht over wie de gegevens verwerkt'));
  await walker.tick(page.getByLabel('Onbevoegden hebben kennis kunnen nemen van de gegevens'));
  await walker.write(page.getByLabel('Samenvatting voor het register'), 'Een mail ging naar een ander.');
  await walker.button('Leg de beoordeling vast');
  await page.getByText('Beoordeeld op').waitFor();
}

/** What lies folded, opened. */
async function unfolded(walker: Walker, name: string | RegExp, mark: string): Promise<Locator> {
  const fold = walker.page
    .locator('details', { has: walker.page.locator(mark) })
    .filter({ hasText: name })
    .last();
  await walker.press(fold.locator('summary').last());
  return fold;
}

export async function advise(walker: Walker): Promise<void> {
  for (const question of QUESTIONS) {
    const form = await unfolded(walker, 'Geef dit advies', `input[name$=question][value=${question}]`);
    await walker.tick(form.getByLabel('Ja'));
    await walker.write(form.getByLabel('Waarom?'), 'Een ander las over iemands gezondheid.');
    await walker.press(form.getByRole('button'));
    await walker.page.waitForLoadState();
  }
}

/** By the words of each outcome and of its ground. */
type Decisions = readonly (readonly [outcome: string, ground: RegExp, why: string])[];

/** Begins on the dossier. */
export async function decide(walker: Walker, decisions: Decisions): Promise<void> {
  await walker.link('Besluit over melden aan de AP');
  await sayDecisions(walker, decisions);
}

export async function sayDecisions(walker: Walker, decisions: Decisions): Promise<void> {
  const { page } = walker;
  await page.waitForURL('**/board*');
  for (const [outcome, ground, why] of decisions) {
    const fold = page.locator('details', { hasText: outcome }).last();
    await walker.press(fold.locator('summary'));
    await walker.tick(fold.getByLabel(ground).first());
    await walker.write(fold.getByLabel(/^Waarom\?/), why);
    await walker.press(fold.getByRole('button'));
    await page.waitForLoadState();
  }
}

/** What the form of the AP still has to know is answered on the spot, at once. */
async function answerTheAp(walker: Walker): Promise<void> {
  const { page } = walker;
  await walker.press(page.locator('summary', { hasText: 'open vragen in één keer' }));
  const record = page.getByRole('button', { name: 'Leg deze antwoorden vast' });
  const open = page.locator('details', { has: record });
  for (const answer of await open.getByRole('textbox').all()) await walker.write(answer, 'nee');
  await walker.press(record);
  await page.waitForLoadState();
}

export async function takeMeasure(walker: Walker, at = '09:20'): Promise<void> {
  const { page } = walker;
  await walker.link('Nieuwe maatregel');
  await walker.choose(page.getByLabel('Soort'), { index: 1 });
  await walker.write(page.getByLabel('Wat?'), 'De ontvanger heeft de mail gewist.');
  await walker.at(page.getByRole('group', { name: 'Wanneer is het gedaan?' }), '2026-06-01', at);
  await walker.button('Leg de maatregel vast');
  await page.waitForURL('**gedaan=record-measure**');
}

/** Begins on the dossier. */
export async function notify(walker: Walker): Promise<void> {
  await walker.link('Meld aan de AP');
  await sayNotified(walker);
}

/** @param at on the Dutch clock of 1 June */
export async function sayNotified(walker: Walker, at = '09:40'): Promise<void> {
  const { page } = walker;
  await page.waitForURL('**/authority*');
  await answerTheAp(walker);
  const form = page.locator('#melding');
  await walker.write(form.getByLabel('Meldnummer van de AP'), 'AP-2026-0001');
  await walker.at(form, '2026-06-01', at);
  await walker.press(form.getByRole('button', { name: 'Leg de melding vast' }));
  await page.getByText('AP-2026-0001').first().waitFor();
  await walker.link('Overzicht');
}

export async function tell(walker: Walker): Promise<void> {
  const { page } = walker;
  await walker.link('Licht de mensen in');
  await page.waitForURL('**/letters*');
  const gap = page.locator('details', { has: page.getByLabel(/^Zin voor de brief/) }).first();
  await page.getByText('Wat wij hebben gedaan').first().waitFor();
  await walker.write(gap.getByLabel(/^Zin voor de brief/), 'De mail is gewist.');
  await walker.press(gap.getByRole('button'));
  await page.waitForLoadState();
  const contact = page.locator('details', { has: page.getByLabel(/^Telefoon/) }).first();
  await walker.write(contact.getByLabel(/^Telefoon/), '070 123 45 67');
  await walker.press(contact.getByRole('button'));
  await page.waitForLoadState();
  const round = page.locator('#ronde');
  await walker.at(round, '2026-06-01', '09:50');
  await walker.write(round.getByLabel('Voor hoeveel mensen was het bedoeld?'), '1');
  await walker.write(round.getByLabel('Hoeveel zijn er bereikt?'), '1');
  await walker.write(round.getByLabel('Wat is er verteld?'), 'De brief.');
  await walker.press(round.getByRole('button', { name: 'Leg vast' }));
  await page.getByText('Lees wat zij kregen').first().waitFor();
}

/** Begins on the dossier. */
export async function close(
  walker: Walker,
  conclusion = 'De mail is gewist, de cliënt weet het.',
): Promise<void> {
  const { page } = walker;
  await walker.link('Sluit het dossier');
  await walker.write(page.getByLabel('Conclusie'), conclusion);
  await walker.button('Sluit het dossier');
  await page.getByText('Dit dossier is geëindigd.').waitFor();
}
