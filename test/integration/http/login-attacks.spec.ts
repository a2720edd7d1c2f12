import { generateKeyPairSync } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { returnPath } from '../../../src/platform/identity/login/return-path.js';
import { moment } from '../../../src/shared/moment.js';
import { Browser } from '../../support/http/browser.js';
import { AT, DeskToLogInAt } from '../../support/http/desk-to-log-in-at.js';
import { TestProvider, type Wishes } from '../../support/http/test-provider.js';

const SESSION = '__Host-lekwacht';
const foreignKey = generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey;

let provider: TestProvider;
let strict: TestProvider;
/** Is known to sign with RS256, and signs with ES256. */
let other: TestProvider;
let desk: DeskToLogInAt;

beforeAll(async () => {
  [provider, strict, other] = (await Promise.all([1, 2, 3].map(() => TestProvider.start()))) as [
    TestProvider,
    TestProvider,
    TestProvider,
  ];
  desk = await DeskToLogInAt.open({
    LEKWACHT_DEVELOPMENT_ISSUER: 'false',
    AUTH_ISSUERS: JSON.stringify([
      provider.setting({ organisations: ['perspektief'], subjectClaim: 'oid' }),
      strict.setting({}, { label: 'Strict', clientSecret: 'secret-canary', secondFactor: { acrs: 'c1' } }),
      other.setting({ algorithms: ['RS256'], publicKeyPem: undefined, jwksUri: `${other.url}/keys` }),
    ]),
  });
});
afterAll(async () => {
  await desk.close();
  await Promise.all([provider, strict, other].map((each) => each.close()));
});

const OID = { oid: 'oid-canary' };

/** Sends a browser to log in. @returns where the desk sends it */
async function begin(browser: Browser, at = provider, path = '/desk'): Promise<URL> {
  const query = new URLSearchParams({ issuer: at.url, return: path }).toString();
  const { headers } = await browser.ask(`${desk.url}/login?${query}`);
  return new URL(headers.get('location')!);
}

const answerTo = (login: URL, wishes: Wishes = {}): Promise<URL> =>
  provider.answerTo(login, { ...wishes, claims: { ...OID, ...wishes.claims } });

async function logIn(wishes: Wishes = {}, browser = new Browser()): Promise<[Browser, Response]> {
  return [browser, await browser.ask(await answerTo(await begin(browser), wishes))];
}

async function expectRefused(browser: Browser, answer: Response, status: number, code = 'login-refused') {
  expect([answer.status, ((await answer.json()) as { code: string }).code]).toEqual([status, code]);
  expect(browser.cookie(desk.url, SESSION)).toBeUndefined();
}

describe('with several providers', () => {
  it('one chooses, and what is chosen asks for code, PKCE, state and nonce', async () => {
    const list = await new Browser().go(`${desk.url}/login?return=/desk`);
    expect(list.text).toContain('The provider');
    expect(list.text).toContain('Strict');
    expect(list.text).toContain('return=%2Fdesk');
    const login = await begin(new Browser(), strict);
    expect(Object.fromEntries(login.searchParams)).toEqual({
      client_id: 'the-desk',
      response_type: 'code',
      redirect_uri: `${desk.url}/login/callback`,
      scope: 'openid profile',
      state: expect.stringMatching(/^[\w-]{43}$/),
      nonce: expect.stringMatching(/^[\w-]{43}$/),
      code_challenge: expect.stringMatching(/^[\w-]{43}$/),
      code_challenge_method: 'S256',
      claims: '{"id_token":{"acrs":{"essential":true,"value":"c1"}}}',
    });
  });

  it('a right answer logs in', async () => {
    const [browser, answer] = await logIn();
    expect([answer.status, answer.headers.get('location')]).toEqual([303, '/desk']);
    expect(await desk.letsIn(browser)).toBe(true);
  });
});

