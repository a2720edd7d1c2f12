import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { v7 as uuidv7 } from 'uuid';
import { earliest, type Moment } from '../../shared/moment.js';
import type { KeptHeader, KeptReport } from './kept-report.js';
import { SPOOL_DISK, type SpoolDisk } from './spool-disk.js';
import { headersIn, reportsIn, spoolFile, type FiledReport, type SpoolKeys } from './spool-file.js';

/** Nothing of a report was kept: there is no disk for it. */
export class SpoolUnavailable extends Error {
  override readonly name = 'SpoolUnavailable';
}

export interface Waiting {
  readonly count: number;
  readonly oldest?: Moment;
  readonly quarantined: number;
}

/** Reports that were kept together, in one file. */
export interface SpooledGroup {
  readonly path: string;
  readonly reports: readonly FiledReport[];
}

interface SpoolOptions {
  /** Readable by its owner only. */
  readonly folder: string;
  readonly maxBytes: number;
  readonly keys: SpoolKeys;
  readonly disk?: SpoolDisk;
}

interface Asked {
  readonly report: KeptReport;
  readonly done: (error?: unknown) => void;
}

/** How the name of a whole file ends. */
export const REPORTS = '.reports';
const PART = '.part';
/** Folder in that of the spool. */
export const QUARANTINE = 'quarantine';

/**
 * Reports that the log could not take, sealed, on a disk of this process (ADR 45). What waits while a group is being written is the
 * next group: one file, one sync. A file is whole or not there.
 */
export class Spool {
  /** By command. */
  readonly #waiting = new Map<string, KeptHeader>();
  readonly #queue: Asked[] = [];
  #writing = false;
  #bytes = 0;
  #quarantined = 0;

  private constructor(private readonly options: Required<SpoolOptions>) {}

  /** What was not published was acknowledged to nobody. @throws Error for whoever starts it, where the folder cannot be used */
  static async open(options: SpoolOptions): Promise<Spool> {
    const spool = new Spool({ disk: SPOOL_DISK, ...options });
    const { folder, disk } = spool.options;
    await mkdir(join(folder, QUARANTINE), { mode: 0o700, recursive: true });
    for (const name of await disk.list(folder))
      if (name.endsWith(PART)) await disk.remove(join(folder, name));
    for (const path of await spool.#files()) {
      spool.#bytes += await disk.bytesOf(path);
      for (const { header } of (await spool.#read(path)) ?? []) spool.#waiting.set(header.commandId, header);
    }
    spool.#quarantined = (await disk.list(join(folder, QUARANTINE))).length;
    return spool;
  }

  /** Answered when file and folder are synced. @throws SpoolUnavailable nothing of it was kept */
  keep(report: KeptReport): Promise<void> {
    const kept = new Promise<void>((resolve, reject) => {
      const done = (error?: unknown): void => {
        if (error === undefined) resolve();
        else reject(new SpoolUnavailable('A report could not be kept', { cause: error }));
      };
      this.#queue.push({ report, done });
    });
    if (!this.#writing) void this.#write();
    return kept;
  }

  /** Kept under this command, and not taken by the log yet. */
  find(commandId: string): KeptHeader | undefined {
    return this.#waiting.get(commandId);
  }

  waiting(): Waiting {
    const oldest = earliest(...[...this.#waiting.values()].map(({ receivedAt }) => receivedAt));
    return { count: this.#waiting.size, quarantined: this.#quarantined, ...(oldest && { oldest }) };
  }

  /** The oldest first. What is no whole spool file is put aside as it is, and never deleted. */
  async *groups(): AsyncGenerator<SpooledGroup> {
    for (const path of await this.#files()) {
      const reports = await this.#read(path);
      if (reports === undefined) await this.#setAside(path);
      else if (reports.length > 0) yield { path, reports };
    }
  }

  /** The log has all of it, or it lies in quarantine. */
  async release({ path, reports }: SpooledGroup): Promise<void> {
    const { disk } = this.options;
    const bytes = await disk.bytesOf(path).catch(() => 0);
    await disk.remove(path);
    this.#bytes = Math.max(0, this.#bytes - bytes);
    for (const { header } of reports) this.#waiting.delete(header.commandId);
  }

  /** The whole file beside the others: what does not open is not written anew. On disk when it returns. */
  async quarantine({ path }: SpooledGroup): Promise<void> {
    const { disk, folder } = this.options;
    const bytes = await disk.read(path);
    const to = join(folder, QUARANTINE, path.slice(folder.length + 1));
    // Of a desk that ended while it did this.
    await disk.remove(to + PART);
    await disk.write(to + PART, bytes);
    await disk.publish(to + PART, to);
    this.#quarantined = (await disk.list(join(folder, QUARANTINE))).length;
  }

  /** Writes a report, reads and removes it: what is needed once in a year works today. @throws Error saying what does not */
  async test(report: KeptReport): Promise<void> {
    const { disk, folder, keys } = this.options;
    const path = join(folder, `test-${uuidv7()}`);
    try {
      await disk.write(path + PART, spoolFile([report], keys));
      await disk.publish(path + PART, path);
      const [read] = reportsIn(await disk.read(path), keys);
      if (read?.report?.commandId !== report.commandId) throw new Error('what was written does not open');
    } finally {
      await disk.remove(path + PART);
      await disk.remove(path);
    }
  }

  async fullness(): Promise<number> {
    return this.options.disk.fullness(this.options.folder);
  }

  async #write(): Promise<void> {
    this.#writing = true;
    while (this.#queue.length > 0) {
      const group = this.#queue.splice(0);
      const failed = await this.#writeGroup(group.map(({ report }) => report)).then(
        () => undefined,
        (error: unknown) => error ?? new Error('not kept'),
      );
      for (const { done } of group) done(failed);
    }
    this.#writing = false;
  }

  async #writeGroup(reports: readonly KeptReport[]): Promise<void> {
    const { disk, folder, keys, maxBytes } = this.options;
    const bytes = spoolFile(reports, keys);
    if (this.#bytes + bytes.length > maxBytes) throw new Error('the spool is full');
    // In the order in which they were made.
    const path = join(folder, uuidv7());
    try {
      await disk.write(path + PART, bytes);
      await disk.publish(path + PART, path + REPORTS);
    } catch (error) {
      // Nobody is told that it was kept; what may be there of it is not to be taken for kept either.
      await disk.remove(path + PART).catch(() => undefined);
      await disk.remove(path + REPORTS).catch(() => undefined);
      throw error;
    }
    this.#bytes += bytes.length;
    for (const header of headersIn(bytes)) this.#waiting.set(header.commandId, header);
  }

  async #files(): Promise<readonly string[]> {
    const { disk, folder } = this.options;
    const names = (await disk.list(folder)).filter((name) => name.endsWith(REPORTS));
    return names.sort().map((name) => join(folder, name));
  }

  async #read(path: string): Promise<readonly FiledReport[] | undefined> {
    const bytes = await this.options.disk.read(path).catch((error: unknown) => {
      // Another process that shares the folder has it.
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return Buffer.alloc(0);
      throw error;
    });
    if (bytes.length === 0) return [];
    try {
      return reportsIn(bytes, this.options.keys);
    } catch {
      return undefined;
    }
  }

  async #setAside(path: string): Promise<void> {
    const group = { path, reports: [] };
    await this.quarantine(group);
    await this.release(group);
  }
}
