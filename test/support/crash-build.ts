import { execFile } from 'node:child_process';
import { cp, mkdir, symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';

const CHECKOUT = join(import.meta.dirname, '../..');
const COMPILED = ['src', 'scripts', '.swcrc', 'package.json', 'package-lock.json'];
const USED = ['node_modules', 'migrations', 'organisations'];

/**
 * A compiled copy of the application as it is now: whoever builds in the checkout meanwhile does not change what
 * is killed and started again here.
 */
export async function buildApart(folder: string): Promise<void> {
  await mkdir(folder);
  for (const name of COMPILED) await cp(join(CHECKOUT, name), join(folder, name), { recursive: true });
  for (const name of USED) await symlink(join(CHECKOUT, name), join(folder, name));
  await promisify(execFile)(process.execPath, ['scripts/build.mjs'], { cwd: folder, env: {} });
}
