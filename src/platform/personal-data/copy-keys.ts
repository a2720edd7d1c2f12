import { createHash, randomBytes } from 'node:crypto';
import { NIL } from 'uuid';
import type { Postgres } from '../postgres/postgres.port.js';
import { DerivedKeys, unwrapKey, wrapKeys } from './key-block.js';
import type { KeyCustody } from './key-custody.port.js';
import { copyFingerprints } from './key-fingerprints.js';
import { KeyRing } from './key-ring.js';
import { NOT_RETIRED, SealingKeys } from './sealing-keys.js';

/** Blocks in one transaction: some ten thousand keys. */
const BLOCKS_AT_ONCE = 10;

export interface CopiedKeys {
  /** Of the source; each is in both now. */
  readonly keys: number;
  /** Of blocks that were copied now. */
  readonly copied: number;
  /** In one of both, or in both. */
  readonly forgotten: number;
  /** Over all keys as both hold them. */
  readonly digest: string;
}

/** A key opened, or nothing where it was forgotten. */
interface OpenedKey {
  readonly id: string;
  readonly bytes: Buffer | undefined;
  readonly forgottenAt: string | undefined;
  readonly because: string | undefined;
}

/**
 * Copies what opens the log: epochs, blocks and keys, each block at once. What was forgotten in either stays forgotten, and has a
 * row that says so. Interrupted, it goes on where it was.
 * @param custody holds the wrapping keys of both
 * @throws Error in words for who runs this; nothing that was there before is lost then
 */
export async function copyKeys(
  source: Postgres,
  target: Postgres,
  custody: KeyCustody,
  report: (keys: number) => void = () => undefined,
): Promise<CopiedKeys> {
  await copyEpochs(source, target);
  await copyFingerprints(source, target);
  const from = await KeyRing.open(source, custody, () => undefined);
  const to = await KeyRing.open(target, custody, () => undefined);
  const forgetting = new SealingKeys(target, to);
  const digests = { source: createHash('sha256'), target: createHash('sha256') };
  const count = { keys: 0, copied: 0, forgotten: 0 };
  for (let after: string = NIL; ;) {
    const blocks = await nextBlocks(source, after);
    const last = blocks.at(-1);
    if (last === undefined) break;
    after = last;
    const wanted = await openedBlocks(source, from, blocks);
    const there = await blocksIn(target, blocks);
    for (const [block, keys] of wanted) {
      if (there.has(block)) await forgetAsWell(forgetting, keys);
      else count.copied += await insertBlock(target, to, block, keys);
    }
    const found = await openedBlocks(target, to, blocks);
    for (const [block, keys] of wanted) {
      const copies = new Map(found.get(block)?.map((key) => [key.id, key]));
      for (const key of keys) {
        const copy = copies.get(key.id);
        if (copy === undefined) throw new Error(`Key ${key.id} was not copied.`);
        const isForgotten = copy.bytes === undefined;
        digests.source.update(key.id).update(isForgotten ? '-' : (key.bytes ?? '+'));
        digests.target.update(key.id).update(copy.bytes ?? '-');
        count.keys++;
        if (isForgotten) count.forgotten++;
      }
    }
    report(count.keys);
  }
  const [digest, copied] = [digests.source.digest('hex'), digests.target.digest('hex')];
  if (digest !== copied)
    throw new Error(
      'The keys in both are not the same: these are two logs, or one of them was changed. Copy into a new, empty database.',
    );
  return { ...count, digest };
}

/** @throws Error where both have another wrapping key under one number */
async function copyEpochs(source: Postgres, target: Postgres): Promise<void> {
  const { rows } = await source.query<{ epoch: number; proof: Buffer }>(
    'SELECT * FROM personal.wrapping_epochs ORDER BY epoch',
  );
  if (rows.length === 0) throw new Error('There are no keys to copy.');
  for (const row of rows) {
    await target.query({
      text: `INSERT INTO personal.wrapping_epochs (epoch, proof, opened_at, retired_at, destroyed_at)
             VALUES ($1, $2, $3, $4, $5) ON CONFLICT DO NOTHING`,
      values: ['epoch', 'proof', 'opened_at', 'retired_at', 'destroyed_at'].map(
        (column) => (row as Record<string, unknown>)[column],
      ),
    });
    const { rowCount } = await target.query({
      text: 'SELECT FROM personal.wrapping_epochs WHERE epoch = $1 AND proof = $2',
      values: [row.epoch, row.proof],
    });
    if (rowCount === 0)
      throw new Error(`Epoch ${row.epoch} has another wrapping key in each of both: these are two logs.`);
  }
}

async function nextBlocks(source: Postgres, after: string): Promise<readonly string[]> {
  const { rows } = await source.query<{ id: string }>({
    text: 'SELECT id FROM personal.key_blocks WHERE id > $1 ORDER BY id LIMIT $2',
    values: [after, BLOCKS_AT_ONCE],
  });
  return rows.map(({ id }) => id);
}

