import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { freshLoginPath } from '../../../src/platform/identity/fresh-proof-needed.js';
import type { Principal } from '../../../src/platform/identity/principal.js';
import { Browser } from '../../support/http/browser.js';
import { DeskToLogInAt } from '../../support/http/desk-to-log-in-at.js';
import { TestProvider } from '../../support/http/test-provider.js';

const SESSION = '__Host-lekwacht';
const FRESH = freshLoginPath('/desk');
const seconds = (fromNow = 0): number => Math.floor(Date.now() / 1_000) + fromNow;

let ordinary: TestProvider;
/** Has a class of authentication for what matters. */
let stepping: TestProvider;
/** Never says when; who runs it vouches that it asks. */
let silent: TestProvider;
let desk: DeskToLogInAt;

beforeAll(async () => {
  [ordinary, stepping, silent] = (await Promise.all([1, 2, 3].map(() => TestProvider.start()))) as [
    TestProvider,
    TestProvider,
    TestProvider,
  ];
  desk = await DeskToLogInAt.open({
    AUTH_ISSUERS: JSON.stringify([
      ordinary.setting(),
      stepping.setting(
        { freshProof: { requiredAcr: ['gold'] } },
        { secondFactor: { requiredAcr: ['silver', 'gold'] } },
      ),
      silent.setting({ freshProof: 'provider-enforces' }),
    ]),
  });
});
afterAll(async () => {
  await desk.close();
  await Promise.all([ordinary, stepping, silent].map((each) => each.close()));
});

/** Sends a browser to a login. @returns where the desk sends it */
async function begin(browser: Browser, at: TestProvider, path = FRESH): Promise<URL> {
  const { headers } = await browser.ask(`${desk.url}${path}&issuer=${encodeURIComponent(at.url)}`);
  return new URL(headers.get('location')!);
}

async function logIn(
  browser: Browser,
  at: TestProvider,
  claims: object = {},
  path = FRESH,
): Promise<Response> {
  return browser.ask(await at.answerTo(await begin(browser, at, path), { claims }));
}

const proofOf = async (browser: Browser): Promise<Principal['proof']> =>
  ((await (await browser.ask(`${desk.url}/desk`)).json()) as Principal).proof;

