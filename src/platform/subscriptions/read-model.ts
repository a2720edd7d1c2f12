import { START, type EventStore, type Position } from '../event-store/event-store.port.js';
import type { Postgres } from '../postgres/postgres.port.js';
import { pause } from '../time/pause.js';
import type { Failure } from './failure.js';
import type { Projection } from './projection.js';
import { progressOf, type Progress } from './progress.js';

/** How far a projection is behind the log. */
export interface Lag {
  readonly name: string;
  readonly position: Position;
  readonly head: Position;
  /** The log holds nothing of interest after `position`. */
  readonly caughtUp: boolean;
  readonly failure?: Failure;
}

type Readable = Pick<Projection<object>, 'name' | 'version' | 'streamPrefixes'>;

interface CheckpointRow {
  readonly name: string;
  readonly version: number;
  readonly position: Position;
  /** Further, while the list is built stream by stream. */
  readonly reached: Position;
  readonly failure: string | null;
}

/** What queries and readiness ask about projections. Answers the same in every process. */
export class ReadModels {
  constructor(
    private readonly postgres: Postgres,
    private readonly store: EventStore,
    private readonly projections: readonly Readable[],
  ) {}

  /**
   * The generation whose rows a query has to read: `… where generation = $1`. Ask for each query, never keep
   * it: a rebuild removes the old rows some seconds after the swap.
   * @throws ReadModelNotReady while there are no rows of this code's version
   */
  async activeGeneration(name: string): Promise<number> {
    const { version } = this.projection(name);
    const { rows } = await this.postgres.query<{ generation: number | null; version: number | null }>({
      name: 'active-generation',
      text: `select active_generation as generation, active_version as version from projections where name = $1`,
      values: [name],
    });
    const active = rows[0];
    // Rows of another version have another meaning for this code, even where the columns are the same.
    if (typeof active?.generation === 'number' && active.version === version) return active.generation;
    const checkpoint = (await this.checkpoints([name])).find((row) => row.version === version);
    throw new ReadModelNotReady(name, progressOf(checkpoint?.reached ?? START, await this.store.head()));
  }

  /** Lag and failure of every projection, or of one, as the processes that work on them wrote them down. */
  async lag(only?: string): Promise<readonly Lag[]> {
    const asked = only === undefined ? this.projections : [this.projection(only)];
    const head = await this.store.head();
    const checkpoints = await this.checkpoints(asked.map(({ name }) => name));
    return Promise.all(
      asked.map(async (projection): Promise<Lag> => {
        const { name, version } = projection;
        const checkpoint = checkpoints.find((row) => row.name === name && row.version === version);
        const position = checkpoint?.position ?? START;
        const caughtUp = checkpoint !== undefined && (await this.nothingAfter(position, head, projection));
        const failure = checkpoint?.failure;
        return {
          name,
          position,
          head,
          caughtUp,
          ...(typeof failure === 'string' ? { failure: JSON.parse(failure) as Failure } : {}),
        };
      }),
    );
  }

  /**
   * Waits until the rows that are read contain what was appended at `position` (an event of interest to the
   * projection). For tests and measurements: no answer to a user waits for a projection.
   * @param timeout milliseconds
   * @throws ProjectionLate
   */
  async whenProjected(name: string, position: Position, timeout: number): Promise<void> {
    const end = performance.now() + timeout;
    for (;;) {
      const { rows } = await this.postgres.query({
        name: 'when-projected',
        text: `select 1 from projections p join subscription_checkpoints c
               on c.name = p.name and c.generation = p.active_generation
               where p.name = $1 and p.active_version = $2 and c.position >= $3`,
        values: [name, this.projection(name).version, position],
      });
      if (rows.length > 0) return;
      if (performance.now() > end) throw new ProjectionLate(`${name} did not reach ${position}`);
      await pause(10);
    }
  }

  private async nothingAfter(
    position: Position,
    head: Position,
    { streamPrefixes }: Readable,
  ): Promise<boolean> {
    if (position >= head) return true;
    const prefixes = streamPrefixes.length === 0 ? {} : { streamPrefixes };
    const page = await this.store.readAll(position, { ...prefixes, maxCount: 1 });
    return page.caughtUp && page.events.length === 0;
  }

  /** All generations of these, the active one first, then the newest under construction. */
  private async checkpoints(names: readonly string[]): Promise<readonly CheckpointRow[]> {
    const { rows } = await this.postgres.query<CheckpointRow>({
      text: `select c.name, c.version, c.position, coalesce(c.built_to, c.position) as reached, c.failure::text as failure
             from subscription_checkpoints c join projections p on p.name = c.name
             where c.name = any($1)
             order by c.generation = p.active_generation desc nulls last, c.generation desc`,
      values: [names],
    });
    return rows;
  }

  private projection(name: string): Readable {
    const found = this.projections.find((projection) => projection.name === name);
    if (found === undefined) throw new UnknownProjection(name);
    return found;
  }
}

/** There are no rows for this version of the code yet: 503 with the progress, while everything else works. */
export class ReadModelNotReady extends Error {
  override readonly name = 'ReadModelNotReady';
  constructor(
    readonly projection: string,
    readonly progress: Progress,
  ) {
    super(`${projection} is being built`);
  }
}

class ProjectionLate extends Error {
  override readonly name = 'ProjectionLate';
}

export class UnknownProjection extends Error {
  override readonly name = 'UnknownProjection';
  constructor(projection: string) {
    super(`no projection is called ${projection}`);
  }
}
