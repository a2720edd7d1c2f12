import { join } from 'node:path';
import type { Page } from 'playwright-core';

const { SCREENSHOTS: folder = '' } = process.env;

/** Pixels: past them the browser draws no picture any more, but waits for ever. */
const TALLEST = 12_000;

/** For people to look at: the page, down to {@link TALLEST}, as `<name>-<width>.png` in the folder SCREENSHOTS; without one, nothing. */
export async function screenshot(page: Page, name: string): Promise<void> {
  if (folder === '') return;
  const width = page.viewportSize()?.width ?? 0;
  const tall = await page.evaluate(() => document.documentElement.scrollHeight);
  await page.screenshot({
    path: join(folder, `${name}-${width}.png`),
    fullPage: true,
    timeout: 60_000,
    clip: { x: 0, y: 0, width, height: Math.min(tall, TALLEST) },
  });
}
