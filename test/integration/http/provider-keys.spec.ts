import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { Browser } from '../../support/http/browser.js';
import { DeskToLogInAt } from '../../support/http/desk-to-log-in-at.js';
import { TestProvider } from '../../support/http/test-provider.js';

let provider: TestProvider;
let desk: DeskToLogInAt;

beforeEach(async () => {
  provider = await TestProvider.start();
  const fields = { publicKeyPem: undefined, jwksUri: `${provider.url}/keys` };
  desk = await DeskToLogInAt.open({
    LEKWACHT_DEVELOPMENT_ISSUER: 'false',
    AUTH_ISSUERS: JSON.stringify([provider.setting(fields)]),
  });
});
afterEach(async () => {
  jest.restoreAllMocks();
  await desk.close();
  await provider.close();
});

/** For whoever asks how old a set of keys is; tokens are judged by the clock on the wall. */
function goOn(seconds: number): void {
  const now = Date.now.bind(Date);
  jest.spyOn(Date, 'now').mockImplementation(() => now() + seconds * 1_000);
}

async function logIn(claims: object = {}): Promise<[Browser, number]> {
  const browser = new Browser();
  const { headers } = await browser.ask(`${desk.url}/login?return=/desk`);
  const callback = await provider.answerTo(new URL(headers.get('location')!), { claims });
  return [browser, (await browser.ask(callback)).status];
}

async function logOut(sid: string): Promise<number> {
  const body = new URLSearchParams({ logout_token: await provider.logoutToken({ sid }) });
  return (await fetch(`${desk.url}/login/back-channel`, { method: 'POST', body })).status;
}

function token(): Promise<string> {
  const now = Math.floor(Date.now() / 1_000);
  return provider.sign({ iss: provider.url, aud: 'lekwacht', sub: 'jan', iat: now, exp: now + 300 });
}

async function answerTo(bearer: string): Promise<number> {
  const headers = { authorization: `Bearer ${bearer}` };
  return (await fetch(`${desk.url}/v1/me`, { headers })).status;
}

describe('a provider that signs with a new key from one moment to the next', () => {
  it('lets people in, has its tokens taken and its logouts done: seconds after the old key was fetched', async () => {
    const [browser, before] = await logIn({ sid: 'a' });
    expect([before, await answerTo(await token()), await logOut('nobody')]).toEqual([303, 200, 200]);
    provider.rotate();
    goOn(2);
    expect([(await logIn())[1], await answerTo(await token())]).toEqual([303, 200]);
    expect(await desk.letsIn(browser)).toBe(true);
    expect(await logOut('a')).toBe(200);
    expect(await desk.letsIn(browser)).toBe(false);
  });

  it('has what the old one signed taken, and a minute after it was taken away no more', async () => {
    const old = await token();
    expect(await answerTo(old)).toBe(200);
    provider.rotate();
    expect(await answerTo(old)).toBe(200);
    provider.takeOldKeysAway();
    goOn(61);
    expect(await answerTo(old)).toBe(401);
  });

  it('and does not answer when asked for it: that is not the fault of who logs in', async () => {
    const browser = new Browser();
    const { headers } = await browser.ask(`${desk.url}/login?return=/desk`);
    const callback = await provider.answerTo(new URL(headers.get('location')!));
    provider.givesKeys = false;
    expect((await browser.ask(callback)).status).toBe(503);
  });
});
