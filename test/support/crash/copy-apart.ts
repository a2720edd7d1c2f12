import { execFile } from 'node:child_process';
import { cp, mkdir, readFile, symlink } from 'node:fs/promises';
import { dirname, join } from 'node:path';
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
const USED = ['node_modules', 'migrations', 'organisations', 'languages', 'gateways', 'deploy', 'verifier'];

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

/**
 * What the image holds: what its Dockerfile copies of a build, without what "npm prune --omit=dev --omit=optional" takes away. It runs
 * with `--preserve-symlinks --preserve-symlinks-main`: packages are found here and nowhere else.
 */
export async function imageOf(build: string, folder: string): Promise<void> {
  await mkdir(join(folder, 'node_modules'), { recursive: true });
  const dockerfile = await readFile(join(CHECKOUT, 'Dockerfile'), 'utf8');
  for (const [, name = ''] of dockerfile.matchAll(/^COPY --from=build \/lekwacht\/(\S+)/gm))
    if (name !== 'node_modules')
      await cp(join(build, name), join(folder, name), { recursive: true, dereference: true });
  const lock = JSON.parse(await readFile(join(CHECKOUT, 'package-lock.json'), 'utf8')) as {
    readonly packages: Readonly<Record<string, { readonly dev?: boolean; readonly optional?: boolean }>>;
  };
  for (const [path, { dev, optional }] of Object.entries(lock.packages)) {
    if (dev === true || optional === true || !/^node_modules\/(@[^/]+\/)?[^/]+$/.test(path)) continue;
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await symlink(join(CHECKOUT, path), join(folder, path));
  }
}
