import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from '@jest/globals';

const ROOT = join(import.meta.dirname, '../..');

it('a command whose reader has seen enough ends as it would have, and says nothing of the pipe', async () => {
  const data = mkdtempSync(join(tmpdir(), 'lekwacht-pipe-'));
  const hooks = join(ROOT, 'test/support/typescript.mjs');
  const command = spawn(process.execPath, ['--import', hooks, join(ROOT, 'src/cli.ts'), '--help'], {
    cwd: ROOT,
    env: { PATH: process.env['PATH'], LEKWACHT_DATA: data },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  command.stdout.destroy();
  let said = '';
  command.stderr.on('data', (piece) => (said += String(piece)));
  const [code] = (await once(command, 'close')) as [number];
  rmSync(data, { recursive: true });
  expect([code, said.replaceAll(/^\(node:.*$|^\(Use .*$/gm, '').trim()]).toEqual([0, '']);
}, 60_000);