async function blocksIn(postgres: Postgres, ids: readonly string[]): Promise<ReadonlySet<string>> {
  const { rows } = await postgres.query<{ id: string }>({
    text: 'SELECT id FROM personal.key_blocks WHERE id = ANY ($1::uuid[])',
    values: [ids],
  });
  return new Set(rows.map(({ id }) => id));
}

/** In one statement: a block and its keys belong together. */
async function openedBlocks(
  postgres: Postgres,
  ring: KeyRing,
  ids: readonly string[],
): Promise<ReadonlyMap<string, readonly OpenedKey[]>> {
  const { rows } = await postgres.query<{
    block: string;
    epoch: number;
    block_iv: Buffer;
    block_wrapped: Buffer;
    derived: boolean;
    id: string | null;
    iv: Buffer | null;
    wrapped: Buffer | null;
    at: string | null;
    because: string | null;
  }>({
    text: `SELECT b.id AS block, b.epoch, b.iv AS block_iv, b.wrapped AS block_wrapped, b.derived,
                  k.id, k.iv, k.wrapped, k.forgotten_at AS at, k.forgotten_because AS because
           FROM personal.key_blocks b
           LEFT JOIN personal.keys k ON k.id BETWEEN b.id AND (left(b.id::text, 31) || 'fffff')::uuid
           WHERE b.id = ANY ($1::uuid[]) ORDER BY b.id, k.id`,
    values: [ids],
  });
  const blocks = new Map<string, { readonly key: Buffer; readonly keys: Map<string, OpenedKey> }>();
  for (const { id, iv, wrapped, at, because, block, epoch, block_iv, block_wrapped, derived } of rows) {
    let opened = blocks.get(block);
    if (opened === undefined) {
      const key = await ring.unwrap({ id: block, epoch, iv: block_iv, wrapped: block_wrapped });
      if (key === undefined)
        throw new Error(
          `The key of block ${block} does not open under the wrapping key of epoch ${epoch}: its row was changed. Restore it from a backup.`,
        );
      blocks.set(
        block,
        (opened = { key, keys: derived ? allDerived(block, key) : new Map<string, OpenedKey>() }),
      );
    }
    if (id === null) continue;
    const bytes = iv !== null && wrapped !== null ? unwrapKey({ iv, wrapped }, opened.key) : undefined;
    opened.keys.set(id, { id, bytes, forgottenAt: at ?? undefined, because: because ?? undefined });
  }
  return new Map([...blocks].map(([block, { keys }]) => [block, [...keys.values()]]));
}

function allDerived(block: string, blockKey: Buffer): Map<string, OpenedKey> {
  const keys = [...new DerivedKeys(block, blockKey)];
  return new Map(keys.map((key) => [key.id, { ...key, forgottenAt: undefined, because: undefined }]));
}

/** Under a key of its own, and the newest wrapping key of where it comes to; each of its keys with a row. */
async function insertBlock(
  target: Postgres,
  ring: KeyRing,
  block: string,
  keys: readonly OpenedKey[],
): Promise<number> {
  const blockKey = randomBytes(32);
  const living = keys.flatMap(({ bytes }) => (bytes === undefined ? [] : [bytes]));
  const wrapped = [...wrapKeys(living, blockKey)];
  const rows = keys.map(({ bytes }) => (bytes === undefined ? undefined : wrapped.shift()));
  const written = await target.transaction(async (tx) => {
    const under = ring.wrap(blockKey, block);
    const { rowCount: current } = await tx.query({ text: NOT_RETIRED, values: [under.epoch] });
    if (current === 0) return false;
    await tx.query({
      text: 'INSERT INTO personal.key_blocks (id, epoch, iv, wrapped) VALUES ($1, $2, $3, $4)',
      values: [block, under.epoch, under.iv, under.wrapped],
    });
    await tx.query({
      text: `INSERT INTO personal.keys (id, block, iv, wrapped, forgotten_at, forgotten_because)
             SELECT id, $1, iv, wrapped, at, because
             FROM unnest($2::uuid[], $3::bytea[], $4::bytea[], $5::timestamptz[], $6::uuid[])
               AS k (id, iv, wrapped, at, because)`,
      values: [
        block,
        keys.map(({ id }) => id),
        rows.map((row) => row?.iv ?? null),
        rows.map((row) => row?.wrapped ?? null),
        keys.map(({ forgottenAt }) => forgottenAt ?? null),
        keys.map(({ because }) => because ?? null),
      ],
    });
    return true;
  });
  if (written) return keys.length;
  await ring.learn();
  return insertBlock(target, ring, block, keys);
}

/** Forgotten in the source since it was copied: with a new key for the rest of its block, as ever (ADR 36). */
async function forgetAsWell(forgetting: SealingKeys, keys: readonly OpenedKey[]): Promise<void> {
  const byEvent = new Map<string, string[]>();
  // Of some nobody knows any more which event had them forgotten.
  for (const { id, bytes, because = NIL } of keys) {
    if (bytes !== undefined) continue;
    byEvent.set(because, [...(byEvent.get(because) ?? []), id]);
  }
  for (const [because, ids] of byEvent) await forgetting.forget(ids, because);
}
