import { hash } from 'node:crypto';

/** Bytes of a hash: SHA-256, as RFC 6962 has it. */
export const HASH_BYTES = 32;

/** The root of a tree without leaves: the hash of nothing (RFC 6962, section 2.1). */
export const EMPTY_ROOT = hash('sha256', '', 'buffer');

/** Leaves and nodes are hashed apart, so that no node passes for a leaf (RFC 6962, section 2.1). */
const LEAF = Buffer.of(0);
/** One node after the other is put together in here: a million events are a million of them. */
const NODE = Buffer.alloc(1 + 2 * HASH_BYTES, 1);

/**
 * SHA-256 of a text or bytes, written where it belongs. As text of a byte a sign: to make a buffer for each of a million hashes
 * takes longer than to hash.
 * @param at where in `target` its 32 bytes begin
 */
export function hashInto(target: Buffer, at: number, hashed: string | Uint8Array): void {
  target.write(hash('sha256', hashed, 'binary'), at, 'latin1');
}

/** What a leaf is hashed of. @param entry its bytes */
export const leafOf = (entry: Uint8Array): Buffer => Buffer.concat([LEAF, entry]);

/** @param left, right 32 bytes each @returns 32 bytes */
export function nodeHash(left: Uint8Array, right: Uint8Array): Buffer {
  NODE.set(left, 1);
  NODE.set(right, 1 + HASH_BYTES);
  return hash('sha256', NODE, 'buffer');
}

/** The root over hashes of a whole subtree, a power of two of them, one after the other. */
export function rootOfPowerOfTwo(hashes: Buffer): Buffer {
  let level = hashes;
  while (level.length > HASH_BYTES) {
    const above = Buffer.alloc(level.length / 2);
    for (let at = 0; at < above.length; at += HASH_BYTES) {
      level.copy(NODE, 1, 2 * at, 2 * (at + HASH_BYTES));
      hashInto(above, at, NODE);
    }
    level = above;
  }
  return level;
}

/** The greatest power of two that is smaller than `size`: where a tree of that size is split. @param size at least 2 */
export function splitOf(size: number): number {
  let split = 1;
  while (split * 2 < size) split *= 2;
  return split;
}

/** Whether that many leaves make a whole subtree. */
export function isPowerOfTwo(leaves: number): boolean {
  let power = 1;
  while (power < leaves) power *= 2;
  return power === leaves;
}
