/// <reference lib="dom" />
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type * as Axe from 'axe-core';
import type { Page } from 'playwright-core';
import { noteLook } from './accessibility-notes.js';

const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

const source = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** What axe finds wrong with the page as it is now, a line each: `label: #name`. */
export async function axeFaults(page: Page): Promise<readonly string[]> {
  const scripts = await page.evaluate(() => !matchMedia('(scripting: none)').matches);
  const { version, faults } = await (scripts ? runAxe(page) : withTimers(page, () => runAxe(page)));
  noteLook(page, { scripts, axe: version, tags: TAGS, faults: faults.length });
  return faults;
}

interface Found {
  readonly version: string;
  readonly faults: readonly string[];
}

async function runAxe(page: Page): Promise<Found> {
  // By the debugger: the page's CSP forbids a script tag, and should.
  await page.evaluate(source);
  return page.evaluate(async (values) => {
    const { axe } = globalThis as unknown as { axe: typeof Axe };
    const { violations } = await axe.run({ runOnly: { type: 'tag', values }, resultTypes: ['violations'] });
    const faults = violations.flatMap(({ id, nodes }) =>
      nodes.map(({ target }) => `${id}: ${target.flat().join(' ')}`),
    );
    return { version: axe.version, faults };
  }, TAGS);
}

/** Without scripts no timer fires, and axe waits for one. What was skipped when the page loaded stays skipped. */
async function withTimers<T>(page: Page, work: () => Promise<T>): Promise<T> {
  const devtools = await page.context().newCDPSession(page);
  const disable = (value: boolean): Promise<unknown> =>
    devtools.send('Emulation.setScriptExecutionDisabled', { value });
  // A session can take back only what it said itself; it stays, as its end would leave scripts on.
  await disable(true);
  await disable(false);
  try {
    return await work();
  } finally {
    await disable(true);
  }
}
