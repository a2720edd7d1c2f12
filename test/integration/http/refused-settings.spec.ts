import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { ConfigurationError, readConfig } from '../../../src/config.js';
import { developmentLine } from '../../../src/settings/development-line.js';
import { addressRange, coverEverybody } from '../../../src/settings/address-range.js';
import { assertMayStart, reasonsNotToStart } from '../../../src/settings/refused.js';
import { isWeak } from '../../../src/settings/weak-key.js';

const key = (): string => randomBytes(32).toString('base64');
const pem = (kind: 'rsa' | 'ec', modulusLength = 2_048): string =>
  (kind === 'rsa'
    ? generateKeyPairSync('rsa', { modulusLength })
    : generateKeyPairSync('ec', { namedCurve: 'P-256' })
  ).publicKey
    .export({ type: 'spki', format: 'pem' })
    .toString();
const issuer = {
  issuer: 'https://login.example',
  audience: 'lekwacht',
  algorithms: ['ES256'],
  publicKeyPem: pem('ec'),
};
const safe: NodeJS.ProcessEnv = {
  NODE_ENV: 'production',
  HOST: '0.0.0.0',
  LEKWACHT_RECEIPT_KEY: key(),
  LEKWACHT_ACTOR_KEY: key(),
  LEKWACHT_LOG_KEY: key(),
  LEKWACHT_TAG_KEY: key(),
  LEKWACHT_CUSTODY: 'environment',
  LEKWACHT_WRAPPING_KEYS: `1:${key()}`,
  LEKWACHT_PUBLIC_URL: 'https://desk.example',
  AUTH_ISSUERS: JSON.stringify([issuer]),
  DATABASE_URL: 'postgresql://desk:secret@db.example/lekwacht?sslmode=verify-full&sslrootcert=/ca.crt',
  METRICS_TOKEN: 'm'.repeat(32),
};
/** What is said of these settings beside the safe ones, as the first word of each line. */
const said = (env: NodeJS.ProcessEnv): readonly string[] => {
  try {
    return reasonsNotToStart(readConfig({ ...safe, ...env })).map(
      (reason) => /^[\w, ]+/.exec(reason)?.[0] ?? '',
    );
  } catch (error) {
    return (error as ConfigurationError).problems.map((problem) => /^[\w.[\]]+/.exec(problem)?.[0] ?? '');
  }
};
const zeros = Buffer.alloc(32).toString('base64');

