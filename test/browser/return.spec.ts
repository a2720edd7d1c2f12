import { afterAll, beforeAll, expect, it, jest } from '@jest/globals';
import type { Page } from 'playwright-core';
import { axeFaults } from '../support/browser/axe-faults.js';
import { complaints } from '../support/browser/complaints.js';
import { describeInBrowser } from '../support/browser/describe-in-browser.js';
import { logInAs } from '../support/browser/log-in-as.js';
import { overflow } from '../support/browser/overflow.js';
import { screenshot } from '../support/browser/screenshot.js';
import { runLekwacht, type Reported, type RunningLekwacht } from '../support/http/running-lekwacht.js';

let lekwacht: RunningLekwacht;
beforeAll(async () => {
  jest.spyOn(console, 'warn').mockImplementation(() => undefined);
  lekwacht = await runLekwacht();
}, 60_000);
afterAll(() => lekwacht.close());

const press = (page: Page, button: string | RegExp): Promise<unknown> =>
  Promise.all([page.waitForLoadState('load'), page.getByRole('button', { name: button }).click()]);

/** Reports as somebody at night, and takes home what the receipt says. */
async function report(page: Page): Promise<Pick<Reported, 'reference' | 'secret'>> {
  await page.goto(`${lekwacht.url}/meld/perspektief`);
  await page.getByRole('group', { name: 'Kan iemand nu in gevaar zijn?' }).getByLabel('Nee').check();
  await page.getByLabel('Wat is er gebeurd?').fill('Een brief over een cliënt lag bij de buren.');
  await page.getByLabel('Ik werk hier', { exact: true }).check();
  await press(page, 'Verstuur de melding');
  const [reference = '', secret = ''] = await page.locator('.lw-code').allTextContents();
  expect(await page.getByRole('link', { name: /\/melding$/ }).isVisible()).toBe(true);
  return { reference, secret };
}

async function comeBack(
  page: Page,
  { reference, secret }: Pick<Reported, 'reference' | 'secret'>,
): Promise<void> {
  await page.goto(`${lekwacht.url}/melding`);
  await page.getByLabel('Nummer').fill(reference.toLowerCase());
  await page.getByLabel('Geheime code').fill(secret.replaceAll('-', ' '));
  await press(page, 'Open mijn melding');
  await page.getByRole('heading', { name: `Uw melding ${reference}` }).waitFor();
}

const dossierOf = async (reference: string): Promise<string> => {
  await lekwacht.projected();
  const { body } = await (await lekwacht.as('handler')).get(`/v1/breaches?reference=${reference}`);
  return (body.dossiers as { id: string }[])[0]!.id;
};

