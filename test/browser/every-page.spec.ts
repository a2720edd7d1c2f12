/// <reference lib="dom" />
import { afterAll, beforeAll, expect, it, jest } from '@jest/globals';
import type { Page } from 'playwright-core';
import { axeFaults } from '../support/browser/axe-faults.js';
import { describeInBrowser, WIDTHS, type PageOptions } from '../support/browser/describe-in-browser.js';
import { EveryPage, type PageToSee } from '../support/browser/every-page.js';
import { focusFaults } from '../support/browser/focus-faults.js';
import { lostText, writeTwiceAsLarge } from '../support/browser/large-letters.js';
import { logInAs } from '../support/browser/log-in-as.js';
import { overflow } from '../support/browser/overflow.js';
import { screenshot } from '../support/browser/screenshot.js';

let every: EveryPage;
beforeAll(async () => {
  jest.spyOn(console, 'warn').mockImplementation(() => undefined);
  every = await EveryPage.of();
}, 60_000);
afterAll(() => every.close());

const SECONDS = 1_000;

/** Each state in a page of who sees it. */
async function seen(
  open: () => Promise<Page>,
  states: readonly PageToSee[],
  look: (page: Page, state: PageToSee) => Promise<readonly string[]>,
): Promise<readonly string[]> {
  const faults: string[] = [];
  for (const person of new Set(states.map((state) => state.person))) {
    const page = await open();
    if (person !== undefined) await logInAs(page, every.lekwacht, `${person}, Perspektief`);
    for (const state of states.filter((one) => one.person === person)) {
      await state.open(page);
      faults.push(...(await look(page, state)).map((fault) => `${state.name}: ${fault}`));
    }
    await page.context().close();
  }
  return faults;
}

describeInBrowser('every page', (browser) => {
  it('is looked at', () => {
    expect(every.unseen(every.states)).toEqual([]);
  });

  it.each(WIDTHS)(
    'has no fault that axe knows, and nothing sticks out, at %i px',
    async (width) => {
      // Forms of acts have their looks in dossier.spec.ts.
      const states = every.states.filter(({ name }) => !name.startsWith('act-'));
      const faults = await seen(
        () => browser.page({ width }),
        states,
        async (page, { name }) => {
          await screenshot(page, `every-${name}`);
          return [...(await axeFaults(page)), ...(await overflow(page))];
        },
      );
      expect(faults).toEqual([]);
    },
    240 * SECONDS,
  );

  it.each([360, 1280] as const)(
    'loses nothing with letters of twice the size, at %i px',
    async (width) => {
      const faults = await seen(
        () => browser.page({ width }),
        every.states,
        async (page) => {
          await writeTwiceAsLarge(page);
          return [...(await overflow(page)), ...(await lostText(page)), ...(await focusFaults(page))];
        },
      );
      expect(faults).toEqual([]);
    },
    240 * SECONDS,
  );

  it(
    'loses nothing where a desk draws it four times as large',
    async () => {
      const faults = await seen(
        () => browser.page({ width: 320, height: 256 }),
        every.states,
        async (page, { name }) => {
          await screenshot(page, `zoomed-${name}`);
          return [...(await overflow(page)), ...(await focusFaults(page))];
        },
      );
      expect(faults).toEqual([]);
    },
    240 * SECONDS,
  );

  const COLOURS: readonly (readonly [string, PageOptions])[] = [
    ['dark', { width: 1280, media: { forcedColors: 'active', colorScheme: 'dark' } }],
    ['light', { width: 360, media: { forcedColors: 'active', colorScheme: 'light' } }],
  ];
  it.each(COLOURS)(
    'shows where the focus is in colours of one’s own, %s',
    async (name, options) => {
      const faults = await seen(
        () => browser.page(options),
        every.states,
        async (page, state) => {
          await screenshot(page, `${name}-${state.name}`);
          return focusFaults(page);
        },
      );
      expect(faults).toEqual([]);
    },
    240 * SECONDS,
  );
});
