import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { complaints } from '../support/browser/complaints.js';
import { describeInBrowser, WIDTHS } from '../support/browser/describe-in-browser.js';
import { journey } from '../support/browser/journey.js';
import { screenshot } from '../support/browser/screenshot.js';
import { Walker } from '../support/browser/walker.js';
import { runLekwacht, type RunningLekwacht } from '../support/http/running-lekwacht.js';

let lekwacht: RunningLekwacht;
beforeAll(async () => {
  jest.spyOn(console, 'warn').mockImplementation(() => undefined);
  lekwacht = await runLekwacht();
}, 60_000);
afterAll(() => lekwacht.close());

/** `npm test` walks it twice; `npm run test:browser` at every width, with and without a script. */
const ALL = process.env['TEST_BROWSER'] !== undefined;

describeInBrowser('from the first report to the last letter', (browser) => {
  describe.each([
    [true, 'with', ALL ? WIDTHS : [1280 as const]],
    [false, 'without', ALL ? WIDTHS : [360 as const]],
  ] as const)('scripts %s', (scripts, how, widths) => {
    it.each(widths)(
      `${how} a script, at %i px`,
      async (width) => {
        const page = await browser.page({ width, scripts });
        await journey(new Walker(page), lekwacht);
        await screenshot(page, `journey-${how}`);
        expect(complaints(page)).toEqual([]);
      },
      60_000,
    );
  });
});
