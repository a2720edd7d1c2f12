import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createHmac, generateKeyPairSync } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Controller, Get } from '@nestjs/common';
import { exportJWK, SignJWT } from 'jose';
import supertest from 'supertest';
import { readConfig } from '../../../src/config.js';
import { issueDevelopmentToken } from '../../../src/platform/identity/development-issuer.js';
import { opaqueActorId } from '../../../src/platform/identity/opaque-actor-id.js';
import { Public } from '../../../src/platform/http/public.decorator.js';
import { Action } from '../../../src/platform/http/route-action.decorator.js';
import { declaredRoutes } from '../../../src/platform/http/declared-routes.js';
import { TestIssuer } from '../../support/http/test-tokens.js';
import { echoApp, type EchoApp } from './echo-app.js';

const issuer = new TestIssuer();
/** Says of its access tokens what they are called. */
const strict = new TestIssuer('https://strict.test');
const data = mkdtempSync(join(tmpdir(), 'lekwacht-http-'));
const keys = generateKeyPairSync('rsa', { modulusLength: 2048 });
const now = Math.floor(Date.now() / 1000);

let keyServer: Server;
let keyServerUp = true;
let echo: EchoApp;

beforeAll(async () => {
  const jwk = { ...(await exportJWK(keys.publicKey)), kid: 'one', alg: 'RS256' };
  keyServer = createServer((_request, response) => {
    response.statusCode = keyServerUp ? 200 : 500;
    response.end(JSON.stringify({ keys: [jwk] }));
  });
  await new Promise<void>((resolve) => keyServer.listen(0, '127.0.0.1', resolve));
  const jwksUri = `http://127.0.0.1:${(keyServer.address() as AddressInfo).port}/jwks`;
  const pinned = {
    issuer: 'https://pinned.test',
    audience: 'lekwacht',
    algorithms: ['RS256'],
    publicKeyPem: keys.publicKey.export({ type: 'spki', format: 'pem' }),
  };
  const remote = (name: string) => ({ issuer: name, audience: 'lekwacht', algorithms: ['RS256'], jwksUri });
  echo = await echoApp({
    env: {
      LEKWACHT_DATA: data,
      AUTH_ISSUERS: JSON.stringify([
        issuer.config,
        { ...strict.config, tokenType: 'at+jwt' },
        pinned,
        remote('https://remote.test'),
        remote('https://down.test'),
      ]),
    },
  });
});
afterAll(async () => {
  await echo.close();
  keyServer.close();
  rmSync(data, { recursive: true });
});

const withToken = (token: string) => withHeader(`Bearer ${token}`);
const withHeader = (authorization: string) => me().set('authorization', authorization);
const me = () => supertest(echo.app.getHttpServer()).get('/v1/echo/me');
const encoded = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');

function remoteToken(name: string, kid = 'one', alg = 'RS256'): Promise<string> {
  return new SignJWT({ lekwacht_grants: [] })
    .setProtectedHeader({ alg, kid })
    .setIssuer(name)
    .setAudience('lekwacht')
    .setSubject('someone')
    .setIssuedAt()
    .setExpirationTime('1h')
    .sign(keys.privateKey);
}

describe('who asks', () => {
  it('a token tells the grants, and the person is an opaque id that stays the same', async () => {
    const first = await withToken(
      await issuer.token({ subject: 'jan@kadera.nl', grants: ['kadera:fg', 'aanzien:handler'] }),
    );
    expect(first.body).toMatchObject({
      id: expect.stringMatching(/^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/),
      grants: [
        { organisation: 'kadera', role: 'fg' },
        { organisation: 'aanzien', role: 'handler' },
      ],
    });
    const again = await withToken(await issuer.token({ subject: 'jan@kadera.nl', grants: [] }));
    expect(again.body.id).toBe(first.body.id);
    const other = await withToken(await issuer.token({ subject: 'piet@kadera.nl' }));
    expect(other.body.id).not.toBe(first.body.id);
  });

  it('issuer and subject are kept apart in the opaque id, and the key decides it', () => {
    const key = Buffer.alloc(32, 1);
    expect(opaqueActorId('a', 'bc', key)).not.toBe(opaqueActorId('ab', 'c', key));
    expect(opaqueActorId('a', 'bc', key)).not.toBe(opaqueActorId('a', 'bc', Buffer.alloc(32, 2)));
  });

  it('a key set of the issuer is fetched', async () => {
    const token = await remoteToken('https://remote.test');
    expect((await withToken(token)).status).toBe(200);
    expect((await withToken(await remoteToken('https://remote.test', 'other-key'))).body.code).toBe(
      'token-invalid',
    );
  });

  it('a key can be pinned', async () => {
    expect((await withToken(await remoteToken('https://pinned.test'))).status).toBe(200);
  });

  it('an issuer that gives no keys is not the fault of the token', async () => {
    keyServerUp = false;
    const response = await withToken(await remoteToken('https://down.test'));
    expect([response.status, response.body.code, response.headers['retry-after']]).toEqual([
      503,
      'issuer-unavailable',
      '10',
    ]);
    keyServerUp = true;
    expect((await withToken(await remoteToken('https://down.test'))).status).toBe(200);
  });
});

