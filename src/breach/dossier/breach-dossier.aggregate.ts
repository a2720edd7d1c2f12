import { randomBytes } from 'node:crypto';
import { AggregateRoot } from '@nestjs/cqrs';
import { derivedUuid } from '../../shared/derived-uuid.js';
import type { LinkedAccounts } from '../../shared/linked-accounts.js';
import { toMilliseconds, type Moment } from '../../shared/moment.js';
import type { Actor, EventMetadata, RecordedEvent } from '../../shared/recorded-event.js';
import { AHEAD_MS } from '../../platform/time/clock-watch.js';
import { NO_STREAM } from '../../platform/event-store/event-store.port.js';
import {
  type Breach,
  BREACH_EVENT_TYPES,
  type BreachCommand,
  type BreachEvent,
  decide,
  dossier,
} from '../domain/breach.js';
import { recordingOf } from '../domain/domain-event.js';
import { Draft } from '../domain/fields.js';
import type { DossierSize } from './dossier-size.js';
import { isAnAct, type FoldedDossier, type KnownCommand, type LastRecorded } from './folded-dossier.js';
import type { History } from './history.js';
import { OpenedOnSight, type Open } from './opened-on-sight.js';

/** Where events come from: who acts, for whom, because of what request. It goes into their metadata. */
export interface Provenance {
  readonly commandId: string;
  readonly actor: Actor;
  /** What is decided on and not recorded: in events accounts stand as they acted. */
  readonly linked?: LinkedAccounts;
  readonly organisation: string;
  readonly correlationId: string;
  readonly causationId: string;
  /** Of the content of the request, to recognise another request under the same key; timers have none. */
  readonly requestDigest?: string;
}

type Recorded = RecordedEvent<BreachEvent>;

/**
 * A dossier in memory: the thin shell of `@nestjs/cqrs` around the pure fold and the pure decisions. Events leave
 * it only through the event store; `commit()` and the in-memory event bus are not used (DESIGN §3).
 */
export class BreachDossier extends AggregateRoot<Recorded> {
  readonly #draft: Draft<Breach>;
  readonly #sight: OpenedOnSight | undefined;
  #seen: Breach | undefined;
  #lastActRevision: number;
  #last: LastRecorded | undefined;
  readonly #lived: Recorded[] = [];
  readonly #commands = new Map<string, KnownCommand>();

  /**
   * @param before as it stands in the log, which is left as it is
   * @param open where that is sealed
   */
  constructor(
    readonly stream: string,
    private readonly before?: FoldedDossier,
    open?: Open,
  ) {
    super();
    this.#draft = new Draft<Breach>(dossier, before?.state);
    this.#sight = open && new OpenedOnSight(open);
    this.#lastActRevision = before?.lastActRevision ?? NO_STREAM;
    this.#last = before?.last;
  }

  /** What people wrote is sealed in it: for who may see it, and for whatever else goes by codes and moments. */
  get state(): Breach | undefined {
    return this.#draft.state;
  }

  /** The same for whoever may come upon texts: it is looked at by {@link lookingAt}. */
  get seen(): Breach | undefined {
    const { state } = this;
    if (state === undefined || this.#sight === undefined) return state;
    return (this.#seen ??= this.#sight.view(state));
  }

  /** The events that it has lived in memory, after those that it was folded from. */
  get lived(): History {
    return this.#lived;
  }

  /** Nothing before the first event. */
  get last(): LastRecorded | undefined {
    return this.#last;
  }

  /** Revision of the last event; {@link NO_STREAM} before the first. */
  get revision(): number {
    return this.#last?.revision ?? NO_STREAM;
  }

  /** Revision of the last event that was not raised by the clock. */
  get lastActRevision(): number {
    return this.#lastActRevision;
  }

  /** As it stands in the log. */
  get size(): DossierSize {
    return { events: (this.before?.last.revision ?? -1) + 1, characters: this.before?.characters ?? 0 };
  }

  /** What an earlier try of this command led to, if there was one. */
  known(commandId: string): KnownCommand | undefined {
    const before = this.before?.commands.get(commandId);
    const isOfBefore = before !== undefined && before.revision <= this.revision;
    return this.#commands.get(commandId) ?? (isOfBefore ? before : undefined);
  }

  /**
   * Decides and applies, in memory.
   * @returns the new events; none when the command says nothing new
   * @throws Refusal when a rule of the domain says no
   */
  execute(
    command: BreachCommand,
    provenance: Provenance,
    clockNow: Moment,
    clockIsCertain = true,
  ): readonly Recorded[] {
    const { actor, linked = [] } = provenance;
    const now = notBefore(this.#last?.recordedAt, clockNow, clockIsCertain);
    const receivedAt = command.type === 'ReportBreach' ? command.receivedAt : undefined;
    const events = decide(this.seen, command, { now, actor, linked });
    const before = this.#lived.length;
    events.forEach((event, index) => {
      this.apply({
        id: derivedUuid(String(index), provenance.commandId),
        stream: this.stream,
        revision: this.revision + 1,
        position: '',
        event,
        metadata: {
          ...this.#metadata(event, provenance, now, receivedAt),
          ...(!clockIsCertain && { clockUncertain: true }),
        },
      });
    });
    return this.#lived.slice(before);
  }

  /** One handler for all: it would be looked up by the class of the event, and skipped where there is none. */
  protected override getEventName(): string {
    return 'Recorded';
  }

  /** Called by {@link apply} and {@link loadFromHistory}. */
  onRecorded(recorded: Recorded): void {
    const { id, revision, event, metadata } = recorded;
    const { commandId, requestDigest, recordedAt, clockUncertain } = metadata;
    this.#draft.apply(event, recordingOf(recorded));
    this.#seen = undefined;
    this.#lived.push(recorded);
    this.#last = { id, revision, recordedAt, ...(clockUncertain && { clockUncertain }) };
    if (isAnAct(event.type)) this.#lastActRevision = revision;
    this.#commands.set(commandId, { revision, ...(requestDigest !== undefined && { requestDigest }) });
  }

  #metadata(
    event: BreachEvent,
    { requestDigest, commandId, correlationId, causationId, actor, organisation }: Provenance,
    now: Moment,
    receivedAt: Moment | undefined,
  ): EventMetadata {
    return {
      recordedAt: now,
      ...(receivedAt !== undefined && { receivedAt }),
      actor,
      organisation,
      commandId,
      correlationId,
      causationId,
      schemaVersion: BREACH_EVENT_TYPES[event.type].schemaVersion,
      lawVersion: this.#lawVersion(event),
      nonce: randomBytes(16).toString('hex'),
      ...(requestDigest !== undefined && { requestDigest }),
    };
  }

  #lawVersion(event: BreachEvent): string {
    if ('deadline' in event.data && typeof event.data.deadline === 'object')
      return event.data.deadline.lawVersion;
    return this.state?.awareness.deadline.lawVersion ?? '';
  }
}

/**
 * A clock that was set back must not make a later event look earlier than its predecessor. But what was recorded by a
 * clock that ran far ahead drags nothing with it once the clock is right: the order is that of the revisions.
 */
function notBefore(last: Moment | undefined, now: Moment, isCertain: boolean): Moment {
  if (last === undefined || last <= now) return now;
  const isFarAhead = toMilliseconds(last) - toMilliseconds(now) > AHEAD_MS;
  return isFarAhead && isCertain ? now : last;
}
