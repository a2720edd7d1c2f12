import { rmSync } from 'node:fs';
import { dirname } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { axeFaults } from '../support/browser/axe-faults.js';
import { describeInBrowser, WIDTHS } from '../support/browser/describe-in-browser.js';
import { overflow } from '../support/browser/overflow.js';
import { screenshot } from '../support/browser/screenshot.js';
import { runLekwacht, type RunningLekwacht } from '../support/http/running-lekwacht.js';
import { furtherLanguages } from '../support/words/made-up-language.js';

const env = furtherLanguages();
let lekwacht: RunningLekwacht;
beforeAll(async () => {
  lekwacht = await runLekwacht({ env });
}, 60_000);
afterAll(async () => {
  await lekwacht.close();
  rmSync(dirname(String(env['LEKWACHT_LANGUAGES'])), { recursive: true });
});

describeInBrowser('reporting in further languages in a browser', (browser) => {
  const open = (page: Page, path: string) => page.goto(`${lekwacht.url}${path}`);
  const send = (page: Page) =>
    Promise.all([page.waitForLoadState('load'), page.click('form > button[type=submit]')]);

  const fillIn = async (page: Page, language: string): Promise<void> => {
    await open(page, `/meld/kadera?taal=${language}`);
    await page.check('[name="safetyRisk"][value="yes"]');
    await page.fill('[name="description"]', 'Ein Brief lag beim Nachbarn.');
    await page.check('[name="reporter.kind"][value="employed"]');
    await send(page);
  };
  const states: Readonly<Record<string, (page: Page) => Promise<unknown>>> = {
    'german-start': (page) => open(page, '/?taal=de'),
    'german-form': (page) => open(page, '/meld/kadera?taal=de'),
    'german-faults': async (page) => {
      await open(page, '/meld/kadera?taal=de');
      await send(page);
    },
    'german-receipt': (page) => fillIn(page, 'de'),
    'german-privacy': (page) => open(page, '/meld/kwartier/privacy?taal=de'),
    'german-poster': (page) => open(page, '/meld/kadera/poster?taal=de'),
    'arabic-form': (page) => open(page, '/meld/kadera?taal=ar'),
    'arabic-receipt': (page) => fillIn(page, 'ar'),
    'arabic-poster': (page) => open(page, '/meld/kadera/poster?taal=ar'),
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

  it('from right to left the page begins at the right, and a code stays as it is written', async () => {
    const page = await browser.page({ width: 1280 });
    await states['arabic-receipt']!(page);
    const left = async (selector: string): Promise<number> =>
      (await page.locator(selector).first().boundingBox())?.x ?? NaN;
    expect(await left('dt')).toBeGreaterThan(await left('dd'));
    expect(await left('.lw-leave')).toBeLessThan(await left('.lw-name'));
    const styles = await page
      .locator('.lw-code')
      .first()
      .evaluate((code) => getComputedStyle(code).direction);
    expect(styles).toBe('ltr');
  });
});
