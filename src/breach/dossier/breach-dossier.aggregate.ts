import { randomBytes, createHash } from 'node:crypto';
import type { Type } from '@nestjs/common';
import { AggregateRoot, type IEventHandler } from '@nestjs/cqrs';
import { v5 as uuidv5 } from 'uuid';
import { canonicalJson } from '../../shared/canonical-json.js';
import type { Moment } from '../../shared/moment.js';
import type { Actor, EventMetadata, RecordedEvent } from '../../shared/recorded-event.js';
import { NO_STREAM } from '../../platform/event-store/event-store.port.js';
import { BREACH_EVENT_TYPES, decide, type BreachCommand, type BreachEvent } from '../domain/breach.js';
import { dossier, type Breach } from '../domain/breach-state.js';
import { isClockEvent } from '../domain/deadlines.js';
import { recordingOf } from '../domain/domain-event.js';

/** Who acts, for what request; everything that goes into the metadata. */
export interface Act {
  readonly commandId: string;
  readonly actor: Actor;
  readonly organisation: string;
  readonly correlationId: string;
  readonly causationId: string;
  /** Content of the request, to recognise another request under the same key; timers have none. */
  readonly content?: unknown;
}

interface KnownCommand {
  /** Of the last event the command led to: what was answered then. */
  readonly revision: number;
  readonly nonce: string;
  readonly requestDigest?: string;
}

type Recorded = RecordedEvent<BreachEvent>;

/**
 * A dossier in memory: the thin shell of `@nestjs/cqrs` around the pure fold and the pure decisions. Facts leave
 * it only through the event store; `commit()` and the in-memory event bus are not used (DESIGN §3).
 */
export class BreachDossier extends AggregateRoot<Recorded> {
  #state: Breach | undefined;
  #revision = NO_STREAM;
  #lastActRevision = NO_STREAM;
  #recordedAt: Moment | undefined;
  readonly #commands = new Map<string, KnownCommand>();

  constructor(readonly stream: string) {
    super();
  }

  get state(): Breach | undefined {
    return this.#state;
  }

  /** Revision of the last event; {@link NO_STREAM} before the first. */
  get revision(): number {
    return this.#revision;
  }

  /** Revision of the last event that was not raised by the clock. */
  get lastActRevision(): number {
    return this.#lastActRevision;
  }

  /** What an earlier try of this command led to, if there was one. */
  known(commandId: string): KnownCommand | undefined {
    return this.#commands.get(commandId);
  }

  /**
   * Decides and applies, in memory.
   * @returns the new facts; none when the command says nothing new
   * @throws Refusal when a rule of the domain says no
   */
  act(command: BreachCommand, act: Act, clockNow: Moment): readonly Recorded[] {
    // A clock that was set back must not make a later fact look earlier than its predecessor.
    const now = this.#recordedAt !== undefined && this.#recordedAt > clockNow ? this.#recordedAt : clockNow;
    const events = decide(this.#state, command, { now, actor: act.actor });
    const before = this.getUncommittedEvents().length;
    events.forEach((event, index) => {
      this.apply({
        id: uuidv5(String(index), act.commandId),
        stream: this.stream,
        revision: this.#revision + 1,
        position: '',
        event,
        metadata: this.#metadata(
          event,
          act,
          now,
          command.type === 'ReportBreach' ? command.receivedAt : undefined,
        ),
      });
    });
    return this.getUncommittedEvents().slice(before);
  }

  /** The default looks handlers up by class name and skips what it does not find; here every event is folded. */
  protected override getEventHandler(): Type<IEventHandler> {
    const fold = (recorded: Recorded): void => {
      this.#fold(recorded);
    };
    // Declared as a class, called as a function: see WithAggregateRoot.apply.
    return fold as unknown as Type<IEventHandler>;
  }

  #fold(recorded: Recorded): void {
    const { revision, event, metadata } = recorded;
    const { recordedAt, commandId, nonce, requestDigest } = metadata;
    this.#state = dossier.evolve(this.#state, event, recordingOf(recorded));
    this.#revision = revision;
    if (!isClockEvent(event.type)) this.#lastActRevision = revision;
    this.#recordedAt = recordedAt;
    this.#commands.set(commandId, { revision, nonce, ...(requestDigest !== undefined && { requestDigest }) });
  }

  #metadata(event: BreachEvent, act: Act, now: Moment, receivedAt: Moment | undefined): EventMetadata {
    const nonce = randomBytes(16).toString('hex');
    return {
      recordedAt: now,
      ...(receivedAt !== undefined && { receivedAt }),
      actor: act.actor,
      organisation: act.organisation,
      commandId: act.commandId,
      correlationId: act.correlationId,
      causationId: act.causationId,
      schemaVersion: BREACH_EVENT_TYPES[event.type].schemaVersion,
      lawVersion: this.#lawVersion(event),
      nonce,
      ...(act.content !== undefined && { requestDigest: requestDigest(nonce, act.content) }),
    };
  }

  #lawVersion(event: BreachEvent): string {
    if ('deadline' in event.data && typeof event.data.deadline === 'object')
      return event.data.deadline.lawVersion;
    return this.#state?.awareness.deadline.lawVersion ?? '';
  }
}

/** Salted with the event's nonce: the content of a report cannot be guessed from the metadata. */
export function requestDigest(nonce: string, content: unknown): string {
  return createHash('sha256').update(nonce).update(canonicalJson(content)).digest('hex');
}
