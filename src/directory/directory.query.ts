import { Injectable } from '@nestjs/common';
import { AccountLinks } from '../organisations/account-links.js';
import type { Role } from '../platform/identity/principal.js';
import { KeysUnavailable } from '../platform/personal-data/keys-unavailable.js';
import { Postgres } from '../platform/postgres/postgres.port.js';
import { accountsOf } from '../shared/linked-accounts.js';
import type { Moment } from '../shared/moment.js';
import { SealedNames, type Naming, type SealedNameRow } from './sealed-names.js';

/** Somebody who holds, or held, a grant of an organisation. */
export interface Person extends Partial<Naming> {
  /** The actor id of the log. */
  readonly id: string;
  /** Held when he was last seen, over which what was given and taken away here counts at once. */
  readonly roles: readonly Role[];
  /** Absent: he was given a role, and never logged in. */
  readonly lastSeen?: Moment;
  /** His other accounts. */
  readonly linkedTo: readonly string[];
}

interface Row extends SealedNameRow {
  readonly roles: readonly Role[];
  readonly seen_at: Moment | null;
}

/** Names for the opaque ids of the log, each organisation its own: whoever asks has to be somebody of it (ADR 27). */
@Injectable()
export class Directory {
  constructor(
    private readonly postgres: Postgres,
    private readonly links: AccountLinks,
    private readonly names: SealedNames,
  ) {}

  /** By actor id. Whoever is not there has no name that anybody knows: the desk itself, a reporter. */
  async namesOf(organisation: string, actorIds: Iterable<string>): Promise<ReadonlyMap<string, Naming>> {
    const ids = [...new Set(actorIds)];
    if (ids.length === 0) return new Map();
    const { rows } = await this.postgres.query<SealedNameRow>({
      name: 'directory-names',
      text: `select organisation, actor_id, key, box from directory
             where organisation = $1 and actor_id = any($2) and key is not null`,
      values: [organisation, ids],
    });
    const opened = await this.opened(rows);
    return new Map(
      [...opened].flatMap(([id, { name, ...of }]) => (name === undefined ? [] : [[id, { name, ...of }]])),
    );
  }

  /** All of an organisation, to choose from: by name, those without one last. */
  async peopleOf(organisation: string): Promise<readonly Person[]> {
    const { rows } = await this.postgres.query<Row>({
      name: 'directory-people',
      text: `select $1::text as organisation, coalesce(actor_id, person) as actor_id, key, box, seen_at,
               array(select role from unnest(roles || given) as held (role)
                     where not role = any(coalesce(gone, '{}')) group by role order by min(array_position(roles || given, role))) as roles
             from (select * from directory where organisation = $1) as seen
             full join (select person::text as person, array_agg(role) filter (where counts) as given,
                          array_agg(role) filter (where not counts) as gone
                        from given_grants where organisation = $1 group by person) as grants
               on person = actor_id
             where actor_id is not null or given is not null
             order by 2`,
      values: [organisation],
    });
    const opened = await this.opened(rows);
    const linked = await this.links.linkedIn(organisation);
    return rows
      .map(({ actor_id: id, roles, seen_at: lastSeen }) => ({
        id,
        ...opened.get(id),
        roles,
        ...(lastSeen !== null && { lastSeen }),
        linkedTo: accountsOf(linked, id).filter((other) => other !== id),
      }))
      .sort(byName);
  }

  /** Roles that somebody holds here, or held when he was last seen; `undefined` of somebody of whom nothing is known. */
  async rolesOf(organisation: string, person: string): Promise<readonly Role[] | undefined> {
    return (await this.peopleOf(organisation)).find(({ id }) => id === person)?.roles;
  }

  /** While keys cannot be had nobody has a name: a dossier is read with ids in it, rather than not at all. */
  private async opened(rows: readonly SealedNameRow[]): Promise<ReadonlyMap<string, Partial<Naming>>> {
    try {
      return await this.names.opened(rows);
    } catch (error) {
      if (error instanceof KeysUnavailable) return new Map();
      throw error;
    }
  }
}

/** Those without a name last. */
function byName({ name: one }: Partial<Naming>, { name: other }: Partial<Naming>): number {
  if (one === undefined || other === undefined)
    return Number(one === undefined) - Number(other === undefined);
  return one.localeCompare(other, 'nl');
}
