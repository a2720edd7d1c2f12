import { DateTime } from 'luxon';
import { NIL } from 'uuid';
import { DUTCH_TIME } from '../../shared/dutch-time.js';
import type { Moment } from '../../shared/moment.js';
import type { Postgres, Queryable } from '../postgres/postgres.port.js';
import type { EpochNeed } from './epoch-need.port.js';
import type { WrappedBlock } from './key-block.js';
import type { KeyCustody } from './key-custody.port.js';
import { KeyRing } from './key-ring.js';
import { NOT_RETIRED } from './sealing-keys.js';

const BLOCKS_AT_ONCE = 1_000;

export interface RotationOptions {
  /** How long backups are kept that were made before. */
  readonly backupDays: number;
  readonly needs: readonly EpochNeed[];
  /** Keys of blocks that are wrapped anew in one transaction. */
  readonly blocksAtOnce?: number;
}

export interface EpochState {
  readonly epoch: number;
  readonly openedAt: Moment;
  readonly retiredAt: Moment | undefined;
  readonly destroyedAt: Moment | undefined;
  /** Whose key is wrapped under it. */
  readonly blocks: number;
}

/**
 * Gives all keys of blocks a new wrapping key, and destroys the old one when nothing needs it any more. From then on what was
 * forgotten is unreadable in old rows, write-ahead logs and backups too (ADR 38). Every step may be repeated, by any number of
 * processes at once, and goes on where another one ended.
 */
export class Rotation {
  constructor(
    private readonly postgres: Postgres,
    private readonly custody: KeyCustody,
    private readonly options: RotationOptions,
  ) {}

  /** The newest last. */
  async epochs(): Promise<readonly EpochState[]> {
    const { rows } = await this.postgres.query<{
      epoch: number;
      opened_at: Moment;
      retired_at: Moment | null;
      destroyed_at: Moment | null;
      blocks: number;
    }>(
      `SELECT e.epoch, e.opened_at, e.retired_at, e.destroyed_at, coalesce(b.blocks, 0) AS blocks
       FROM personal.wrapping_epochs e
       LEFT JOIN (SELECT epoch, count(*)::int AS blocks FROM personal.key_blocks GROUP BY epoch) b USING (epoch)
       ORDER BY e.epoch`,
    );
    return rows.map(({ epoch, opened_at, retired_at, destroyed_at, blocks }) => ({
      epoch,
      openedAt: opened_at,
      retiredAt: retired_at ?? undefined,
      destroyedAt: destroyed_at ?? undefined,
      blocks,
    }));
  }

  /** The first moment since the newest epoch was opened at which a key was forgotten because somebody decided it. */
  async forgottenSince(): Promise<Moment | undefined> {
    const { rows } = await this.postgres.query<{ at: Moment | null }>(
      `SELECT min(forgotten_at) AS at FROM personal.keys
       WHERE forgotten_because IS NOT NULL AND forgotten_at > (SELECT max(opened_at) FROM personal.wrapping_epochs)`,
    );
    return rows[0]?.at ?? undefined;
  }

  /**
   * Rotates where one was interrupted, where the newest epoch is a month old, or where something was erased on a day before.
   * @param erasureSince the first erasure since the newest epoch was opened
   * @returns whether it rotated
   */
  async rotateWhenDue({ now, erasureSince }: { now: Moment; erasureSince?: Moment }): Promise<boolean> {
    const inUse = (await this.epochs()).filter(({ retiredAt }) => retiredAt === undefined);
    const newest = inUse.at(-1);
    const today = DateTime.fromISO(now, { zone: DUTCH_TIME }).startOf('day');
    const isDue =
      inUse.length > 1 ||
      (newest !== undefined && DateTime.fromISO(newest.openedAt) <= today.minus({ months: 1 })) ||
      (erasureSince !== undefined && DateTime.fromISO(erasureSince) < today);
    if (isDue) await this.rotate();
    return isDue;
  }

  /**
   * Opens a new epoch, or goes on with the one that was opened last, until everything is wrapped under it.
   * @returns the epoch under which everything is now
   * @throws Error in words for who runs this: a key has to be added by hand, or a block does not open
   */
  async rotate(): Promise<number> {
    const ring = await KeyRing.open(this.postgres, this.custody, () => undefined);
    const inUse = (await this.epochs()).filter(({ retiredAt }) => retiredAt === undefined);
    if (inUse.length === 1) await ring.openEpoch(ring.newest + 1);
    await ring.learn();
    const epoch = ring.newest;
    for (let after: string | undefined = NIL; after !== undefined;)
      after = await this.postgres.transaction((tx) => this.rewrap(tx, ring, epoch, after ?? NIL));
    await this.postgres.transaction((tx) => this.retireBefore(tx, ring, epoch));
    return epoch;
  }

