import { Injectable } from '@nestjs/common';
import { KeysUnavailable } from '../../platform/personal-data/keys-unavailable.js';
import type { RecordedEvent } from '../../shared/recorded-event.js';
import { EventCodec } from '../../platform/event-store/event-codec.js';
import { EventStore, WrongExpectedRevision } from '../../platform/event-store/event-store.port.js';
import type { HeldValue } from '../domain/against-erasing.js';
import { breachIdOf, streamOf } from '../domain/breach-stream.js';
import { BreachDossier } from './breach-dossier.aggregate.js';
import { heldValues, withoutErased } from './erased-values.js';
import type { History, ShownDossier } from './history.js';

/** Dossiers in the event store. */
@Injectable()
export class BreachDossiers {
  constructor(
    private readonly store: EventStore,
    private readonly codec: EventCodec,
  ) {}

  /** One that is not there has no state yet. */
  async load(breachId: string): Promise<BreachDossier> {
    const dossier = new BreachDossier(streamOf(breachId));
    dossier.loadFromHistory([...(await this.history(breachId))]);
    return dossier;
  }

  /**
   * The events of a dossier in order; empty when there is none.
   * @throws KeysUnavailable
   */
  async history(breachId: string): Promise<History> {
    const stored = await this.store.readStream(streamOf(breachId));
    return this.asItReads(await this.codec.opened(stored));
  }

  /** Those of several dossiers by their ids, read and opened together; of one that there is not, nothing. */
  async histories(breachIds: readonly string[]): Promise<ReadonlyMap<string, History>> {
    const opened = await this.codec.opened(await this.store.readStreams(breachIds.map(streamOf)));
    const byStream = new Map<string, RecordedEvent[]>();
    for (const recorded of opened) {
      const known = byStream.get(recorded.stream);
      if (known === undefined) byStream.set(recorded.stream, [recorded]);
      else known.push(recorded);
    }
    return new Map([...byStream].map(([stream, events]) => [breachIdOf(stream), this.asItReads(events)]));
  }

  /** The same for somebody who looks, and for nothing else: it opens while keys are out of reach, without its texts. */
  async historyToShow(breachId: string): Promise<ShownDossier> {
    const stored = await this.store.readStream(streamOf(breachId));
    try {
      return { history: this.asItReads(await this.codec.opened(stored)), lacksTexts: false };
    } catch (error) {
      if (!(error instanceof KeysUnavailable)) throw error;
      return { history: this.asItReads(this.codec.withoutKeys(stored)), lacksTexts: true };
    }
  }

  /** A history with the personal values that it holds, read once: for whoever opens one dossier after another. */
  async historyWithHeld(
    breachId: string,
  ): Promise<{ readonly history: History; readonly held: readonly HeldValue[] }> {
    const stored = await this.store.readStream(streamOf(breachId));
    const history = this.asItReads(await this.codec.opened(stored));
    return { history, held: heldValues(this.codec.sealed(stored) as History, history) };
  }

  /** What personal values this history holds in the log, each with its key. */
  async held(breachId: string, history: History): Promise<readonly HeldValue[]> {
    const sealed = await this.sealedHistory(breachId);
    // Only appended to: its beginning is what was read before.
    return heldValues(sealed.slice(0, history.length), history);
  }

  /** As it lies in the log: it needs no keys. Texts of the register are sealed in it as well. */
  async sealedHistory(breachId: string): Promise<History> {
    return this.codec.sealed(await this.store.readStream(streamOf(breachId))) as History;
  }

  /**
   * Appends what the dossier decided since it was loaded.
   * @returns whether this did it; if not, somebody else was faster: load the dossier again
   * @throws EventStoreUnavailable, AppendRejected
   */
  async save(dossier: BreachDossier): Promise<boolean> {
    const decided = dossier.getUncommittedEvents();
    const records = await this.codec.encode(decided);
    try {
      const { repeated } = await this.store.append(
        dossier.stream,
        dossier.revision - decided.length,
        records,
      );
      return !repeated;
    } catch (error) {
      if (error instanceof WrongExpectedRevision) return false;
      throw error;
    }
  }

  private asItReads(opened: readonly RecordedEvent[]): History {
    return withoutErased(this.codec.rewritten(opened) as History);
  }
}
