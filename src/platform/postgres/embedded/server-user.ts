import { readFile, realpath, stat } from 'node:fs/promises';
import { dirname } from 'node:path';

/** PostgreSQL refuses to run as root: the user it runs as instead, without creating one. */
export interface ServerUser {
  readonly uid: number;
  readonly gid: number;
}

const NOBODY = 'nobody';

/**
 * As root: whoever owns the data already, else `nobody` (initdb refuses a uid that /etc/passwd does not
 * know, so not just any free uid). As an ordinary user: undefined, the server runs as ourselves.
 * @throws Error when an ordinary user meets data of another one, or root finds no `nobody`
 */
export async function serverUser(clusterDirectory: string): Promise<ServerUser | undefined> {
  const ourselves = process.geteuid?.();
  if (ourselves === undefined) return undefined;
  const owner = await stat(clusterDirectory).catch(() => undefined);
  if (ourselves !== 0) {
    if (owner !== undefined && owner.uid !== ourselves) {
      throw new Error(
        `The database in ${clusterDirectory} belongs to the user with uid ${owner.uid}, Lekwacht runs as uid ${ourselves}: ` +
          `start as that user or as root, or hand the folder over (chown -R ${ourselves} ${clusterDirectory}).`,
      );
    }
    return undefined;
  }
  if (owner !== undefined && owner.uid !== 0) return { uid: owner.uid, gid: owner.gid };
  const nobody = (await passwdEntries()).find((entry) => entry.name === NOBODY);
  if (nobody === undefined) {
    throw new Error(
      `PostgreSQL does not run as root and this system has no user "${NOBODY}": start Lekwacht as an ordinary user, or set DATABASE_URL.`,
    );
  }
  return { uid: nobody.uid, gid: nobody.gid };
}

/** initdb asks the system for the name of its uid; a container started with `--user 12345` has none. */
export async function hasName(uid: number): Promise<boolean> {
  return (await passwdEntries()).some((entry) => entry.uid === uid);
}

/** Whether the user may walk down to the folder. Mode bits only: an ACL can at most make us choose another folder. */
export async function canReach(folder: string, user: ServerUser | undefined): Promise<boolean> {
  if (user === undefined) return true;
  for (let at = await realpath(folder); ; at = dirname(at)) {
    const { mode, uid, gid } = await stat(at);
    const bit = uid === user.uid ? 0o100 : gid === user.gid ? 0o010 : 0o001;
    if ((mode & bit) === 0) return false;
    if (at === dirname(at)) return true;
  }
}

async function passwdEntries(): Promise<{ name: string; uid: number; gid: number }[]> {
  const text = await readFile('/etc/passwd', 'utf8').catch(() => '');
  return text.split('\n').flatMap((line) => {
    const [name, , uid, gid] = line.split(':');
    return name === undefined || uid === undefined || gid === undefined
      ? []
      : [{ name, uid: Number(uid), gid: Number(gid) }];
  });
}