describe('production refuses by name', () => {
  it('nothing of what is safe', () => {
    expect(said({})).toEqual([]);
  });

  it.each([
    ['a receipt key of zeros', { LEKWACHT_RECEIPT_KEY: zeros }, 'LEKWACHT_RECEIPT_KEY can be guessed'],
    ['an actor key of zeros', { LEKWACHT_ACTOR_KEY: zeros }, 'LEKWACHT_ACTOR_KEY can be guessed'],
    [
      'a wrapping key of zeros',
      { LEKWACHT_WRAPPING_KEYS: `1:${zeros}` },
      'LEKWACHT_WRAPPING_KEYS can be guessed',
    ],
    [
      'two keys that are one',
      { LEKWACHT_ACTOR_KEY: safe['LEKWACHT_RECEIPT_KEY'] },
      'LEKWACHT_RECEIPT_KEY, LEKWACHT_ACTOR_KEY, LEKWACHT_WRAPPING_KEYS, LEKWACHT_LOG_KEY, LEKWACHT_TAG_KEY',
    ],
    [
      'a wrapping key that is one of the others',
      { LEKWACHT_WRAPPING_KEYS: `1:${safe['LEKWACHT_ACTOR_KEY']!}` },
      'LEKWACHT_RECEIPT_KEY, LEKWACHT_ACTOR_KEY, LEKWACHT_WRAPPING_KEYS, LEKWACHT_LOG_KEY, LEKWACHT_TAG_KEY',
    ],
    [
      'rubbish in a key',
      { LEKWACHT_RECEIPT_KEY: `!${safe['LEKWACHT_RECEIPT_KEY']!}` },
      'LEKWACHT_RECEIPT_KEY',
    ],
    [
      'rubbish in a wrapping key',
      { LEKWACHT_WRAPPING_KEYS: `${safe['LEKWACHT_WRAPPING_KEYS']!}*` },
      'LEKWACHT_WRAPPING_KEYS',
    ],
    [
      'an epoch that is there twice',
      { LEKWACHT_WRAPPING_KEYS: `1:${key()},1:${key()}` },
      'LEKWACHT_WRAPPING_KEYS',
    ],
    ['everybody of IPv6 as a proxy', { LEKWACHT_TRUST_PROXY: '::/00' }, 'LEKWACHT_TRUST_PROXY'],
    [
      'everybody of IPv4 in halves',
      { LEKWACHT_TRUST_PROXY: '0.0.0.0/1,128.0.0.0/1' },
      'LEKWACHT_TRUST_PROXY',
    ],
    ['a range that is none', { LEKWACHT_TRUST_PROXY: '10.0.0.0/33' }, 'LEKWACHT_TRUST_PROXY'],
    ['a far database without TLS', { DATABASE_URL: 'postgresql://a:b@db.example/x' }, 'DATABASE_URL'],
    [
      'a far database of anybody',
      { DATABASE_URL: 'postgresql://a:b@db.example/x?sslmode=no-verify' },
      'DATABASE_URL',
    ],
    [
      'TLS that is said and taken back',
      { DATABASE_URL: 'postgresql://a:b@db.example/x?sslmode=verify-full&sslmode=disable' },
      'DATABASE_URL',
    ],
    [
      'a far host behind a near name',
      { DATABASE_URL: 'postgresql://a:b@localhost/x?host=db.example' },
      'DATABASE_URL',
    ],
    [
      'a far database for its owner',
      { LEKWACHT_OWNER_URL: 'postgresql://a:b@db.example/x' },
      'LEKWACHT_OWNER_URL',
    ],
    [
      'far keys without TLS',
      { LEKWACHT_KEYS_URL: 'postgresql://a:b@10.0.0.7/x?sslmode=require' },
      'LEKWACHT_KEYS_URL',
    ],
    ['a far log without TLS', { KURRENTDB_URL: 'kurrentdb://log.example:2113?tls=false' }, 'KURRENTDB_URL'],
    [
      'one far node of a near log',
      { KURRENTDB_URL: 'kurrentdb://127.0.0.1:2113,log.example:2113?TLS=false' },
      'KURRENTDB_URL',
    ],
    ['a short token', { METRICS_TOKEN: 'x' }, 'METRICS_TOKEN must have 32 characters or more'],
    ['a desk that says nothing', { LOG_LEVEL: 'silent' }, 'LOG_LEVEL'],
    ['an address without https', { LEKWACHT_PUBLIC_URL: 'http://127.0.0.1:3000' }, 'LEKWACHT_PUBLIC_URL'],
    ['the adjustable clock', { LEKWACHT_ADJUSTABLE_CLOCK: 'true' }, 'LEKWACHT_ADJUSTABLE_CLOCK'],
    ['the development issuer', { LEKWACHT_DEVELOPMENT_ISSUER: 'true' }, 'LEKWACHT_DEVELOPMENT_ISSUER'],
  ])('%s', (_what, env, name) => {
    expect(said(env)).toEqual([name]);
  });

  it.each([
    ['a short RSA key', { algorithms: ['RS256'], publicKeyPem: pem('rsa', 1_024) }, 'publicKeyPem'],
    ['a key of another kind', { algorithms: ['RS256', 'PS256'] }, 'publicKeyPem'],
    ['a key of another curve', { algorithms: ['ES384'] }, 'publicKeyPem'],
    ['roles from who somebody is', { grantsClaim: 'sub' }, 'grantsClaim'],
    ['roles from what every object has', { grantsClaim: '__proto__' }, 'grantsClaim'],
    ['people told apart by what every object has', { subjectClaim: 'constructor' }, 'subjectClaim'],
    ['a type of tokens that is none', { tokenType: 'logout+jwt' }, 'tokenType'],
    ['the name of the development issuer', { issuer: 'urn:lekwacht:development-issuer' }, 'issuer'],
  ])('an issuer with %s', (_what, fields, name) => {
    expect(said({ AUTH_ISSUERS: JSON.stringify([{ ...issuer, ...fields }]) })).toEqual([
      `AUTH_ISSUERS[0].${name}`,
    ]);
  });

  it('not what stays on the machine, or is verified', () => {
    for (const env of [
      { DATABASE_URL: 'postgresql://a:b@127.0.0.1/x' },
      { DATABASE_URL: 'postgresql://a:b@[::1]/x' },
      { DATABASE_URL: 'postgresql:///x?host=/var/run/postgresql' },
      { DATABASE_URL: 'postgresql://a:b@localhost/x?host=%2Frun&port=5432' },
      { LEKWACHT_KEYS_URL: 'postgresql://a:b@10.0.0.7/x?sslmode=verify-ca&sslrootcert=/ca' },
      { KURRENTDB_URL: 'kurrentdb://a:b@log.example:2113' },
      { KURRENTDB_URL: 'kurrentdb://127.0.0.1:2113?tls=false' },
      { LEKWACHT_TRUST_PROXY: '10.0.0.0/8,fd00::/8,127.0.0.1' },
      { METRICS_TOKEN: '' },
    ])
      expect({ env, said: said(env) }).toEqual({ env, said: [] });
  });
});

