import { basename, join } from 'node:path';
import type { KeptHeader } from './kept-report.js';
import { SPOOL_DISK, type SpoolDisk } from './spool-disk.js';
import { headersIn } from './spool-file.js';

/** How the name of a whole file ends. */
export const REPORTS = '.reports';
/** How that of one ends that is being written. */
export const PART = '.part';
/** Folder in that of the spool: what the log did not take, or what does not open. */
export const QUARANTINE = 'quarantine';

/** What is known of a file without a key. */
export interface Filed {
  readonly bytes: number;
  /** None where it is no whole spool file. */
  readonly headers: readonly KeptHeader[];
}

/**
 * Paths in a folder whose names end so, the oldest first: names are made in the order of their files. None where there is no such
 * folder: nothing was ever kept there.
 */
export async function pathsIn(disk: SpoolDisk, folder: string, ending: string): Promise<readonly string[]> {
  const names = await disk.list(folder).catch((error: unknown): readonly string[] => {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw error;
  });
  return names
    .filter((name) => name.endsWith(ending))
    .sort()
    .map((name) => join(folder, name));
}

export const reportFiles = (folder: string): Promise<readonly string[]> =>
  pathsIn(SPOOL_DISK, folder, REPORTS);

/** @returns nothing where it is gone: another process that shares the folder had it too */
export async function filedAt(disk: SpoolDisk, path: string): Promise<Filed | undefined> {
  const bytes = await readFrom(disk, path);
  if (bytes === undefined) return undefined;
  try {
    return { bytes: bytes.length, headers: headersIn(bytes) };
  } catch {
    return { bytes: bytes.length, headers: [] };
  }
}

/** @returns nothing where it is gone */
export async function readFrom(disk: SpoolDisk, path: string): Promise<Buffer | undefined> {
  return disk.read(path).catch((error: unknown) => {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  });
}

/** The whole file as it is, under its own name. On disk there when it returns, and gone here; nothing where it is gone already. */
export async function moveInto(disk: SpoolDisk, path: string, folder: string): Promise<string> {
  const to = join(folder, basename(path));
  await disk.makeFolder(folder);
  const bytes = await readFrom(disk, path);
  if (bytes === undefined) return to;
  // Of somebody who ended while he did this.
  await disk.remove(to + PART);
  await disk.write(to + PART, bytes);
  await disk.publish(to + PART, to);
  await disk.remove(path);
  return to;
}

/** What lies in a folder, whoever put it there. */
export class SpoolFolder {
  readonly #filed = new Map<string, Filed>();
  readonly #byCommand = new Map<string, KeptHeader>();
  #bytes = 0;

  constructor(
    private readonly disk: SpoolDisk,
    readonly path: string,
  ) {}

  /** What other processes that share it put there, or took out, since it was looked at last. */
  async look(): Promise<void> {
    // First those: what is put there while the folder is read is not gone.
    const before = [...this.#filed.keys()];
    const there = new Set(await pathsIn(this.disk, this.path, REPORTS));
    for (const path of before) if (!there.has(path)) this.forget(path);
    for (const path of there) {
      if (this.#filed.has(path)) continue;
      const filed = await filedAt(this.disk, path);
      if (filed !== undefined) this.add(path, filed);
    }
  }

  add(path: string, filed: Filed): void {
    this.forget(path);
    this.#filed.set(path, filed);
    this.#bytes += filed.bytes;
    for (const header of filed.headers) this.#byCommand.set(header.commandId, header);
  }

  forget(path: string): void {
    const filed = this.#filed.get(path);
    if (filed === undefined) return;
    for (const { commandId } of filed.headers) this.#byCommand.delete(commandId);
    this.#filed.delete(path);
    this.#bytes -= filed.bytes;
  }

  find(commandId: string): KeptHeader | undefined {
    return this.#byCommand.get(commandId);
  }

  /** The oldest first. */
  paths(): readonly string[] {
    return [...this.#filed.keys()].sort();
  }

  headers(): readonly KeptHeader[] {
    return [...this.#byCommand.values()];
  }

  get bytes(): number {
    return this.#bytes;
  }
}
