import { Injectable, type OnModuleDestroy } from '@nestjs/common';
import { Sightings, type Sighting } from '../platform/identity/sightings.port.js';
import { Log } from '../platform/log/log.js';
import { SpentKeys } from '../platform/personal-data/spent-keys.js';
import { Postgres } from '../platform/postgres/postgres.port.js';
import { Clock } from '../platform/time/clock.port.js';
import { toMilliseconds } from '../shared/moment.js';
import { SealedNames, type Naming, type SealedNameRow } from './sealed-names.js';

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
    private readonly names: SealedNames,
    private readonly spent: SpentKeys,
  ) {
    super();
  }

  override async note(sighting: Sighting): Promise<void> {
    const at = toMilliseconds(this.clock.now());
    const said = JSON.stringify([sighting.grants, sighting.awaitedIn, sighting.name, sighting.function]);
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

  private async write({ id, grants, awaitedIn, name, function: title }: Sighting): Promise<void> {
    const held = [...grants, ...awaitedIn.map((organisation) => ({ organisation, role: null }))];
    const organisations = [...new Set(held.map(({ organisation }) => organisation))];
    if (organisations.length === 0) return;
    await this.postgres.query({
      name: 'directory-seen',
      text: `insert into directory (organisation, actor_id, roles, seen_at)
             select organisation, $1, coalesce(array_agg(distinct role order by role) filter (where role is not null), '{}'), $4
             from unnest($2::text[], $3::text[]) as held (organisation, role)
             group by organisation
             on conflict (organisation, actor_id) do update
             set roles = excluded.roles, seen_at = excluded.seen_at`,
      values: [
        id,
        held.map(({ organisation }) => organisation),
        held.map(({ role }) => role),
        this.clock.now(),
      ],
    });
    // A token without a name takes none away: many carry none, and the login before it did.
    const said = { ...(name !== undefined && { name }), ...(title !== undefined && { function: title }) };
    for (const organisation of organisations) await this.rename(organisation, id, said);
  }

  /** Seals what is new, and spends the key of what it replaces. */
  private async rename(organisation: string, id: string, said: Partial<Naming>): Promise<void> {
    const { rows } = await this.postgres.query<SealedNameRow>({
      name: 'directory-name',
      text: 'select organisation, actor_id, key, box from directory where organisation = $1 and actor_id = $2',
      values: [organisation, id],
    });
    const known = (await this.names.opened(rows)).get(id);
    if (isSaidIn(known, said)) return;
    const { key, box } = await this.names.seal(organisation, id, { ...known, ...said });
    const before = rows.flatMap((row) => row.key ?? []);
    await this.postgres.transaction(async (tx) => {
      const { rowCount } = await tx.query({
        name: 'directory-named',
        text: `update directory set key = $3, box = $4
               where organisation = $1 and actor_id = $2 and key is not distinct from $5`,
        values: [organisation, id, key, box, before[0] ?? null],
      });
      // Somebody else named him meanwhile.
      await this.spent.spend(tx, rowCount === 0 ? [key] : before);
    });
  }
}

function isSaidIn(known: Partial<Naming> | undefined, { name, function: title }: Partial<Naming>): boolean {
  return (name ?? known?.name) === known?.name && (title ?? known?.function) === known?.function;
}
