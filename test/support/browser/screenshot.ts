import { join } from 'node:path';
import type { Page } from 'playwright-core';

const { SCREENSHOTS: folder = '' } = process.env;

/** For people to look at: the whole page as `<name>-<width>.png` in the folder SCREENSHOTS; without one, nothing. */
export async function screenshot(page: Page, name: string): Promise<void> {
  if (folder === '') return;
  const width = page.viewportSize()?.width ?? 0;
  await page.screenshot({ path: join(folder, `${name}-${width}.png`), fullPage: true });
}
