import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Finding } from '../../../src/doctor/finding.js';
import { ofIssuer } from '../../../src/doctor/issuer.checks.js';
import type { IssuerConfig } from '../../../src/platform/identity/issuer-config.js';

let server: Server;
let issuer: string;
let says: object;
beforeAll(async () => {
  server = createServer(({ url = '' }, response) => {
    response.setHeader('content-type', 'application/json');
    response.end(
      JSON.stringify(url === '/keys' ? { keys: [] } : { issuer, jwks_uri: `${issuer}/keys`, ...says }),
    );
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => void server.close());

const asked = (discovery: object, more: Partial<IssuerConfig> = {}): Promise<Finding> => {
  says = discovery;
  return ofIssuer({
    ...{ issuer, audience: 'lekwacht', algorithms: ['RS256'], jwksUri: `${issuer}/keys` },
    grantsClaim: 'lekwacht_grants',
    login: { clientId: 'desk', label: 'Log in' } as NonNullable<IssuerConfig['login']>,
    ...more,
  }).run();
};

/** As a provider that has all of it says. */
const WHOLE = {
  scopes_supported: ['openid', 'profile', 'email'],
  response_types_supported: ['code', 'id_token'],
  code_challenge_methods_supported: ['S256'],
  id_token_signing_alg_values_supported: ['RS256', 'ES256'],
  acr_values_supported: ['1', '2'],
};

describe('an issuer at which people log in', () => {
  it('is well when it has all that the desk asks for, and when it does not say', async () => {
    expect(await asked(WHOLE)).toMatchObject({ state: 'ok' });
    expect(await asked({}, { freshProof: { requiredAcr: ['2'] } })).toMatchObject({ state: 'ok' });
  });

  it.each([
    [{ scopes_supported: ['profile'] }, 'failed', /scope openid/],
    [{ response_types_supported: ['id_token'] }, 'failed', /no code/],
    [{ code_challenge_methods_supported: ['plain'] }, 'failed', /PKCE/],
    [{ id_token_signing_alg_values_supported: ['HS256'] }, 'failed', /RS256/],
    [{ scopes_supported: ['openid'] }, 'warning', /scope profile/],
    [{ acr_values_supported: ['1'] }, 'warning', /none of 2/],
    [{ jwks_uri: 'https://elsewhere.example/keys' }, 'warning', /keys are elsewhere/],
    [{ issuer: 'https://somebody.example' }, 'failed', /otherwise/],
  ])('%j: %s', async (lacks, state, words) => {
    const found = await asked({ ...WHOLE, ...lacks }, { freshProof: { requiredAcr: ['2'] } });
    expect(found).toMatchObject({ state, says: expect.stringMatching(words) });
    expect(found.todo).toBeDefined();
  });

  it('says all that it lacks, the worst first', async () => {
    const found = await asked({ ...WHOLE, scopes_supported: [], code_challenge_methods_supported: [] });
    expect(found).toMatchObject({ state: 'failed', says: expect.stringMatching(/openid.*PKCE.*profile/) });
  });

  it('is told as away when nobody answers', async () => {
    const found = await asked({}, { issuer: 'http://127.0.0.1:1' });
    expect(found).toMatchObject({ state: 'failed', says: 'does not answer' });
  });
});

describe('an issuer that gives tokens alone', () => {
  it('has keys where it says, or it has failed', async () => {
    const { login: _login, ...config } = {
      ...{ issuer, audience: 'lekwacht', algorithms: ['RS256'], jwksUri: `${issuer}/keys` },
      ...{ grantsClaim: 'lekwacht_grants', login: undefined },
    };
    expect(await ofIssuer(config).run()).toMatchObject({ state: 'failed', says: 'there are no keys' });
  });
});
