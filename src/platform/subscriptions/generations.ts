import type { Position } from '../event-store/event-store.port.js';
import type { Postgres, Queryable } from '../postgres/postgres.port.js';
import type { Checkpoint } from './checkpoint.js';
import { FencedOff } from './failure.js';

/** What is read of a projection. */
export interface Active {
  readonly generation: number;
  readonly version: number;
}

/** What this code should work on; `superseded`: a newer version of the code has taken the projection over. */
export type Target = { readonly generation: number; readonly active: boolean } | 'superseded';

/**
 * The generations of one projection. Numbers only grow: below the active one is retired, above it is under
 * construction. A generation belongs to one version of the code and is never written by another.
 */
export class Generations {
  constructor(
    private readonly postgres: Postgres,
    private readonly projection: { readonly name: string; readonly version: number },
  ) {}

  async active(db: Queryable = this.postgres): Promise<Active | undefined> {
    return this.selectActive(db, '');
  }

  /** The active generation if it is of this version; else the one under construction, begun where there is none. */
  async target(): Promise<Target> {
    return (
      (await this.findTarget(this.postgres)) ??
      this.postgres.transaction(async (tx) => {
        await this.lockActive(tx);
        return (await this.findTarget(tx)) ?? { generation: await this.begin(tx), active: false };
      })
    );
  }

  /**
   * A new generation that starts from the first event.
   * @param own takes its lock before anybody else can know of it: a runner that waits for rows of this version
   * would begin to work on it
   */
  async beginNew(own: (generation: number) => Promise<void>): Promise<number> {
    return this.postgres.transaction(async (tx) => {
      await this.lockActive(tx);
      const generation = await this.begin(tx);
      await own(generation);
      return generation;
    });
  }

  /**
   * Makes the generation the one that is read and retires all below, in one transaction. While it lasts the
   * old generation's owner cannot move on, so `finish` can bring the new one level with it: no reader is ever
   * taken back in time.
   * @param finish brings the generation up to what the old one has seen; gives the position it ended at
   * @param overNewer an operator who rolled the code back may replace a newer version's rows; a runner may not
   * @throws FencedOff when a later generation is active already
   */
  async activate(
    checkpoint: Checkpoint,
    finish: (tx: Queryable, level: Position) => Promise<Position>,
    { overNewer }: { readonly overNewer: boolean },
  ): Promise<void> {
    const { name, version } = this.projection;
    await checkpoint.advanceWithin(async (tx) => {
      const old = await this.lockActive(tx);
      if (old !== undefined && old.generation > checkpoint.generation) throw new FencedOff('overtaken');
      if (old !== undefined && old.version > version && !overNewer) throw new FencedOff('superseded');
      const { rows } = await tx.query<{ position: Position }>({
        text: `select position from subscription_checkpoints
               where name = $1 and generation = $2 for update`,
        values: [name, old?.generation ?? 0],
      });
      const position = await finish(tx, rows[0]?.position ?? checkpoint.position);
      await checkpoint.move(tx, position, position);
      await tx.query({
        text: `update projections set active_generation = $2, active_version = $3 where name = $1`,
        values: [name, checkpoint.generation, version],
      });
      await tx.query({
        text: `delete from subscription_checkpoints where name = $1 and generation < $2`,
        values: [name, checkpoint.generation],
      });
      return position;
    });
  }

  private async findTarget(db: Queryable): Promise<Target | undefined> {
    const { name, version } = this.projection;
    const active = await this.active(db);
    if (active !== undefined && active.version > version) return 'superseded';
    if (active?.version === version) return { generation: active.generation, active: true };
    const { rows } = await db.query<{ generation: number }>({
      text: `select generation from subscription_checkpoints
             where name = $1 and version = $2 and generation > $3 order by generation desc limit 1`,
      values: [name, version, active?.generation ?? 0],
    });
    return rows[0] && { generation: rows[0].generation, active: false };
  }

  private async begin(tx: Queryable): Promise<number> {
    const { rows } = await tx.query<{ generation: number }>({
      text: `insert into subscription_checkpoints (name, generation, version)
             select $1, 1 + greatest(
               (select coalesce(max(generation), 0) from subscription_checkpoints where name = $1),
               (select coalesce(active_generation, 0) from projections where name = $1)), $2
             returning generation`,
      values: [this.projection.name, this.projection.version],
    });
    return rows[0]?.generation ?? 0;
  }

  private async lockActive(tx: Queryable): Promise<Active | undefined> {
    await tx.query({
      text: 'insert into projections (name) values ($1) on conflict do nothing',
      values: [this.projection.name],
    });
    return this.selectActive(tx, 'for update');
  }

  private async selectActive(db: Queryable, lock: '' | 'for update'): Promise<Active | undefined> {
    const { rows } = await db.query<{ generation: number | null; version: number | null }>({
      text: `select active_generation as generation, active_version as version from projections
             where name = $1 ${lock}`,
      values: [this.projection.name],
    });
    const { generation = null, version = null } = rows[0] ?? {};
    return generation === null || version === null ? undefined : { generation, version };
  }
}
