import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';

/** Keys that are made, written and wrapped together. */
export const KEYS_IN_BLOCK = 1_024;
const KEY_BYTES = 32;
const COUNTER_BYTES = 16;
const COUNTERS_IN_KEY = BigInt(KEY_BYTES / COUNTER_BYTES);
const FIRST_COUNTER = Buffer.alloc(COUNTER_BYTES);
const NOTHING = Buffer.alloc(KEYS_IN_BLOCK * KEY_BYTES);

/** A key that seals one value and no other. */
export interface SealingKey {
  readonly id: string;
  readonly bytes: Buffer;
}

/** A key as its row holds it: under the key of its block, with the counter at which the cipher stood. */
export interface WrappedKey {
  readonly iv: Buffer;
  readonly wrapped: Buffer;
}

/** Hex digits at the end of an id that count the keys of its block. */
const COUNTED_BY = 5;

/** @param id of a block, or of any key in it @returns the id of its nth key; that of the first is that of the block */
export const keyIn = (id: string, at: number): string =>
  id.slice(0, -COUNTED_BY) + at.toString(16).padStart(COUNTED_BY, '0');

export const blockOf = (key: string): string => keyIn(key, 0);

export const numberOf = (key: string): number => Number.parseInt(key.slice(-COUNTED_BY), 16);

/** Ids of keys by that of their block, each once. */
export function byBlock(ids: readonly string[]): ReadonlyMap<string, readonly string[]> {
  const blocks = new Map<string, string[]>();
  for (const id of new Set(ids)) {
    const block = blockOf(id);
    const there = blocks.get(block);
    if (there === undefined) blocks.set(block, [id]);
    else there.push(id);
  }
  return blocks;
}

/** No key of the block has a greater id. */
export const lastIn = (block: string): string => block.slice(0, -COUNTED_BY) + 'f'.repeat(COUNTED_BY);

/** The key of a block, under the wrapping key of an epoch. */
export interface WrappedBlock extends WrappedKey {
  readonly id: string;
  readonly epoch: number;
}

/**
 * What AES-256-CTR gives from its first counter on: as good as drawn, for whoever does not hold the key of the block. Each is
 * made when it is asked for: most blocks are opened for a few.
 */
export class DerivedKeys implements Iterable<SealingKey> {
  readonly length = KEYS_IN_BLOCK;
  readonly #stream: Buffer;

  /** @param blockKey 32 bytes, which wraps nothing as long as keys are derived from it */
  constructor(
    private readonly block: string,
    blockKey: Buffer,
  ) {
    this.#stream = createCipheriv('aes-256-ctr', blockKey, FIRST_COUNTER).update(NOTHING);
  }

  /** @returns nothing where it counts beyond the block */
  at(number: number): SealingKey | undefined {
    if (!(number < KEYS_IN_BLOCK)) return undefined;
    const from = number * KEY_BYTES;
    return { id: keyIn(this.block, number), bytes: this.#stream.subarray(from, from + KEY_BYTES) };
  }

  *[Symbol.iterator](): Iterator<SealingKey> {
    for (let number = 0; number < KEYS_IN_BLOCK; number++) {
      const key = this.at(number);
      if (key !== undefined) yield key;
    }
  }
}

/**
 * Keys of a block in one run of AES-256-CTR. Wrong bytes are not noticed here: a box does not open with the key they make.
 * @param blockKey 32 bytes, which wraps these keys and no others
 */
export function wrapKeys(keys: readonly Buffer[], blockKey: Buffer): readonly WrappedKey[] {
  const start = randomBytes(COUNTER_BYTES);
  const wrapped = createCipheriv('aes-256-ctr', blockKey, start).update(Buffer.concat(keys));
  return keys.map((_, at) => ({
    iv: counterAfter(start, BigInt(at) * COUNTERS_IN_KEY),
    wrapped: wrapped.subarray(at * KEY_BYTES, (at + 1) * KEY_BYTES),
  }));
}

export function unwrapKey({ iv, wrapped }: WrappedKey, blockKey: Buffer): Buffer {
  return createDecipheriv('aes-256-ctr', blockKey, iv).update(wrapped);
}

/** @param wrappingKey of the epoch, 32 bytes */
export function wrapBlock(blockKey: Buffer, id: string, epoch: number, wrappingKey: Buffer): WrappedBlock {
  const iv = randomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', wrappingKey, iv).setAAD(blockInBytes(id, epoch));
  const wrapped = Buffer.concat([cipher.update(blockKey), cipher.final(), cipher.getAuthTag()]);
  return { id, epoch, iv, wrapped };
}

/** @returns nothing where it is not the key of this block under this wrapping key */
export function unwrapBlock(
  { id, epoch, iv, wrapped }: WrappedBlock,
  wrappingKey: Buffer,
): Buffer | undefined {
  try {
    const decipher = createDecipheriv('aes-256-gcm', wrappingKey, iv)
      .setAAD(blockInBytes(id, epoch))
      .setAuthTag(wrapped.subarray(KEY_BYTES));
    return Buffer.concat([decipher.update(wrapped.subarray(0, KEY_BYTES)), decipher.final()]);
  } catch {
    return undefined;
  }
}

const blockInBytes = (id: string, epoch: number): Buffer => Buffer.from(`lekwacht/block/1\n${id}\n${epoch}`);

/** As the cipher itself counts: big-endian, around at 2^128. */
function counterAfter(start: Buffer, steps: bigint): Buffer {
  const counter = (BigInt(`0x${start.toString('hex')}`) + steps) & ((1n << 128n) - 1n);
  return Buffer.from(counter.toString(16).padStart(32, '0'), 'hex');
}
