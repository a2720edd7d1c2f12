import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { BackupUnfit, checkFile, linesOf, type KeptFile } from './kept-file.js';
import { KEYS } from './make-backup.js';
import { readDataManifest, readKeysManifest, type DataManifest, type KeysManifest } from './manifest.js';
import type { Place } from './place.js';
import { openWith, type KeyOfFile, type Sealed } from './recipient.js';
import { tablesKeptWith } from './tables.js';

export interface FromWhere {
  readonly folder: string;
  /** Of the keys; absent: in the folder of the backup. */
  readonly keysFolder: string | undefined;
  /** File of the private key, for a backup that was made for somebody. */
  readonly identity: string | undefined;
}

/** A folder with its manifest, in which each file was found as it was written. */
export interface Opened<Manifest> {
  readonly folder: string;
  readonly manifest: Manifest;
  readonly lines: (file: KeptFile) => AsyncGenerator<string>;
}

export interface OpenedBackup {
  readonly data: Opened<DataManifest>;
  readonly keys: Opened<KeysManifest>;
}

/**
 * Reads every file once, and compares it with what was written, before anything is believed.
 * @throws BackupUnfit naming the first file that is not as it was
 */
export async function openBackup({ folder, keysFolder, identity }: FromWhere): Promise<OpenedBackup> {
  const pem = identity === undefined ? undefined : await identityIn(identity);
  const inFolder = keysFolder ?? join(folder, KEYS);
  const data = await readDataManifest(folder);
  if (keysFolder === undefined && !existsSync(inFolder))
    throw new BackupUnfit(
      `The keys of ${data.name} are not in it: give their folder, which "backup --keys-to" made (--keys <folder>/${data.name}).`,
    );
  const keys = await readKeysManifest(inFolder);
  if (keys.madeAt < data.madeAt)
    throw new BackupUnfit(
      `The keys in ${inFolder} are older than the data (${keys.madeAt}, and ${data.madeAt}): give those of this backup or of a later one.`,
    );
  refuseLacking(data, tablesKeptWith('data'));
  refuseLacking(keys, tablesKeptWith('keys'));
  for (const { rows } of data.tables) await checkFile(folder, rows);
  await checkFile(folder, data.log.rows);
  for (const { rows } of keys.tables) await checkFile(inFolder, rows);
  return { data: opened(folder, data, pem), keys: opened(inFolder, keys, pem) };
}

async function identityIn(file: string): Promise<string> {
  return readFile(file, 'utf8').catch((error: unknown) => {
    throw new BackupUnfit(
      `--identity: ${file} cannot be read (${String((error as NodeJS.ErrnoException).code)}): it is the file that backup-key made.`,
      { cause: error },
    );
  });
}

function opened<Manifest extends { readonly sealed?: Sealed | undefined }>(
  folder: string,
  manifest: Manifest,
  pem: string | undefined,
): Opened<Manifest> {
  const { sealed } = manifest;
  if (sealed !== undefined && pem === undefined)
    throw new BackupUnfit(
      `${folder} was encrypted to ${sealed.recipient}: give the file of its private key, which backup-key made (--identity <file>).`,
    );
  const keyOf: KeyOfFile | undefined =
    sealed !== undefined && pem !== undefined ? openWith(pem, sealed) : undefined;
  return { folder, manifest, lines: (file) => linesOf(folder, file, keyOf?.(file.file)) };
}

/** What an older version kept in another way is read by its own rules one day; a table that is missing is none of them. */
function refuseLacking({ name, tables }: DataManifest | KeysManifest, wanted: readonly string[]): void {
  const known = new Set(tables.map(({ table }) => table));
  for (const { table } of tables)
    if (!wanted.includes(table)) throw new BackupUnfit(`${name} holds a table that is not known: ${table}`);
  if (known.size !== tables.length) throw new BackupUnfit(`${name} holds a table twice`);
}

/** @throws BackupUnfit where its schema is not one that this version came from */
export function refuseNewer(
  { migrations }: DataManifest,
  known: readonly { readonly name: string; readonly checksum: string }[],
): void {
  for (const { name, checksum } of migrations) {
    const ours = known.find((migration) => migration.name === name);
    if (ours === undefined)
      throw new BackupUnfit(
        `The backup is of a newer Lekwacht: it has migration ${name}. Restore it with that version, or a later one.`,
      );
    if (ours.checksum !== checksum)
      throw new BackupUnfit(`Migration ${name} was another one when the backup was made.`);
  }
}

/** @throws Error in words, where anything is there that a restore would mix with */
export async function refuseFilled(place: Place): Promise<void> {
  const filled = async (what: 'data' | 'keys'): Promise<string | undefined> => {
    const db = what === 'data' ? place.postgres : place.keysPostgres;
    for (const table of tablesKeptWith(what)) {
      const { rows } = await db.query<{ there: boolean; filled: boolean }>({
        text: `select to_regclass($1) is not null as there`,
        values: [table],
      });
      if (rows[0]?.there !== true) continue;
      if ((await db.query(`select from ${table} limit 1`)).rowCount > 0) return table;
    }
    return undefined;
  };
  const found =
    (await filled('data')) ??
    (await filled('keys')) ??
    ((await place.store.head()) === '' ? undefined : 'the log') ??
    ((await place.postgres.query('select from restores limit 1')).rowCount > 0 ? 'restores' : undefined);
  if (found !== undefined)
    throw new Error(
      `This place is not empty: there is something in ${found}. A backup is restored into an empty one, so that nothing is lost or mixed; ` +
        'a restore that was interrupted begins again in an empty one too.',
    );
}
