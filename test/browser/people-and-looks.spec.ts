import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import type { Page } from 'playwright-core';
import { axeFaults } from '../support/browser/axe-faults.js';
import { complaints } from '../support/browser/complaints.js';
import { describeInBrowser, WIDTHS } from '../support/browser/describe-in-browser.js';
import { logInAs } from '../support/browser/log-in-as.js';
import { overflow } from '../support/browser/overflow.js';
import { screenshot } from '../support/browser/screenshot.js';
import { runLekwacht, type Reported, type RunningLekwacht } from '../support/http/running-lekwacht.js';

/** Somebody who was given a role and never came. */
const NEWCOMER = '7f3a1c52-0d6e-4b7a-9a51-2f4f0c1d9e33';

let lekwacht: RunningLekwacht;
let reported: Reported;
let handler: string;
beforeAll(async () => {
  jest.spyOn(console, 'warn').mockImplementation(() => undefined);
  lekwacht = await runLekwacht();
  reported = await lekwacht.report();
  const [hanna, fg, admin] = [
    await lekwacht.as('handler'),
    await lekwacht.as('fg'),
    await lekwacht.as('administrator'),
  ];
  const idOf = async (who: typeof hanna): Promise<string> => String((await who.get('/v1/me')).body.id);
  handler = await idOf(hanna);
  const second = await idOf(await lekwacht.as('fg', 'perspektief', 'second account'));
  await hanna.get(`/v1/breaches/${reported.id}/letter`);
  await (await lekwacht.as('mandate-holder')).get(`/v1/breaches/${reported.id}/timeline`);
  const at = '/v1/organisations/perspektief';
  const key = { 'idempotency-key': crypto.randomUUID() };
  await admin.post(`${at}/grants`, { person: NEWCOMER, role: 'handler' }, key);
  await admin.post(`${at}/people/links`, { accounts: [await idOf(fg), second] });
}, 60_000);
afterAll(() => lekwacht.close());

const go = (page: Page, path: string) => page.goto(`${lekwacht.url}${path}`);

describeInBrowser('people and who looked in a browser', (browser) => {
  const states: Readonly<Record<string, (page: Page) => Promise<unknown>>> = {
    'looks-organisation': async (page) => {
      await logInAs(page, lekwacht, 'FG, Perspektief');
      await go(page, '/desk/looks?tot=2026-06-01');
    },
    'looks-dossier': async (page) => {
      await logInAs(page, lekwacht, 'FG, Perspektief');
      await go(page, `/desk/dossiers/${reported.id}/looks`);
    },
    proof: async (page) => {
      await logInAs(page, lekwacht, 'FG, Perspektief');
      await go(page, '/desk/proof');
    },
    'people-board': async (page) => {
      await logInAs(page, lekwacht, 'Bestuur, Perspektief');
      await go(page, '/desk/people');
    },
    'people-administrator': async (page) => {
      await logInAs(page, lekwacht, 'Beheerder, Perspektief');
      await page.getByText('Geef iemand een rol').click();
    },
    'people-faults': async (page) => {
      await states['people-administrator']!(page);
      await page.getByRole('button', { name: 'Geef de rol' }).click();
      await page.waitForURL('**/grants');
    },
    'people-person': async (page) => {
      await logInAs(page, lekwacht, 'Beheerder, Perspektief');
      await go(page, `/desk/people?persoon=${handler}`);
    },
    'people-nobody': async (page) => {
      await logInAs(page, lekwacht, 'Iemand zonder rol, Bijzonder');
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

  it('without a script, by keyboard: a role is given, the board confirms it', async () => {
    const admin = await browser.page({ width: 360, scripts: false });
    await logInAs(admin, lekwacht, 'Beheerder, Perspektief');
    await admin.getByText('Geef iemand een rol').press('Enter');
    await admin.getByLabel('Nummer van de persoon').fill(crypto.randomUUID());
    await admin.getByLabel('Rol').selectOption('Behandelaar');
    await admin.getByRole('button', { name: 'Geef de rol' }).press('Enter');
    await admin.getByText('Zij geldt als het bestuur haar bevestigt.').waitFor();
    expect(complaints(admin)).toEqual([]);

    const board = await browser.page({ width: 360, scripts: false });
    await logInAs(board, lekwacht, 'Bestuur, Perspektief');
    await board.getByRole('link', { name: 'Mensen' }).press('Enter');
    const buttons = board.getByRole('button', { name: /^Bevestig .*: behandelaar$/ });
    expect(await buttons.count()).toBe(2);
    await buttons.last().press('Enter');
    await board.getByText('De rol is bevestigd en geldt nu.').waitFor();
  }, 40_000);
});
