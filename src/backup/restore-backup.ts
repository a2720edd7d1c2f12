import { appendAll } from '../platform/event-store/copy-events.js';
import type { Queryable } from '../platform/postgres/postgres.port.js';
import { forgetAgain } from './forgotten-again.js';
import { beginRestore, endRestore } from './half-restored.js';
import { BackupUnfit } from './kept-file.js';
import { batchesOf, LogDigest } from './log-file.js';
import type { DataManifest, KeysManifest } from './manifest.js';
import { refuseFilled, refuseNewer, type Opened, type OpenedBackup } from './open-backup.js';
import type { Place, Say } from './place.js';
import { loadRows } from './rows.js';
import { silence } from './silenced.js';
import { tablesKeptWith } from './tables.js';

/** Where it comes to: its servers are there, and nothing else is yet. */
export interface EmptyPlace extends Place {
  openDatabases(through?: string): Promise<void>;
  proveKeys(): Promise<void>;
  /** Computes each list from the log. */
  rebuildLists(say: Say): Promise<void>;
  /** That this version knows. */
  readonly migrations: DataManifest['migrations'];
}

/**
 * Brings a backup to an empty place: schema as it was, what was kept, then the schema as it is now; what was erased is forgotten
 * again, and no alarm of then goes out (ADR 56, 57).
 * @throws BackupUnfit @throws Error in words
 */
export async function restoreBackup(
  place: EmptyPlace,
  { data, keys }: OpenedBackup,
  say: Say,
): Promise<void> {
  const { name, migrations } = data.manifest;
  refuseNewer(data.manifest, place.migrations);
  await place.openDatabases(migrations.at(-1)?.name);
  await refuseFilled(place);
  await beginRestore(place.postgres, name);
  await load(place.keysPostgres, keys, 'keys', say);
  await load(place.postgres, data, 'data', say);
  await loadLog(place, data);
  say(`the log: ${data.manifest.log.rows.lines} events`);
  await silence(place.postgres, say);
  await place.openDatabases();
  await place.proveKeys();
  const gone = await forgetAgain(place);
  say(`forgotten again: ${gone.keys} keys, ${gone.files} files`);
  await place.rebuildLists(say);
  await endRestore(place.postgres, name);
}

async function load(
  db: Queryable,
  { manifest, lines }: Opened<DataManifest | KeysManifest>,
  what: 'data' | 'keys',
  say: Say,
): Promise<void> {
  for (const table of tablesKeptWith(what)) {
    const kept = manifest.tables.find((one) => one.table === table);
    if (kept === undefined) continue;
    await loadRows(db, kept, lines(kept.rows));
    say(`${table}: ${kept.rows.lines} rows`);
  }
}

async function loadLog({ store }: Place, { manifest: { log }, lines }: Opened<DataManifest>): Promise<void> {
  const digest = new LogDigest();
  await appendAll(batchesOf(lines(log.rows), digest), store);
  if (digest.hex() !== log.sha256)
    throw new BackupUnfit('the log in this backup is not the one that was read');
}
