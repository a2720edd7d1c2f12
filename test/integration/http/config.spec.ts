import { withMadeUpOnCall } from '../../../src/organisations/development-on-call.js';
import { sheltersWithoutOnCall } from '../../../src/organisations/on-call.js';
import { loadOrganisationProfiles } from '../../../src/organisations/organisation-profiles.loader.js';
import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { basename } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { ConfigurationError, readConfig } from '../../../src/config.js';
import { assertMayStart, reasonsNotToStart } from '../../../src/settings/refused.js';
import { TestIssuer } from '../../support/http/test-tokens.js';

const problemsOf = (env: NodeJS.ProcessEnv): readonly string[] => {
  try {
    readConfig(env);
    return [];
  } catch (error) {
    return (error as ConfigurationError).problems;
  }
};

describe('the configuration', () => {
  it('needs nothing: development on loopback, data beside it, its own issuer', () => {
    const config = readConfig({});
    expect(config).toMatchObject({
      environment: 'development',
      http: { host: '127.0.0.1', port: 3000, trustProxy: false },
      databaseUrl: undefined,
      keysUrl: undefined,
      issuers: [],
      developmentIssuer: true,
      adjustableClock: false,
      maxBodyBytes: 262_144,
      publicUrl: undefined,
      yearsLooksAreKept: 5,
      backupDays: 35,
      developmentProviderPort: 0,
      freshProofMinutes: 15,
      loginsPerMinute: 60,
    });
    expect(basename(config.dataDirectory)).toBe('data');
    expect(existsSync(config.organisationsDirectory)).toBe(true);
    expect(existsSync(config.languagesDirectory)).toBe(true);
    expect(existsSync(config.migrationsDirectory)).toBe(true);
    expect(Object.isFrozen(config)).toBe(true);
  });

  it('says everything that is wrong at once, by variable, without the values', () => {
    const problems = problemsOf({
      NODE_ENV: 'prod',
      PORT: '70000',
      DATABASE_URL: 'mysql://jan:geheim@db/x',
      KURRENTDB_URL: 'http://geheim',
      LEKWACHT_KEYS_URL: 'keys:geheim',
      LEKWACHT_RECEIPT_KEY: 'geheim',
      LEKWACHT_ACTOR_KEY: 'geheim',
      LEKWACHT_TRUST_PROXY: 'true',
      LEKWACHT_ADJUSTABLE_CLOCK: 'yes',
      LEKWACHT_MAX_BODY_BYTES: '-1',
      LEKWACHT_PUBLIC_URL: 'http://geheim.example',
      LEKWACHT_YEARS_LOOKS_ARE_KEPT: '0',
      LEKWACHT_BACKUP_DAYS: '0',
      LEKWACHT_DEVELOPMENT_PROVIDER_PORT: '-1',
      LEKWACHT_FRESH_PROOF_MINUTES: '0',
      LEKWACHT_LOGINS_PER_MINUTE: '0',
      LOG_LEVEL: 'loud',
      AUTH_ISSUERS: '{}',
    });
    expect(problems.map((problem) => problem.split(' ')[0]).sort()).toEqual([
      'AUTH_ISSUERS',
      'DATABASE_URL',
      'KURRENTDB_URL',
      'LEKWACHT_ACTOR_KEY',
      'LEKWACHT_ADJUSTABLE_CLOCK',
      'LEKWACHT_BACKUP_DAYS',
      'LEKWACHT_DEVELOPMENT_PROVIDER_PORT',
      'LEKWACHT_FRESH_PROOF_MINUTES',
      'LEKWACHT_KEYS_URL',
      'LEKWACHT_LOGINS_PER_MINUTE',
      'LEKWACHT_MAX_BODY_BYTES',
      'LEKWACHT_PUBLIC_URL',
      'LEKWACHT_RECEIPT_KEY',
      'LEKWACHT_TRUST_PROXY',
      'LEKWACHT_YEARS_LOOKS_ARE_KEPT',
      'LOG_LEVEL',
      'NODE_ENV',
      'PORT',
    ]);
    expect(problems.join()).not.toContain('geheim');
  });

  it('an issuer has asymmetric algorithms and keys from a safe place', () => {
    const good = new TestIssuer().config;
    const problems = (fields: object) =>
      problemsOf({ AUTH_ISSUERS: JSON.stringify([{ ...good, ...fields }]) });
    expect(problems({})).toEqual([]);
    expect(problems({ algorithms: ['ES256', 'none'] })).toEqual([
      expect.stringContaining('AUTH_ISSUERS[0].algorithms'),
    ]);
    expect(problems({ algorithms: ['HS256'] })[0]).toContain('AUTH_ISSUERS[0].algorithms');
    expect(problems({ jwksUri: 'https://login.test/jwks' })).toEqual([expect.stringContaining('either')]);
    expect(problems({ publicKeyPem: undefined, jwksUri: 'http://login.test/jwks' })).toEqual([
      expect.stringContaining('https'),
    ]);
    expect(problems({ audience: '' })).toEqual([expect.stringContaining('audience')]);
    expect(problems({ secret: 'x' })).toEqual([expect.stringContaining('unknown field')]);
    expect(problemsOf({ AUTH_ISSUERS: JSON.stringify([good, good]) })).toEqual([
      expect.stringContaining('twice'),
    ]);
  });

  it('an issuer with a login says how a second factor is shown, and where it is', () => {
    const good = new TestIssuer().config;
    const login = { clientId: 'desk', label: 'Perspektief', secondFactor: { requiredAmr: ['mfa'] } };
    const problems = (fields: object, loginFields: object = {}) =>
      problemsOf({
        AUTH_ISSUERS: JSON.stringify([{ ...good, ...fields, login: { ...login, ...loginFields } }]),
      });
    for (const secondFactor of ['provider-enforces', { requiredAcr: ['loa3'] }, { acrs: 'c1' }])
      expect(problems({ organisations: ['perspektief'] }, { secondFactor })).toEqual([]);
    for (const secondFactor of [
      undefined,
      'none',
      {},
      { requiredAmr: [] },
      { requiredAmr: 'mfa' },
      { acrs: '' },
    ])
      expect(problems({}, { secondFactor })).toEqual([expect.stringContaining('login.secondFactor')]);
    expect(problems({}, { clientId: '' })).toEqual([expect.stringContaining('login.clientId')]);
    expect(problems({}, { secret: 'geheim' })).toEqual([expect.stringContaining('unknown field')]);
    expect(problems({ issuer: 'urn:x' })).toEqual([expect.stringContaining('https')]);
    // Else an ID token would do for the API, and with Keycloak any token of the realm.
    expect(problems({ audience: 'desk' })).toEqual([expect.stringContaining('login.clientId')]);
    for (const organisations of [[], 'perspektief', ['Perspektief']])
      expect(problems({ organisations })).toEqual([expect.stringContaining('organisations')]);
  });

  it('an issuer says how it shows a recent proof, by what a login there shows anyway', () => {
    const good = new TestIssuer().config;
    const problems = (fields: object) =>
      problemsOf({ AUTH_ISSUERS: JSON.stringify([{ ...good, ...fields }]) });
    for (const freshProof of ['provider-enforces', { requiredAcr: ['gold', 'urn:x:loa4'] }])
      expect(problems({ freshProof })).toEqual([]);
    for (const freshProof of [
      ...['none', null, {}, { requiredAcr: [] }, { requiredAcr: ['a b'] }, { requiredAcr: ['"'] }],
      { requiredAcr: ['a'], more: true },
      { requiredAmr: ['mfa'] },
    ])
      expect(problems({ freshProof })).toEqual([expect.stringContaining('freshProof')]);
    const login = (requiredAcr: readonly string[]) => ({
      login: { clientId: 'desk', label: 'Perspektief', secondFactor: { requiredAcr } },
    });
    const freshProof = { requiredAcr: ['gold'] };
    expect(problems({ freshProof, ...login(['silver', 'gold']) })).toEqual([]);
    expect(problems({ freshProof, ...login(['silver']) })).toEqual([expect.stringContaining('freshProof')]);
  });

  it('its public address is an origin', () => {
    const of = (url: string) => readConfig({ LEKWACHT_PUBLIC_URL: url }).publicUrl;
    expect(of('https://desk.example/')).toBe('https://desk.example');
    expect(of('http://127.0.0.1:3000')).toBe('http://127.0.0.1:3000');
    for (const url of ['https://desk.example/path', 'https://desk.example/?a', 'http://desk.example', 'desk'])
      expect(problemsOf({ LEKWACHT_PUBLIC_URL: url })).toHaveLength(1);
  });
});

