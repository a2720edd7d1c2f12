import { join } from 'node:path';
import type { EpochNeed, RetiredEpoch } from '../../platform/personal-data/epoch-need.port.js';
import { SPOOL_DISK } from './spool-disk.js';
import { filedAt, QUARANTINE, reportFiles } from './spool-folder.js';

/** Reports that lie sealed under an epoch need its key until the log has them. */
export class SpoolNeed implements EpochNeed {
  constructor(private readonly folder: string) {}

  async why({ epoch }: RetiredEpoch): Promise<string | undefined> {
    for (const folder of [this.folder, join(this.folder, QUARANTINE)])
      for (const path of await reportFiles(folder)) {
        const filed = await filedAt(SPOOL_DISK, path);
        if (filed?.headers.some((header) => header.epoch === epoch))
          return `reports in ${folder} lie under it`;
      }
    return undefined;
  }
}
