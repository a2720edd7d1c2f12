import { Problem } from '../http/problem.js';
import { ROLES, type Grant, type Role } from './principal.js';

const MOST_GRANTS = 500;
const GRANT = /^([a-z0-9]+(?:-[a-z0-9]+)*):([a-z-]+)$/;

// Art. 38(3) and (6) GDPR: who advises and watches may not be the one who decides or hands out the grants.
const NOT_BESIDE_FG: readonly Role[] = ['board', 'mandate-holder', 'administrator'];

/**
 * Reads the claim `["perspektief:fg", …]`; an absent claim is no grants.
 * @param organisations for which this issuer may grant: what it says of others is left aside. Absent: all
 * @throws Problem 403 malformed (half a list of grants could be the wrong half), or an FG who is not independent
 */
export function readGrants(claim: unknown, organisations?: readonly string[]): readonly Grant[] {
  const entries: unknown = claim ?? [];
  if (!Array.isArray(entries) || entries.length > MOST_GRANTS) throw malformed();
  const grants = (entries as unknown[])
    .map(readGrant)
    .filter(({ organisation }) => organisations?.includes(organisation) !== false);
  if (!isIndependent(grants))
    throw new Problem({
      status: 403,
      code: 'fg-not-independent',
      title: 'The FG has a role that cannot be combined with it',
      detail: 'In one organisation the FG is never board, mandate holder or administrator (Art. 38 GDPR).',
    });
  return Object.freeze(grants);
}

/** Whether nobody of these is FG and decides in one organisation. */
export function isIndependent(grants: readonly Grant[]): boolean {
  return !grants.some(({ organisation, role }) => role === 'fg' && decidesIn(grants, organisation));
}

function readGrant(entry: unknown): Grant {
  const [, organisation, name] = (typeof entry === 'string' && GRANT.exec(entry)) || [];
  const role = ROLES.find((known) => known === name);
  if (organisation === undefined || role === undefined) throw malformed();
  return Object.freeze({ organisation, role });
}

function decidesIn(grants: readonly Grant[], organisation: string): boolean {
  return grants.some((grant) => grant.organisation === organisation && NOT_BESIDE_FG.includes(grant.role));
}

function malformed(): Problem {
  return new Problem({
    status: 403,
    code: 'grants-malformed',
    title: 'The grants in the token cannot be read',
    detail: `They must be a list of "<organisation>:<role>" with a role from ${ROLES.join(', ')}.`,
  });
}
