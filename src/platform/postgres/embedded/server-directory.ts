import { chmod, lstat, mkdir, mkdtemp, realpath, symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { clusterIn } from './server-setup.js';
import { canReach, type ServerUser } from './server-user.js';

/** For root, where a system keeps the data of its services: survives a restart of the machine, unlike /tmp. */
const SERVICE_DATA = '/var/lib/lekwacht';
const POINTER = 'postgres-elsewhere';

/**
 * The folder that holds everything of the embedded server: the data directory, or where an earlier
 * {@link moveWithinReach} put it.
 * @throws Error when that other folder is gone: an empty database in its place would look like lost data
 */
export async function findServerDirectory(
  dataDirectory: string,
  report: (line: string) => void,
): Promise<string> {
  const pointer = join(dataDirectory, POINTER);
  if (!(await exists(pointer))) return dataDirectory;
  const elsewhere = await realpath(pointer).catch(() => {
    throw new Error(
      `The database of ${dataDirectory} is kept where ${pointer} points to, and that folder is gone: restore it.`,
    );
  });
  report(`The database is kept in ${elsewhere}`);
  return elsewhere;
}

/**
 * Another folder, where the server's user cannot reach this one (a root-owned parent with mode 0700). A symlink
 * in the data directory leads there from then on.
 * @throws Error when no folder is within reach, or when a database is already here
 */
export async function moveWithinReach(
  serverDirectory: string,
  user: ServerUser | undefined,
  report: (line: string) => void,
  serviceData: string = SERVICE_DATA,
): Promise<string> {
  if (await canReach(serverDirectory, user)) return serverDirectory;
  if (await exists(clusterIn(serverDirectory))) {
    throw new Error(
      `PostgreSQL does not run as root, and its user (uid ${user?.uid ?? 0}) no longer reaches its database in ${serverDirectory}: give it the x permission on that path.`,
    );
  }
  await mkdir(serviceData, { recursive: true, mode: 0o755 });
  const elsewhere = await mkdtemp(join(serviceData, 'data-'));
  await chmod(elsewhere, 0o711);
  if (!(await canReach(elsewhere, user))) {
    throw new Error(
      `PostgreSQL does not run as root, and its user reaches neither ${serverDirectory} nor ${serviceData}: ` +
        `choose a data directory outside root's home, start as an ordinary user, or set DATABASE_URL.`,
    );
  }
  await symlink(elsewhere, join(serverDirectory, POINTER));
  report(
    `PostgreSQL does not run as root and its user cannot reach ${serverDirectory}: the database is kept in ${elsewhere}`,
  );
  return elsewhere;
}

async function exists(path: string): Promise<boolean> {
  return (await lstat(path).catch(() => undefined)) !== undefined;
}
