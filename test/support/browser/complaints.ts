import type { Page } from 'playwright-core';

const complaintsOf = new WeakMap<Page, string[]>();

/** To be called before the page goes anywhere. */
export function collectComplaints(page: Page): void {
  const found: string[] = [];
  complaintsOf.set(page, found);
  page.on('pageerror', ({ message }) => void found.push(message));
  page.on('console', (message) => {
    if (message.type() === 'error') found.push(message.text());
  });
}

/** What the browser complained of since the page was opened: errors of scripts, what its CSP refused, 404s. */
export function complaints(page: Page): readonly string[] {
  return [...(complaintsOf.get(page) ?? [])];
}