  /**
   * Destroys the keys of retired epochs that nothing needs any more.
   * @returns those destroyed now, and of the others why not, in words
   */
  async destroy(now: Moment): Promise<readonly { epoch: number; kept: readonly string[] }[]> {
    const outcomes: { epoch: number; kept: readonly string[] }[] = [];
    for (const state of await this.epochs()) {
      if (state.retiredAt === undefined || state.destroyedAt !== undefined) continue;
      const kept = await this.reasonsToKeep(state, now);
      if (kept.length === 0) await this.destroyOne(state.epoch);
      outcomes.push({ epoch: state.epoch, kept });
    }
    return outcomes;
  }

  /** Why the key of an epoch is still there; empty when nothing needs it. In words for who runs this. */
  async reasonsToKeep({ epoch, retiredAt, blocks }: EpochState, now: Moment): Promise<readonly string[]> {
    if (retiredAt === undefined) return ['it is in use'];
    const reasons: string[] = [];
    const over = DateTime.fromISO(retiredAt, { zone: 'utc' }).plus({ days: this.options.backupDays });
    if (DateTime.fromISO(now) < over)
      reasons.push(`backups of before ${retiredAt} are kept until ${over.toISO() ?? ''}`);
    if (blocks > 0) reasons.push(`${blocks} blocks of keys are wrapped under it`);
    for (const need of this.options.needs) {
      const why = await need.why({ epoch, retiredAt });
      if (why !== undefined) reasons.push(why);
    }
    return reasons;
  }

  private async destroyOne(epoch: number): Promise<void> {
    // First the key, then the row that says so: what is interrupted in between is done again.
    await this.custody.destroy(epoch);
    await this.postgres.query({
      text: 'UPDATE personal.wrapping_epochs SET destroyed_at = now() WHERE epoch = $1 AND destroyed_at IS NULL',
      values: [epoch],
    });
  }

  /**
   * Wraps the next keys of blocks under an epoch.
   * @param after the block up to which it was done
   * @returns the last block of these; nothing when there were none
   */
  private async rewrap(
    tx: Queryable,
    ring: KeyRing,
    epoch: number,
    after: string,
  ): Promise<string | undefined> {
    const { rowCount: current } = await tx.query({ text: NOT_RETIRED, values: [epoch] });
    // Another rotation went further meanwhile.
    if (current === 0) return undefined;
    const { rows: blocks } = await tx.query<WrappedBlock>({
      text: `SELECT id, epoch, iv, wrapped FROM personal.key_blocks
             WHERE epoch < $1 AND id > $2 ORDER BY id LIMIT $3 FOR UPDATE`,
      values: [epoch, after, this.options.blocksAtOnce ?? BLOCKS_AT_ONCE],
    });
    const anew: WrappedBlock[] = [];
    for (const block of blocks) {
      const key = await ring.unwrap(block);
      if (key !== undefined) anew.push(ring.wrap(key, block.id, epoch));
    }
    await tx.query({
      text: `UPDATE personal.key_blocks b SET epoch = $1, iv = anew.iv, wrapped = anew.wrapped
             FROM unnest($2::uuid[], $3::bytea[], $4::bytea[]) AS anew (id, iv, wrapped) WHERE b.id = anew.id`,
      values: [epoch, anew.map(({ id }) => id), anew.map(({ iv }) => iv), anew.map(({ wrapped }) => wrapped)],
    });
    return blocks.at(-1)?.id;
  }

  /** Nobody wraps under the old ones while they are locked; what was wrapped since the last look is wrapped anew. */
  private async retireBefore(tx: Queryable, ring: KeyRing, epoch: number): Promise<void> {
    await tx.query({
      text: `SELECT FROM personal.wrapping_epochs WHERE epoch < $1 AND retired_at IS NULL ORDER BY epoch FOR UPDATE`,
      values: [epoch],
    });
    for (let after: string | undefined = NIL; after !== undefined;)
      after = await this.rewrap(tx, ring, epoch, after);
    const { rows: left } = await tx.query<{ id: string; epoch: number }>({
      text: `SELECT id, epoch FROM personal.key_blocks WHERE epoch < $1 LIMIT 1`,
      values: [epoch],
    });
    if (left[0] !== undefined)
      throw new Error(
        `The key of block ${left[0].id} does not open under the wrapping key of epoch ${left[0].epoch}: its row was changed. Restore it from a backup; until then that epoch is not retired.`,
      );
    await tx.query({
      text: 'UPDATE personal.wrapping_epochs SET retired_at = now() WHERE epoch < $1 AND retired_at IS NULL',
      values: [epoch],
    });
  }
}