describe('a callback that is not taken', () => {
  it('without a state, or with one that nobody was given', async () => {
    for (const query of ['', '?code=x', '?code=x&state=y', '?state=a&state=b&code=x']) {
      const browser = new Browser();
      await expectRefused(browser, await browser.ask(`${desk.url}/login/callback${query}`), 400);
    }
  });

  it('in another browser, whose visit does not use it up', async () => {
    const [mine, theirs] = [new Browser(), new Browser()];
    const callback = await answerTo(await begin(mine));
    await begin(theirs);
    await expectRefused(theirs, await theirs.ask(callback), 400);
    expect((await mine.ask(callback)).status).toBe(303);
  });

  it('a second time, also by who kept the cookie', async () => {
    const browser = new Browser();
    const login = await begin(browser);
    const kept = browser.cookie(desk.url, '__Host-lekwacht-login')!;
    const callback = await answerTo(login);
    expect((await browser.ask(callback)).status).toBe(303);
    const again = new Browser();
    await begin(again);
    again.setCookie(desk.url, '__Host-lekwacht-login', kept);
    await expectRefused(again, await again.ask(callback), 400);
  });

  it('twice at once: one of them gets in', async () => {
    const browser = new Browser();
    const callback = await answerTo(await begin(browser));
    const answers = await Promise.all([browser.ask(callback), browser.ask(callback)]);
    expect(answers.map(({ status }) => status).sort()).toEqual([303, 400]);
  });

  it('eleven minutes later', async () => {
    const browser = new Browser();
    const callback = await answerTo(await begin(browser));
    desk.clock.moveTo(moment('2026-06-01T09:11:00+02:00'));
    await expectRefused(browser, await browser.ask(callback), 400);
    desk.clock.moveTo(moment(AT));
  });

  it('with the code of another login', async () => {
    const [browser, attacker] = [new Browser(), new Browser()];
    const mine = await answerTo(await begin(browser));
    const theirs = await answerTo(await begin(attacker));
    mine.searchParams.set('code', theirs.searchParams.get('code')!);
    await expectRefused(browser, await browser.ask(mine), 403);
  });

  it('when the provider says no', async () => {
    const browser = new Browser();
    const callback = await answerTo(await begin(browser));
    callback.searchParams.delete('code');
    callback.searchParams.set('error', 'access_denied');
    await expectRefused(browser, await browser.ask(callback), 403, 'login-broken-off');
  });

  it('with an ID token signed by an algorithm that was not agreed on', async () => {
    const browser = new Browser();
    const callback = await other.answerTo(await begin(browser, other));
    await expectRefused(browser, await browser.ask(callback), 403);
  });

  it.each<[string, () => Wishes]>([
    ['from another issuer', () => ({ iss: strict.url })],
    ['from nobody, where the provider says that it names itself', () => ({ iss: undefined })],
    ['with the nonce of another login', () => ({ claims: { nonce: 'another' } })],
    ['without a nonce', () => ({ claims: { nonce: undefined } })],
    ['with an ID token of another issuer', () => ({ claims: { iss: strict.url } })],
    ['with an ID token for another client', () => ({ claims: { aud: 'another' } })],
    ['with an ID token that has expired', () => ({ claims: { exp: 1 } })],
    ['with an ID token signed by somebody else', () => ({ key: foreignKey })],
    ['of nobody', () => ({ claims: { oid: '' } })],
  ])('%s', async (_what, wishes) => {
    await expectRefused(...(await logIn(wishes())), 403);
  });
});

describe('why a login was refused', () => {
  const logged = async (wishes: Wishes, change = (_callback: URL): void => undefined): Promise<unknown> => {
    const browser = new Browser();
    const callback = await answerTo(await begin(browser), wishes);
    change(callback);
    await browser.ask(callback);
    const { why, because } = JSON.parse(
      desk.logged.findLast((line) => line.includes('refused') && !line.includes('"msg":"request"'))!,
    ) as Record<string, unknown>;
    return [why, because];
  };

  it('is found in the log by whoever set it up, in names from closed lists', async () => {
    expect(await logged({ key: foreignKey })).toEqual([
      'answer-not-valid',
      'ERR_JWS_SIGNATURE_VERIFICATION_FAILED',
    ]);
    expect(await logged({ claims: { aud: 'another' } })).toEqual([
      'answer-not-valid',
      'OAUTH_JWT_CLAIM_COMPARISON_FAILED',
    ]);
    // Keycloak, where roles of the realm are mapped and not those of the client; and where "multivalued" is off.
    for (const lekwacht_grants of [['default-roles-lekwacht', 'offline_access'], 'perspektief:fg'])
      expect(await logged({ claims: { lekwacht_grants } })).toEqual(['grants-malformed', undefined]);
    const sayNo = (error: string) => (callback: URL) => {
      callback.searchParams.delete('code');
      callback.searchParams.set('error', error);
    };
    expect(await logged({}, sayNo('access_denied'))).toEqual(['broken-off', 'access_denied']);
    expect(await logged({}, sayNo('Jan Canary'))).toEqual([
      'broken-off',
      'OAUTH_AUTHORIZATION_RESPONSE_ERROR',
    ]);
    expect(
      await logged({}, (callback) => {
        callback.searchParams.set('code', 'another');
      }),
    ).toEqual(['answer-not-valid', 'invalid_grant']);
  });
});

