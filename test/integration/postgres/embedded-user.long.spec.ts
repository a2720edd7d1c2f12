import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { chmod, cp, lstat, mkdir, readdir, readlink, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { startEmbeddedPostgres } from '../../../src/platform/postgres/embedded-postgres.js';
import { moveWithinReach } from '../../../src/platform/postgres/embedded/server-directory.js';
import { packagedServer } from '../../../src/platform/postgres/embedded/server-binaries.js';
import { openPostgres } from '../../../src/platform/postgres/pg-postgres.js';
import { IS_ROOT, NOBODY, removeFolders, startApp, temporaryFolder } from './embedded-app.process.js';

afterAll(removeFolders);

const asRoot = IS_ROOT ? it : it.skip;
if (!IS_ROOT) console.log('Skipped: what only root can try.');

// Everybody can read this one, wherever the checkout lies.
let packageDirectory: string;
beforeAll(async () => {
  packageDirectory = await packageWithoutLinks();
});

/** The package as `npm ci --ignore-scripts` leaves it: without a symlink. */
async function packageWithoutLinks(): Promise<string> {
  const copy = join(await temporaryFolder(), 'package');
  await cp(packagedServer(), copy, { recursive: true });
  const lib = join(copy, 'native', 'lib');
  for (const name of await readdir(lib)) {
    if ((await lstat(join(lib, name))).isSymbolicLink()) await rm(join(lib, name));
  }
  return copy;
}

async function answers(connectionString: string): Promise<boolean> {
  const postgres = await openPostgres({ connectionString });
  const { rowCount } = await postgres.query('SELECT 1');
  await postgres.close();
  return rowCount === 1;
}

describe('the user of the server', () => {
  asRoot('is nobody when the app is root, and the data is closed to all others', async () => {
    const dataDirectory = await temporaryFolder();
    const server = await startEmbeddedPostgres({ dataDirectory });
    const { uid } = await stat(`/proc/${server.postmasterPid}`);
    const cluster = await stat(join(dataDirectory, 'postgres'));
    await server.stop();
    expect(uid).toBe(NOBODY.uid);
    expect({ uid: cluster.uid, mode: (cluster.mode & 0o777).toString(8) }).toEqual({ uid, mode: '700' });
  });

  asRoot('is that of the app when it is an ordinary one', async () => {
    const app = startApp(await temporaryFolder(NOBODY), { user: NOBODY, packageDirectory });
    const { connectionString, postmasterPid } = await app.started;
    expect((await stat(`/proc/${postmasterPid}`)).uid).toBe(NOBODY.uid);
    expect(await answers(connectionString)).toBe(true);
    await app.stop();
  });

  asRoot('stays the owner of the data when root starts it later', async () => {
    const owner = { uid: 2, gid: 2 };
    const dataDirectory = await temporaryFolder(owner);
    const app = startApp(dataDirectory, { user: owner, packageDirectory });
    await app.started;
    await app.stop();
    const server = await startEmbeddedPostgres({ dataDirectory });
    const { uid } = await stat(`/proc/${server.postmasterPid}`);
    await server.stop();
    expect(uid).toBe(owner.uid);
  });

  asRoot('without a name is refused in words before initdb refuses it', async () => {
    const nameless = { uid: 61_234, gid: 61_234 };
    const app = startApp(await temporaryFolder(nameless), { user: nameless, packageDirectory });
    await expect(app.started).rejects.toThrow(
      /refuses uid 61234, because \/etc\/passwd has no name for it.*DATABASE_URL/,
    );
  });

  asRoot('does not open the data of another, and says whose it is', async () => {
    const dataDirectory = await temporaryFolder(NOBODY);
    await mkdir(join(dataDirectory, 'postgres'));
    const app = startApp(dataDirectory, { user: NOBODY, packageDirectory });
    await expect(app.started).rejects.toThrow(/belongs to the user with uid 0, Lekwacht runs as uid 65534/);
  });
});

describe('a data directory that the server cannot reach', () => {
  asRoot('sends the database elsewhere, says where, and finds it there again', async () => {
    const home = await temporaryFolder();
    await chmod(home, 0o700);
    const dataDirectory = join(home, 'data');
    const reports: string[] = [];
    const report = (line: string): number => reports.push(line);
    const first = await startEmbeddedPostgres({ dataDirectory, report });
    const elsewhere = await readlink(join(dataDirectory, 'postgres-elsewhere'));
    try {
      const postgres = await openPostgres(first);
      await postgres.query('CREATE TABLE kept ()');
      await postgres.close();
      await first.stop();
      const second = await startEmbeddedPostgres({ dataDirectory, report });
      const again = await openPostgres(second);
      await again.query('SELECT FROM kept');
      await again.close();
      await second.stop();
    } finally {
      await rm(elsewhere, { recursive: true });
    }
    expect(reports[0]).toBe(
      `PostgreSQL does not run as root and its user cannot reach ${dataDirectory}: the database is kept in ${elsewhere}`,
    );
    expect(reports).toContain(`The database is kept in ${elsewhere}`);
    await expect(startEmbeddedPostgres({ dataDirectory })).rejects.toThrow(/that folder is gone: restore it/);
  });

  asRoot('is refused when its database is there already, instead of starting an empty one', async () => {
    const home = await temporaryFolder();
    await mkdir(join(home, 'data', 'postgres'), { recursive: true });
    await chmod(home, 0o700);
    await expect(moveWithinReach(join(home, 'data'), NOBODY, () => undefined)).rejects.toThrow(
      /no longer reaches its database/,
    );
  });
});

describe('the package of the server', () => {
  it('runs without its symlinks and read-only, as npm leaves it without scripts', async () => {
    const lib = join(packageDirectory, 'native', 'lib');
    await chmod(lib, 0o555);
    const before = await readdir(lib);
    const user = IS_ROOT ? NOBODY : undefined;
    const app = startApp(await temporaryFolder(user), { packageDirectory, ...(user && { user }) });
    expect(await answers((await app.started).connectionString)).toBe(true);
    await app.stop();
    expect(await readdir(lib)).toEqual(before);
    await chmod(lib, 0o755);
  });

  asRoot('is copied once when it lies where the server cannot read, as under the home of root', async () => {
    const closed = await packageWithoutLinks();
    await chmod(join(closed, '..'), 0o700);
    const dataDirectory = await temporaryFolder();
    const reports: string[] = [];
    for (const times of [1, 2]) {
      const server = await startEmbeddedPostgres({
        dataDirectory,
        packageDirectory: closed,
        report: (line) => reports.push(line),
      });
      expect({ times, answers: await answers(server.connectionString) }).toEqual({ times, answers: true });
      await server.stop();
    }
    expect(reports.filter((line) => line.includes(`cannot read ${closed}: copying`))).toHaveLength(1);
  });

  it('that does not run here is named with the way out', async () => {
    const empty = await temporaryFolder();
    await mkdir(join(empty, 'native', 'bin'), { recursive: true });
    await expect(
      startEmbeddedPostgres({ dataDirectory: await temporaryFolder(), packageDirectory: empty }),
    ).rejects.toThrow(/does not run on this machine .* DATABASE_URL/);
  });
});
