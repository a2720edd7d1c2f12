import { constants } from 'node:fs';
import { mkdir, open, readdir, readFile, rename, rm, stat, statfs } from 'node:fs/promises';
import { dirname } from 'node:path';
import { SystemClock } from '../../platform/time/clock.port.js';
import { toMilliseconds } from '../../shared/moment.js';

export interface DiskRoom {
  readonly fullness: number;
  readonly freeBytes: number;
}

/** What the spool asks of a disk; another one injects faults. */
export interface SpoolDisk {
  /** On disk when it returns, under a name that nobody looks for. The same descriptor is never synced twice. */
  write(path: string, bytes: Buffer): Promise<void>;
  /** Under its name on disk when it returns. */
  publish(from: string, to: string): Promise<void>;
  read(path: string): Promise<Buffer>;
  /** Nothing where it is gone already. */
  remove(path: string): Promise<void>;
  /** Where it is not there yet: readable by its owner only. */
  makeFolder(path: string): Promise<void>;
  list(folder: string): Promise<readonly string[]>;
  /** @throws where it is gone */
  ageMs(path: string): Promise<number>;
  /** Share of the disk that is in use, 0 to 1, and what is free of it. */
  room(folder: string): Promise<DiskRoom>;
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
  async makeFolder(path) {
    await mkdir(path, { mode: 0o700, recursive: true });
  },
  list: (folder) => readdir(folder),
  // By the clock of the disk, whatever that of the application says.
  ageMs: async (path) => toMilliseconds(new SystemClock().now()) - (await stat(path)).mtimeMs,
  async room(folder) {
    const { blocks, bavail, bsize } = await statfs(folder);
    return { fullness: blocks === 0 ? 1 : 1 - bavail / blocks, freeBytes: bavail * bsize };
  },
};
