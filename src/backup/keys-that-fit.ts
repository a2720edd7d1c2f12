import { fingerprintOf } from '../platform/personal-data/key-fingerprints.js';
import { blockOf } from '../platform/personal-data/key-block.js';
import { isProofOf } from '../platform/personal-data/key-ring.js';
import { isStoredBox, withPersonal } from '../shared/personal-places.js';
import { BackupUnfit } from './kept-file.js';
import { eventIn } from './log-file.js';
import type { OpenedBackup } from './open-backup.js';
import { cellOf } from './rows.js';
import type { Verdict } from './verdict.js';

/** Keys that lie in no backup, as they are held where one is restored; 32 bytes each. */
export interface HeldKeys {
  /** By epoch. */
  readonly wrapping: ReadonlyMap<number, Buffer>;
  /** By name, `receipt-key` and `actor-key`. */
  readonly own: ReadonlyMap<string, Buffer>;
  /** Where one is, or should be: a setting or a file. @param key an epoch, or a name */
  readonly placeOf: (key: number | string) => string;
}

/** Events at the beginning of a log that show whose keys lie beside it. */
const FIRST = 50;

/**
 * Of what the keys in a backup were made with: the wrapping key of each epoch that is in use, and the keys that its log was begun
 * with (ADR 36, 54). No database is asked, and nothing is made.
 */
async function keysOf(backup: OpenedBackup, held: HeldKeys): Promise<Fits[]> {
  const fits: Fits[] = [];
  for await (const cell of rows(backup, 'personal.wrapping_epochs')) {
    // What was retired wraps nothing in it, and may be gone already.
    if (cell('retired_at') !== '' || cell('destroyed_at') !== '') continue;
    const epoch = Number(cell('epoch'));
    const key = held.wrapping.get(epoch);
    fits.push({ key: epoch, is: key && (isProofOf(key, epoch, bytes(cell('proof'))) ? 'its' : 'another') });
  }
  for await (const cell of rows(backup, 'personal.key_fingerprints')) {
    const name = cell('name');
    const key = held.own.get(name);
    const isIts = key && fingerprintOf(name, key).equals(bytes(cell('fingerprint')));
    fits.push({ key: name, is: isIts === undefined ? undefined : isIts ? 'its' : 'another' });
  }
  return fits;
}

interface Fits {
  readonly key: number | string;
  /** Absent: none is held. */
  readonly is: 'its' | 'another' | undefined;
}

/**
 * Before anything is loaded: with other keys, or without, nobody could ever read what is personal in it, nor use a receipt.
 * @throws BackupUnfit naming each key and the file or setting it should be in
 */
export async function refuseOtherKeys(backup: OpenedBackup, held: HeldKeys): Promise<void> {
  const wrong = (await keysOf(backup, held)).filter(({ is }) => is !== 'its');
  if (wrong.length > 0)
    throw new BackupUnfit(
      `Nothing was restored: ${backup.data.manifest.name} needs keys that are not here.\n${wrong
        .map(({ key, is }) => `  ${held.placeOf(key)}: ${is === undefined ? 'missing' : 'another key'}\n`)
        .join('')}Put back the copy of them (docs/operations.md, "Restore").`,
    );
  await refuseKeysOfAnother(backup);
}

/** The folder of keys belongs to this log, and not to that of another desk. */
async function refuseKeysOfAnother(backup: OpenedBackup): Promise<void> {
  const blocks = new Set<string>();
  for await (const cell of rows(backup, 'personal.key_blocks')) blocks.add(cell('id'));
  let events = 0;
  for await (const line of backup.data.lines(backup.data.manifest.log.rows)) {
    const { data } = eventIn(line);
    withPersonal(JSON.parse(data) as object, (value) => {
      if (isStoredBox(value) && !blocks.has(blockOf(value.key)))
        throw new BackupUnfit(
          `The keys in ${backup.keys.folder} are not those of ${backup.data.manifest.name}: give its own, or later ones of the same desk (--keys).`,
        );
      return value;
    });
    if (++events === FIRST) return;
  }
}

/** For who looks at a backup where it may only be kept: keys that are not here are no fault of it, and another key is. */
export async function verifyHeldKeys(backup: OpenedBackup, held: HeldKeys): Promise<Verdict> {
  const found = await keysOf(backup, held);
  const places = (is: Fits['is']): string =>
    found
      .filter((fits) => fits.is === is)
      .map(({ key }) => held.placeOf(key))
      .join(', ');
  const [another, missing] = [places('another'), places(undefined)];
  const part = 'held keys';
  if (another !== '') return { part, ok: false, says: `${another}: another key than this backup needs` };
  if (missing !== '')
    return {
      ...{ part, ok: true, isNote: true },
      says: `where a backup is only kept it has none beside it; a restore needs ${missing}`,
    };
  return { part, ok: true, says: `${found.length} keys are here, as a restore needs them` };
}

/** @returns of each row a reader of its cells, by column; empty where there is nothing */
async function* rows(
  { keys: { manifest, lines } }: OpenedBackup,
  name: string,
): AsyncGenerator<(column: string) => string> {
  const table = manifest.tables.find((one) => one.table === name);
  if (table === undefined) return;
  for await (const line of lines(table.rows)) yield (column) => cellOf(line, table, column);
}

const bytes = (text: string): Buffer => Buffer.from(text.replace(/^\\x/, ''), 'hex');
