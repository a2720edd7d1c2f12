import { afterAll, afterEach, beforeAll, beforeEach, describe, it } from '@jest/globals';
import { chromium, type Browser, type BrowserContext, type Page } from 'playwright-core';
import { collectComplaints } from './complaints.js';
import { findBrowser, withoutBrowser } from './find-browser.js';

/** A small phone, a common phone, a desk. */
export const WIDTHS = [320, 360, 1280] as const;

const HEIGHT = 800;
const PATIENCE_MS = 10_000;

export interface PageOptions {
  readonly width?: (typeof WIDTHS)[number];
  readonly height?: number;
  /** Whether the page's own scripts run; default: they do. */
  readonly scripts?: boolean;
  readonly permissions?: readonly string[];
  /** What a person may have set: `dark`, less motion, forced colours. */
  readonly media?: Pick<
    NonNullable<Parameters<Browser['newContext']>[0]>,
    'colorScheme' | 'reducedMotion' | 'forcedColors'
  >;
}

/**
 * A describe with one browser. Where there is none its cases are skipped, and their names say why;
 * with `CI=true` that is a failure.
 */
export function describeInBrowser(name: string, body: (browser: BrowserOfFile) => void): void {
  const found = findBrowser(process.env);
  if ('path' in found) {
    describe(name, () => {
      const browser = new BrowserOfFile();
      beforeAll(() => browser.launch(found.path), 2 * PATIENCE_MS);
      beforeEach(() => {
        browser.forgetPages();
      });
      afterEach(() => browser.closePages());
      afterAll(() => browser.close());
      body(browser);
    });
  } else if (withoutBrowser(process.env) === 'skip') {
    describe.skip(`${name} (${found.missing})`, () => {
      body(new BrowserOfFile());
    });
  } else {
    describe(name, () => {
      it('has a browser', () => {
        throw new Error(found.missing);
      });
    });
  }
}

export class BrowserOfFile {
  private browser: Browser | undefined;
  private contexts: BrowserContext[] = [];

  async launch(executablePath: string): Promise<void> {
    const isRoot = process.getuid?.() === 0;
    this.browser = await chromium.launch({ executablePath, chromiumSandbox: !isRoot });
  }

  /**
   * An empty page of somebody who was never here: no cookies, nothing cached. One that is opened in a test is
   * closed after it; one of `beforeAll` stays.
   */
  async page(options: PageOptions = {}): Promise<Page> {
    const { width = 1280, height = HEIGHT, scripts = true, permissions = [], media } = options;
    if (this.browser === undefined) throw new Error('the browser is launched in beforeAll');
    const context = await this.browser.newContext({
      viewport: { width, height },
      javaScriptEnabled: scripts,
      locale: 'nl-NL',
      timezoneId: 'Europe/Amsterdam',
      permissions: [...permissions],
      ...media,
    });
    this.contexts.push(context);
    context.setDefaultTimeout(PATIENCE_MS);
    const page = await context.newPage();
    collectComplaints(page);
    return page;
  }

  /** Leaves what was opened before a test to `close`. */
  forgetPages(): void {
    this.contexts = [];
  }

  async closePages(): Promise<void> {
    await Promise.all(this.contexts.map((context) => context.close()));
  }

  async close(): Promise<void> {
    await this.browser?.close();
  }
}
