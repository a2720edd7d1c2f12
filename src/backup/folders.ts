import { mkdir, open, rename, rm, stat } from 'node:fs/promises';
import { dirname } from 'node:path';

/** How the name of a folder ends that is being written. */
const UNFINISHED = '.unfinished';

/**
 * Makes a folder under another name and gives it its own when everything is in it and on the disk: what was interrupted is never
 * taken for a backup, and what failed is taken away.
 * @throws Error in words, where one of that name is there
 */
export async function wholeOrNot<T>(folder: string, fill: (unfinished: string) => Promise<T>): Promise<T> {
  if ((await stat(folder).catch(() => undefined)) !== undefined)
    throw new Error(`${folder} is there already.`);
  const unfinished = folder + UNFINISHED;
  await mkdir(dirname(folder), { recursive: true, mode: 0o700 });
  // Left by somebody who was killed.
  await rm(unfinished, { recursive: true, force: true });
  await mkdir(unfinished, { mode: 0o700 });
  try {
    const filled = await fill(unfinished);
    await onDisk(unfinished);
    await rename(unfinished, folder);
    await onDisk(dirname(folder));
    return filled;
  } catch (error) {
    await rm(unfinished, { recursive: true, force: true });
    throw error;
  }
}

async function onDisk(folder: string): Promise<void> {
  if (process.platform === 'win32') return;
  const opened = await open(folder, 'r');
  await opened.sync().finally(() => opened.close());
}
