import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chmod, chown, mkdir, open, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { assertOwnersOnly } from '../../owners-only.js';
import type { ServerSetup } from './server-setup.js';
import { hasName } from './server-user.js';

export const SUPERUSER = 'lekwacht';
const UNFINISHED = 'postgres.unfinished-';

/**
 * Makes the database cluster when there is none, else checks that it can be opened.
 * Initialised beside its place and renamed: a killed first start leaves no half cluster.
 * @param durable false only for a throwaway database: initdb then leaves the writing to the system
 * @returns the password of the superuser
 * @throws Error when the cluster was written by another major version
 */
export async function openCluster(setup: ServerSetup, durable: boolean): Promise<string> {
  for (const name of await readdir(setup.directory)) {
    if (name.startsWith(UNFINISHED)) await rm(join(setup.directory, name), { recursive: true, force: true });
  }
  const passwordFile = passwordFileIn(setup.directory);
  if ((await stat(setup.cluster).catch(() => undefined)) === undefined) {
    setup.report(
      `First start: making a PostgreSQL ${setup.binaries.majorVersion} database in ${setup.cluster}`,
    );
    const password = randomBytes(24).toString('base64url');
    await writeDurably(passwordFile, password);
    await initialise(setup, password, durable);
    return password;
  }
  await checkVersion(setup);
  const password = await readFile(passwordFile, 'utf8').catch((error: unknown) => {
    throw new Error(
      `The password of the database in ${setup.cluster} is missing (${passwordFile}): restore it from the backup, or set DATABASE_URL.`,
      { cause: error },
    );
  });
  assertOwnersOnly(passwordFile);
  return password;
}

export function passwordFileIn(serverDirectory: string): string {
  return join(serverDirectory, 'postgres-password');
}

async function initialise(
  { directory, cluster, binaries, user }: ServerSetup,
  password: string,
  durable: boolean,
): Promise<void> {
  const uid = process.geteuid?.();
  if (uid !== undefined && user === undefined && !(await hasName(uid))) {
    throw new Error(
      `PostgreSQL's initdb refuses uid ${uid}, because /etc/passwd has no name for it: start as root (it then uses "nobody"), ` +
        `as a user with a name, or set DATABASE_URL.`,
    );
  }
  const unfinished = join(directory, `${UNFINISHED}${process.pid}`);
  const made = join(unfinished, 'cluster');
  const passwordFile = join(unfinished, 'password');
  await mkdir(made, { recursive: true });
  await writeFile(passwordFile, password, { mode: 0o600 });
  for (const path of [made, passwordFile, unfinished]) {
    if (user !== undefined) await chown(path, user.uid, user.gid);
    await chmod(path, path === passwordFile ? 0o600 : 0o700);
  }
  // An empty environment would give SQL_ASCII, and the locales of the system change under an index.
  const options = {
    '--pgdata': made,
    '--username': SUPERUSER,
    '--pwfile': passwordFile,
    '--auth': 'scram-sha-256',
    '--encoding': 'UTF8',
    '--locale': 'C',
    '--locale-provider': 'builtin',
    '--builtin-locale': 'C.UTF-8',
    '--text-search-config': 'simple',
  };
  await promisify(execFile)(
    binaries.initdb,
    [
      '--no-instructions',
      '--data-checksums',
      ...(durable ? [] : ['--no-sync']),
      ...Object.entries(options).flat(),
    ],
    { env: binaries.environment, cwd: unfinished, ...user },
  ).catch((error: unknown) => {
    throw new Error(`PostgreSQL could not be initialised in ${directory}: ${(error as Error).message}`, {
      cause: error,
    });
  });
  await rename(made, cluster);
  await syncFolder(directory);
  await rm(unfinished, { recursive: true });
}

async function checkVersion({ cluster, binaries: { majorVersion } }: ServerSetup): Promise<void> {
  const written = (await readFile(join(cluster, 'PG_VERSION'), 'utf8').catch(() => undefined))?.trim();
  if (written === majorVersion) return;
  throw new Error(
    written === undefined
      ? `${cluster} is not the data of a PostgreSQL (it has no PG_VERSION): move it away, or restore it from the backup.`
      : `The data in ${cluster} was written by PostgreSQL ${written}, this Lekwacht carries PostgreSQL ${majorVersion}, which cannot open it: ` +
          `back it up with the Lekwacht that wrote it and restore it into an empty data directory with this one (docs/operations.md, Upgrade), ` +
          `or serve it with a PostgreSQL ${written} and set DATABASE_URL. Nothing was changed.`,
  );
}

export async function writeDurably(path: string, text: string): Promise<void> {
  const file = await open(path, 'w', 0o600);
  // The mode above is for a new file only.
  await file.chmod(0o600);
  await file.writeFile(text);
  await file.sync();
  await file.close();
}

/** A rename is on disk when its folder is. */
async function syncFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return;
  const opened = await open(folder, 'r');
  await opened.sync();
  await opened.close();
}