describe('a login that shows too little', () => {
  const strictly = async (claims: object): Promise<[Browser, Response]> => {
    const browser = new Browser();
    const login = await begin(browser, strict);
    return [browser, await browser.ask(await strict.answerTo(login, { claims: { ...claims } }))];
  };

  it('is refused', async () => {
    for (const claims of [{}, { acrs: ['c2'] }, { amr: ['mfa'] }])
      await expectRefused(...(await strictly(claims)), 403, 'second-factor-missing');
  });

  it('is taken with the context that was asked for, which Entra sends as a list', async () => {
    expect((await strictly({ acrs: ['c2', 'c1'] }))[1].status).toBe(303);
  });
});

describe('what an issuer says of a person', () => {
  it('counts for its own organisations alone, also in a token', async () => {
    const lekwacht_grants = ['perspektief:handler', 'kadera:board'];
    const expected = [{ organisation: 'perspektief', role: 'handler' }];
    const [browser] = await logIn({ claims: { lekwacht_grants } });
    const page = (await (await browser.ask(`${desk.url}/desk`)).json()) as { id: string };
    expect(page).toMatchObject({ grants: expected });
    const now = Math.floor(Date.now() / 1000);
    const token = await provider.sign({
      iss: provider.url,
      aud: 'lekwacht',
      sub: 'of this client',
      ...OID,
      iat: now,
      exp: now + 60,
      lekwacht_grants,
    });
    const me = await fetch(`${desk.url}/v1/me`, { headers: { authorization: `Bearer ${token}` } });
    // By the claim that is the same for every client, so is the person.
    expect(await me.json()).toMatchObject({ id: page.id, grants: expected });
  });

  it('is refused where it makes the FG decide', async () => {
    const lekwacht_grants = ['perspektief:fg', 'perspektief:board'];
    await expectRefused(...(await logIn({ claims: { lekwacht_grants } })), 403, 'fg-not-independent');
  });
});

describe('a session that was there before the login', () => {
  it('is another one afterwards, and the old one is over', async () => {
    const [browser] = await logIn();
    const planted = browser.cookie(desk.url, SESSION)!;
    await logIn({}, browser);
    expect(browser.cookie(desk.url, SESSION)).not.toBe(planted);
    expect(await desk.sessions.find(`${SESSION}=${planted}`)).toBeUndefined();
  });

  it('made up by somebody else becomes nobody’s', async () => {
    const browser = new Browser();
    await browser.ask(`${desk.url}/login`);
    browser.setCookie(desk.url, SESSION, 'a'.repeat(43));
    await logIn({}, browser);
    expect(browser.cookie(desk.url, SESSION)).not.toBe('a'.repeat(43));
    expect(await desk.sessions.find(`${SESSION}=${'a'.repeat(43)}`)).toBeUndefined();
  });
});

describe('after a login', () => {
  it.each([
    '//evil.example',
    '/\\evil.example',
    '\\\\evil.example',
    'https://evil.example',
    'evil.example',
    'javascript:alert(1)',
    '/..//evil.example',
    '/.//evil.example',
    '/\t/evil.example',
    '/%0d%0aset-cookie:x=y\r\nx',
    '/login?return=/login',
    '/logout',
    '',
    `/${'a'.repeat(1_000)}`,
    ['/a', '/b'],
    undefined,
  ])('%j leads nowhere but home', (wish) => {
    expect(returnPath(wish, '/desk')).toBe('/desk');
  });

  it.each(['/', '/desk', '/desk/a-b_c~1?week=23&a=%2F%2Fevil.example', '/loginish'])(
    '%s leads there',
    (wish) => {
      expect(returnPath(wish, '/home')).toBe(wish);
    },
  );

  it('the address of the callback decides nothing of it', async () => {
    const browser = new Browser();
    const callback = await answerTo(await begin(browser, provider, '//evil.example'));
    callback.searchParams.set('return', '//evil.example');
    expect((await browser.ask(callback)).headers.get('location')).toBe('/desk');
  });
});

describe('a provider that is away', () => {
  it('is said to be, and is asked again', async () => {
    const away = await TestProvider.start();
    const lonely = await DeskToLogInAt.open({
      LEKWACHT_DEVELOPMENT_ISSUER: 'false',
      AUTH_ISSUERS: JSON.stringify([away.setting()]),
    });
    away.isUp = false;
    const answer = await new Browser().ask(`${lonely.url}/login`);
    expect([answer.status, await answer.text()]).toEqual([
      503,
      expect.stringContaining('provider-unavailable'),
    ]);
    away.isUp = true;
    expect((await new Browser().ask(`${lonely.url}/login`)).status).toBe(303);
    await lonely.close();
    await away.close();
  });
});

describe('a desk that does not know its own address', () => {
  it('does not believe a request about it', async () => {
    const { port } = new URL(desk.url);
    const http = await import('node:http');
    const status = await new Promise((resolve) => {
      const path = `/login?issuer=${encodeURIComponent(provider.url)}`;
      http.get({ port, path, headers: { host: 'evil.example' } }, (response) => {
        resolve(response.statusCode);
      });
    });
    expect(status).toBe(503);
  });
});

