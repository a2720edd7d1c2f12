import { EMPTY_ROOT, HASH_BYTES, isPowerOfTwo, nodeHash, rootOfPowerOfTwo, splitOf } from './merkle-tree.js';

/** Hashes in a whole tile (C2SP tlog-tiles): a tile is a subtree of height 8 by its leaves. */
export const TILE_WIDTH = 256;
const TILE_HEIGHT = 8;

/**
 * The tree as tiles. At level 0 a tile holds the hashes of leaves, above that of each _whole_ tile below.
 * `tile` gives up to 256 hashes of 32 bytes, one after the other; there may be more of them than a smaller tree has.
 */
export interface TileReader {
  tile(level: number, index: number): Promise<Buffer>;
}

/** A place of the tree that the tiles do not have: they are fewer than the tree that was asked for. */
export class TileMissing extends Error {
  override readonly name = 'TileMissing';
  constructor(level: number, index: number) {
    super(`tile ${index} of level ${level} is not there, or too short`);
  }
}

/** The root of the tree of the first `size` leaves. @throws TileMissing */
export function rootOf(tiles: TileReader, size: number): Promise<Buffer> {
  return size === 0 ? Promise.resolve(EMPTY_ROOT) : rangeHash(readOnce(tiles), 0, size);
}

/**
 * What leads from a leaf to the root (RFC 6962, section 2.1.1), the leaf's sibling first.
 * @param index of the leaf, from 0 @throws RangeError @throws TileMissing
 */
export async function inclusionPath(
  tiles: TileReader,
  index: number,
  size: number,
): Promise<readonly Buffer[]> {
  if (!(index >= 0 && index < size)) throw new RangeError(`a tree of ${size} has no leaf ${index}`);
  const reader = readOnce(tiles);
  const path: Buffer[] = [];
  for (let [start, end] = [0, size]; end - start > 1;) {
    const middle = start + splitOf(end - start);
    const isLeft = index < middle;
    path.push(isLeft ? await rangeHash(reader, middle, end) : await rangeHash(reader, start, middle));
    if (isLeft) end = middle;
    else start = middle;
  }
  return path.reverse();
}

/**
 * That the tree of the first `first` leaves is the beginning of that of `size` (RFC 6962, section 2.1.2); nothing where
 * they are the same, or the first is empty.
 * @throws RangeError @throws TileMissing
 */
export async function consistencyPath(
  tiles: TileReader,
  first: number,
  size: number,
): Promise<readonly Buffer[]> {
  if (!(first >= 0 && first <= size)) throw new RangeError(`a tree of ${size} does not begin with ${first}`);
  if (first === 0) return [];
  const reader = readOnce(tiles);
  const path: Buffer[] = [];
  // Whoever checks it knows the root of the first tree, as long as that is a subtree of the second.
  let known = true;
  let [start, end] = [0, size];
  while (end > first) {
    const middle = start + splitOf(end - start);
    if (first <= middle) {
      path.push(await rangeHash(reader, middle, end));
      end = middle;
    } else {
      path.push(await rangeHash(reader, start, middle));
      start = middle;
      known = false;
    }
  }
  if (!known) path.push(await rangeHash(reader, start, end));
  return path.reverse();
}

/** The root over the leaves from `start` to `end`, of which `start` is where the tree is split. */
async function rangeHash(tiles: TileReader, start: number, end: number): Promise<Buffer> {
  const leaves = end - start;
  if (isPowerOfTwo(leaves)) return subtreeHash(tiles, start, leaves);
  const middle = start + splitOf(leaves);
  return nodeHash(await rangeHash(tiles, start, middle), await rangeHash(tiles, middle, end));
}

/** @param leaves a power of two that divides `start` */
async function subtreeHash(tiles: TileReader, start: number, leaves: number): Promise<Buffer> {
  const level = Math.floor(Math.log2(leaves) / TILE_HEIGHT);
  const below = TILE_WIDTH ** level;
  const first = start / below;
  const index = Math.floor(first / TILE_WIDTH);
  const from = (first % TILE_WIDTH) * HASH_BYTES;
  const to = from + (leaves / below) * HASH_BYTES;
  const tile = await tiles.tile(level, index);
  if (tile.length < to) throw new TileMissing(level, index);
  return rootOfPowerOfTwo(tile.subarray(from, to));
}

/** A path asks for the same tile again and again. */
function readOnce(tiles: TileReader): TileReader {
  const read = new Map<string, Promise<Buffer>>();
  return {
    tile(level, index) {
      const key = `${level}/${index}`;
      const known = read.get(key) ?? tiles.tile(level, index);
      read.set(key, known);
      return known;
    },
  };
}
