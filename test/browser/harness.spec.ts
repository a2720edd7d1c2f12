import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { axeFaults } from '../support/browser/axe-faults.js';
import { complaints } from '../support/browser/complaints.js';
import { describeInBrowser, WIDTHS } from '../support/browser/describe-in-browser.js';
import { findBrowser, withoutBrowser } from '../support/browser/find-browser.js';
import { keyboardPath } from '../support/browser/keyboard-path.js';
import { overflow } from '../support/browser/overflow.js';
import { screenshot } from '../support/browser/screenshot.js';
import { wireBytes } from '../support/browser/wire-bytes.js';

const STRICT =
  "default-src 'none'; style-src 'self'; script-src 'self'; require-trusted-types-for 'script'; base-uri 'none'";

const STYLE = `
  body { margin: 0; font: 16px/1.5 sans-serif; color: #222; background: #fff }
  input, button, a { display: inline-block; min-height: 24px; margin: 12px }
  .ringless:focus { outline: none }
  .faint { color: #bbb }
  .wide { width: 400px }
`;
const SCRIPT = `document.querySelector('#script').textContent = 'Dit schreef het script.';`;

const CLEAN = `
  <h1>Melden</h1>
  <p><a href="#more">Meer weten</a></p>
  <form>
    <label for="what">Wat is er gebeurd?</label> <input id="what" name="what" value="Een brief" autocomplete="off">
    <label><input type="radio" name="when" value="now">Nu</label>
    <label><input type="radio" name="when" value="then">Eerder</label>
    <button>Verstuur</button>
  </form>
  <p id="more">Meer.</p>
  <p id="script"></p>
  <noscript><p>Zonder script.</p></noscript>`;

const PAGES: Readonly<Record<string, string>> = {
  '/clean': CLEAN,
  '/faulty': `${CLEAN}<input id="nameless"><p class="faint">Wie kan dit lezen?</p>`,
  '/wide': `${CLEAN}<p class="wide" id="ruler">Breed</p>`,
  '/long-word': `${CLEAN}<p>${'Meldplichtdatalekken'.repeat(20)}</p>`,
  '/ringless': `${CLEAN}<a class="ringless" href="#more">Onzichtbaar</a><input class="ringless" aria-label="Ook" value="x">`,
  '/trap': `${CLEAN}<input id="trap" aria-label="Val"><script src="/trap.js"></script>`,
  '/inline': `${CLEAN}<p style="color: red">Rood</p>`,
};

const TRAP = `document.querySelector('#trap').addEventListener('keydown', (event) => event.preventDefault());`;

const FILES: Readonly<Record<string, readonly [type: string, body: string]>> = {
  '/style.css': ['text/css', STYLE],
  '/script.js': ['text/javascript', SCRIPT],
  '/trap.js': ['text/javascript', TRAP],
};

function inHtml(main: string): string {
  return `<!doctype html>
    <html lang="nl">
      <head><title>Melden</title><link rel="stylesheet" href="/style.css"></head>
      <body><main>${main}</main><script src="/script.js"></script></body>
    </html>`;
}

