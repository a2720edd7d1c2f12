import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { EpochNeed, RetiredEpoch } from '../../platform/personal-data/epoch-need.port.js';
import { headersIn } from './spool-file.js';
import { QUARANTINE, REPORTS } from './spool.js';

/** Reports that lie sealed under an epoch need its key until the log has them. */
export class SpoolNeed implements EpochNeed {
  constructor(private readonly folder: string) {}

  async why({ epoch }: RetiredEpoch): Promise<string | undefined> {
    for (const folder of [this.folder, join(this.folder, QUARANTINE)])
      for (const name of await namesIn(folder))
        if (name.endsWith(REPORTS) && (await isUnder(epoch, join(folder, name))))
          return `reports in ${folder} lie under it`;
    return undefined;
  }
}

async function isUnder(epoch: number, path: string): Promise<boolean> {
  try {
    return headersIn(await readFile(path)).some((header) => header.epoch === epoch);
  } catch {
    // Drained meanwhile, or no whole file: no key opens it.
    return false;
  }
}

const namesIn = (folder: string): Promise<readonly string[]> =>
  readdir(folder).catch((error: unknown) => {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw error;
  });
