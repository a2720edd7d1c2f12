import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { axeFaults } from '../support/browser/axe-faults.js';
import { complaints } from '../support/browser/complaints.js';
import { describeInBrowser, WIDTHS } from '../support/browser/describe-in-browser.js';
import { logInAs } from '../support/browser/log-in-as.js';
import { overflow } from '../support/browser/overflow.js';
import { screenshot } from '../support/browser/screenshot.js';
import { aDecision, anApNotification, anAssessment } from '../support/http/acts-over-http.js';
import { runLekwacht, type RunningLekwacht } from '../support/http/running-lekwacht.js';

let lekwacht: RunningLekwacht;
let address: string;
beforeAll(async () => {
  jest.spyOn(console, 'warn').mockImplementation(() => undefined);
  lekwacht = await runLekwacht({ at: '2026-06-01T09:00:00+02:00' });
  const { id } = await lekwacht.report({ safetyRisk: 'yes' });
  address = `${lekwacht.url}/desk/dossiers/${id}/replay`;
  const [handler, fg, board] = [
    await lekwacht.as('handler'),
    await lekwacht.as('fg'),
    await lekwacht.as('board'),
  ];
  await handler.acts(id, 'safety', {
    kind: 'measure',
    at: '2026-06-01T08:50:00+02:00',
    note: 'Moved house.',
  });
  lekwacht.moveTo('2026-06-01T15:00:00+02:00');
  await handler.acts(id, 'assessments', anAssessment({ description: 'A letter with the new address.' }));
  await fg.acts(id, 'advice', { question: 'notify-authority', outcome: 'yes', reason: 'A high risk.' });
  lekwacht.moveTo('2026-06-02T10:00:00+02:00');
  await board.acts(id, 'decisions', aDecision('notify-authority'));
  await handler.acts(id, 'ap-notifications', anApNotification('2026-06-02T09:30:00+02:00'));
  await handler.acts(id, 'supplements', { text: 'A second letter turned up.' });
}, 60_000);
afterAll(() => lekwacht.close());

describeInBrowser('what did we know then, in a browser', (browser) => {
  describe.each(WIDTHS)('at %i px', (width) => {
    it('by a day and a time, step by step, before it began: no fault that axe knows', async () => {
      const page = await browser.page({ width });
      await logInAs(page, lekwacht, 'FG, Perspektief');
      await page.goto(address);
      await page.getByLabel('Dag', { exact: true }).fill('2026-06-01');
      await page.getByLabel('Tijd (leeg: einde van de dag)').fill('15:00');
      await page.getByRole('button', { name: 'Laat zien' }).click();
      await page.waitForURL('**/replay?*dag=2026-06-01*');
      expect(await page.getByText('Later vastgelegd en hier weggelaten: 3.').count()).toBe(1);
      await screenshot(page, 'replay');
      expect([await axeFaults(page), await overflow(page)]).toEqual([[], []]);

      await page.getByRole('link', { name: 'Eén stap verder' }).click();
      await page.waitForURL('**/replay?stap=*');
      expect(await page.getByText('Later vastgelegd en hier weggelaten: 2.').count()).toBe(1);
      await page.getByRole('link', { name: 'Eén stap terug' }).click();

      await page.goto(`${address}?dag=2026-05-01`);
      await screenshot(page, 'replay-before');
      expect([await axeFaults(page), await overflow(page), complaints(page)]).toEqual([[], [], []]);

      await page.goto(`${address}?tijd=10:00`);
      await screenshot(page, 'replay-faulty');
      expect([await axeFaults(page), await overflow(page)]).toEqual([[], []]);
    }, 60_000);
  });

  it('on paper: what is told, without what is pressed', async () => {
    const page = await browser.page({ width: 1280 });
    await logInAs(page, lekwacht, 'FG, Perspektief');
    await page.goto(address);
    await page.emulateMedia({ media: 'print' });
    await screenshot(page, 'replay-paper');
    const shown = [
      page.getByRole('button', { name: 'Laat zien' }),
      page.getByRole('link', { name: 'Eén stap terug' }),
      page.getByRole('heading', { name: 'Tijdlijn tot dan' }),
    ].map((part) => part.isVisible());
    expect(await Promise.all(shown)).toEqual([false, false, true]);
  }, 30_000);
});
