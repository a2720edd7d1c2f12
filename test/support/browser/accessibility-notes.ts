import { appendFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { pageName } from './page-names.js';

/** One look of axe at a page, as the accessibility statement counts it. */
export interface Look {
  /** The path, with what differs from dossier to dossier taken out. */
  readonly path: string;
  readonly width: number;
  readonly scripts: boolean;
  readonly axe: string;
  readonly tags: readonly string[];
  readonly chromium: string;
  readonly faults: number;
}

const { ACCESSIBILITY_NOTES: file = '' } = process.env;

/**
 * Adds a line of JSON to the file ACCESSIBILITY_NOTES, which `npm run accessibility-statement` reads; without one, nothing.
 * @throws Error for a page of ours that the statement has no name for
 */
export function noteLook(page: Page, seen: Pick<Look, 'scripts' | 'axe' | 'tags' | 'faults'>): void {
  const path = new URL(page.url()).pathname
    .replace(/[\da-f]{8}-[\da-f-]{27}/g, ':id')
    .replace(/(?<=\/rounds\/)\d+/, ':revision');
  // Not those that the tests of the tests plant.
  if (/^\/(desk|meld)\b/.test(path)) pageName(path);
  if (file === '') return;
  const width = page.viewportSize()?.width ?? 0;
  const chromium = page.context().browser()?.version() ?? '';
  const look: Look = { path, width, chromium, ...seen };
  // Several files of tests write at once: a short line at the end goes in whole.
  appendFileSync(file, `${JSON.stringify(look)}\n`);
}
