import { constants } from 'node:fs';
import { open, readdir, readFile, rename, rm, stat, statfs } from 'node:fs/promises';
import { dirname } from 'node:path';

/** What the spool asks of a disk; another one injects faults. */
export interface SpoolDisk {
  /** On disk when it returns, under a name that nobody looks for. The same descriptor is never synced twice. */
  write(path: string, bytes: Buffer): Promise<void>;
  /** Under its name on disk when it returns. */
  publish(from: string, to: string): Promise<void>;
  read(path: string): Promise<Buffer>;
  /** Nothing where it is gone already. */
  remove(path: string): Promise<void>;
  list(folder: string): Promise<readonly string[]>;
  bytesOf(path: string): Promise<number>;
  /** Share of the disk that is in use, 0 to 1. */
  fullness(folder: string): Promise<number>;
}

export const SPOOL_DISK: SpoolDisk = {
  async write(path, bytes) {
    const file = await open(path, constants.O_WRONLY | constants.O_CREAT | constants.O_EXCL, 0o600);
    try {
      await file.writeFile(bytes);
      await file.datasync();
    } finally {
      await file.close();
    }
  },
  async publish(from, to) {
    await rename(from, to);
    const folder = await open(dirname(to), constants.O_RDONLY);
    try {
      await folder.sync();
    } finally {
      await folder.close();
    }
  },
  read: (path) => readFile(path),
  remove: (path) => rm(path, { force: true }),
  list: (folder) => readdir(folder),
  bytesOf: async (path) => (await stat(path)).size,
  async fullness(folder) {
    const { blocks, bavail } = await statfs(folder);
    return blocks === 0 ? 1 : 1 - bavail / blocks;
  },
};
