import type { Page } from 'playwright-core';
import type { RunningLekwacht } from '../http/running-lekwacht.js';

/** By pressing a name at the development provider, as `FG, Perspektief`. */
export async function logInAs(page: Page, { url }: RunningLekwacht, person: string): Promise<void> {
  await page.goto(`${url}/login?return=/desk`);
  await page.getByRole('button', { name: person, exact: true }).click();
  // Where somebody sees no dossiers he is led on to what is his.
  await page.waitForURL(/\/desk(\/(people|inquiries).*)?$/);
}
