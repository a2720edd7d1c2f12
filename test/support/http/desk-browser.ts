import { Browser } from './browser.js';

/** Somebody with a browser who pressed his name. @param path where he is sent, and has not been yet */
export async function loggedIn(url: string, person: string, path = '/desk'): Promise<Browser> {
  const browser = new Browser();
  const chooser = await browser.go(`${url}/login?return=${path}`);
  await browser.post(chooser.url, { person }, ({ pathname }) => pathname === path);
  return browser;
}

/** What the form with this in it sends along unseen. */
export function hiddenFields(page: string, mark: string): Readonly<Record<string, string>> {
  const form = page.split('<form').find((one) => one.includes(mark));
  if (form === undefined) throw new Error(`no form on the page has ${mark}`);
  const hidden = form.matchAll(/type="hidden" name="([^"]+)" value="([^"]*)"/g);
  return Object.fromEntries([...hidden].map(([, name = '', value = '']) => [name, value]));
}
