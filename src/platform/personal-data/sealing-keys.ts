import { randomBytes } from 'node:crypto';
import { v7 as uuidv7 } from 'uuid';
import type { Postgres, Queryable } from '../postgres/postgres.port.js';
import { newKeys, unwrapKey, wrapKeys, type WrappedBlock, type WrappedKey } from './key-block.js';
import type { KeyRing } from './key-ring.js';
import { ofKeys } from './keys-unavailable.js';

/** A key that seals one value and no other. */
export interface SealingKey {
  readonly id: string;
  readonly bytes: Buffer;
}

/** What is known of the key of a sealed value; nothing at all where it is not in this database. */
export type KnownKey =
  | { readonly bytes: Buffer }
  /** @property because id of the event that had it forgotten */
  | { readonly forgottenBecause: string | undefined };

interface KeyRow extends WrappedKey {
  readonly id: string;
}

interface KnownBlock extends WrappedBlock {
  /** Ids, with commas between them. */
  readonly living: string | null;
  /** Counter and key of each of the living, in that order. */
  readonly keys: Buffer | null;
  /** Id, and that of the event that had it forgotten if there is one, with commas between them. */
  readonly forgotten: string | null;
}

/** Hex digits at the end of an id that count the keys of its block. */
const COUNTED_BY = 5;

/** Held until the end of the transaction: an epoch under which somebody is wrapping is not retired meanwhile. */
export const NOT_RETIRED =
  'SELECT epoch FROM personal.wrapping_epochs WHERE epoch = $1 AND retired_at IS NULL FOR SHARE';

/** The tables of keys (migration 0040). */
export class SealingKeys {
  constructor(
    private readonly postgres: Postgres,
    private readonly ring: KeyRing,
  ) {}

  /**
   * A block of keys that nobody has used, on disk when they are returned.
   * @throws KeysUnavailable
   */
  newBlock(): Promise<readonly SealingKey[]> {
    return ofKeys(this.blockOf(newKeys()));
  }

  private async blockOf(keys: readonly Buffer[]): Promise<readonly SealingKey[]> {
    const blockKey = randomBytes(32);
    const prefix = uuidv7().slice(0, -COUNTED_BY);
    const { id, epoch, iv, wrapped } = this.ring.wrap(blockKey, idOf(prefix, 0));
    const rows = wrapKeys(keys, blockKey).flatMap((key) => [key.iv, key.wrapped]);
    const { rowCount } = await this.postgres.query({
      name: 'personal-new-block',
      text: `WITH current AS (${NOT_RETIRED}), block AS (
               INSERT INTO personal.key_blocks (id, epoch, iv, wrapped)
               SELECT $2, epoch, $3, $4 FROM current RETURNING id
             )
             INSERT INTO personal.keys (id, block, iv, wrapped)
             SELECT (left(block.id::text, 31) || lpad(to_hex(n), 5, '0'))::uuid, block.id,
                    substr($5::bytea, 48 * n + 1, 16), substr($5::bytea, 48 * n + 17, 32)
             FROM block, generate_series(0, $6::int - 1) n`,
      values: [epoch, id, iv, wrapped, Buffer.concat(rows), keys.length],
    });
    if (rowCount > 0) return keys.map((bytes, at) => ({ id: idOf(prefix, at), bytes }));
    // Another process has rotated meanwhile.
    await this.ring.learn();
    return this.blockOf(keys);
  }

  /** One query for all of them. @throws KeysUnavailable */
  known(ids: readonly string[]): Promise<ReadonlyMap<string, KnownKey>> {
    return ofKeys(this.unwrapped(ids));
  }

