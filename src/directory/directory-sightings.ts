import { Injectable, type OnModuleDestroy } from '@nestjs/common';
import { Sightings, type Sighting } from '../platform/identity/sightings.port.js';
import { Log } from '../platform/log/log.js';
import { Postgres } from '../platform/postgres/postgres.port.js';
import { Clock } from '../platform/time/clock.port.js';
import { toMilliseconds } from '../shared/moment.js';

/** How exactly it is noted when somebody was last seen: programs come every second. */
const SEEN_EVERY_MS = 5 * 60_000;

interface Noted {
  readonly said: string;
  readonly at: number;
}

/** Brings the directory up to date: at once where something is new, else every few minutes. */
@Injectable()
export class DirectorySightings extends Sightings implements OnModuleDestroy {
  /** Of this process, by actor. */
  readonly #noted = new Map<string, Noted>();
  readonly #writing = new Set<Promise<void>>();

  constructor(
    private readonly postgres: Postgres,
    private readonly clock: Clock,
    private readonly log: Log,
  ) {
    super();
  }

  override async note(sighting: Sighting): Promise<void> {
    const at = toMilliseconds(this.clock.now());
    const said = JSON.stringify([sighting.grants, sighting.name, sighting.function]);
    const noted = this.#noted.get(sighting.id);
    if (noted?.said === said && Math.abs(at - noted.at) < SEEN_EVERY_MS) return;
    this.#noted.set(sighting.id, { said, at });
    const writing = this.write(sighting).catch((error: unknown) => {
      this.#noted.delete(sighting.id);
      this.log.error('the directory could not be brought up to date', error);
    });
    this.#writing.add(writing);
    await writing;
    this.#writing.delete(writing);
  }

  /** Everything that was seen is written down. */
  async settled(): Promise<void> {
    await Promise.all(this.#writing);
  }

  async onModuleDestroy(): Promise<void> {
    await this.settled();
  }

  private async write({ id, grants, name, function: title }: Sighting): Promise<void> {
    const organisations = [...new Set(grants.map(({ organisation }) => organisation))];
    if (organisations.length === 0) return;
    await this.postgres.query({
      name: 'directory-seen',
      // A token without a name takes none away: many carry none, and the login before it did.
      text: `insert into directory (organisation, actor_id, name, function, roles, seen_at)
             select organisation, $1, $2, $3, array_agg(distinct role order by role), $6
             from unnest($4::text[], $5::text[]) as held (organisation, role)
             group by organisation
             on conflict (organisation, actor_id) do update
             set name = coalesce(excluded.name, directory.name),
                 function = coalesce(excluded.function, directory.function),
                 roles = excluded.roles,
                 seen_at = excluded.seen_at`,
      values: [
        id,
        name ?? null,
        title ?? null,
        grants.map(({ organisation }) => organisation),
        grants.map(({ role }) => role),
        this.clock.now(),
      ],
    });
  }
}
