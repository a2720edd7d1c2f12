import { Injectable } from '@nestjs/common';
import { AccountLinks } from '../organisations/account-links.js';
import type { Role } from '../platform/identity/principal.js';
import { Postgres } from '../platform/postgres/postgres.port.js';
import { accountsOf } from '../shared/linked-accounts.js';
import type { Moment } from '../shared/moment.js';

/** What somebody is called. */
export interface Naming {
  readonly name: string;
  /** A job title, where the issuer gives one. The role in which something was done stands in its event. */
  readonly function?: string;
}

/** Somebody who holds, or held, a grant of an organisation. */
export interface Person extends Partial<Naming> {
  /** The actor id of the log. */
  readonly id: string;
  /** Held when he was last seen. */
  readonly roles: readonly Role[];
  readonly lastSeen: Moment;
  /** His other accounts. */
  readonly linkedTo: readonly string[];
}

interface Row {
  readonly actor_id: string;
  readonly name: string | null;
  readonly function: string | null;
  readonly roles: readonly Role[];
  readonly seen_at: Moment;
}

/** Names for the opaque ids of the log, each organisation its own: whoever asks has to be somebody of it (ADR 27). */
@Injectable()
export class Directory {
  constructor(
    private readonly postgres: Postgres,
    private readonly links: AccountLinks,
  ) {}

  /** By actor id, in one statement. Whoever is not there has no name that anybody knows: the desk itself, a reporter. */
  async namesOf(organisation: string, actorIds: Iterable<string>): Promise<ReadonlyMap<string, Naming>> {
    const ids = [...new Set(actorIds)];
    if (ids.length === 0) return new Map();
    const { rows } = await this.postgres.query<Row>({
      name: 'directory-names',
      text: `select actor_id, name, function from directory
             where organisation = $1 and actor_id = any($2) and name is not null`,
      values: [organisation, ids],
    });
    return new Map(rows.map((row) => [row.actor_id, { name: row.name ?? '', ...functionIn(row) }]));
  }

  /** All of an organisation, to choose from: by name, those without one last. */
  async peopleOf(organisation: string): Promise<readonly Person[]> {
    const { rows } = await this.postgres.query<Row>({
      name: 'directory-people',
      text: `select actor_id, name, function, roles, seen_at from directory
             where organisation = $1 order by lower(name) nulls last, actor_id`,
      values: [organisation],
    });
    const linked = await this.links.linkedIn(organisation);
    return rows.map((row) => ({
      id: row.actor_id,
      ...(row.name !== null && { name: row.name }),
      ...functionIn(row),
      roles: row.roles,
      lastSeen: row.seen_at,
      linkedTo: accountsOf(linked, row.actor_id).filter((id) => id !== row.actor_id),
    }));
  }

  /** Roles with which somebody was last seen; `undefined` of somebody who never was. */
  async rolesOf(organisation: string, person: string): Promise<readonly Role[] | undefined> {
    const { rows } = await this.postgres.query<Row>({
      name: 'directory-roles',
      text: 'select roles from directory where organisation = $1 and actor_id = $2',
      values: [organisation, person],
    });
    return rows[0]?.roles;
  }
}

function functionIn(row: Row): Pick<Naming, 'function'> {
  return row.function === null ? {} : { function: row.function };
}
