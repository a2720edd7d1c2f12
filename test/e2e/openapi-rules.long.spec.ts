import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { runLekwacht, type RunningLekwacht } from '../support/http/running-lekwacht.js';

const WHERE = '../shared/nlgov/linter.yaml';
const root = fileURLToPath(new URL('../..', import.meta.url));
const ruleset = join(root, WHERE);
const isHere = existsSync(ruleset);
if (!isHere)
  console.warn(
    `skipped: the contract against the NLGov REST API Design Rules, because ${WHERE} is not there`,
  );

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

/** What Spectral finds, a line each. */
function findings(document: string): readonly string[] {
  const path = join(folder, 'openapi.json');
  writeFileSync(path, document);
  const script = join(root, 'scripts/design-rules.mjs');
  const { status, stdout, stderr } = spawnSync(process.execPath, [script, path, ruleset], {
    encoding: 'utf8',
  });
  const lines = stdout.split('\n').filter((line) => line !== '');
  expect([status, stderr]).toEqual([lines.some((line) => line.startsWith('error')) ? 1 : 0, '']);
  return lines;
}

(isHere ? describe : describe.skip)('the NLGov REST API Design Rules', () => {
  it('are kept by the contract', async () => {
    expect(findings((await lekwacht.anyone.get('/v1/openapi.json')).text)).toEqual([]);
  }, 60_000);

  it('are asked: a document that keeps none of some is told so', () => {
    const paths = { '/Some_Thing/': { get: { responses: { 200: { description: 'Without a version.' } } } } };
    const info = { title: 'x', version: '1' };
    const found = findings(JSON.stringify({ openapi: '3.1.0', info, paths })).join('\n');
    for (const rule of ['missing-header', 'semver', 'info-contact', 'oas3-api-servers', 'paths-kebab-case'])
      expect(found).toContain(rule);
  }, 60_000);
});