describe('development', () => {
  const onAll = { HOST: '0.0.0.0' };
  it('serves its own login and its own clock on this machine alone', () => {
    const reasons = (env: NodeJS.ProcessEnv) =>
      reasonsNotToStart(readConfig(env)).map((one) => one.split(':')[0]);
    expect(reasons(onAll)).toEqual(['LEKWACHT_DEVELOPMENT_ISSUER']);
    expect(
      reasons({ ...onAll, LEKWACHT_DEVELOPMENT_ISSUER: 'false', LEKWACHT_ADJUSTABLE_CLOCK: 'true' }),
    ).toEqual(['LEKWACHT_ADJUSTABLE_CLOCK']);
    expect(reasons({ ...onAll, LEKWACHT_DEVELOPMENT_ISSUER: 'false' })).toEqual([]);
    for (const HOST of ['127.0.0.1', 'localhost', '::1'])
      expect(reasons({ HOST, LEKWACHT_ADJUSTABLE_CLOCK: 'true' })).toEqual([]);
    expect(() => {
      assertMayStart(readConfig(onAll));
    }).toThrow(/NODE_ENV=development refuses to start:[^]*HOST/);
  });
});

it('a desk that is not for real data says so, and what is open in it', () => {
  const line = (env: NodeJS.ProcessEnv) => developmentLine(readConfig(env));
  expect(line({})).toMatch(/NOT FOR REAL DATA: NODE_ENV is development; .*LEKWACHT_DEVELOPMENT_ISSUER/);
  expect(line({ LEKWACHT_ADJUSTABLE_CLOCK: 'true' })).toContain('LEKWACHT_ADJUSTABLE_CLOCK');
  expect(line({ LEKWACHT_DEVELOPMENT_ISSUER: 'false' })).toBe(
    '*** NOT FOR REAL DATA: NODE_ENV is development. ***',
  );
  expect(line(safe)).toBeUndefined();
});

describe('a key', () => {
  it('that somebody thought up is weak, and a random one never', () => {
    const counting = Buffer.from(Array.from({ length: 32 }, (_one, index) => index * 7));
    const twice = Buffer.concat([randomBytes(16), Buffer.alloc(16)]);
    twice.copy(twice, 16, 0, 16);
    for (const weak of [
      counting,
      twice,
      Buffer.alloc(32, 255),
      Buffer.from('correct horse battery staple, 32'),
    ])
      expect(isWeak(weak)).toBe(true);
    for (let times = 0; times < 2_000; times++) expect(isWeak(randomBytes(32))).toBe(false);
  });
});

describe('ranges of addresses', () => {
  const all = (...texts: readonly string[]): boolean =>
    coverEverybody(texts.map((text) => addressRange(text)!));
  it('are everybody when they leave nobody out, in whatever parts and order', () => {
    expect(all('::/0')).toBe(true);
    expect(all('8000::/1', '::/1')).toBe(true);
    expect(all('192.0.0.0/2', '0.0.0.0/1', '128.0.0.0/2')).toBe(true);
    expect(all('0.0.0.0/1', '128.0.0.1/32', '128.0.0.0/1')).toBe(true);
    expect(all('0.0.0.0/1', '192.0.0.0/2')).toBe(false);
    expect(all('8000::/1')).toBe(false);
    expect(all()).toBe(false);
  });
  it('are those that are written, and nothing else', () => {
    expect(addressRange('10.1.2.3/8')).toEqual({ bits: 32, first: 167_772_160n, last: 184_549_375n });
    expect(addressRange('::ffff:10.0.0.1')?.first).toBe(0xffff0a000001n);
    expect(addressRange('2001:db8::/32')?.first).toBe(0x20010db8n << 96n);
    for (const text of ['', 'localhost', '10.0.0.0/33', '::/129', '1.2.3', '1.2.3.4/', '::1/-1'])
      expect(addressRange(text)).toBeUndefined();
  });
});
