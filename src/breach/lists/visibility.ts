import { Injectable } from '@nestjs/common';
import { AccountLinks } from '../../organisations/account-links.js';
import type { Principal } from '../../platform/identity/principal.js';
import { accountsOf, type LinkedAccounts } from '../../shared/linked-accounts.js';
import type { IdentityFields } from '../domain/report.js';
import type { AccessFields } from '../domain/restriction.js';

/*
 * A list hides restricted dossiers by one text column, `visible_to`: what opens it, each between spaces: ids of people,
 * the roles it is open to as `organisation:role`, and `!organisation:` with the id of each person it is about. `null`:
 * everybody in the organisation. It says of everybody what `isOpenTo` says (ADR 20).
 */

export function visibleTo(row: AccessFields & Pick<IdentityFields, 'organisation'>): string | null {
  const { restriction, emergencyAccess, deputies, organisation } = row;
  if (restriction === undefined) return null;
  const opens = [
    ...restriction.allowed,
    ...restriction.open.map((role) => `${organisation}:${role}`),
    ...deputies.map(({ person }) => person),
    ...emergencyAccess.map(({ by }) => by),
    ...restriction.refused.map((id) => `!${organisation}:${id}`),
  ];
  return ` ${[...new Set(opens)].join(' ')} `;
}

/** What a list is searched for by somebody. */
export interface Viewer {
  /** Patterns of `like`, one of which opens. */
  readonly opens: readonly string[];
  /** Patterns each of which shuts: all accounts of the viewer, as each organisation linked them. */
  readonly shuts: readonly string[];
}

export function viewerOf({ id, grants }: Principal, linkedIn: ReadonlyMap<string, LinkedAccounts>): Viewer {
  const words = [id, ...grants.map(({ organisation, role }) => `${organisation}:${role}`)];
  const shuts = [...linkedIn].flatMap(([organisation, linked]) =>
    accountsOf(linked, id).map((account) => `!${organisation}:${account}`),
  );
  return { opens: words.map(pattern), shuts: shuts.map(pattern) };
}

/** Whether this id, or role as `organisation:role`, is the viewer's. */
export const isOneOf = ({ opens }: Viewer, word: string): boolean => opens.includes(pattern(word));

const pattern = (word: string): string => `% ${word} %`;

/** Who looks at a list, with all of his accounts. */
@Injectable()
export class Viewers {
  constructor(private readonly links: AccountLinks) {}

  /** @param organisations those that the list is about */
  async of(principal: Principal, organisations: readonly string[]): Promise<Viewer> {
    const linked = organisations.map(
      async (organisation) => [organisation, await this.links.linkedIn(organisation)] as const,
    );
    return viewerOf(principal, new Map(await Promise.all(linked)));
  }
}

/** Condition for the rows that the viewer may see. @param opens, shuts where the statement has these, such as `$3` */
export const visible = (opens: string, shuts: string): string =>
  `(visible_to is null or (visible_to like any(${opens}) and visible_to not like all(${shuts})))`;

/** Of a list: how many rows are restricted, and which of them are shut to the viewer and not about him. */
export interface OutOfSight {
  readonly restricted: number;
  readonly shut: readonly string[];
}

/** The statement that answers with {@link OutOfSight}: `$1` generation, `$2` organisations, `$3`, `$4` the viewer. */
export const outOfSight = (list: 'dashboard' | 'register'): string =>
  // Apart, or the order in which they are told would have the whole list read by its keys.
  `with restricted as materialized (
     select key, visible_to from ${list}
     where generation = $1 and organisation = any($2) and visible_to is not null and visible_to not like all($4))
   select count(*)::integer as restricted,
          coalesce(array_agg(key order by key) filter (where not ${visible('$3', '$4')}), '{}') as shut
   from restricted`;
