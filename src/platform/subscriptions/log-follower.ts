import type { Position, StoredEvent } from '../event-store/event-store.port.js';
import type { Queryable } from '../postgres/postgres.port.js';

/**
 * Takes in the whole log, as it is stored, in its order: rows of its own and its checkpoint are one transaction, so it sees every
 * event once. The fourth kind beside list, process manager and reactor. It is never rebuilt beside itself: what it has
 * written is not computed otherwise another time.
 */
export interface LogFollower {
  readonly name: string;
  /**
   * @param events all that come next, of all streams and types
   * @param after where the log stood before them
   */
  apply(tx: Queryable, events: readonly StoredEvent[], after: Position): Promise<void>;
}