describeInBrowser('coming back to a report in a browser', (browser) => {
  it.each([true, false])(
    'with scripts %s, at 320 px: report, receipt, return, question, answer, outcome',
    async (scripts) => {
      const sound = async (page: Page, name: string): Promise<void> => {
        await screenshot(page, `${name}${scripts ? '' : '-without-script'}`);
        expect([name, await axeFaults(page), await overflow(page)]).toEqual([name, [], []]);
      };
      const reporter = await browser.page({ width: 320, scripts });
      const receipt = await report(reporter);
      await reporter.goto(`${lekwacht.url}/melding`);
      await sound(reporter, 'return-form');
      await reporter.getByLabel('Nummer').fill(receipt.reference);
      await reporter.getByLabel('Geheime code').fill('ABCD-EFGH');
      await press(reporter, 'Open mijn melding');
      await reporter.getByText('horen niet bij elkaar').waitFor();
      await sound(reporter, 'return-wrong');
      await comeBack(reporter, receipt);
      await reporter.getByText('Nog niemand heeft die bekeken').waitFor();
      await sound(reporter, 'returned');

      const id = await dossierOf(receipt.reference);
      const desk = await browser.page({ width: 320, scripts });
      await logInAs(desk, lekwacht, 'Privacymedewerker, Perspektief');
      await desk.goto(`${lekwacht.url}/desk/dossiers/${id}`);
      await desk.getByRole('link', { name: 'De melder iets vragen' }).first().click();
      await sound(desk, 'ask');
      await desk.getByLabel('Uw vraag').fill('Welke envelop was het?');
      await press(desk, 'Stel de vraag');
      await desk.getByText('Nog geen antwoord.').waitFor();

      await comeBack(reporter, receipt);
      await reporter.getByRole('textbox', { name: 'Welke envelop was het?' }).fill('De blauwe.');
      await reporter.getByLabel('Wat wilt u toevoegen?').fill('En er zat een pen bij.');
      await sound(reporter, 'returned-with-question');
      await press(reporter, /^Verstuur dit antwoord/);
      await reporter.getByText('Uw antwoord is binnen.').waitFor();
      expect(await reporter.getByLabel('Wat wilt u toevoegen?').inputValue()).toBe('En er zat een pen bij.');
      await press(reporter, 'English');
      expect(await reporter.getByLabel('What do you want to add?').inputValue()).toBe(
        'En er zat een pen bij.',
      );
      await press(reporter, 'Nederlands');
      await reporter
        .getByLabel('Foto of bestand')
        .setInputFiles({ name: 'brief.txt', mimeType: 'text/plain', buffer: Buffer.from('Een brief.') });
      await press(reporter, 'Verstuur');
      await reporter.getByText('Uw bestand is binnen. Wat u toevoegde, is binnen.').waitFor();
      await press(reporter, 'Ja, dat wil ik horen');
      await reporter.getByText('U wilt dit horen.').waitFor();
      await sound(reporter, 'returned-answered');
      expect(reporter.url()).toMatch(/\/melding\?taal=nl$/);
      expect(await reporter.context().cookies()).toEqual([]);

      await desk.goto(`${lekwacht.url}/desk/dossiers/${id}`);
      await desk.getByText('De blauwe.').first().waitFor();
      await sound(desk, 'answered');
      const handler = await lekwacht.as('handler');
      await handler.dossier(id);
      await handler.acts(id, 'dismissal', { ground: 'no-personal-data', reason: 'Een leeg vel.' });

      await comeBack(reporter, receipt);
      await reporter.getByText('Het ging niet om gegevens van mensen.').waitFor();
      await sound(reporter, 'returned-outcome');
      expect(complaints(reporter).filter((line) => !/status of 404/.test(line))).toEqual([]);
    },
    90_000,
  );

  it('what was copied from the receipt opens the report, pasted into either field as it is', async () => {
    const page = await browser.page({ width: 360 });
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    const receipt = await report(page);
    await press(page, 'Kopieer nummer en code');
    await page.getByText('Gekopieerd').waitFor();
    const copied = await page.evaluate(() => navigator.clipboard.readText());
    expect(copied.split('\n')).toEqual(
      expect.arrayContaining([`Nummer: ${receipt.reference}`, `Geheime code: ${receipt.secret}`]),
    );
    for (const field of ['Nummer', 'Geheime code']) {
      await page.goto(`${lekwacht.url}/melding`);
      await page.getByLabel(field).focus();
      await page.keyboard.press('ControlOrMeta+V');
      await press(page, 'Open mijn melding');
      await page.getByRole('heading', { name: `Uw melding ${receipt.reference}` }).waitFor();
    }
  }, 60_000);

  it('leaving is leaving: nothing of it is found with the back button, nor by the browser itself', async () => {
    const page = await browser.page({ width: 360 });
    const receipt = await report(page);
    await screenshot(page, 'receipt-to-come-back-with');
    await comeBack(page, receipt);
    await screenshot(page, 'returned');
    const marked = await page.evaluate(() =>
      [...document.querySelectorAll('form, input:not([type=hidden], [type=file]), textarea')].map((one) =>
        one.getAttribute('autocomplete'),
      ),
    );
    expect(new Set(marked)).toEqual(new Set(['off']));
    await page.route('https://www.buienradar.nl/**', (route) => route.fulfill({ body: 'weer' }));
    await page.getByRole('link', { name: 'Verlaat deze pagina' }).click();
    await page.waitForURL('https://www.buienradar.nl/**');
    await page.goBack();
    expect(await page.content()).not.toContain('Uw melding DL-');
  }, 60_000);
});