describe('where the wrapping keys are', () => {
  const key = Buffer.alloc(32, 7).toString('base64');
  const custodyOf = (env: NodeJS.ProcessEnv) => readConfig(env).custody;

  it('a folder, the environment with a key for each epoch, or the data directory', () => {
    expect(custodyOf({ LEKWACHT_CUSTODY: 'file:/run/keys' })).toEqual({ folder: '/run/keys' });
    expect(
      custodyOf({ LEKWACHT_CUSTODY: 'environment', LEKWACHT_WRAPPING_KEYS: `1:${key}, 2:${key}` }),
    ).toEqual({
      keys: new Map([
        [1, Buffer.alloc(32, 7)],
        [2, Buffer.alloc(32, 7)],
      ]),
    });
    expect(custodyOf({})).toBeUndefined();
  });

  it.each([
    [{ LEKWACHT_CUSTODY: 'file:' }, 'LEKWACHT_CUSTODY'],
    [{ LEKWACHT_CUSTODY: 'vault' }, 'LEKWACHT_CUSTODY'],
    [{ LEKWACHT_CUSTODY: 'environment' }, 'LEKWACHT_WRAPPING_KEYS'],
    [{ LEKWACHT_CUSTODY: 'environment', LEKWACHT_WRAPPING_KEYS: key }, 'LEKWACHT_WRAPPING_KEYS'],
    [{ LEKWACHT_CUSTODY: 'environment', LEKWACHT_WRAPPING_KEYS: '1:c2hvcnQ=' }, 'LEKWACHT_WRAPPING_KEYS'],
    [{ LEKWACHT_CUSTODY: 'environment', LEKWACHT_WRAPPING_KEYS: `0:${key}` }, 'LEKWACHT_WRAPPING_KEYS'],
  ])('what cannot be used is named, without its value: %o', (env, name) => {
    const problems = problemsOf(env);
    expect(problems).toEqual([expect.stringContaining(name)]);
    expect(problems.join()).not.toContain(key);
  });
});

