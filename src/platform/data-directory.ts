import { existsSync, mkdirSync } from 'node:fs';
import { dirname } from 'node:path';

/**
 * Makes the data directory with what is missing above it. One by one: where nothing can be made, such as below `/proc`,
 * Node's own recursion goes on for ever and says nothing.
 * @throws Error in words for whoever installs Lekwacht
 */
export function makeDataDirectory(path: string): void {
  if (existsSync(path)) return;
  makeDataDirectory(dirname(path));
  try {
    mkdirSync(path);
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    if (code !== 'EEXIST') throw new Error(`The data directory cannot be made: ${message}`, { cause: error });
  }
}
