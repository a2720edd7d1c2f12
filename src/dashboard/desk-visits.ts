import { Injectable } from '@nestjs/common';
import { Postgres } from '../platform/postgres/postgres.port.js';
import { Clock } from '../platform/time/clock.port.js';
import { plusHours, type Moment } from '../shared/moment.js';

/** Hours. Whoever comes back within it goes on with the visit he was at, as with his session. */
const SAME_VISIT = 0.5;
/** Where a visit stands to the second matters to nobody, and a page is opened more often than that. */
const NOTED_EVERY = 1 / 60;
const KEPT = 90 * 24;

/** A look at the desk: when, and how far the list was then. */
export interface Look {
  readonly at: Moment;
  readonly position: string;
}

/** Somebody's visit to his desk, from its first look to its last. */
export interface DeskVisit {
  readonly actor: string;
  /** The last look of the visit before; absent where there was none. What came since is new to him. */
  readonly since?: Look;
  /** The last look of this one, where there was one. */
  readonly lastAt?: Moment;
}

interface Row {
  readonly seen_at: Moment;
  readonly seen_position: string;
  readonly since_at: Moment | null;
  readonly since_position: string | null;
}

/** What is new to somebody is what came since his visit before this one (ADR 30). */
@Injectable()
export class DeskVisits {
  constructor(
    private readonly postgres: Postgres,
    private readonly clock: Clock,
  ) {}

  async of(actor: string): Promise<DeskVisit> {
    const { rows } = await this.postgres.query<Row>({
      name: 'desk-visit',
      text: 'select seen_at, seen_position, since_at, since_position from desk_visits where actor_id = $1',
      values: [actor],
    });
    const [row] = rows;
    if (row === undefined) return { actor };
    const { seen_at: lastAt, seen_position, since_at, since_position } = row;
    if (lastAt <= plusHours(this.clock.now(), -SAME_VISIT))
      return { actor, since: { at: lastAt, position: seen_position } };
    if (since_at === null || since_position === null) return { actor, lastAt };
    return { actor, lastAt, since: { at: since_at, position: since_position } };
  }

  /** He looks at his desk, where the list is that far. Rows of whoever does not come any more go with it. */
  async look({ actor, since, lastAt }: DeskVisit, position: string): Promise<void> {
    const now = this.clock.now();
    if (lastAt !== undefined && lastAt > plusHours(now, -NOTED_EVERY)) return;
    await this.postgres.query({
      text: `with gone as (delete from desk_visits where seen_at < $6 and actor_id <> $1)
             insert into desk_visits (actor_id, seen_at, seen_position, since_at, since_position)
             values ($1, $2, $3, $4, $5)
             on conflict (actor_id) do update set
               seen_at = excluded.seen_at, seen_position = excluded.seen_position,
               since_at = excluded.since_at, since_position = excluded.since_position`,
      values: [actor, now, position, since?.at ?? null, since?.position ?? null, plusHours(now, -KEPT)],
    });
  }
}
