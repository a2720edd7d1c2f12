import { Injectable } from '@nestjs/common';
import { BREACH_STREAMS, breachIdOf } from '../breach/domain/breach-stream.js';
import { EventStore, START, type Position } from '../platform/event-store/event-store.port.js';
import { ReadModelNotReady, ReadModels } from '../platform/subscriptions/read-model.js';
import { dueDeadlinesProjection } from './due-deadlines.projection.js';

/**
 * The dossiers about which the list of due deadlines may be wrong because it stands still: a list stops at what it
 * cannot read and skips nothing, but one dossier that nobody can read must not silence the clocks of all others.
 * Only names of streams are read from the log, never what cannot be read.
 */
@Injectable()
export class UnlistedDossiers {
  /** While the list stands at `from`: the dossiers of what comes after it, as far as `read`. */
  #seen: { readonly from: Position; read: Position; readonly ids: Set<string> } | undefined;

  constructor(
    private readonly store: EventStore,
    private readonly readModels: ReadModels,
  ) {}

  /** Ids; none while the list works or only lags. What was read of the log before is not read again. */
  async ids(): Promise<ReadonlySet<string>> {
    const [lag] = await this.readModels.lag(dueDeadlinesProjection.name);
    if (lag?.failure === undefined) {
      this.#seen = undefined;
      return new Set();
    }
    const from = (await this.hasRows()) ? lag.position : START;
    // Once it moved on it knows of some; and a log that was put back is read anew.
    if (this.#seen?.from !== from || this.#seen.read > lag.head)
      this.#seen = { from, read: from, ids: new Set() };
    const seen = this.#seen;
    while (seen.read < lag.head) {
      const page = await this.store.readAll(seen.read, { streamPrefixes: BREACH_STREAMS });
      for (const { stream } of page.events) seen.ids.add(breachIdOf(stream));
      seen.read = page.checkpoint;
      if (page.caughtUp) break;
    }
    return seen.ids;
  }

  /** Before the first rows are complete, the list knows of nobody. */
  private async hasRows(): Promise<boolean> {
    try {
      await this.readModels.activeGeneration(dueDeadlinesProjection.name);
      return true;
    } catch (error) {
      if (error instanceof ReadModelNotReady) return false;
      throw error;
    }
  }
}
