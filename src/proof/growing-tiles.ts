import type { Position } from '../platform/event-store/event-store.port.js';
import { ENTRY_BYTES } from './log-entry.js';
import { HASH_BYTES, hashInto, leafOf, rootOfPowerOfTwo } from './merkle-tree.js';
import { TILE_WIDTH, type TileReader } from './tiles.js';

/** One tile as it is kept. */
export interface Tile {
  readonly level: number;
  readonly index: number;
  /** Up to 256 of 32 bytes. */
  readonly hashes: Buffer;
  /** At level 0 only: what the hashes are of, 65 bytes each. */
  readonly entries: Buffer | null;
  /** At level 0 only: of the event before its first one. */
  readonly after_position: Position | null;
}

interface Growing {
  readonly index: number;
  readonly hashes: Buffer;
  readonly entries: Buffer | null;
  readonly after: Position | null;
  width: number;
  changed: boolean;
}

/** The right edge of the tree: what is appended changes the last tile of each level, or begins the next. */
export class GrowingTiles implements TileReader {
  readonly #levels: Growing[];
  readonly #filled: Tile[] = [];

  /** @param edge the last tile of each level, from level 0 on without gaps; none of an empty tree */
  constructor(edge: readonly Tile[]) {
    this.#levels = edge.map(({ level, index, hashes, entries, after_position }) => {
      const growing = begun(level, index, after_position);
      hashes.copy(growing.hashes);
      if (growing.entries !== null) entries?.copy(growing.entries);
      growing.width = hashes.length / HASH_BYTES;
      return growing;
    });
  }

  /** Leaves in the tree. */
  get size(): number {
    const [leaves] = this.#levels;
    return leaves === undefined ? 0 : leaves.index * TILE_WIDTH + leaves.width;
  }

  /** Of the edge alone, which is all that the root of the whole tree is made of. */
  tile(level: number, index: number): Promise<Buffer> {
    const last = this.#levels[level];
    return Promise.resolve(
      last?.index === index ? last.hashes.subarray(0, last.width * HASH_BYTES) : Buffer.of(),
    );
  }

  /** @param entry 65 bytes @param before position of the event before it */
  append(entry: Buffer, before: Position): void {
    const tile = this.#open(0, before);
    hashInto(tile.hashes, tile.width * HASH_BYTES, leafOf(entry));
    if (tile.entries !== null) entry.copy(tile.entries, tile.width * ENTRY_BYTES);
    this.#grown(0, tile);
  }

  /** Tiles that were begun, went on or were filled since the last time this was asked. */
  takeChanged(): readonly Tile[] {
    const open = this.#levels.flatMap((tile, level) => (tile.changed ? [asTile(level, tile)] : []));
    for (const tile of this.#levels) tile.changed = false;
    return [...this.#filled.splice(0), ...open];
  }

  #grown(level: number, tile: Growing): void {
    tile.width += 1;
    tile.changed = true;
    if (tile.width < TILE_WIDTH) return;
    const above = this.#open(level + 1, null);
    rootOfPowerOfTwo(tile.hashes).copy(above.hashes, above.width * HASH_BYTES);
    this.#grown(level + 1, above);
  }

  #open(level: number, before: Position | null): Growing {
    const last = this.#levels[level];
    if (last !== undefined && last.width < TILE_WIDTH) return last;
    if (last?.changed === true) this.#filled.push(asTile(level, last));
    const next = begun(level, last === undefined ? 0 : last.index + 1, before);
    this.#levels[level] = next;
    return next;
  }
}

function begun(level: number, index: number, after: Position | null): Growing {
  return {
    index,
    hashes: Buffer.alloc(TILE_WIDTH * HASH_BYTES),
    entries: level === 0 ? Buffer.alloc(TILE_WIDTH * ENTRY_BYTES) : null,
    after: level === 0 ? after : null,
    width: 0,
    changed: false,
  };
}

/** A view of what is kept: written before the tile grows on. */
function asTile(level: number, { index, hashes, entries, after, width }: Growing): Tile {
  return {
    level,
    index,
    hashes: hashes.subarray(0, width * HASH_BYTES),
    entries: entries?.subarray(0, width * ENTRY_BYTES) ?? null,
    after_position: after,
  };
}
