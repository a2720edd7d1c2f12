import type { Position } from '../event-store/event-store.port.js';
import type { Postgres, Queryable } from '../postgres/postgres.port.js';
import { FencedOff, type Failure } from './failure.js';

/** A statement under a name of its own, with values from `$1` on. */
export interface Insert {
  readonly name: string;
  readonly text: string;
  readonly values: readonly unknown[];
}

/** A list that is built stream by stream (ADR 74). */
export interface Building {
  /** Up to which position of the log. */
  readonly level: Position;
  /** Of the last first event of a stream whose row is there. */
  readonly to: Position;
}

type Nullable<T> = { readonly [K in keyof T]: T[K] | null };

/** How far one generation of a subscription is, and the right to move it on. */
export class Checkpoint {
  private constructor(
    private readonly postgres: Postgres,
    readonly name: string,
    readonly generation: number,
    private readonly fence: number,
    private current: Position,
    private build: Building | undefined,
  ) {}

  /**
   * Takes the checkpoint over: from here on nobody who claimed it before can move it.
   * @throws FencedOff when the generation has been retired
   */
  static async claim(postgres: Postgres, name: string, generation: number): Promise<Checkpoint> {
    const { rows } = await postgres.query<{ fence: number; position: Position } & Nullable<Building>>({
      text: `update subscription_checkpoints set fence = fence + 1 where name = $1 and generation = $2
             returning fence, position, build_level as level, built_to as to`,
      values: [name, generation],
    });
    const claimed = rows[0];
    if (claimed === undefined) throw new FencedOff('the generation is retired');
    const { fence, position, level, to } = claimed;
    const build = level === null || to === null ? undefined : { level, to };
    return new Checkpoint(postgres, name, generation, fence, position, build);
  }

  get position(): Position {
    return this.current;
  }

  /**
   * Moves the checkpoint and does the work in one transaction, both or neither.
   * @throws FencedOff when another owner took over
   */
  async advance(to: Position, work: (tx: Queryable) => Promise<void>): Promise<void> {
    await this.postgres.transaction(async (tx) => {
      // Rows and checkpoint are lost together or not at all and the log still has the events, so a crash costs
      // nothing but a little folding: no need to make appends share the disk with these flushes.
      await tx.query('set local synchronous_commit to off');
      await this.move(tx, this.current, to);
      await work(tx);
    });
    this.current = to;
  }

  /**
   * As {@link advance}, in one statement and so one journey to the server.
   * @param work an insert that takes its rows `from moved cross join …`: a CTE of one row, or none where another owner took over
   * @throws FencedOff when another owner took over
   */
  async advanceBy(to: Position, work?: Insert): Promise<void> {
    await this.#moveBy(to, this.build, work);
    this.current = to;
  }

  /** How far a list is that is built stream by stream; nothing where none is. */
  get building(): Building | undefined {
    return this.build;
  }

  /** Rows of a list that is built stream by stream, in one statement. The checkpoint stays. @throws FencedOff when another owner took over */
  async builtTo(so: Building, work?: Insert): Promise<void> {
    await this.#moveBy(this.current, so, work);
    this.build = so;
  }

  /** All of them are there, up to this level. @throws FencedOff when another owner took over */
  async built(level: Position): Promise<void> {
    await this.#moveBy(level, undefined, undefined);
    this.current = level;
    this.build = undefined;
  }

  async #moveBy(to: Position, build: Building | undefined, work: Insert | undefined): Promise<void> {
    const values = work?.values ?? [];
    const [name, generation, fence, from, next, level, builtTo] = [1, 2, 3, 4, 5, 6, 7].map(
      (n) => `$${values.length + n}`,
    );
    const { rows } = await this.postgres.query<{ moved: number }>({
      name: work?.name ?? 'checkpoint-advance',
      text: `with moved as (update subscription_checkpoints set position = ${next}, build_level = ${level}, built_to = ${builtTo},
                 failure = case when position = ${next} and built_to is not distinct from ${builtTo} then failure end
               where name = ${name} and generation = ${generation} and fence = ${fence} and position = ${from} returning 1)
             ${work === undefined ? '' : `, work as (${work.text})`}
             select (select count(*)::integer from moved) as moved, set_config('synchronous_commit', 'off', true)`,
      values: [
        ...[...values, this.name, this.generation, this.fence, this.current, to],
        ...[build?.level ?? null, build?.to ?? null],
      ],
    });
    if (rows[0]?.moved !== 1) throw new FencedOff('the checkpoint was moved by another owner');
  }

  /** As {@link advance}, in a transaction of the caller, who gives the position `work` ended at. */
  async advanceWithin(work: (tx: Queryable) => Promise<Position>): Promise<void> {
    this.current = await this.postgres.transaction(work);
  }

  /**
   * Compare-and-set; where it stays, only the right to move it is proved, and what it stands still for is still said. Goes first in its transaction: it locks the checkpoint, so rows that are read after it
   * cannot change any more.
   */
  async move(tx: Queryable, from: Position, to: Position): Promise<void> {
    const { rowCount } = await tx.query({
      name: 'checkpoint-move',
      text: `update subscription_checkpoints set position = $5, failure = case when position = $5 then failure end
             where name = $1 and generation = $2 and fence = $3 and position = $4`,
      values: [this.name, this.generation, this.fence, from, to],
    });
    if (rowCount === 0) throw new FencedOff('the checkpoint was moved by another owner');
  }

  async recordFailure(failure: Failure | null): Promise<void> {
    await this.postgres.query({
      text: `update subscription_checkpoints set failure = $4::text::json
             where name = $1 and generation = $2 and fence = $3 and failure::text is distinct from $4`,
      values: [this.name, this.generation, this.fence, failure && JSON.stringify(failure)],
    });
  }
}
