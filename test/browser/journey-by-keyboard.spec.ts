import { afterAll, beforeAll, expect, it, jest } from '@jest/globals';
import { complaints } from '../support/browser/complaints.js';
import { describeInBrowser } from '../support/browser/describe-in-browser.js';
import { journey } from '../support/browser/journey.js';
import { KeyboardWalker } from '../support/browser/keyboard-walker.js';
import { runLekwacht, type RunningLekwacht } from '../support/http/running-lekwacht.js';

let lekwacht: RunningLekwacht;
beforeAll(async () => {
  jest.spyOn(console, 'warn').mockImplementation(() => undefined);
  lekwacht = await runLekwacht();
}, 60_000);
afterAll(() => lekwacht.close());

describeInBrowser('from the first report to the last letter by keyboard alone', (browser) => {
  it.each([360, 1280] as const)(
    'everything is come to, and it is seen where one is, at %i px',
    async (width) => {
      const page = await browser.page({ width });
      await journey(new KeyboardWalker(page), lekwacht);
      expect(complaints(page)).toEqual([]);
    },
    240_000,
  );
});
