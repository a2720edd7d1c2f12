import type { Moment } from './moment.js';

/**
 * Something that happened, as a board member would tell it: its literal type string and what is known of it. The
 * type is never renamed: a change of shape is a new `schemaVersion`.
 */
export interface DomainEvent<Type extends string = string, Data extends object = object> {
  readonly type: Type;
  readonly data: Data;
}

/** Who did it: an opaque internal id, never an e-mail address or the subject of a token. */
export interface Actor {
  readonly id: string;
  readonly role: string;
  /** The organisation (slug) or person the act is done for, where that is another. */
  readonly onBehalfOf?: string;
}

/** What stands beside every fact (DESIGN §3). Nothing personal: it is never sealed and never erased. */
export interface EventMetadata {
  /**
   * From the clock port; not smaller than that of the predecessor in the stream, unless that was recorded by a clock
   * that ran minutes ahead: then the order is that of the revisions (ADR 22).
   */
  readonly recordedAt: Moment;
  /** The clock could not be believed when this was recorded: see `ClockWatch`. */
  readonly clockUncertain?: true;
  /** For reports: when the intake received them. */
  readonly receivedAt?: Moment;
  readonly actor: Actor;
  /** Slug of the organisation the fact belongs to. */
  readonly organisation: string;
  /** UUIDv5 of the command; a repeated command is recognised by it. */
  readonly commandId: string;
  readonly correlationId: string;
  readonly causationId: string;
  readonly schemaVersion: number;
  readonly lawVersion: string;
  /** 16 random bytes, hex: no digest over an event can be guessed from its content alone. */
  readonly nonce: string;
  /**
   * `<epoch>.<HMAC-SHA-256>` over the content of the request, to tell a repeat from another request under the same key; it
   * says nothing to whoever lacks the wrapping key (ADR 39).
   */
  readonly requestDigest?: string;
}

/** A fact as it was recorded. */
export interface RecordedEvent<E extends DomainEvent = DomainEvent> {
  readonly id: string;
  readonly stream: string;
  /** 0 for the first event of the stream. */
  readonly revision: number;
  /** Place in the whole log: opaque, compares as a string. */
  readonly position: string;
  readonly event: E;
  readonly metadata: EventMetadata;
}
