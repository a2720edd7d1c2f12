import { randomBytes } from 'node:crypto';
import { v7 as uuidv7 } from 'uuid';
import type { Postgres } from '../postgres/postgres.port.js';
import { rewriteBlock, type StoredBlock } from './block-rows.js';
import {
  blockOf,
  byBlock,
  DerivedKeys,
  KEYS_IN_BLOCK,
  numberOf,
  unwrapKey,
  type WrappedKey,
} from './key-block.js';
import type { KeyRing } from './key-ring.js';
import { ofKeys } from './keys-unavailable.js';

/** What is known of the key of a sealed value; nothing at all where it is not in this database. */
export type KnownKey =
  | { readonly bytes: Buffer }
  /** @property because id of the event that had it forgotten */
  | { readonly forgottenBecause: string | undefined };

interface KnownBlock extends StoredBlock {
  /** Ids, with commas between them. */
  readonly living: string | null;
  /** Counter and key of each of the living, in that order. */
  readonly keys: Buffer | null;
  /** Id, and that of the event that had it forgotten if there is one, with commas between them. */
  readonly forgotten: string | null;
}

/** Held until the end of the transaction: an epoch under which somebody is wrapping is not retired meanwhile. */
export const NOT_RETIRED =
  'SELECT epoch FROM personal.wrapping_epochs WHERE epoch = $1 AND retired_at IS NULL FOR SHARE';

/** The tables of keys (migrations 0040 and 0052, ADR 50). */
export class SealingKeys {
  constructor(
    private readonly postgres: Postgres,
    private readonly ring: KeyRing,
  ) {}

  /**
   * Blocks of keys that nobody has used, on disk when they are returned, by one commit: each shares the disk with appends.
   * @throws KeysUnavailable
   */
  newBlocks(count: number): Promise<readonly DerivedKeys[]> {
    return ofKeys(this.derivedBlocks(count));
  }

  private async derivedBlocks(count: number): Promise<readonly DerivedKeys[]> {
    const epoch = this.ring.newest;
    const blocks = Array.from({ length: count }, () => {
      const key = randomBytes(32);
      const id = blockOf(uuidv7());
      return { key, ...this.ring.wrap(key, id, epoch) };
    });
    const { rowCount } = await this.postgres.query({
      name: 'personal-new-blocks',
      text: `WITH current AS (${NOT_RETIRED})
             INSERT INTO personal.key_blocks (id, epoch, iv, wrapped, derived)
             SELECT id, epoch, iv, wrapped, true FROM current, unnest($2::uuid[], $3::bytea[], $4::bytea[]) AS new (id, iv, wrapped)`,
      values: [
        epoch,
        blocks.map(({ id }) => id),
        blocks.map(({ iv }) => iv),
        blocks.map(({ wrapped }) => wrapped),
      ],
    });
    if (rowCount > 0) return blocks.map(({ id, key }) => new DerivedKeys(id, key));
    // Another process has rotated meanwhile.
    await this.ring.learn();
    return this.derivedBlocks(count);
  }

  /** One query for all of them. @throws KeysUnavailable */
  known(ids: readonly string[]): Promise<ReadonlyMap<string, KnownKey>> {
    return ofKeys(this.unwrapped(ids));
  }

  /** A row for each block: thousands of rows, each with the same block, cost more than all that is done with them. */
  private async unwrapped(ids: readonly string[]): Promise<ReadonlyMap<string, KnownKey>> {
    const asked = byBlock(ids);
    const { rows } = await this.postgres.query<KnownBlock>({
      name: 'personal-known-keys',
      text: `SELECT b.id, b.epoch, b.iv, b.wrapped, b.derived,
                    string_agg(k.id::text, ',' ORDER BY k.id) FILTER (WHERE k.wrapped IS NOT NULL) AS living,
                    string_agg(k.iv || k.wrapped, '' ORDER BY k.id) AS keys,
                    string_agg(concat(k.id, ' ', k.forgotten_because), ',') FILTER (WHERE k.forgotten_at IS NOT NULL) AS forgotten
             FROM personal.key_blocks b LEFT JOIN personal.keys k ON k.block = b.id AND k.id = ANY ($1::uuid[])
             WHERE b.id = ANY ($2::uuid[]) GROUP BY b.id`,
      values: [ids, [...asked.keys()]],
    });
    const known = new Map<string, KnownKey>();
    for (const { living, keys, forgotten, derived, ...block } of rows) {
      const blockKey = derived || living !== null ? await this.ring.unwrap(block) : undefined;
      if (blockKey !== undefined && derived) {
        const all = new DerivedKeys(block.id, blockKey);
        for (const id of asked.get(block.id) ?? []) {
          const key = all.at(numberOf(id));
          if (key !== undefined) known.set(id, key);
        }
      }
      // A row goes before what is derived.
      if (blockKey !== undefined && living !== null && keys !== null)
        for (const [at, id] of living.split(',').entries())
          known.set(id, { bytes: unwrapKey(rowAt(keys, at), blockKey) });
      for (const row of forgotten?.split(',') ?? []) {
        const [id = '', because = ''] = row.split(' ');
        known.set(id, { forgottenBecause: because === '' ? undefined : because });
      }
    }
    return known;
  }

