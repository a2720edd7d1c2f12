import type { LinkedAccounts } from '../../shared/linked-accounts.js';
import type { Actor } from '../../shared/recorded-event.js';
import type { Breach } from '../domain/breach.js';
import { authorise, type Asker } from '../dossier/access.policy.js';
import { NoSuchDossier } from '../dossier/dossier-errors.js';

/** On whose authority something is done: a person's, by the policy; or of what needs no grant. */
export type Authority = Asker | Ungranted;

/** A process of the desk itself, or the reporting that is open to anyone. */
interface Ungranted {
  readonly actor: Actor;
  /** For whom the dossier begins; one that is there already has its own. */
  readonly organisation?: string;
}

/**
 * Who acts, in which role, and for which organisation.
 * @param linked accounts of the dossier's organisation
 * @throws NoSuchDossier, NotAllowed
 */
export function actorOn(
  breach: Breach | undefined,
  by: Authority,
  linked: LinkedAccounts,
): { readonly actor: Actor; readonly organisation: string } {
  const organisation = breach?.organisation ?? ('actor' in by ? by.organisation : undefined);
  if (organisation === undefined) throw new NoSuchDossier();
  return {
    organisation,
    actor: 'actor' in by ? by.actor : { id: by.principal.id, role: authorise(by, breach, linked) },
  };
}