describe('a login that asks for a fresh proof', () => {
  it('asks the provider to ask again, for its own class of proof', async () => {
    const asked = async (at: TestProvider, path?: string) =>
      Object.fromEntries((await begin(new Browser(), at, path)).searchParams);
    expect(await asked(ordinary)).toMatchObject({ prompt: 'login', max_age: '900' });
    expect(await asked(stepping)).toMatchObject({ prompt: 'login', max_age: '900', acr_values: 'gold' });
    expect(Object.keys(await asked(ordinary, '/login?return=/desk'))).not.toContain('prompt');
    expect(await asked(stepping, '/login?return=/desk')).toMatchObject({ acr_values: 'silver gold' });
  });

  it('is where the session was opened, without choosing again', async () => {
    const browser = new Browser();
    await logIn(browser, stepping, { acr: 'silver' }, '/login?return=/desk');
    const { headers } = await browser.ask(`${desk.url}${FRESH}`);
    expect(new URL(headers.get('location')!).origin).toBe(stepping.url);
    const { text } = await new Browser().go(`${desk.url}${FRESH}`);
    expect(text).toContain('fresh=1');
  });

  it('gives another session, and leads back to where it was asked', async () => {
    const browser = new Browser();
    await logIn(browser, ordinary, { auth_time: seconds(-7_200) }, '/login?return=/desk');
    const old = browser.cookie(desk.url, SESSION)!;
    const before = await proofOf(browser);
    const answer = await logIn(browser, ordinary);
    expect([answer.status, answer.headers.get('location')]).toEqual([303, '/desk']);
    expect(browser.cookie(desk.url, SESSION)).not.toBe(old);
    expect(await desk.sessions.find(`${SESSION}=${old}`)).toBeUndefined();
    expect((await proofOf(browser)).authenticatedAt! > before.authenticatedAt!).toBe(true);
  });

  it.each<[string, () => TestProvider, () => object]>([
    ['a provider that takes no notice of it', () => ordinary, () => ({ auth_time: seconds(-60) })],
    [
      'a proof that is fresh enough, from before it was asked',
      () => ordinary,
      () => ({ auth_time: seconds(-30) }),
    ],
    ['a provider that does not say when', () => ordinary, () => ({ auth_time: undefined })],
    ['a proof that is still to be given', () => ordinary, () => ({ auth_time: seconds(600) })],
    ['a text for a moment', () => ordinary, () => ({ auth_time: 'now' })],
    ['a lesser class than the one for it', () => stepping, () => ({ acr: 'silver' })],
    ['an old proof of an issuer that is vouched for', () => silent, () => ({ auth_time: seconds(-60) })],
  ])('is refused with %s, and the session there was stays as it was', async (_what, at, claims) => {
    const browser = new Browser();
    await logIn(browser, ordinary, {}, '/login?return=/desk');
    const old = browser.cookie(desk.url, SESSION)!;
    const answer = await logIn(browser, at(), claims());
    expect(answer.status).toBe(403);
    // openid-client itself refuses a moment that is no number.
    expect(['proof-not-fresh', 'login-refused']).toContain(((await answer.json()) as { code: string }).code);
    expect(browser.cookie(desk.url, SESSION)).toBe(old);
    expect(await desk.letsIn(browser)).toBe(true);
  });

  it('is taken with the class for it', async () => {
    expect((await logIn(new Browser(), stepping, { acr: 'gold' })).status).toBe(303);
  });

  it('counts from the login where the provider is vouched for, and no other login does', async () => {
    const browser = new Browser();
    await logIn(browser, silent, { auth_time: undefined }, '/login?return=/desk');
    expect((await proofOf(browser)).authenticatedAt).toBeUndefined();
    expect((await logIn(browser, silent, { auth_time: undefined })).status).toBe(303);
    expect((await proofOf(browser)).authenticatedAt).toBeDefined();
  });

  it('shows the names again at the provider for development', async () => {
    const browser = new Browser();
    const development = `&issuer=${encodeURIComponent('urn:lekwacht:development-issuer')}`;
    await desk.logIn(browser, 'board-of-kadera', `/login?return=/desk${development}`);
    const old = browser.cookie(desk.url, SESSION)!;
    const asked = seconds();
    const page = await desk.logIn(browser, 'board-of-kadera', `${FRESH}${development}`);
    const { proof } = JSON.parse(page.text) as Principal;
    expect(Date.parse(proof.authenticatedAt!) / 1_000).toBeGreaterThanOrEqual(asked);
    expect(browser.cookie(desk.url, SESSION)).not.toBe(old);
  });
});

describe('who one is here', () => {
  const tokenOf = (at: TestProvider, claims: object) =>
    at.sign({ iss: at.url, aud: 'lekwacht', sub: 'somebody', iat: seconds(), exp: seconds(60), ...claims });
  const me = async (at: TestProvider, claims: object) => {
    const headers = { authorization: `Bearer ${await tokenOf(at, claims)}` };
    return ((await (await fetch(`${desk.url}/v1/me`, { headers })).json()) as { proof: object }).proof;
  };

  it('says until when the proof is fresh, and who vouches for it', async () => {
    // One moment for what is claimed and what is expected: a second may begin between two readings.
    const at = seconds(-60);
    const authenticatedAt = new Date(at * 1_000).toISOString();
    const freshUntil = new Date((at + 900) * 1_000).toISOString();
    expect(await me(ordinary, { auth_time: at })).toEqual({
      authenticatedAt,
      freshUntil,
      shownBy: 'issuer',
    });
    expect(await me(ordinary, {})).toEqual({ shownBy: 'issuer' });
    expect(await me(silent, { iat: at })).toEqual({
      authenticatedAt,
      freshUntil,
      shownBy: 'administrator',
    });
    expect(await me(stepping, { auth_time: at, acr: 'silver' })).toEqual({
      authenticatedAt,
      acr: 'silver',
      shownBy: 'issuer',
    });
  });
});
