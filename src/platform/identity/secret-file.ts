import { randomUUID } from 'node:crypto';
import { linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { makeDataDirectory } from '../data-directory.js';

/**
 * A secret of this installation, made at first need, in `<data directory>/keys/<name>`, readable by its owner only.
 * Two processes that start at once get the same one.
 */
export function secretFile(dataDirectory: string, name: string, make: () => string): string {
  const directory = join(dataDirectory, 'keys');
  const path = join(directory, name);
  // The data directory itself stays open to others: the embedded PostgreSQL may run as another user.
  makeDataDirectory(dataDirectory);
  mkdirSync(directory, { mode: 0o700, recursive: true });
  const existing = readIfThere(path);
  if (existing !== undefined) return existing;

  // Written aside and linked: nobody ever reads half a key, and the second of two writers meets EEXIST.
  const draft = `${path}.${randomUUID()}`;
  writeFileSync(draft, make(), { mode: 0o600, flag: 'wx', flush: true });
  try {
    linkSync(draft, path);
  } catch (error) {
    if (!isErrno(error, 'EEXIST')) throw error;
  } finally {
    rmSync(draft);
  }
  return readFileSync(path, 'utf8');
}

function readIfThere(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    if (isErrno(error, 'ENOENT')) return undefined;
    throw error;
  }
}

function isErrno(error: unknown, code: string): boolean {
  return (error as NodeJS.ErrnoException).code === code;
}
