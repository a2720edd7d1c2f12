import type { Principal } from '../../platform/identity/principal.js';
import { organisationsFor, type Action } from './access.policy.js';
import { NotAllowed } from './dossier-errors.js';

/**
 * Which organisations a list is about: the one that was asked for, or all of this person's.
 * @throws NotAllowed where he may do this for none of them
 */
export function organisationsAsked(
  principal: Principal,
  action: Action,
  organisation: string | undefined,
): readonly string[] {
  const own = organisationsFor(principal, action);
  const asked = organisation === undefined ? own : own.filter((slug) => slug === organisation);
  if (asked.length === 0) throw new NotAllowed(action);
  return asked;
}
