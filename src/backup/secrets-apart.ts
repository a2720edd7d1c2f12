import { open } from 'node:fs/promises';
import { join } from 'node:path';
import { wholeOrNot } from './folders.js';

/** By the name of its file. */
export type Secrets = ReadonlyMap<string, string>;

/**
 * What a backup cannot be used without, in a place of its own: wrapping keys in files as a custody reads them, and what the data
 * directory keeps in `keys/`. Never in the backup: whoever finds both reads everything (ADR 36).
 */
export async function keepSecrets(folder: string, secrets: Secrets): Promise<void> {
  await wholeOrNot(folder, async (unfinished) => {
    for (const [name, secret] of secrets) {
      const file = await open(join(unfinished, name), 'wx', 0o600);
      try {
        await file.writeFile(secret);
        await file.sync();
      } finally {
        await file.close();
      }
    }
  });
}
