import { execFile } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from '@jest/globals';

const ROOT = join(import.meta.dirname, '../..');
const PATIENCE_MS = 60_000;

let empty: string;
beforeEach(() => {
  empty = mkdtempSync(join(tmpdir(), 'lekwacht-no-desk-'));
});
afterEach(() => {
  rmSync(empty, { recursive: true });
});

/** As somebody runs it who forgot the settings of the desk. */
const run = (command: string): Promise<readonly [number | string, string]> =>
  new Promise((resolve) => {
    execFile(
      process.execPath,
      [
        '--import',
        join(ROOT, 'test/support/typescript.mjs'),
        join(ROOT, 'src/cli.ts'),
        ...command.split(' '),
      ],
      { cwd: empty, env: { PATH: process.env['PATH'], LEKWACHT_DATA: join(empty, 'data') } },
      (error, _said, told) => {
        resolve([error?.code ?? 0, told]);
      },
    );
  });

it.each([
  'keys status',
  'keys rotate',
  'keys destroy',
  'keys adopt',
  'keys backup-verified --made 2026-06-01T03:00:00Z',
  'rebuild register',
  'grant --organisation kadera --role board --person 0b1f9b0e-4a55-5b6e-9d5e-0a4b6c1d2e3f',
  'spool list',
  'proof restart --reason restored',
  'backup --to elsewhere',
  'verify',
])(
  '%s, without the settings of a desk, says that there is none, and makes nothing',
  async (command) => {
    const [code, told] = await run(command);
    expect(told).toMatch(/^There is no desk here: /m);
    expect([code, readdirSync(empty)]).toEqual([1, []]);
  },
  PATIENCE_MS,
);