it('a token is taken by the types that its issuer gives it', async () => {
  for (const type of ['JWT', 'jwt', 'at+jwt', 'application/at+jwt'])
    expect((await withToken(await issuer.token({ type, claims: { typ: 'Bearer' } }))).status).toBe(200);
  expect((await withToken(await strict.token({ type: 'at+jwt' }))).status).toBe(200);
});

describe('a token that is not accepted', () => {
  const foreign = new TestIssuer();
  it.each<[string, () => Promise<string>, string]>([
    ['signed by somebody else', () => foreign.token(), 'token-invalid'],
    ['of an unknown issuer', () => issuer.token({ issuer: 'https://evil.test' }), 'token-invalid'],
    ['for another audience', () => issuer.token({ audience: 'other' }), 'token-invalid'],
    ['expired', () => issuer.token({ issuedAt: now - 7200, expiresAt: now - 60 }), 'token-expired'],
    ['that never expires', () => issuer.token({ expiresAt: undefined }), 'token-invalid'],
    [
      'older than a day',
      () => issuer.token({ issuedAt: now - 90_000, expiresAt: now + 60 }),
      'token-expired',
    ],
    ['from the future', () => issuer.token({ issuedAt: now + 600 }), 'token-invalid'],
    ['of nobody', () => issuer.token({ subject: '' }), 'token-invalid'],
    ['of a space', () => issuer.token({ subject: ' ' }), 'token-invalid'],
    ...[null, 7, {}, ['someone'], true].map((sub): [string, () => Promise<string>, string] => [
      `whose subject is ${JSON.stringify(sub)}`,
      () => issuer.token({ claims: { sub } }),
      'token-invalid',
    ]),
    ...['logout+jwt', 'id_token', 'dpop+jwt', ''].map((type): [string, () => Promise<string>, string] => [
      `of the type "${type}"`,
      () => issuer.token({ type }),
      'token-invalid',
    ]),
    ...[{ at_hash: 'x' }, { c_hash: 'x' }, { events: {} }, { typ: 'ID' }, { typ: 'Refresh' }].map(
      (claims): [string, () => Promise<string>, string] => [
        `that says it is for something else: ${JSON.stringify(claims)}`,
        () => issuer.token({ type: 'JWT', claims }),
        'token-invalid',
      ],
    ),
    ['of another type than its issuer gives', () => strict.token({ type: 'JWT' }), 'token-invalid'],
    ['of no type, where its issuer gives one', () => strict.token(), 'token-invalid'],
    ['that is no token', async () => 'hello', 'token-invalid'],
    ['without signature', async () => unsigned(await issuer.token()), 'token-invalid'],
    ['signed with the public key as a secret', async () => confused(await issuer.token()), 'token-invalid'],
    [
      'with an algorithm not agreed on',
      () => remoteToken('https://pinned.test', 'one', 'PS256'),
      'token-invalid',
    ],
    ['whose content was changed', async () => raised(await issuer.token()), 'token-invalid'],
  ])('%s', async (_name, make, code) => {
    const response = await withToken(await make());
    expect([response.status, response.body.code]).toEqual([401, code]);
    expect(response.headers['content-type']).toMatch(/^application\/problem\+json/);
    expect(response.headers['www-authenticate']).toMatch(/^Bearer realm="lekwacht", error="invalid_token"/);
  });

  it.each([
    ['no header', undefined, 'token-missing'],
    ['another scheme', 'Basic amFuOmdlaGVpbQ==', 'token-invalid'],
    ['an empty token', 'Bearer ', 'token-invalid'],
  ])('%s', async (_name, header, code) => {
    const response = await (header === undefined ? me() : withHeader(header));
    expect([response.status, response.body.code]).toEqual([401, code]);
    expect(response.headers['www-authenticate']).toMatch(/^Bearer realm="lekwacht"/);
  });

  const payload = (token: string): object =>
    JSON.parse(Buffer.from(token.split('.')[1]!, 'base64url').toString()) as object;
  const unsigned = (token: string) => `${encoded({ alg: 'none' })}.${encoded(payload(token))}.`;
  const raised = (token: string) => {
    const [header, , signature] = token.split('.');
    return `${header!}.${encoded({ ...payload(token), lekwacht_grants: ['kadera:board'] })}.${signature!}`;
  };
  const confused = (token: string) => {
    const content = `${encoded({ alg: 'HS256' })}.${encoded(payload(token))}`;
    return `${content}.${createHmac('sha256', issuer.config.publicKeyPem!).update(content).digest('base64url')}`;
  };
});

