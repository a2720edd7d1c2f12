import type { DomainEvent, RecordedEvent } from '../../shared/recorded-event.js';

/**
 * Answers an event with commands. Delivery is at least once and in the order of each stream, so the commands
 * carry ids that are derived from the event: a second delivery changes nothing.
 */
export interface ProcessManager<E extends DomainEvent = DomainEvent> {
  readonly name: string;
  /** Only streams whose name starts with one of these; empty: all. */
  readonly streamPrefixes: readonly string[];
  /** Of the types this version knows only these; the rest of the log costs it nothing. */
  readonly eventTypes: readonly E['type'][];
  /** Throws when the event could not be handled now; it is delivered again. */
  handle(event: RecordedEvent<E>): Promise<void>;
}
