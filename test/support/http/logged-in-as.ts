import { Browser } from './browser.js';
import type { RunningLekwacht } from './running-lekwacht.js';

/** Somebody with a browser who pressed his name at the development provider. */
export async function loggedInAs({ url }: RunningLekwacht, person: string): Promise<Browser> {
  const browser = new Browser();
  const chooser = await browser.go(`${url}/login?return=/desk`);
  await browser.post(chooser.url, { person }, ({ pathname }) => pathname === '/desk');
  return browser;
}
