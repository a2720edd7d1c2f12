import { Injectable } from '@nestjs/common';
import { Clock } from '../../platform/time/clock.port.js';
import { EventCodec } from '../../platform/event-store/event-codec.js';
import { EventStore, WrongExpectedRevision } from '../../platform/event-store/event-store.port.js';
import type { RecordedEvent } from '../../shared/recorded-event.js';
import { BreachDossier, requestDigest, type Act } from './breach-dossier.aggregate.js';
import type { BreachCommand, BreachEvent } from '../domain/breach.js';
import type { Breach } from '../domain/breach-state.js';
import { streamOf } from '../domain/dossier-stream.js';
import { IdempotencyKeyReused, RevisionMismatch, TooMuchContention } from './dossier-errors.js';

export interface Request {
  readonly breachId: string;
  readonly commandId: string;
  readonly correlationId: string;
  readonly causationId: string;
  readonly content?: unknown;
  /** Revision the person had seen; timers have none and decide again on conflict. */
  readonly ifMatch?: number;
  /** Who acts and for which organisation, given the dossier; throws when he may not. */
  readonly authorise: (breach: Breach | undefined) => Pick<Act, 'actor' | 'organisation'>;
  /** What is asked; may look at the dossier, because a form or a merge is made from it. */
  readonly command: (
    breach: Breach | undefined,
    history: readonly RecordedEvent<BreachEvent>[],
  ) => BreachCommand | Promise<BreachCommand>;
  /** Called when there is something to record and before it is; not for a refused or a repeated command. */
  readonly beforeRecording?: (organisation: string) => Promise<void>;
}

export interface ActResult {
  readonly id: string;
  readonly revision: number;
  /** Position in the log of what was recorded; absent for a repeat and when nothing new was said. */
  readonly position?: string;
}

const TRIES = 8;

/** The one way a fact gets into a dossier: load, fold, decide, append. */
@Injectable()
export class BreachDossiers {
  constructor(
    private readonly store: EventStore,
    private readonly codec: EventCodec,
    private readonly clock: Clock,
  ) {}

  async load(breachId: string): Promise<BreachDossier> {
    return lived(breachId, await this.history(breachId));
  }

  /** The facts of a dossier in order; empty when there is none. */
  async history(breachId: string): Promise<readonly RecordedEvent<BreachEvent>[]> {
    const stored = await this.store.readStream(streamOf(breachId));
    return (await this.codec.decode(stored)) as RecordedEvent<BreachEvent>[];
  }

  /**
   * @throws Refusal a rule said no; RevisionMismatch somebody else acted since `ifMatch`; IdempotencyKeyReused
   * another request came under the same key before; EventStoreUnavailable safe to repeat with the same key
   */
  async act(request: Request): Promise<ActResult> {
    const { breachId: id, commandId } = request;
    for (let attempt = 0; attempt < TRIES; attempt++) {
      const history = await this.history(id);
      const dossier = lived(id, history);
      const act: Act = { ...request, ...request.authorise(dossier.state) };
      const known = dossier.known(commandId);
      if (known !== undefined) {
        const isSameRequest =
          known.requestDigest === undefined ||
          known.requestDigest === requestDigest(known.nonce, request.content);
        if (!isSameRequest) throw new IdempotencyKeyReused();
        return { id, revision: known.revision };
      }
      refuseStale(request.ifMatch, dossier);
      const expected = dossier.revision;
      const recorded = dossier.act(await request.command(dossier.state, history), act, this.clock.now());
      if (recorded.length === 0) return { id, revision: expected };
      await request.beforeRecording?.(act.organisation);
      try {
        const records = await this.codec.encode(recorded);
        const { revision, position, repeated } = await this.store.append(dossier.stream, expected, records);
        // The same ids stood there: a twin of this request was faster. Whether it asked the same is seen above.
        if (!repeated) return { id, revision, position };
      } catch (error) {
        if (!(error instanceof WrongExpectedRevision)) throw error;
      }
    }
    throw new TooMuchContention();
  }
}

function lived(breachId: string, history: readonly RecordedEvent<BreachEvent>[]): BreachDossier {
  const dossier = new BreachDossier(streamOf(breachId));
  dossier.loadFromHistory([...history]);
  return dossier;
}

/** Events of the clock are nobody's act: they do not make what a person saw stale. */
function refuseStale(ifMatch: number | undefined, dossier: BreachDossier): void {
  if (ifMatch === undefined) return;
  if (ifMatch > dossier.revision || ifMatch < dossier.lastActRevision) {
    throw new RevisionMismatch(ifMatch, dossier.revision);
  }
}
