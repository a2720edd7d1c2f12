import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readConfig } from '../../src/config.js';
import { openEngine } from '../../src/engine.js';
import { createLog } from '../../src/platform/log/log.js';

let directory: string;
beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'engine-'));
});
afterAll(() => rm(directory, { recursive: true }));

function open(settings: Record<string, string>): Promise<unknown> {
  const config = readConfig({ LOG_LEVEL: 'silent', LEKWACHT_DATA: directory, ...settings });
  return openEngine(config, createLog(config), () => undefined);
}

/** A port that nobody listens on: it was given out and handed back. */
async function deafPort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  return typeof address === 'object' && address !== null ? address.port : 0;
}

it('a database that does not answer is named by its setting, and its password is not told', async () => {
  const port = await deafPort();
  const opening = open({ DATABASE_URL: `postgres://desk:tulip@127.0.0.1:${port}/desk` });
  await expect(opening).rejects.toThrow(`DATABASE_URL: connect ECONNREFUSED 127.0.0.1:${port}`);
  await expect(opening).rejects.not.toThrow('tulip');
});

it('a data directory that cannot be one is named by its setting', async () => {
  const file = join(directory, 'a-file');
  await writeFile(file, '');
  await expect(open({ LEKWACHT_DATA: file })).rejects.toThrow('embedded PostgreSQL (LEKWACHT_DATA): ENOTDIR');
});
