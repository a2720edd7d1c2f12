import { randomBytes } from 'node:crypto';
import type { Queryable } from '../postgres/postgres.port.js';
import { DerivedKeys, lastIn, unwrapKey, wrapKeys, type WrappedBlock } from './key-block.js';
import type { KeyRing } from './key-ring.js';

/** A block as its row says it. */
export interface StoredBlock extends WrappedBlock {
  /** Whether a key that has no row follows from that of the block. */
  readonly derived: boolean;
}

/**
 * Gives a block another key, and writes all its keys anew under it, but for those that are forgotten: from then on each has a row.
 * @param tx holds the block for itself, and its epoch
 */
export async function rewriteBlock(
  tx: Queryable,
  ring: KeyRing,
  block: StoredBlock,
  epoch: number,
): Promise<void> {
  const old = await ring.unwrap(block);
  // Nothing in it can be read anyway.
  if (old === undefined) return;
  const { rows } = await tx.query<{ id: string; iv: Buffer | null; wrapped: Buffer | null }>({
    text: 'SELECT id, iv, wrapped FROM personal.keys WHERE id BETWEEN $1 AND $2',
    values: [block.id, lastIn(block.id)],
  });
  const living = new Map<string, Buffer>();
  if (block.derived) for (const { id, bytes } of new DerivedKeys(block.id, old)) living.set(id, bytes);
  for (const { id, iv, wrapped } of rows)
    if (iv === null || wrapped === null) living.delete(id);
    else living.set(id, unwrapKey({ iv, wrapped }, old));
  const blockKey = randomBytes(32);
  const { iv, wrapped } = ring.wrap(blockKey, block.id, epoch);
  const anew = wrapKeys([...living.values()], blockKey);
  await tx.query({
    text: 'UPDATE personal.key_blocks SET epoch = $2, iv = $3, wrapped = $4, derived = false WHERE id = $1',
    values: [block.id, epoch, iv, wrapped],
  });
  await tx.query({
    text: `INSERT INTO personal.keys (id, block, iv, wrapped)
           SELECT id, $3, substr($2::bytea, 48 * n::int - 47, 16), substr($2::bytea, 48 * n::int - 31, 32)
           FROM unnest($1::uuid[]) WITH ORDINALITY AS of (id, n)
           ON CONFLICT (id) DO UPDATE SET iv = excluded.iv, wrapped = excluded.wrapped`,
    values: [[...living.keys()], Buffer.concat(anew.flatMap((key) => [key.iv, key.wrapped])), block.id],
  });
}
