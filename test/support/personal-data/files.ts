import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** Which of these words stand in which files below a folder. */
export async function wordsInFiles(
  folder: string,
  words: readonly string[],
): Promise<ReadonlyMap<string, readonly string[]>> {
  const found = new Map<string, readonly string[]>();
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const bytes = await readFile(join(entry.parentPath, entry.name));
    const here = words.filter((word) => bytes.includes(word));
    if (here.length > 0) found.set(join(entry.parentPath, entry.name), here);
  }
  return found;
}
