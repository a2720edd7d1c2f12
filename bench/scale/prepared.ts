import { chmodSync, existsSync, mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { throwawayDirectory } from '../../examples/throwaway-directory.js';
import { begin, fill } from './fill.js';
import { configOf } from './served.js';

/**
 * For each size that is asked for (`-- 10000 100000`) a desk with so many dossiers: in a directory that is named
 * (`--directory`), which is kept and gone on with, or in one that is thrown away.
 */
export async function prepared(
  usual: number,
  work: (directory: string, dossiers: number) => Promise<void>,
): Promise<void> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { directory: { type: 'string' } },
  });
  const sizes = positionals.length === 0 ? [usual] : positionals.map(Number);
  if (sizes.some((size) => !Number.isInteger(size) || size < 1)) throw new Error('sizes are whole numbers');
  for (const dossiers of sizes) {
    const { directory: named } = values;
    const directory = named === undefined ? throwawayDirectory('scale') : join(named, String(dossiers));
    if (!existsSync(directory)) {
      mkdirSync(directory, { recursive: true });
      chmodSync(directory, 0o711);
    }
    try {
      const config = configOf(directory);
      await begin(config);
      await fill(config, dossiers);
      await work(directory, dossiers);
    } finally {
      if (named === undefined) rmSync(directory, { recursive: true });
    }
  }
}
