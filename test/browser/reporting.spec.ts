import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { axeFaults } from '../support/browser/axe-faults.js';
import { complaints } from '../support/browser/complaints.js';
import { describeInBrowser, WIDTHS } from '../support/browser/describe-in-browser.js';
import { keyboardPath } from '../support/browser/keyboard-path.js';
import { overflow } from '../support/browser/overflow.js';
import { screenshot } from '../support/browser/screenshot.js';
import { wireBytes } from '../support/browser/wire-bytes.js';
import { runLekwacht, type RunningLekwacht } from '../support/http/running-lekwacht.js';

let lekwacht: RunningLekwacht;
beforeAll(async () => {
  lekwacht = await runLekwacht();
}, 60_000);
afterAll(() => lekwacht.close());

const at = (path: string): string => `${lekwacht.url}${path}`;
const send = (page: Page): Promise<unknown> =>
  Promise.all([page.waitForLoadState('load'), page.click('form > button[type=submit]')]);

/** As somebody at night fills it in. */
async function fillIn(page: Page, text = 'Een brief over een cliënt lag bij de buren.'): Promise<void> {
  await page.getByRole('group', { name: 'Kan iemand nu in gevaar zijn?' }).getByLabel('Nee').check();
  await page.getByLabel('Wat is er gebeurd?').fill(text);
  await page.getByLabel('Ik werk hier', { exact: true }).check();
  await page.getByLabel('Brief of pakket bij de verkeerde persoon').check();
  await page.getByText('Welke gegevens, van wie').click();
  await page.getByLabel('Naam', { exact: true }).check();
}

describeInBrowser('reporting in a browser', (browser) => {
  const states: Readonly<Record<string, (page: Page) => Promise<unknown>>> = {
    start: (page) => page.goto(at('/')),
    form: (page) => page.goto(at('/meld/kadera')),
    'form-in-english': (page) => page.goto(at('/meld/kwartier?taal=en')),
    faults: async (page) => {
      await page.goto(at('/meld/kadera'));
      await send(page);
    },
    warning: async (page) => {
      await page.goto(at('/meld/kadera'));
      await fillIn(page, 'Haar BSN is 123456782.');
      await send(page);
    },
    receipt: async (page) => {
      await page.goto(at('/meld/perspektief'));
      await fillIn(page);
      await send(page);
    },
    poster: (page) => page.goto(at('/meld/perspektief/poster')),
    privacy: (page) => page.goto(at('/meld/kwartier/privacy')),
    'not-found': (page) => page.goto(at('/meld/nobody')),
  };

  describe.each(WIDTHS)('at %i px', (width) => {
    it.each(Object.keys(states))(
      '%s has no fault that axe knows, and nothing sticks out',
      async (state) => {
        const page = await browser.page({ width });
        await states[state]!(page);
        await screenshot(page, state);
        expect([await axeFaults(page), await overflow(page)]).toEqual([[], []]);
        // The answer that says what is wrong is one that browsers note as failed.
        expect(complaints(page).filter((line) => !/status of (422|404)/.test(line))).toEqual([]);
      },
      30_000,
    );
  });

  it.each([true, false])(
    'with scripts %s a report is sent, and its receipt shows number and code',
    async (scripts) => {
      const page = await browser.page({ width: 360, scripts });
      await states['receipt']!(page);
      expect(await page.title()).toBe('Uw melding is binnen');
      expect(await page.locator('.lw-code').allTextContents()).toEqual([
        expect.stringMatching(/^DL-2026-/),
        expect.stringMatching(/^[0-9A-Z-]{20,}$/),
      ]);
      expect(page.url()).toBe(at('/meld/perspektief?taal=nl'));
      expect(await page.locator('[data-copy]').isVisible()).toBe(scripts);
    },
  );

  it('after a fault the summary has the focus, and its links lead to the fields', async () => {
    const page = await browser.page({ width: 360 });
    await states['faults']!(page);
    await expect(page.evaluate(() => document.activeElement?.className)).resolves.toBe('lw-summary');
    await page.getByRole('link', { name: 'Kies wie u bent.' }).click();
    await expect(page.evaluate(() => document.activeElement?.id)).resolves.toBe('f-reporter-kind');
  });

  it.each([true, false])(
    'with scripts %s danger says whom to call, another language keeps what was typed, and Enter sends it',
    async (scripts) => {
      const page = await browser.page({ width: 320, scripts });
      await page.goto(at('/meld/kadera'));
      const danger = page.getByRole('group', { name: 'Kan iemand nu in gevaar zijn?' });
      await danger.getByLabel('Nee').check();
      expect(await page.getByRole('link', { name: 'Bel nu 112' }).isVisible()).toBe(false);
      await danger.getByLabel('Ja').check();
      expect(await page.getByRole('link', { name: 'Bel nu 112' }).isVisible()).toBe(true);
      await page.getByLabel('Wat is er gebeurd?').fill('Een brief is kwijt.');
      await page.getByLabel('Ik ben vrijwilliger').check();
      await page.getByRole('button', { name: 'English' }).click();
      expect(await page.getByLabel('What happened?').inputValue()).toBe('Een brief is kwijt.');
      expect(await page.getByLabel('I am a volunteer').isChecked()).toBe(true);
      await page.getByLabel('Your name').press('Enter');
      await page.getByRole('heading', { name: 'We have your report' }).waitFor();
    },
  );

  it('nothing that has the focus lies under the way out', async () => {
    const page = await browser.page({ width: 360 });
    await states['faults']!(page);
    const bar = (await page.locator('.lw-leaving').boundingBox())?.y ?? NaN;
    for (let times = 0; times < 30; times++) {
      await page.keyboard.press('Tab');
      const bottom = await page.evaluate(() => {
        const { activeElement: at } = document;
        return at === null || at.matches('body, .lw-leave') ? 0 : at.getBoundingClientRect().bottom;
      });
      expect(bottom).toBeLessThanOrEqual(bar);
    }
  });

  it('by keyboard alone everything is reached, and it is seen where one is', async () => {
    const page = await browser.page({ width: 1280 });
    await page.goto(at('/'));
    const path = await keyboardPath(page);
    expect(path.filter(({ focusVisible }) => !focusVisible)).toEqual([]);
    expect(path.map(({ name }) => name)).toEqual(
      expect.arrayContaining(['Naar de inhoud', 'Verlaat deze pagina', expect.stringMatching(/^Kadera/)]),
    );
  }, 30_000);

  it('whoever has to be gone is gone at once, by link or by Escape, and back does not show it', async () => {
    for (const leave of [
      (page: Page) => page.click('[data-leave]'),
      async (page: Page) => {
        for (let times = 0; times < 3; times++) await page.keyboard.press('Escape');
      },
    ]) {
      const page = await browser.page({ width: 360 });
      await page.route('https://**', (route) => route.fulfill({ contentType: 'text/html', body: 'weer' }));
      await page.goto(at('/'));
      await page.goto(at('/meld/kadera'));
      await leave(page);
      await page.waitForURL('https://www.buienradar.nl/');
      await page.goBack();
      expect(page.url()).toBe(at('/'));
    }
  });

  it('a first visit is light', async () => {
    const page = await browser.page({ width: 360 });
    const { total } = await wireBytes(page, at('/meld/kadera'));
    expect(total).toBeLessThan(60_000);
  });
});
