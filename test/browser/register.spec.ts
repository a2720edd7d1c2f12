import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { axeFaults } from '../support/browser/axe-faults.js';
import { complaints } from '../support/browser/complaints.js';
import { describeInBrowser, WIDTHS } from '../support/browser/describe-in-browser.js';
import { overflow } from '../support/browser/overflow.js';
import { screenshot } from '../support/browser/screenshot.js';
import { logInAs } from '../support/browser/log-in-as.js';
import {
  aDecision,
  anApNotification,
  anAssessment,
  aSubjectNotification,
} from '../support/http/acts-over-http.js';
import { runLekwacht, type RunningLekwacht } from '../support/http/running-lekwacht.js';

let lekwacht: RunningLekwacht;
beforeAll(async () => {
  jest.spyOn(console, 'warn').mockImplementation(() => undefined);
  lekwacht = await runLekwacht();
  await lekwacht.report({ organisation: 'perspektief', occurredFrom: '2026-05-30' });
  const { id } = await lekwacht.report({ organisation: 'perspektief' });
  const handler = await lekwacht.as('handler', 'perspektief');
  const board = await lekwacht.as('board', 'perspektief');
  await handler.acts(id, 'assessments', anAssessment({ place: 'Afdeling Zuid' }));
  const fg = await lekwacht.as('fg', 'perspektief');
  await fg.acts(id, 'advice', {
    question: 'notify-authority',
    outcome: 'yes',
    reason: 'Health is at stake.',
  });
  await board.acts(id, 'decisions', aDecision('notify-authority'));
  await board.acts(id, 'decisions', aDecision('inform-people'));
  await handler.acts(id, 'ap-notifications', anApNotification('2026-06-01T08:30:00+02:00'));
  await handler.acts(id, 'subject-notifications', aSubjectNotification('2026-06-01T08:45:00+02:00'));
  const course = 'A course for whoever sends letters, with an example of what went wrong here.';
  await handler.acts(id, 'measures', {
    kind: 'prevention',
    what: course,
    dueAt: '2026-06-09T09:00:00+02:00',
  });
  const entry = {
    ...{ organisations: ['perspektief'], channel: 'letter', firstContactAt: '2026-05-20' },
    ...{ number: 'INC 4711', source: 'TOPdesk' },
    involved: {
      processingActivity: 'Opvang en begeleiding',
      system: 'Een dossiersysteem',
      processor: 'Zorgsoft BV',
    },
    report: { description: 'Somebody wrote.', reporter: { kind: 'outsider' } },
  };
  const entered = await handler.post('/v1/reports/entries', entry, { 'idempotency-key': randomUUID() });
  const [late] = entered.body.dossiers as [{ id: string }];
  await handler.dossier(late.id);
  await handler.acts(late.id, 'earlier-miss', { missed: true, reason: 'Nobody told the AP.' });
  await lekwacht.projected();
}, 60_000);
afterAll(() => lekwacht.close());

describeInBrowser('the register in a browser', (browser) => {
  describe.each(WIDTHS)('at %i px', (width) => {
    it('filtered, faulty and for paper: no fault that axe knows', async () => {
      const page = await browser.page({ width });
      await logInAs(page, lekwacht, 'FG, Perspektief');
      await page.goto(`${lekwacht.url}/desk/register`);
      await screenshot(page, 'register');
      expect([await axeFaults(page), await overflow(page)]).toEqual([[], []]);

      await page.getByText('Kies wat u ziet').click();
      await page.getByLabel('Systeem', { exact: true }).fill('een dossiersysteem');
      await page.getByLabel('Woorden uit het register').fill('brief');
      await screenshot(page, 'register-filter');
      expect([await axeFaults(page), await overflow(page)]).toEqual([[], []]);
      await page.getByLabel('Systeem', { exact: true }).fill('');
      await page.getByLabel('Woorden uit het register').fill('');
      await page.getByLabel('Gemeld aan de AP').selectOption('Ja, en de melding staat nog');
      await page.getByRole('button', { name: 'Laat zien' }).click();
      await page.waitForURL('**/desk/register?*gemeld=true*');
      expect(await page.getByRole('rowheader').count()).toBe(1);
      await screenshot(page, 'register-filtered');
      expect([await axeFaults(page), await overflow(page)]).toEqual([[], []]);

      await page.getByRole('link', { name: 'Afdrukversie' }).click();
      await page.waitForURL('**/desk/register/print?gemeld=true*');
      await screenshot(page, 'register-print');
      expect([await axeFaults(page), await overflow(page)]).toEqual([[], []]);

      await page.goto(`${lekwacht.url}/desk/register`);
      await page.getByRole('link', { name: 'Wat de woorden in het bestand betekenen' }).click();
      await page.waitForURL('**/desk/register/codes*');
      expect(await page.getByRole('table', { name: 'Risico', exact: true }).count()).toBe(1);
      await screenshot(page, 'register-codes');
      expect([await axeFaults(page), await overflow(page)]).toEqual([[], []]);

      await page.goto(`${lekwacht.url}/desk/register?van=2026-02-30`);
      expect(await page.title()).toBe('Fout: Register van datalekken');
      await screenshot(page, 'register-faulty');
      expect([await axeFaults(page), await overflow(page), complaints(page).length]).toEqual([[], [], 1]);
    }, 60_000);
  });
});
