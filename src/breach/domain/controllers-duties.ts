import { needsTwoToDismiss, type WeightFields } from './dismissal-needs.js';
import { isSaidToBeAnothers, type OrganisationRoleFields } from './organisation-role.js';

export type ControllersDutiesReads = OrganisationRoleFields & WeightFields;

/**
 * Whether the duties of a controller (Art. 33(1), 34) rest on this organisation; so until shown otherwise. "Not ours" is one
 * person's word: from what takes two to dismiss it takes no clock and no duty, until it is dismissed as such (ADR 20).
 */
export function bearsControllersDuties(breach: ControllersDutiesReads): boolean {
  if (!isSaidToBeAnothers(breach)) return true;
  return breach.organisationRole === 'not-ours' && needsTwoToDismiss(breach);
}
