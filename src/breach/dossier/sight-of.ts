import type { Breach } from '../domain/breach.js';
import { isRefused, wayInto } from '../domain/restriction.js';
import type { LinkedAccounts } from '../../shared/linked-accounts.js';
import type { Role } from '../../platform/identity/principal.js';
import { authorise, toldHowMany, viewerIn, type Asker } from './access.policy.js';
import { NoSuchDossier, NotAllowed } from './dossier-errors.js';

/** What somebody who goes through all of an organisation may see of one dossier; `told`: but know that it is there. */
export type Sight = { readonly role: Role } | { readonly outOfSight: 'told' | 'untold' };

/** Notes on the look that he saw it, where he did. */
export function sightOf({ principal, action, look }: Asker, breach: Breach, linked: LinkedAccounts): Sight {
  const { organisation, id: dossier } = breach;
  const viewer = viewerIn(principal, breach, linked);
  try {
    const role = authorise({ principal, action }, breach, linked);
    const openedBy = wayInto(breach, viewer);
    look?.note({ organisation, dossier, role, ...(openedBy && { openedBy }) });
    return { role };
  } catch (error) {
    if (!(error instanceof NoSuchDossier || error instanceof NotAllowed)) throw error;
    const isTold = toldHowMany(principal, [organisation]).length > 0 && !isRefused(breach, viewer.accounts);
    return { outOfSight: isTold ? 'told' : 'untold' };
  }
}
