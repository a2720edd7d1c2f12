import { join } from 'node:path';
import { headSeenBy } from '../platform/event-store/postgres/head-seen-by.js';
import type { Queryable } from '../platform/postgres/postgres.port.js';
import { inSnapshot } from '../platform/postgres/snapshot.js';
import type { Moment } from '../shared/moment.js';
import { wholeOrNot } from './folders.js';
import { writeLines } from './kept-file.js';
import { LogDigest, logLines } from './log-file.js';
import { writeManifest, type DataManifest, type KeptTable } from './manifest.js';
import type { Place, Say } from './place.js';
import { sealFor, type KeyOfFile } from './recipient.js';
import { columnsOf, rowsOf } from './rows.js';
import { tablesKeptWith } from './tables.js';

/** Folder of the keys, where they lie in that of the backup. */
export const KEYS = 'keys';

export interface Asked {
  /** In which a folder is made for this backup. */
  readonly to: string;
  /** The same for the keys; absent: in the folder of the backup. */
  readonly keysTo: string | undefined;
  readonly recipient: string | undefined;
  readonly madeAt: Moment;
  /** Those that this version knows. */
  readonly migrations: DataManifest['migrations'];
}

export interface Made {
  readonly folder: string;
  readonly keysFolder: string;
  readonly manifest: DataManifest;
  /** Of the manifest: whoever notes it elsewhere knows the backup again. */
  readonly sha256: string;
}

/** What all files of one backup share. */
interface Making {
  readonly folder: string;
  readonly name: string;
  readonly madeAt: Moment;
  readonly seal: ReturnType<typeof sealFor> | undefined;
}

/**
 * Writes down everything that cannot be computed anew, while the desk runs: one snapshot of the database, the log as far as it goes
 * in that, and the keys in a folder of their own (ADR 56).
 */
export async function makeBackup(place: Place, asked: Asked, say: Say): Promise<Made> {
  const { to, keysTo, recipient, madeAt } = asked;
  const name = `lekwacht-${madeAt.replace(/\.\d+/, '').replaceAll(/[-:]/g, '')}`;
  const seal = recipient === undefined ? undefined : sealFor(recipient);
  // In KurrentDB: what lies beside the log may be ahead of it, never behind.
  const before = place.storeKind === 'kurrentdb' ? await place.store.head() : undefined;
  return inSnapshot(place.postgres, 'lekwacht backup', async (snapshot) => {
    const head = before ?? (await headSeenBy(snapshot));
    const folder = join(to, name);
    return wholeOrNot(folder, async (unfinished) => {
      const making = { folder: unfinished, name, madeAt, seal };
      const tables = await keepTables(snapshot, 'data', making, say);
      const digest = new LogDigest();
      const lines = logLines(place.store, head, digest);
      const rows = await writeLines(unfinished, 'log.gz', lines, seal?.keyOf('log.gz'));
      say(`log: ${rows.lines} events`);
      // After the data: whatever is sealed in it was sealed with a key that is there by now.
      const keysFolder = join(keysTo ?? unfinished, keysTo === undefined ? KEYS : name);
      await keepKeys(place, snapshot, keysFolder, making, say);
      const manifest: DataManifest = {
        ...{ format: 1, holds: 'data', name, madeAt, migrations: asked.migrations },
        ...{ store: place.storeKind, tables, log: { rows, sha256: digest.hex() } },
        ...(seal && { sealed: seal.sealed }),
      };
      const sha256 = await writeManifest(unfinished, manifest);
      return {
        ...{ folder, manifest, sha256 },
        keysFolder: keysTo === undefined ? join(folder, KEYS) : keysFolder,
      };
    });
  });
}

async function keepKeys(
  { postgres, keysPostgres }: Place,
  snapshot: Queryable,
  folder: string,
  making: Making,
  say: Say,
): Promise<void> {
  const keep = (of: Queryable): Promise<void> =>
    wholeOrNot(folder, async (unfinished) => {
      const { name, madeAt, seal } = making;
      const tables = await keepTables(of, 'keys', { ...making, folder: unfinished }, say);
      await writeManifest(unfinished, {
        ...{ format: 1, holds: 'keys', name, madeAt, tables },
        ...(seal && { sealed: seal.sealed }),
      });
    });
  if (keysPostgres === postgres) await keep(snapshot);
  else await inSnapshot(keysPostgres, 'lekwacht backup keys', keep);
}

async function keepTables(
  snapshot: Queryable,
  what: 'data' | 'keys',
  { folder, seal }: Making,
  say: Say,
): Promise<KeptTable[]> {
  const kept: KeptTable[] = [];
  for (const table of tablesKeptWith(what)) {
    const columns = [...(await columnsOf(snapshot, table))];
    const file = `${table}.gz`;
    const rows = await writeLines(folder, file, rowsOf(snapshot, table, columns), keyOf(seal?.keyOf, file));
    kept.push({ table, columns, rows });
    say(`${table}: ${rows.lines} rows`);
  }
  return kept;
}

const keyOf = (keys: KeyOfFile | undefined, file: string): Buffer | undefined => keys?.(file);

/** Written down where `doctor` and `verify` read it. */
export async function noteBackup({ postgres }: Place, { manifest }: Made): Promise<void> {
  const { madeAt, name, log, sealed } = manifest;
  await postgres.query({
    text: `insert into backups_made (made_at, name, events, digest, is_encrypted) values ($1, $2, $3, $4, $5)
           on conflict (made_at) do nothing`,
    values: [madeAt, name, log.rows.lines, log.sha256, sealed !== undefined],
  });
}
