import type { Principal } from '../../platform/identity/principal.js';
import type { RecordedEvent } from '../../shared/recorded-event.js';
import { authorise, type Action } from './access.policy.js';
import type { BreachDossiers } from './breach-dossier.repository.js';
import type { BreachEvent } from '../domain/breach.js';
import { fold } from './history.js';

/**
 * The facts of a dossier, for somebody who may see them. That is decided on the dossier as it is now, also when he
 * asks about the past.
 * @throws NoSuchDossier, NotAllowed
 */
export async function authorisedHistory(
  dossiers: BreachDossiers,
  principal: Principal,
  action: Action,
  id: string,
): Promise<readonly RecordedEvent<BreachEvent>[]> {
  const history = await dossiers.history(id);
  authorise(principal, action, fold(history));
  return history;
}
