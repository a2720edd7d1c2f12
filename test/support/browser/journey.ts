import { expect } from '@jest/globals';
import { moment } from '../../../src/shared/moment.js';
import type { RunningLekwacht } from '../http/running-lekwacht.js';
import {
  advise,
  assess,
  close,
  decide,
  establishAwareness,
  logInAs,
  notify,
  report,
  takeMeasure,
  tell,
} from './steps.js';
import type { Walker } from './walker.js';

/** From the first report to the last letter, and what was known on the way; ends on that page. */
export async function journey(walker: Walker, lekwacht: RunningLekwacht): Promise<void> {
  const { page } = walker;
  lekwacht.clock.moveTo(moment('2026-06-01T09:00:00+02:00'));
  const reference = await report(walker, lekwacht.url);
  await lekwacht.projected();

  await logInAs(walker, lekwacht.url, 'FG, Perspektief');
  await walker.link(reference);
  await page.waitForURL('**/dossiers/*');
  const dossier = page.url();
  await establishAwareness(walker);
  await assess(walker);
  await advise(walker);

  await lekwacht.projected();
  await logInAs(walker, lekwacht.url, 'Bestuur, Perspektief');
  await walker.link(reference);
  await decide(walker, [
    ['Ja, melden aan de AP', /^Er is een risico/, 'Iemand anders las over de gezondheid van een cliënt.'],
    ['Ja, de mensen inlichten', /wij doen het toch/, 'Zij willen weten wie het las.'],
  ]);

  lekwacht.clock.moveTo(moment('2026-06-01T10:00:00+02:00'));
  await lekwacht.projected();
  await logInAs(walker, lekwacht.url, 'FG, Perspektief');
  await walker.link(reference);
  await takeMeasure(walker);
  await notify(walker);
  await tell(walker);
  await walker.link('Overzicht');
  await close(walker);

  // The next day somebody asks.
  lekwacht.clock.moveTo(moment('2026-06-02T11:00:00+02:00'));
  await logInAs(walker, lekwacht.url, 'FG, Perspektief');
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
}
