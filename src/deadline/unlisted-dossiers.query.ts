import { Injectable } from '@nestjs/common';
import { DOSSIER_STREAMS, dossierOf } from '../breach/domain/dossier-stream.js';
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
  constructor(
    private readonly store: EventStore,
    private readonly readModels: ReadModels,
  ) {}

  /** Ids; none while the list works or only lags. */
  async ids(): Promise<ReadonlySet<string>> {
    const [lag] = await this.readModels.lag(dueDeadlinesProjection.name);
    const ids = new Set<string>();
    if (lag?.failure === undefined) return ids;
    let from: Position = (await this.hasRows()) ? lag.position : START;
    for (;;) {
      const page = await this.store.readAll(from, { streamPrefixes: [DOSSIER_STREAMS] });
      for (const stored of page.events) ids.add(dossierOf(stored));
      if (page.caughtUp) return ids;
      from = page.checkpoint;
    }
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
