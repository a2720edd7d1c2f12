import { execFile } from 'node:child_process';
import { cp, mkdir, symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';

const CHECKOUT = join(import.meta.dirname, '../../..');
const COPIED = [
  'src',
  'scripts',
  'nest-cli.json',
  '.swcrc',
  'tsconfig.json',
  'package.json',
  'package-lock.json',
];
const USED = ['node_modules', 'migrations', 'organisations', 'languages', 'deploy'];

/** A copy of the application as it is now: whoever builds in the checkout meanwhile does not change what runs here. */
export async function copyApart(folder: string): Promise<void> {
  await mkdir(folder);
  for (const name of COPIED) await cp(join(CHECKOUT, name), join(folder, name), { recursive: true });
  for (const name of USED) await symlink(join(CHECKOUT, name), join(folder, name));
}

/** The same, compiled. */
export async function buildApart(folder: string): Promise<void> {
  await copyApart(folder);
  const nest = join('node_modules', '@nestjs', 'cli', 'bin', 'nest.js');
  await promisify(execFile)(process.execPath, [nest, 'build'], { cwd: folder, env: {} });
}
