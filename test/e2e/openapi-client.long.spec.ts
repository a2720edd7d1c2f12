import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { issueDevelopmentToken } from '../../src/platform/identity/development-issuer.js';
import { runLekwacht, type RunningLekwacht } from '../support/http/running-lekwacht.js';

const run = promisify(execFile);
const root = fileURLToPath(new URL('../..', import.meta.url));
const client = join(root, 'examples/client');

interface Client {
  readonly play: (url: string, tokens: { handler: string; board: string }) => Promise<object>;
}

let lekwacht: RunningLekwacht;
let folder: string;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'lekwacht-test-'));
  lekwacht = await runLekwacht();
});
afterAll(async () => {
  await lekwacht.close();
  rmSync(folder, { recursive: true });
});

it('a client typed from the contract compiles, and takes a breach from the report to the decision', async () => {
  const document = join(folder, 'openapi.json');
  writeFileSync(document, (await lekwacht.anyone.get('/v1/openapi.json')).text);
  const generator = join(root, 'node_modules/openapi-typescript/bin/cli.js');
  await run(process.execPath, [generator, document, '--output', join(client, 'lekwacht.d.ts')]);
  // Fails with what does not compile.
  await run(process.execPath, [join(root, 'node_modules/typescript/bin/tsc'), '--project', client]);

  const token = (role: 'handler' | 'board'): Promise<string> =>
    issueDevelopmentToken(lekwacht.config, { role, organisation: 'perspektief' });
  // Not a literal: its types are there only once they were generated.
  const path: string = join(client, 'play.ts');
  const { play } = (await import(path)) as Client;
  const dossier = await play(lekwacht.url, { handler: await token('handler'), board: await token('board') });
  expect(dossier).toMatchObject({
    status: 'decided',
    decisions: { 'notify-authority': { outcome: 'yes', ground: 'risk' } },
    openDuties: expect.arrayContaining([expect.objectContaining({ duty: 'notify-authority' })]),
  });
}, 60_000);