describe('grants', () => {
  it.each<[string, unknown, string]>([
    ['a text', 'perspektief:fg', 'grants-malformed'],
    ['an unknown role', ['perspektief:king'], 'grants-malformed'],
    ['no role', ['perspektief'], 'grants-malformed'],
    ['one good, one not', ['perspektief:fg', 7], 'grants-malformed'],
    ['FG and board', ['kadera:fg', 'kadera:board'], 'fg-not-independent'],
    ['FG and mandate holder', ['kadera:mandate-holder', 'kadera:fg'], 'fg-not-independent'],
    ['FG and administrator', ['kadera:fg', 'kadera:administrator'], 'fg-not-independent'],
  ])('%s is refused', async (_name, grants, code) => {
    const response = await withToken(await issuer.token({ grants }));
    expect([response.status, response.body.code]).toEqual([403, code]);
  });

  it('the FG of one organisation may be on the board of another, and handle cases in his own', async () => {
    const grants = ['kadera:fg', 'kadera:handler', 'aanzien:board'];
    expect((await withToken(await issuer.token({ grants }))).status).toBe(200);
  });
});

describe('the development issuer', () => {
  const settings = { environment: 'test', developmentIssuer: true, dataDirectory: data } as const;

  it('gives a token for a role, with a key only its owner can read', async () => {
    const token = await issueDevelopmentToken(settings, {
      organisation: 'perspektief',
      role: 'fg',
      grants: ['kadera:fg'],
    });
    expect((await withToken(token)).body.grants).toEqual([
      { organisation: 'perspektief', role: 'fg' },
      { organisation: 'kadera', role: 'fg' },
    ]);
    expect(statSync(join(data, 'keys', 'development-issuer.pem')).mode & 0o777).toBe(0o600);
    expect(statSync(join(data, 'keys')).mode & 0o777).toBe(0o700);
  });

  it('its tokens are worth nothing where it is switched off, and production never issues one', async () => {
    const token = await issueDevelopmentToken(settings, { organisation: 'perspektief', role: 'fg' });
    const without = await echoApp({ env: { LEKWACHT_DATA: data, LEKWACHT_DEVELOPMENT_ISSUER: 'false' } });
    const response = await supertest(without.app.getHttpServer())
      .get('/v1/echo/me')
      .set('authorization', `Bearer ${token}`);
    await without.close();
    expect(response.body.code).toBe('token-invalid');
    const production = readConfig({
      NODE_ENV: 'production',
      LEKWACHT_DEVELOPMENT_ISSUER: 'true',
      LEKWACHT_DATA: data,
    });
    await expect(
      issueDevelopmentToken(production, { organisation: 'perspektief', role: 'fg' }),
    ).rejects.toThrow('development');
  });
});

describe('deny by default', () => {
  @Controller('v1/forgotten')
  class ForgottenController {
    @Get()
    read(): string {
      return 'open to anyone with a token';
    }
  }

  @Controller('v1/both')
  class UndecidedController {
    @Public()
    @Action('read')
    @Get()
    read(): string {
      return '';
    }
  }

  it('a route without an action that is not public stops the start', async () => {
    await expect(echoApp({ controllers: [ForgottenController] })).rejects.toThrow('ForgottenController.read');
  });

  it('a route cannot be public and need an action', async () => {
    await expect(echoApp({ controllers: [UndecidedController] })).rejects.toThrow('UndecidedController.read');
  });

  it('the routes can be listed with their actions', () => {
    expect(declaredRoutes(echo.app)).toContainEqual({
      handler: 'EchoController.me',
      method: 'GET',
      path: '/v1/echo/me',
      public: false,
      action: 'echo.read',
    });
  });
});