  /** A row for each block: thousands of rows, each with the same block, cost more than all that is done with them. */
  private async unwrapped(ids: readonly string[]): Promise<ReadonlyMap<string, KnownKey>> {
    const { rows } = await this.postgres.query<KnownBlock>({
      name: 'personal-known-keys',
      text: `SELECT b.id, b.epoch, b.iv, b.wrapped,
                    string_agg(k.id::text, ',' ORDER BY k.id) FILTER (WHERE k.wrapped IS NOT NULL) AS living,
                    string_agg(k.iv || k.wrapped, '' ORDER BY k.id) AS keys,
                    string_agg(concat(k.id, ' ', k.forgotten_because), ',') FILTER (WHERE k.wrapped IS NULL) AS forgotten
             FROM personal.keys k JOIN personal.key_blocks b ON b.id = k.block
             WHERE k.id = ANY ($1::uuid[]) GROUP BY b.id`,
      values: [ids],
    });
    const known = new Map<string, KnownKey>();
    for (const { living, keys, forgotten, ...block } of rows) {
      for (const row of forgotten?.split(',') ?? []) {
        const [id = '', because = ''] = row.split(' ');
        known.set(id, { forgottenBecause: because === '' ? undefined : because });
      }
      const blockKey = living === null ? undefined : await this.ring.unwrap(block);
      if (living === null || keys === null || blockKey === undefined) continue;
      for (const [at, id] of living.split(',').entries())
        known.set(id, { bytes: unwrapKey(rowAt(keys, at), blockKey) });
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
      const { rows: blocks } = await tx.query<WrappedBlock>({
        text: `SELECT id, epoch, iv, wrapped FROM personal.key_blocks
               WHERE id IN (SELECT block FROM personal.keys WHERE id = ANY ($1::uuid[]) AND forgotten_at IS NULL)
               ORDER BY id FOR UPDATE`,
        values: [ids],
      });
      const { rowCount } = await tx.query({
        text: `UPDATE personal.keys SET iv = NULL, wrapped = NULL, forgotten_at = now(), forgotten_because = $2
               WHERE id = ANY ($1::uuid[]) AND forgotten_at IS NULL`,
        values: [ids, because ?? null],
      });
      for (const block of blocks) await this.rewrite(tx, block, epoch);
      return rowCount;
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

  private async rewrite(tx: Queryable, block: WrappedBlock, epoch: number): Promise<void> {
    const old = await this.ring.unwrap(block);
    // Nothing in it can be read anyway.
    if (old === undefined) return;
    const { rows } = await tx.query<KeyRow>({
      text: `SELECT id, iv, wrapped FROM personal.keys
             WHERE id BETWEEN $1 AND $2 AND forgotten_at IS NULL ORDER BY id FOR UPDATE`,
      values: [block.id, lastOf(block.id)],
    });
    const blockKey = randomBytes(32);
    const { iv, wrapped } = this.ring.wrap(blockKey, block.id, epoch);
    const anew = wrapKeys(
      rows.map((row) => unwrapKey(row, old)),
      blockKey,
    );
    await tx.query({
      text: 'UPDATE personal.key_blocks SET epoch = $2, iv = $3, wrapped = $4 WHERE id = $1',
      values: [block.id, epoch, iv, wrapped],
    });
    await tx.query({
      text: `UPDATE personal.keys k
             SET iv = substr($2::bytea, 48 * n::int - 47, 16), wrapped = substr($2::bytea, 48 * n::int - 31, 32)
             FROM unnest($1::uuid[]) WITH ORDINALITY AS of(id, n) WHERE k.id = of.id`,
      values: [rows.map(({ id }) => id), Buffer.concat(anew.flatMap((key) => [key.iv, key.wrapped]))],
    });
  }
}

const lastOf = (block: string): string => block.slice(0, -COUNTED_BY) + 'f'.repeat(COUNTED_BY);

const idOf = (prefix: string, at: number): string => `${prefix}${at.toString(16).padStart(COUNTED_BY, '0')}`;

const COUNTER_BYTES = 16;
const ROW_BYTES = COUNTER_BYTES + 32;

function rowAt(rows: Buffer, at: number): WrappedKey {
  const from = at * ROW_BYTES;
  return {
    iv: rows.subarray(from, from + COUNTER_BYTES),
    wrapped: rows.subarray(from + COUNTER_BYTES, from + ROW_BYTES),
  };
}
