import type { Page } from 'playwright-core';

export interface WireBytes {
  readonly total: number;
  /** What was fetched, in the order in which it was complete; compressed, headers included. */
  readonly answers: readonly { readonly path: string; readonly bytes: number }[];
}

/** What a first visit costs until the page is loaded: nothing is taken from a cache. */
export async function wireBytes(page: Page, url: string): Promise<WireBytes> {
  const devtools = await page.context().newCDPSession(page);
  const paths = new Map<string, string>();
  const answers: { path: string; bytes: number }[] = [];
  devtools.on('Network.requestWillBeSent', ({ requestId, request }) => {
    const { protocol, pathname } = new URL(request.url);
    if (protocol.startsWith('http')) paths.set(requestId, pathname);
  });
  devtools.on('Network.loadingFinished', ({ requestId, encodedDataLength: bytes }) => {
    const path = paths.get(requestId);
    if (path !== undefined) answers.push({ path, bytes });
  });
  await devtools.send('Network.enable');
  await devtools.send('Network.setCacheDisabled', { cacheDisabled: true });
  await page.goto(url, { waitUntil: 'load' });
  await devtools.detach();
  return { total: answers.reduce((sum, { bytes }) => sum + bytes, 0), answers };
}