describe('production', () => {
  it('does not start with anything unsafe or missing, and lists it all', () => {
    const config = readConfig({
      NODE_ENV: 'production',
      LEKWACHT_DEVELOPMENT_ISSUER: 'true',
      LEKWACHT_ADJUSTABLE_CLOCK: 'true',
    });
    expect(() => {
      assertMayStart(config);
    }).toThrow(ConfigurationError);
    expect(reasonsNotToStart(config).join('\n')).toMatch(
      /DEVELOPMENT_ISSUER[^]*ADJUSTABLE_CLOCK[^]*AUTH_ISSUERS[^]*RECEIPT_KEY[^]*LEKWACHT_CUSTODY[^]*ACTOR_KEY/,
    );
  });

  it('does not start for an organisation that shelters people and has nobody to call, and names it', async () => {
    const key = () => randomBytes(32).toString('base64');
    const config = readConfig({
      NODE_ENV: 'production',
      LEKWACHT_RECEIPT_KEY: key(),
      LEKWACHT_ACTOR_KEY: key(),
      LEKWACHT_LOG_KEY: key(),
      LEKWACHT_TAG_KEY: key(),
      LEKWACHT_CUSTODY: 'environment',
      LEKWACHT_WRAPPING_KEYS: `1:${key()}`,
      AUTH_ISSUERS: new TestIssuer().setting,
    });
    const shipped = await loadOrganisationProfiles('organisations');
    expect(sheltersWithoutOnCall(shipped)).toEqual(['Kadera aanpak huiselijk geweld']);
    expect(() => {
      assertMayStart(config, sheltersWithoutOnCall(shipped));
    }).toThrow('Kadera aanpak huiselijk geweld shelters people');
    const named = withMadeUpOnCall(shipped, 'development');
    expect(sheltersWithoutOnCall(named)).toEqual([]);
    expect(sheltersWithoutOnCall(withMadeUpOnCall(shipped, 'production'))).toHaveLength(1);
    expect(() => {
      assertMayStart(config, sheltersWithoutOnCall(named));
      assertMayStart(readConfig({ NODE_ENV: 'test' }), sheltersWithoutOnCall(shipped));
    }).not.toThrow();
  });

  it('with a login it has to know its own address', () => {
    const login = { clientId: 'desk', label: 'Perspektief', secondFactor: 'provider-enforces' };
    const config = readConfig({
      NODE_ENV: 'production',
      AUTH_ISSUERS: JSON.stringify([{ ...new TestIssuer().config, login }]),
    });
    expect(reasonsNotToStart(config).join()).toContain('LEKWACHT_PUBLIC_URL');
  });

  it('development and test may start', () => {
    expect(reasonsNotToStart(readConfig({ NODE_ENV: 'test', LEKWACHT_ADJUSTABLE_CLOCK: 'true' }))).toEqual(
      [],
    );
  });
});
