import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it, jest } from '@jest/globals';
import { readConfig } from '../../../src/config.js';
import { DevelopmentProvider } from '../../../src/platform/identity/development/development-provider.js';
import { createLog } from '../../../src/platform/log/log.js';

const DESK = 'http://127.0.0.1:3000';
const data = mkdtempSync(join(tmpdir(), 'lekwacht-provider-'));
const log = createLog({ environment: 'test', logLevel: 'silent' });
const provider = (env: NodeJS.ProcessEnv = {}) =>
  new DevelopmentProvider(readConfig({ NODE_ENV: 'test', LEKWACHT_DATA: data, ...env }), [], log);

afterAll(() => {
  rmSync(data, { recursive: true });
});

describe('the provider for development', () => {
  it('never is in production, nor where the development issuer is switched off', () => {
    const LEKWACHT_DEVELOPMENT_ISSUER = 'true';
    expect(() => provider({ NODE_ENV: 'production', LEKWACHT_DEVELOPMENT_ISSUER })).toThrow('development');
    expect(() => provider({ LEKWACHT_DEVELOPMENT_ISSUER: 'false' })).toThrow('development');
  });

  it('keeps its key, which only its owner can read', () => {
    const [one, two] = [provider(), provider()];
    expect(two.config.publicKeyPem).toBe(one.config.publicKeyPem);
    const file = join(data, 'keys', 'development-provider.pem');
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(readFileSync(file, 'utf8')).not.toBe(
      readFileSync(join(data, 'keys', 'development-issuer.pem'), 'utf8'),
    );
  });

  it('says so where its port is taken, and starts once it is free', async () => {
    jest.spyOn(console, 'warn').mockImplementation(() => undefined);
    const other = createServer().listen(0, '127.0.0.1');
    await once(other, 'listening');
    const { port } = other.address() as AddressInfo;
    const late = provider({ LEKWACHT_DEVELOPMENT_PROVIDER_PORT: String(port) });
    await expect(late.address(DESK)).rejects.toMatchObject({
      status: 503,
      code: 'development-provider-not-started',
      detail: expect.stringContaining('LEKWACHT_DEVELOPMENT_PROVIDER_PORT'),
    });
    await new Promise((resolve) => other.close(resolve));
    expect(await late.address(DESK)).toBe(`http://127.0.0.1:${port}`);
    await late.close();
    await expect(fetch(`http://127.0.0.1:${port}`)).rejects.toThrow('fetch failed');
  });

  it('says in a sentence that its package is not installed', async () => {
    jest.unstable_mockModule('../../../src/platform/identity/development/openid-server.js', () => {
      throw Object.assign(new Error('no such package'), { code: 'ERR_MODULE_NOT_FOUND' });
    });
    await expect(provider().address(DESK)).rejects.toMatchObject({
      status: 503,
      detail: expect.stringContaining('npm ci'),
    });
  });
});
