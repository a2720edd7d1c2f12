import {
  START,
  type EventStore,
  type Position,
  type StoredEvent,
} from '../platform/event-store/event-store.port.js';
import { Postgres, type Queryable } from '../platform/postgres/postgres.port.js';
import type { Moment } from '../shared/moment.js';
import type { Tile } from './growing-tiles.js';
import { HASH_BYTES } from './merkle-tree.js';
import { TILE_WIDTH, type TileReader } from './tiles.js';

/** Name of the subscription that writes the tiles. */
export const SEQUENCER = 'proof';
/** A tree of so many levels holds 256⁷ leaves, which is more than any number here. */
const LEVELS = 7;

/** A checkpoint that was signed. */
export interface SignedCheckpoint {
  readonly part: number;
  /** Events. */
  readonly size: number;
  readonly root: Buffer;
  /** A C2SP signed note. */
  readonly note: string;
  readonly signedAt: Moment;
}

/** Somebody outside has a checkpoint. */
export interface Anchored {
  readonly part: number;
  readonly size: number;
  /** Name of the anchor. */
  readonly anchor: string;
  readonly at: Moment;
  readonly receipt: string;
}

const CHECKPOINT = 'part, size, root, note, signed_at as "signedAt"';
const ANCHORED = 'part, size, anchor, at, receipt';

/** What the database has of tree, checkpoints and anchors (migration 0058). */
export class ProofRecords implements TileReader {
  constructor(private readonly postgres: Postgres) {}

  async tile(level: number, index: number): Promise<Buffer> {
    const { rows } = await this.postgres.query<{ hashes: Buffer }>({
      name: 'proof-tile',
      text: 'select hashes from proof_tiles where level = $1 and index = $2',
      values: [level, index],
    });
    return rows[0]?.hashes ?? Buffer.of();
  }

  /** Entries of one tile of level 0, 65 bytes each. */
  async entries(index: number): Promise<Buffer> {
    const { rows } = await this.postgres.query<{ entries: Buffer }>({
      name: 'proof-entries',
      text: 'select entries from proof_tiles where level = 0 and index = $1',
      values: [index],
    });
    return rows[0]?.entries ?? Buffer.of();
  }

  /** Events in the tree. */
  async size(): Promise<number> {
    const { rows } = await this.postgres.query<{ index: number; bytes: number }>({
      name: 'proof-size',
      text: 'select index, octet_length(hashes) as bytes from proof_tiles where level = 0 order by index desc limit 1',
    });
    const [last] = rows;
    return last === undefined ? 0 : last.index * TILE_WIDTH + last.bytes / HASH_BYTES;
  }

  /** Up to where the log is in the tree, and, where that stands still, the class of the error. */
  async standing(): Promise<{ readonly to: Position; readonly failure?: string }> {
    const { rows } = await this.postgres.query<{ position: Position; failure: string | null }>({
      name: 'proof-standing',
      text: `select position, failure->>'errorClass' as failure from subscription_checkpoints where name = $1`,
      values: [SEQUENCER],
    });
    const { position = START, failure = null } = rows[0] ?? {};
    return { to: position, ...(failure !== null && { failure }) };
  }

  async sequencedTo(): Promise<Position> {
    return (await this.standing()).to;
  }

  /** Of the newest part, the greatest. */
  async newest(): Promise<SignedCheckpoint | undefined> {
    const { rows } = await this.postgres.query<SignedCheckpoint>({
      name: 'proof-newest',
      text: `select ${CHECKPOINT} from proof_checkpoints order by part desc, size desc limit 1`,
    });
    return rows[0];
  }

  /** In the order in which they were signed. */
  async checkpoints(): Promise<readonly SignedCheckpoint[]> {
    const { rows } = await this.postgres.query<SignedCheckpoint>(
      `select ${CHECKPOINT} from proof_checkpoints order by part, size`,
    );
    return rows;
  }

  /** The newest ones, newest first, each with who has it. */
  async latest(
    most: number,
  ): Promise<readonly (SignedCheckpoint & { readonly anchors: readonly string[] })[]> {
    const { rows } = await this.postgres.query<SignedCheckpoint & { readonly anchors: readonly string[] }>({
      name: 'proof-latest',
      text: `select ${CHECKPOINT}, array(select anchor from proof_anchors a
               where a.part = c.part and a.size = c.size order by anchor) as anchors
             from proof_checkpoints c order by part desc, size desc limit $1`,
      values: [most],
    });
    return rows;
  }

  /** The newest that each anchor has, in the order of their names. */
  async newestAnchored(): Promise<readonly Anchored[]> {
    const { rows } = await this.postgres.query<Anchored>(
      `select distinct on (anchor) ${ANCHORED} from proof_anchors order by anchor, part desc, size desc`,
    );
    return rows;
  }

  /** The newest that this anchor has. */
  async lastOf(anchor: string): Promise<Anchored | undefined> {
    const { rows } = await this.postgres.query<Anchored>({
      name: 'proof-last-anchored',
      text: `select ${ANCHORED} from proof_anchors where anchor = $1 order by part desc, size desc limit 1`,
      values: [anchor],
    });
    return rows[0];
  }

  /** Who has this checkpoint. */
  async anchorsOf({ part, size }: Pick<SignedCheckpoint, 'part' | 'size'>): Promise<readonly Anchored[]> {
    const { rows } = await this.postgres.query<Anchored>({
      name: 'proof-anchors-of',
      text: `select ${ANCHORED} from proof_anchors where part = $1 and size = $2 order by anchor`,
      values: [part, size],
    });
    return rows;
  }

  /** Newest first. */
  async anchored(): Promise<readonly Anchored[]> {
    const { rows } = await this.postgres.query<Anchored>(
      `select ${ANCHORED} from proof_anchors order by part desc, size desc, anchor`,
    );
    return rows;
  }

  /**
   * The place of an event in the tree, from 0, found by counting from the beginning of its tile.
   * @returns nothing while it is not in the tree
   */
  async placeOf(store: EventStore, event: StoredEvent): Promise<number | undefined> {
    if (event.position > (await this.sequencedTo())) return undefined;
    const { rows } = await this.postgres.query<{ index: number; after: Position }>({
      name: 'proof-place',
      text: `select index, after_position as after from proof_tiles
             where level = 0 and after_position < $1 order by after_position desc limit 1`,
      values: [event.position],
    });
    const [tile] = rows;
    if (tile === undefined) return undefined;
    let place = tile.index * TILE_WIDTH;
    for (let from = tile.after; ;) {
      const page = await store.readAll(from, { maxCount: TILE_WIDTH });
      for (const { position } of page.events) {
        if (position === event.position) return place;
        place += 1;
      }
      if (page.caughtUp) return undefined;
      from = page.checkpoint;
    }
  }
}

/** The last tile of each level, from level 0 on. */
export async function edgeOf(tx: Queryable): Promise<readonly Tile[]> {
  const { rows } = await tx.query<Tile>({
    name: 'proof-edge',
    text: `select t.* from generate_series(0, ${LEVELS - 1}) as l (level)
           cross join lateral (select level, index, hashes, entries, after_position from proof_tiles
                               where proof_tiles.level = l.level order by index desc limit 1) t
           order by t.level`,
  });
  return rows;
}
