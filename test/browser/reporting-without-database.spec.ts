import { randomBytes } from 'node:crypto';
import { afterEach, beforeEach, expect, it } from '@jest/globals';
import { Spool } from '../../src/intake/spool/spool.js';
import { describeInBrowser } from '../support/browser/describe-in-browser.js';
import { runLekwacht, type RunningLekwacht } from '../support/http/running-lekwacht.js';
import { createDatabaseBehindDoor, type DatabaseBehindDoor } from '../support/postgres/door.js';

const PATIENCE_MS = 60_000;
const env = {
  LEKWACHT_SPOOL_AFTER_MS: '2000',
  LEKWACHT_CUSTODY: 'environment',
  LEKWACHT_WRAPPING_KEYS: `1:${randomBytes(32).toString('base64')}`,
};

let database: DatabaseBehindDoor;
let lekwacht: RunningLekwacht;
beforeEach(async () => {
  database = await createDatabaseBehindDoor();
}, PATIENCE_MS);
afterEach(async () => {
  await database.door.open();
  await lekwacht.close();
  await database.drop();
}, PATIENCE_MS);

const start = async (isOpening = false): Promise<void> => {
  lekwacht = await runLekwacht({
    ...{ env, isOpening, database },
  });
};
const ways: readonly (readonly [string, () => Promise<void>])[] = [
  [
    'is stopped',
    async () => {
      await start();
      await database.door.shut();
    },
  ],
  [
    'is frozen',
    async () => {
      await start();
      await database.door.freeze();
    },
  ],
  [
    'was not there when the desk was started',
    async () => {
      await database.door.shut();
      await start(true);
    },
  ],
];

describeInBrowser('reporting while the database is away', (browser) => {
  it.each(ways.flatMap(([how, away]) => [true, false].map((scripts) => [how, scripts, away] as const)))(
    'that %s (scripts %s): a report is sent, and its receipt shows number and code',
    async (_how, scripts, away) => {
      await away();
      const page = await browser.page({ width: 320, scripts });
      await page.goto(`${lekwacht.url}/meld/perspektief`);
      await page.getByRole('group', { name: 'Kan iemand nu in gevaar zijn?' }).getByLabel('Nee').check();
      await page.getByLabel('Wat is er gebeurd?').fill('Een brief lag bij de buren.');
      await page.getByLabel('Ik werk hier', { exact: true }).check();
      await page.getByLabel('Brief of pakket bij de verkeerde persoon').check();
      await Promise.all([page.waitForLoadState('load'), page.click('form > button[type=submit]')]);
      await page.getByRole('heading', { name: 'Uw melding is binnen' }).waitFor();
      expect(await page.locator('.lw-code').allTextContents()).toEqual([
        expect.stringMatching(/^DL-2026-/),
        expect.stringMatching(/^[0-9A-Z-]{20,}$/),
      ]);
      expect(lekwacht.application.app.get(Spool).waiting().count).toBe(1);
    },
    PATIENCE_MS,
  );
});