  /**
   * Forgets keys, and gives the rest of their blocks a new key: what an old backup holds of a block opens none of these.
   * @param because id of the event, where there is one
   * @returns how many were forgotten now
   */
  async forget(ids: readonly string[], because: string | undefined): Promise<number> {
    const forgotten = await this.postgres.transaction(async (tx) => {
      const epoch = this.ring.newest;
      const { rowCount: current } = await tx.query({ text: NOT_RETIRED, values: [epoch] });
      if (current === 0) return undefined;
      const asked = byBlock(ids);
      // Alone in its statement: what others did while it waited is seen by the next.
      const { rows: blocks } = await tx.query<StoredBlock>({
        text: `SELECT id, epoch, iv, wrapped, derived FROM personal.key_blocks
               WHERE id = ANY ($1::uuid[]) ORDER BY id FOR UPDATE`,
        values: [[...asked.keys()]],
      });
      const derived = blocks
        .filter((block) => block.derived)
        .flatMap(({ id }) => asked.get(id)?.filter((key) => numberOf(key) < KEYS_IN_BLOCK) ?? []);
      const { rows: gone } = await tx.query<{ block: string }>({
        text: `INSERT INTO personal.keys AS k (id, block, forgotten_at, forgotten_because)
               SELECT id, block, now(), $2 FROM (
                 SELECT id, block FROM personal.keys WHERE id = ANY ($1::uuid[])
                 UNION SELECT * FROM unnest($3::uuid[], $4::uuid[])
               ) AS there (id, block)
               ON CONFLICT (id) DO UPDATE
               SET iv = NULL, wrapped = NULL, forgotten_at = excluded.forgotten_at, forgotten_because = $2
               WHERE k.forgotten_at IS NULL RETURNING block`,
        values: [ids, because ?? null, derived, derived.map(blockOf)],
      });
      const touched = new Set(gone.map(({ block }) => block));
      for (const block of blocks) if (touched.has(block.id)) await rewriteBlock(tx, this.ring, block, epoch);
      return gone.length;
    });
    if (forgotten !== undefined) return forgotten;
    // Another process has rotated meanwhile.
    await this.ring.learn();
    return this.forget(ids, because);
  }

  /**
   * Whether what was forgotten because of this event opens nowhere: every wrapping key that there was by then is destroyed,
   * with which a backup would open it (ADR 38).
   */
  async isBeyondReach(because: string): Promise<boolean> {
    const { rows } = await this.postgres.query<{ beyond: boolean | null }>({
      name: 'personal-beyond-reach',
      text: `SELECT max(k.forgotten_at) < all (
                      SELECT opened_at FROM personal.wrapping_epochs WHERE destroyed_at IS NULL
                    ) AS beyond
             FROM personal.keys k WHERE k.forgotten_because = $1`,
      values: [because],
    });
    return rows[0]?.beyond === true;
  }
}

const COUNTER_BYTES = 16;
const ROW_BYTES = COUNTER_BYTES + 32;

function rowAt(rows: Buffer, at: number): WrappedKey {
  const from = at * ROW_BYTES;
  return {
    iv: rows.subarray(from, from + COUNTER_BYTES),
    wrapped: rows.subarray(from + COUNTER_BYTES, from + ROW_BYTES),
  };
}
