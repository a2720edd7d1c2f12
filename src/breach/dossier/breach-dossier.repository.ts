import { Injectable } from '@nestjs/common';
import { KeysUnavailable } from '../../platform/personal-data/keys-unavailable.js';
import type { RecordedEvent } from '../../shared/recorded-event.js';
import { EventCodec } from '../../platform/event-store/event-codec.js';
import {
  EventStore,
  type AppendOptions,
  WrongExpectedRevision,
  type StoredEvent,
} from '../../platform/event-store/event-store.port.js';
import type { HeldValue } from '../domain/against-erasing.js';
import { breachIdOf, streamOf } from '../domain/breach-stream.js';
import { BreachDossier } from './breach-dossier.aggregate.js';
import { heldValues, isErasing, withoutErased } from './erased-values.js';
import { foldedFurther, type FoldedDossier } from './folded-dossier.js';
import { FoldedDossiers } from './folded-dossiers.js';
import type { History, ShownDossier } from './history.js';

/** Dossiers in the event store. */
@Injectable()
export class BreachDossiers {
  private readonly known = new FoldedDossiers();

  constructor(
    private readonly store: EventStore,
    private readonly codec: EventCodec,
  ) {}

  /** One that is not there has no state yet. It opens what is looked at, and only that. */
  async load(breachId: string): Promise<BreachDossier> {
    return this.goingOn(breachId, await this.folded(breachId));
  }

  /** One that is taken not to be there: if it is, it cannot be saved. */
  unread(breachId: string): BreachDossier {
    return this.goingOn(breachId, undefined);
  }

  private goingOn(breachId: string, before: FoldedDossier | undefined): BreachDossier {
    return new BreachDossier(streamOf(breachId), before, (sealed) => this.codec.openedIn(sealed));
  }

  /**
   * A dossier as it stands in the log now: as it was folded last, and what came since. Its texts are sealed, but of one in which
   * something was erased: that reads otherwise from its beginning, and is folded anew each time.
   * @returns nothing where there is none
   */
  async folded(breachId: string): Promise<FoldedDossier | undefined> {
    const known = this.known.get(breachId);
    const stored = await this.store.readStream(streamOf(breachId), {
      fromRevision: known?.last.revision ?? 0,
    });
    const tail = this.codec.sealed(stored) as History;
    // Its last event again: what is not there, or is another's, was folded from a log that was put back since.
    const goesOn = known !== undefined && tail[0]?.id === known.last.id;
    if (known !== undefined && !goesOn) {
      this.known.drop(breachId);
      return this.folded(breachId);
    }
    const news = goesOn ? tail.slice(1) : tail;
    if (news.some(isErasing)) {
      this.known.drop(breachId);
      const history = await this.history(breachId);
      return history.length === 0 ? undefined : foldedFurther(undefined, history);
    }
    if (news.length === 0) return known;
    const folded = foldedFurther(known, news);
    this.known.put(breachId, folded);
    return folded;
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
    return this.shown(await this.store.readStream(streamOf(breachId)));
  }

  /**
   * The same as of some time.
   * @param events of its beginning
   * @param now the dossier as it stands: what was erased since reads so then too
   */
  async beginningToShow(breachId: string, events: number, { state }: FoldedDossier): Promise<ShownDossier> {
    if (state.erasures.length === 0)
      return this.shown(await this.store.readStream(streamOf(breachId), { maxCount: events }));
    const { history, lacksTexts } = await this.historyToShow(breachId);
    return { history: history.slice(0, events), lacksTexts };
  }

  private async shown(stored: readonly StoredEvent[]): Promise<ShownDossier> {
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
  async save(dossier: BreachDossier, options?: AppendOptions): Promise<boolean> {
    const decided = dossier.getUncommittedEvents();
    const records = await this.codec.encode(decided);
    try {
      const { repeated } = await this.store.append(
        dossier.stream,
        dossier.revision - decided.length,
        records,
        options,
      );
      return !repeated;
    } catch (error) {
      if (error instanceof WrongExpectedRevision) return false;
      throw error;
    }
  }

  /** The events of a dossier up to those that it was loaded with, for whoever completes an act on it. @throws KeysUnavailable */
  async historyOf({ stream, revision }: BreachDossier): Promise<History> {
    return (await this.history(breachIdOf(stream))).slice(0, revision + 1);
  }

  private asItReads(opened: readonly RecordedEvent[]): History {
    return withoutErased(this.codec.rewritten(opened) as History);
  }
}
