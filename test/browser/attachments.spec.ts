/// <reference lib="dom" />
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import type { Page } from 'playwright-core';
import { AttachmentScans } from '../../src/attachments/attachment-scans.timer.js';
import { FakeClamd, HARMFUL } from '../support/attachments/fake-clamd.js';
import { PDF } from '../support/attachments/files.js';
import { axeFaults } from '../support/browser/axe-faults.js';
import { complaints } from '../support/browser/complaints.js';
import { describeInBrowser, WIDTHS } from '../support/browser/describe-in-browser.js';
import { overflow } from '../support/browser/overflow.js';
import { screenshot } from '../support/browser/screenshot.js';
import { runLekwacht, type RunningLekwacht } from '../support/http/running-lekwacht.js';

const NOW = '2026-06-01T09:00:00+02:00';

let lekwacht: RunningLekwacht;
let clamd: FakeClamd;
let id: string;
beforeAll(async () => {
  jest.spyOn(console, 'warn').mockImplementation(() => undefined);
  clamd = await FakeClamd.start();
  lekwacht = await runLekwacht({ at: NOW, env: { LEKWACHT_CLAMD: `127.0.0.1:${clamd.port}` } });
  const handler = await lekwacht.as('handler', 'kadera');
  ({ id } = await lekwacht.report({ organisation: 'kadera' }));
  await handler.attach(id, {
    ...{ name: 'Het verslag dat naar de verkeerde cliënt ging, zoals het in de mail zat (kopie 2).pdf' },
    ...{ content: PDF, description: 'De mail zoals die is verstuurd.\nMet de bijlage.' },
  });
  await handler.attach(id, { name: 'factuur.txt', content: HARMFUL });
  await lekwacht.application.app.get(AttachmentScans).tick();
  await handler.attach(id, {
    name: 'IMG_20260601_083012345678901234567890123456789012345678901234567890.txt',
  });
}, 60_000);
afterAll(async () => {
  await lekwacht.close();
  await clamd.close();
});

async function open(page: Page, part = '/files'): Promise<void> {
  const path = `/desk/dossiers/${id}${part}`;
  await page.goto(`${lekwacht.url}/login?return=${path}`);
  await page.getByRole('button', { name: 'Privacymedewerker, Kadera' }).click();
  await page.waitForURL(`**${path}`);
}
const choose = (page: Page, name: string, content: Buffer): Promise<void> =>
  page
    .getByLabel('Bestand', { exact: true })
    .setInputFiles({ name, mimeType: 'text/plain', buffer: content });
const add = (page: Page): Promise<void> => page.getByRole('button', { name: 'Voeg toe' }).click();

describeInBrowser('files of a dossier in a browser', (browser) => {
  const states: Readonly<Record<string, (page: Page) => Promise<unknown>>> = {
    files: (page) => open(page),
    dossier: (page) => open(page, ''),
    faults: async (page) => {
      await open(page);
      await page.getByLabel('Wat is het?').fill('Een programma');
      await choose(page, 'a.exe', Buffer.from('MZ\x90\0', 'latin1'));
      await add(page);
      await page.getByText('Kies het bestand opnieuw').waitFor();
    },
  };

  describe.each(WIDTHS)('at %i px', (width) => {
    it.each(Object.keys(states))(
      '%s has no fault that axe knows, and nothing sticks out',
      async (state) => {
        const page = await browser.page({ width });
        await states[state]!(page);
        await screenshot(page, `attachments-${state}`);
        expect([await axeFaults(page), await overflow(page)]).toEqual([[], []]);
      },
      30_000,
    );
  });

  it.each([
    ['with', true],
    ['without', false],
  ])(
    '%s a script a file is added, and had by who asks for what nobody has checked',
    async (_, scripts) => {
      const page = await browser.page({ width: 360, scripts });
      await open(page);
      const name = `brief ${String(scripts)}.txt`;
      await page.getByLabel('Wat is het?').fill('De brief');
      await choose(page, name, Buffer.from('Beste Ina,'));
      await add(page);
      await page.getByText('Het bestand is toegevoegd.').waitFor();
      const [download] = await Promise.all([
        page.waitForEvent('download'),
        page.getByRole('link', { name: `Download ${name} toch` }).click(),
      ]);
      expect(download.suggestedFilename()).toBe(name);
      expect(complaints(page)).toEqual([]);
    },
    30_000,
  );
});
