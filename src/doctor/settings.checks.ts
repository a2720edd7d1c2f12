import { stat, statfs } from 'node:fs/promises';
import type { KeyCustody } from '../platform/personal-data/key-custody.port.js';
import { counted, failed, ok, warning, type Check } from './finding.js';

const MANY = 20;
/** Bytes; below it a database may stop in the middle of a busy day. */
const LITTLE = 1024 ** 3;
const SCARCE = 5 * 1024 ** 3;

/** @param reasons why production would not start with them */
export function ofSettings(environment: string, reasons: readonly string[]): Check {
  return {
    name: 'settings',
    run: () =>
      Promise.resolve(
        reasons.length > 0
          ? failed(reasons.slice(0, MANY).join(' '), 'set what is named (README, Settings)')
          : environment === 'production'
            ? ok('those of a production')
            : warning(`NODE_ENV is ${environment}: built-in logins are believed`, 'set NODE_ENV=production'),
      ),
  };
}

export function ofCustody(custody: KeyCustody, folder: string | undefined): Check {
  return {
    name: 'custody',
    run: async () => {
      const { size } = await custody.wrappingKeys();
      if (size === 0)
        // Whether that is too few, the database says: see "keys".
        return warning(
          `no wrapping key is held yet (${custody.description})`,
          'a first start makes one; where there was one, put it back from where it is kept',
        );
      if (folder !== undefined && process.platform !== 'win32' && ((await stat(folder)).mode & 0o077) !== 0)
        return failed(`others may look into ${folder}`, `chmod 700 ${folder}`);
      return ok(`${counted(size, 'wrapping key')} (${custody.description})`);
    },
  };
}

/** Of the file system on which a folder is. */
export function ofDisk(name: string, folder: string): Check {
  return {
    name,
    run: async () => {
      const { bavail, bsize } = await statfs(folder);
      const free = bavail * bsize;
      const says = `${(free / 1024 ** 3).toFixed(1)} GiB free for ${folder}`;
      if (free < LITTLE) return failed(says, 'make room now: without it no report is kept');
      return free < SCARCE ? warning(says, 'make room, or move it to a larger disk') : ok(says);
    },
  };
}
