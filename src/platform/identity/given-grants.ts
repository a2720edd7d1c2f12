import type { Postgres } from '../postgres/postgres.port.js';
import { isIndependent } from './grants.js';
import { ROLES, type Grant } from './principal.js';

/** What this desk itself says of a role that somebody holds, whatever his login or token says of it. */
export interface GivenGrant extends Grant {
  readonly person: string;
  /** False: it was taken away. */
  readonly counts: boolean;
}

interface Row {
  readonly organisation: string;
  readonly role: string;
  readonly counts: boolean;
}

/**
 * Grants given and taken away here, as the log of each organisation tells them. Asked at each request and kept nowhere
 * else: what was taken away is gone with the next one, in every process (ADR 29).
 */
export class GivenGrants {
  /** By organisation, as this process last read its log: for whom a role waits there. Nobody may anything by it. */
  readonly #waiting = new Map<string, ReadonlySet<string>>();

  constructor(private readonly postgres: Postgres) {}

  /**
   * The grants that count: what his issuer says and what was given here, without what was taken away here. What would
   * make an FG decide does not count, and shuts him out of nothing.
   */
  async over(person: string, claimed: readonly Grant[]): Promise<readonly Grant[]> {
    const { rows } = await this.postgres.query<Row>({
      name: 'given-grants',
      text: 'select organisation, role, counts from given_grants where person = $1',
      values: [person],
    });
    if (rows.length === 0) return claimed;
    const isSaidHere = (grant: Grant): boolean =>
      rows.some(({ organisation, role }) => organisation === grant.organisation && role === grant.role);
    const given = rows.flatMap(({ organisation, role: name, counts }) =>
      ROLES.filter((role) => counts && role === name).map((role) => ({ organisation, role })),
    );
    const elsewhere = claimed.filter((grant) => !isSaidHere(grant));
    return given.reduce<readonly Grant[]>(
      (all, grant) => (isIndependent([...all, grant]) ? [...all, grant] : all),
      elsewhere,
    );
  }

  /**
   * Writes anew what an organisation says.
   * @param revision of its log up to which this was read: of two who write at once the one who read further stays
   * @param waiting people for whom a role waits
   */
  async replace(
    organisation: string,
    revision: number,
    grants: readonly GivenGrant[],
    waiting: readonly string[],
  ): Promise<void> {
    this.#waiting.set(organisation, new Set(waiting));
    await this.postgres.transaction(async (tx) => {
      const { rowCount } = await tx.query({
        text: `insert into given_grants_read (organisation, revision) values ($1, $2)
               on conflict (organisation) do update set revision = excluded.revision
               where given_grants_read.revision <= excluded.revision`,
        values: [organisation, revision],
      });
      if (rowCount === 0) return;
      await tx.query({ text: 'delete from given_grants where organisation = $1', values: [organisation] });
      await tx.query({
        text: `insert into given_grants (organisation, person, role, counts)
               select $1, * from unnest($2::uuid[], $3::text[], $4::boolean[])`,
        values: [
          organisation,
          grants.map(({ person }) => person),
          grants.map(({ role }) => role),
          grants.map(({ counts }) => counts),
        ],
      });
    });
  }

  /** Organisations in which a role waits for somebody: whoever confirms it reads who that is. */
  awaiting(person: string): readonly string[] {
    return [...this.#waiting].flatMap(([organisation, people]) => (people.has(person) ? [organisation] : []));
  }

  /** Takes one away, ahead of the log. */
  async deny({ person, organisation, role }: Omit<GivenGrant, 'counts'>): Promise<void> {
    await this.postgres.query({
      text: `insert into given_grants (person, organisation, role, counts) values ($1, $2, $3, false)
             on conflict (person, organisation, role) do update set counts = false`,
      values: [person, organisation, role],
    });
  }
}
