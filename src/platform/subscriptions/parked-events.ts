import type { Position, StoredEvent } from '../event-store/event-store.port.js';
import type { Postgres } from '../postgres/postgres.port.js';
import type { Moment } from '../../shared/moment.js';

/** An event that could not be handled and is tried again, at the head of what waits in its stream. */
export interface ParkedEvent {
  readonly stream: string;
  readonly revision: number;
  readonly position: Position;
  readonly eventType: string;
  readonly attempts: number;
}

/** For readiness: the first parked event of a stream. Nothing personal. */
export interface ParkedStream extends ParkedEvent {
  readonly processManager: string;
  readonly errorClass: string;
  readonly nextTryAt: Moment;
  /** Events of the stream that wait, this one included. */
  readonly waiting: number;
}

/**
 * The streams a process manager cannot go on with. Their later events queue behind the one that failed, so each
 * stream keeps its order while all others go on. Its owner is the only writer; times are the database's.
 */
export class ParkedEvents {
  private constructor(
    private readonly postgres: Postgres,
    private readonly processManager: string,
    private readonly streams: Set<string>,
  ) {}

  static async of(postgres: Postgres, processManager: string): Promise<ParkedEvents> {
    const { rows } = await postgres.query<{ stream: string }>({
      text: 'select distinct stream from parked_events where process_manager = $1',
      values: [processManager],
    });
    return new ParkedEvents(postgres, processManager, new Set(rows.map(({ stream }) => stream)));
  }

  has(stream: string): boolean {
    return this.streams.has(stream);
  }

  /** @param nextTryIn milliseconds */
  async park(event: StoredEvent, errorClass: string, attempts: number, nextTryIn: number): Promise<void> {
    await this.insert(event, errorClass, attempts, nextTryIn);
  }

  /** Behind what is parked of its stream. */
  async queue(event: StoredEvent): Promise<void> {
    await this.insert(event, null, 0, 0);
  }

  /** The first of each stream whose time has come. */
  async due(): Promise<readonly ParkedEvent[]> {
    const { rows } = await this.postgres.query<ParkedEvent>({
      text: `select * from (
               select distinct on (stream) stream, revision, position, event_type as "eventType", attempts,
                 next_try_at
               from parked_events where process_manager = $1 order by stream, position
             ) as heads
             where next_try_at <= clock_timestamp() order by next_try_at limit 20`,
      values: [this.processManager],
    });
    return rows;
  }

  async failedAgain(event: ParkedEvent, errorClass: string, nextTryIn: number): Promise<void> {
    await this.postgres.query({
      text: `update parked_events set attempts = attempts + 1, error_class = $4,
               next_try_at = clock_timestamp() + $5 * interval '1 millisecond'
             where process_manager = $1 and stream = $2 and position = $3`,
      values: [this.processManager, event.stream, event.position, errorClass, nextTryIn],
    });
  }

  async handled(event: ParkedEvent): Promise<void> {
    const { rows } = await this.postgres.query<{ more: boolean }>({
      text: `with gone as (
               delete from parked_events where process_manager = $1 and stream = $2 and position = $3)
             select exists (select from parked_events
               where process_manager = $1 and stream = $2 and position <> $3) as more`,
      values: [this.processManager, event.stream, event.position],
    });
    if (rows[0]?.more === false) this.streams.delete(event.stream);
  }

  private async insert(
    { stream, revision, position, type }: StoredEvent,
    errorClass: string | null,
    attempts: number,
    nextTryIn: number,
  ): Promise<void> {
    await this.postgres.query({
      text: `insert into parked_events
               (process_manager, stream, revision, position, event_type, error_class, attempts, next_try_at)
             values ($1, $2, $3, $4, $5, $6, $7, clock_timestamp() + $8 * interval '1 millisecond')
             on conflict do nothing`, // delivered again before the checkpoint was saved
      values: [this.processManager, stream, revision, position, type, errorClass, attempts, nextTryIn],
    });
    this.streams.add(stream);
  }
}

/** What is parked, of all process managers: the same answer in every process. */
export async function parkedStreams(postgres: Postgres): Promise<readonly ParkedStream[]> {
  const { rows } = await postgres.query<ParkedStream>(
    `select distinct on (process_manager, stream) process_manager as "processManager", stream, revision,
       position, event_type as "eventType", attempts, coalesce(error_class, 'unknown') as "errorClass",
       next_try_at as "nextTryAt", (count(*) over (partition by process_manager, stream))::integer as waiting
     from parked_events order by process_manager, stream, position limit 100`,
  );
  return rows;
}
