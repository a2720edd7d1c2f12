import { join } from 'node:path';
import { v7 as uuidv7 } from 'uuid';
import { earliestOf, type Moment } from '../../shared/moment.js';
import type { KeptHeader, KeptReport } from './kept-report.js';
import { SPOOL_DISK, type SpoolDisk } from './spool-disk.js';
import { headersIn, reportsIn, spoolFile, type FiledReport, type SpoolKeys } from './spool-file.js';
import { moveInto, PART, pathsIn, QUARANTINE, readFrom, REPORTS, SpoolFolder } from './spool-folder.js';

/** Nothing of a report was kept: there is no disk for it. */
export class SpoolUnavailable extends Error {
  override readonly name = 'SpoolUnavailable';
}

export interface Waiting {
  readonly count: number;
  readonly oldest?: Moment;
  /** Files in quarantine. */
  readonly quarantined: number;
}

/** What waits for one organisation. */
export interface WaitingFor {
  readonly waiting: readonly KeptHeader[];
  /** In quarantine: a person has to look. */
  readonly stuck: readonly KeptHeader[];
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

/** What is being written is written in less; older, its writer is gone, and nobody was told that it was kept. */
const WRITTEN_WITHIN_MS = 10 * 60_000;

/**
 * Reports that the log could not take, sealed, on a disk of this process or of several (ADR 45). What waits while a group is being
 * written is the next group: one file, one sync. A file is whole or not there.
 */
export class Spool {
  readonly #kept: SpoolFolder;
  readonly #stuck: SpoolFolder;
  readonly #queue: Asked[] = [];
  #writing = false;
  #freeBytes = Infinity;
  #hasFailed = false;

  private constructor(private readonly options: Required<SpoolOptions>) {
    const { disk, folder } = options;
    this.#kept = new SpoolFolder(disk, folder);
    this.#stuck = new SpoolFolder(disk, join(folder, QUARANTINE));
  }

  /** @throws Error for whoever starts it, where the folder cannot be used */
  static async open(options: SpoolOptions): Promise<Spool> {
    const spool = new Spool({ disk: SPOOL_DISK, ...options });
    const { folder, disk } = spool.options;
    await disk.makeFolder(join(folder, QUARANTINE));
    for (const path of await pathsIn(disk, folder, PART)) {
      const age = await disk.ageMs(path).catch(() => 0);
      if (age > WRITTEN_WITHIN_MS) await disk.remove(path);
    }
    await spool.look();
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
    return this.#kept.find(commandId);
  }

  /** Of all that wait here. */
  headers(): readonly KeptHeader[] {
    return this.#kept.headers();
  }

  waiting(): Waiting {
    const waiting = this.#kept.headers();
    const oldest = earliestOf(waiting.map(({ receivedAt }) => receivedAt));
    return { count: waiting.length, quarantined: this.#stuck.paths().length, ...(oldest && { oldest }) };
  }

  waitingFor(organisation: string): WaitingFor {
    const its = (folder: SpoolFolder): readonly KeptHeader[] =>
      folder.headers().filter((header) => header.organisation === organisation);
    return { waiting: its(this.#kept), stuck: its(this.#stuck) };
  }

  /** What other processes that share the folder put there or took out counts too. */
  async look(): Promise<void> {
    await this.#kept.look();
    await this.#stuck.look();
  }

  /** The oldest first. What is no whole spool file is put aside as it is, and never deleted. */
  async *groups(): AsyncGenerator<SpooledGroup> {
    await this.look();
    for (const path of this.#kept.paths()) {
      const bytes = await readFrom(this.options.disk, path);
      const reports = bytes && this.#opened(bytes);
      if (reports !== undefined) yield { path, reports };
      else if (bytes !== undefined) await this.quarantine(path);
    }
  }

  /** The log has all of it. */
  async release({ path }: SpooledGroup): Promise<void> {
    await this.options.disk.remove(path);
    this.#kept.forget(path);
  }

  /** The whole file beside the others: what does not open is not written anew. */
  async quarantine(path: string): Promise<void> {
    await moveInto(this.options.disk, path, this.#stuck.path);
    this.#kept.forget(path);
    await this.#stuck.look();
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
      this.#hasFailed = false;
    } finally {
      await disk.remove(path + PART);
      await disk.remove(path);
    }
  }

  /** Of what waits. */
  get bytes(): number {
    return this.#kept.bytes;
  }

  /** Of its disk, 0 to 1; see {@link freeBytes}. */
  async fullness(): Promise<number> {
    const { fullness, freeBytes } = await this.options.disk.room(this.options.folder);
    this.#freeBytes = freeBytes;
    return fullness;
  }

  /** Whether the last that was given to it could not be kept. */
  get hasFailed(): boolean {
    return this.#hasFailed;
  }

  /** Of its disk when it was last looked at. */
  get freeBytes(): number {
    return this.#freeBytes;
  }

  async #write(): Promise<void> {
    this.#writing = true;
    while (this.#queue.length > 0) {
      const group = this.#queue.splice(0);
      const failed = await this.#writeGroup(group.map(({ report }) => report)).then(
        () => undefined,
        (error: unknown) => error ?? new Error('not kept'),
      );
      this.#hasFailed = failed !== undefined;
      for (const { done } of group) done(failed);
    }
    this.#writing = false;
  }

  async #writeGroup(reports: readonly KeptReport[]): Promise<void> {
    const { disk, folder, keys, maxBytes } = this.options;
    const bytes = spoolFile(reports, keys);
    if (this.#kept.bytes + bytes.length > maxBytes) throw new Error('the spool is full');
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
    this.#kept.add(path + REPORTS, { bytes: bytes.length, headers: headersIn(bytes) });
  }

  #opened(bytes: Buffer): readonly FiledReport[] | undefined {
    try {
      return reportsIn(bytes, this.options.keys);
    } catch {
      return undefined;
    }
  }
}
