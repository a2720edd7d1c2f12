import type { Principal } from '../../platform/identity/principal.js';
import type { IdentityFields } from '../domain/report.js';
import type { AccessFields } from '../domain/restriction.js';

/*
 * A list hides restricted dossiers by one text column, `visible_to`: what opens it, each between spaces: ids of people,
 * the roles it is open to as `organisation:role`, and `!` with the id of each person it is about. `null`: everybody in
 * the organisation. It says of everybody what `isOpenTo` says (ADR 20).
 */

export function visibleTo(row: AccessFields & Pick<IdentityFields, 'organisation'>): string | null {
  const { restriction, emergencyAccess, deputies, organisation } = row;
  if (restriction === undefined) return null;
  const opens = [
    ...restriction.allowed,
    ...restriction.open.map((role) => `${organisation}:${role}`),
    ...deputies.map(({ person }) => person),
    ...emergencyAccess.map(({ by }) => by),
    ...restriction.refused.map((id) => `!${id}`),
  ];
  return ` ${[...new Set(opens)].join(' ')} `;
}

/** What a list is searched for by somebody. */
export interface Viewer {
  /** Patterns of `like`, one of which opens. */
  readonly opens: readonly string[];
  /** The pattern that shuts. */
  readonly shuts: string;
}

export function viewerOf({ id, grants }: Principal): Viewer {
  const words = [id, ...grants.map(({ organisation, role }) => `${organisation}:${role}`)];
  return { opens: words.map((word) => `% ${word} %`), shuts: `% !${id} %` };
}

/** Condition for the rows that the viewer may see. @param opens, shuts where the statement has these, such as `$3` */
export const visible = (opens: string, shuts: string): string =>
  `(visible_to is null or (visible_to like any(${opens}) and visible_to not like ${shuts}))`;

/** Of a list: how many rows are restricted, and which of them are shut to the viewer and not about him. */
export interface OutOfSight {
  readonly restricted: number;
  readonly shut: readonly string[];
}

/** The statement that answers with {@link OutOfSight}: `$1` generation, `$2` organisations, `$3`, `$4` the viewer. */
export const outOfSight = (list: 'dashboard' | 'register'): string =>
  `select count(*)::integer as restricted,
          coalesce(array_agg(key order by key) filter (where not ${visible('$3', '$4')}), '{}') as shut
   from ${list}
   where generation = $1 and organisation = any($2) and visible_to is not null and visible_to not like $4`;