describe('a logout by the back channel', () => {
  const send = (token: string, type = 'application/x-www-form-urlencoded'): Promise<Response> =>
    fetch(`${desk.url}/login/back-channel`, {
      method: 'POST',
      headers: { 'content-type': type },
      body: new URLSearchParams({ logout_token: token }).toString(),
    });

  it('ends the session of that number', async () => {
    const [one] = await logIn({ claims: { sid: 'one' } });
    const [two] = await logIn({ claims: { sid: 'two' } });
    expect((await send(await provider.logoutToken({ sid: 'one' }))).status).toBe(200);
    expect([await desk.letsIn(one), await desk.letsIn(two)]).toEqual([false, true]);
  });

  it('ends all of a subject where only that is named, and those without a number in any case', async () => {
    const [numbered] = await logIn({ claims: { sid: 'three' } });
    const [bare] = await logIn();
    expect((await send(await provider.logoutToken({ sid: 'four' }))).status).toBe(200);
    expect([await desk.letsIn(numbered), await desk.letsIn(bare)]).toEqual([true, false]);
    expect((await send(await provider.logoutToken())).status).toBe(200);
    expect(await desk.letsIn(numbered)).toBe(false);
  });

  it('ends nobody of another issuer', async () => {
    const [browser] = await logIn({ claims: { sid: 'five' } });
    expect((await send(await strict.logoutToken({ sid: 'five' }))).status).toBe(200);
    expect(await desk.letsIn(browser)).toBe(true);
  });

  it('is taken once', async () => {
    const token = await provider.logoutToken();
    expect((await send(token)).status).toBe(200);
    expect((await send(token)).status).toBe(400);
  });

  const ago = (seconds: number): number => Math.floor(Date.now() / 1000) - seconds;
  it.each<[string, () => string | Promise<string>]>([
    ['garbage', () => 'garbage'],
    ['garbage in three parts', () => 'a.b.c'],
    ['nothing', () => ''],
    ['of an unknown issuer', () => provider.logoutToken({ iss: 'https://evil.example' })],
    ['for another client', () => provider.logoutToken({ aud: 'another' })],
    ['signed by somebody else', () => provider.logoutToken({}, foreignKey)],
    ['signed by another issuer', () => strict.logoutToken({ iss: provider.url })],
    ['old', () => provider.logoutToken({ iat: ago(140) })],
    ['from the future', () => provider.logoutToken({ iat: ago(-60) })],
    ['with a nonce', () => provider.logoutToken({ nonce: 'x' })],
    ['without the event', () => provider.logoutToken({ events: {} })],
    ['without events', () => provider.logoutToken({ events: undefined })],
    ['with an event that is no object', () => provider.logoutToken({ events: 'x' })],
    ['about nobody', () => provider.logoutToken({ sub: undefined })],
    ['without a number of its own', () => provider.logoutToken({ jti: undefined })],
  ])('%s ends nothing', async (_what, token) => {
    const [browser] = await logIn();
    const answer = await send(await token());
    expect([answer.status, ((await answer.json()) as { code: string }).code]).toEqual([
      400,
      'logout-token-invalid',
    ]);
    expect(await desk.letsIn(browser)).toBe(true);
  });

  it('that was refused is in the log with the reason, for nobody sees the answer', async () => {
    await send(await provider.logoutToken({ iat: ago(140) }));
    expect(desk.logged.findLast((line) => line.includes('a logout was refused'))).toContain(
      '"because":"ERR_JWT_EXPIRED"',
    );
  });

  it('takes a form, and no other route does', async () => {
    expect((await send(await provider.logoutToken(), 'application/json')).status).toBe(400);
    expect((await send(await provider.logoutToken(), 'text/plain')).status).toBe(415);
    const form = await fetch(`${desk.url}/desk`, {
      method: 'POST',
      headers: { 'sec-fetch-site': 'same-origin' },
      body: new URLSearchParams({ a: 'b' }),
    });
    expect(form.status).toBe(415);
  });
});

describe('what is kept and logged of all this', () => {
  it('names nobody and opens nothing', async () => {
    const [browser] = await logIn({ claims: { sid: 'sid-canary', name: 'Jan Canary' } });
    const token = browser.cookie(desk.url, SESSION)!;
    const written = `${await desk.kept()} ${desk.logged.join(' ')}`;
    for (const secret of ['canary', 'Canary', token]) expect(written).not.toContain(secret);
    // A token of the issuer; three signs of it stand in a random value now and then.
    expect(written).not.toMatch(/eyJ[\w-]+\.eyJ/);
  });
});