async function servePages(): Promise<{ readonly server: Server; readonly url: string }> {
  const server = createServer(({ url = '/' }, response) => {
    const [type, body] = FILES[url] ?? ['text/html', inHtml(PAGES[url] ?? '')];
    response.setHeader('content-security-policy', STRICT);
    response.setHeader('content-type', `${type}; charset=utf-8`).end(body);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return { server, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}` };
}

describe('A browser for the tests', () => {
  it('is the one that is named, and no other', () => {
    expect(findBrowser({ CHROMIUM_PATH: process.execPath })).toEqual({ path: process.execPath });
    expect(findBrowser({ CHROMIUM_PATH: '/nowhere/chromium' })).toEqual({
      missing: 'CHROMIUM_PATH: nothing at /nowhere/chromium',
    });
  });

  it('may be missing, but not where it was promised', () => {
    expect(withoutBrowser({})).toBe('skip');
    expect(withoutBrowser({ CI: 'true' })).toBe('fail');
  });
});

describeInBrowser('Under a strict policy', (browser) => {
  let served: Awaited<ReturnType<typeof servePages>>;
  let page: Page;
  beforeAll(async () => {
    served = await servePages();
    page = await browser.page();
  });
  afterAll(() => {
    served.server.close();
    served.server.closeAllConnections();
  });

  it.each(WIDTHS)('a page that is right is found right, %i pixels wide', async (width) => {
    const right = await browser.page({ width });
    await right.goto(`${served.url}/clean`);
    expect(await right.textContent('#script')).toBe('Dit schreef het script.');
    expect(await axeFaults(right)).toEqual([]);
    expect(await overflow(right)).toEqual([]);
    expect(complaints(right)).toEqual([]);
    await screenshot(right, 'harness');
  });

  it('so it is for who has no scripts', async () => {
    const bare = await browser.page({ width: 320, scripts: false });
    await bare.goto(`${served.url}/clean`);
    expect(await axeFaults(bare)).toEqual([]);
    expect(await bare.textContent('noscript')).toContain('Zonder script.');
    expect(await bare.textContent('#script')).toBe('');
    expect(await overflow(bare)).toEqual([]);
    expect(await keyboardPath(bare)).toHaveLength(4);
    await bare.goto(`${served.url}/clean`);
    expect(await bare.textContent('#script')).toBe('');
  });

  it('axe finds what is wrong', async () => {
    await page.goto(`${served.url}/faulty`);
    expect(await axeFaults(page)).toEqual(['color-contrast: .faint', 'label: #nameless']);
  });

  it('what makes a page scroll sideways is named', async () => {
    const phone = await browser.page({ width: 320 });
    await phone.goto(`${served.url}/wide`);
    expect(await overflow(phone)).toEqual(['p.wide#ruler: 400 > 320']);
    await phone.goto(`${served.url}/long-word`);
    expect(await overflow(phone)).toEqual([expect.stringMatching(/^text: \d+ > 320$/)]);
  });

  const CLEAN_PATH = [
    { role: 'link', name: 'Meer weten', focusVisible: true },
    { role: 'textbox', name: 'Wat is er gebeurd?', focusVisible: true },
    { role: 'radio', name: 'Nu', focusVisible: true },
    { role: 'button', name: 'Verstuur', focusVisible: true },
  ];

  it('the keyboard gets everywhere, and shows where it is', async () => {
    await page.goto(`${served.url}/clean`);
    expect(await keyboardPath(page)).toEqual(CLEAN_PATH);
  });

  it('a focus that nobody sees is found', async () => {
    await page.goto(`${served.url}/ringless`);
    expect(await keyboardPath(page)).toEqual([
      ...CLEAN_PATH,
      { role: 'link', name: 'Onzichtbaar', focusVisible: false },
      { role: 'textbox', name: 'Ook', focusVisible: false },
    ]);
  });

  it('so is a trap for the keyboard', async () => {
    await page.goto(`${served.url}/trap`);
    await expect(keyboardPath(page)).rejects.toThrow('no way on for the focus: textbox "Val"');
  });

  it('what the policy refused is a complaint', async () => {
    await page.goto(`${served.url}/inline`);
    expect(complaints(page)).toContainEqual(expect.stringContaining('Applying inline style violates'));
  });

  it('bytes on the wire are those of a first visit, also the second time', async () => {
    const { answers, total } = await wireBytes(page, `${served.url}/clean`);
    expect(answers.map(({ path }) => path).sort()).toEqual(['/clean', '/script.js', '/style.css']);
    const [style] = answers.filter(({ path }) => path === '/style.css');
    expect(style!.bytes).toBeGreaterThan(STYLE.length);
    expect(style!.bytes).toBeLessThan(STYLE.length + 1_000);
    expect(total).toBe(answers.reduce((sum, { bytes }) => sum + bytes, 0));
    expect((await wireBytes(page, `${served.url}/clean`)).total).toBe(total);
  });

  it('a page is a Dutch one, at Dutch time', async () => {
    const { locale, timeZone } = await page.evaluate(() => Intl.DateTimeFormat().resolvedOptions());
    expect([locale, timeZone]).toEqual(['nl-NL', 'Europe/Amsterdam']);
  });
});
