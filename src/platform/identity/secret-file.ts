import { randomBytes, randomUUID } from 'node:crypto';
import { existsSync, linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { keyIn } from '../../shared/key-text.js';
import { makeDataDirectory } from '../data-directory.js';
import { assertOwnersOnly } from '../owners-only.js';

/**
 * A secret of this installation, made at first need, in `<data directory>/keys/<name>`, readable by its owner only.
 * Two processes that start at once get the same one.
 * @throws Error in words where others on this machine get at it
 */
export function secretFile(dataDirectory: string, name: string, make: () => string): string {
  const directory = join(dataDirectory, 'keys');
  const path = join(directory, name);
  // The data directory itself stays open to others: the embedded PostgreSQL may run as another user.
  makeDataDirectory(dataDirectory);
  mkdirSync(directory, { mode: 0o700, recursive: true });
  assertOwnersOnly(directory);
  if (existsSync(path)) {
    assertOwnersOnly(path);
    return readFileSync(path, 'utf8');
  }

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

function isErrno(error: unknown, code: string): boolean {
  return (error as NodeJS.ErrnoException).code === code;
}

/**
 * As {@link secretFile}, a key of 32 bytes, checked as the setting that may stand for it is.
 * @param setting as it is set, in base64
 */
export function ownKey(setting: string | undefined, dataDirectory: string, name: KeyName): Buffer {
  const text = setting ?? secretFile(dataDirectory, name, () => randomBytes(32).toString('base64')).trim();
  const key = keyIn(text);
  if (key === undefined)
    throw new Error(
      `${keyFile(dataDirectory, name)} does not hold 32 bytes in base64: put back the copy of it.`,
    );
  return key;
}

/** As {@link ownKey}, where there is one: none is made. */
export function heldKey(
  setting: string | undefined,
  dataDirectory: string,
  name: KeyName,
): Buffer | undefined {
  const isThere = setting !== undefined || existsSync(keyFile(dataDirectory, name));
  return isThere ? ownKey(setting, dataDirectory, name) : undefined;
}

export type KeyName = 'receipt-key' | 'actor-key' | 'log-key' | 'tag-key';

/** Where a key is that no setting gives. */
export const keyFile = (dataDirectory: string, name: KeyName): string => join(dataDirectory, 'keys', name);
