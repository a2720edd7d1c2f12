import type { RecordedEvent } from '../../shared/recorded-event.js';

/**
 * Answers an event with commands. Delivery is at least once and in the order of each stream, so the commands
 * carry ids that are derived from the event: a second delivery changes nothing.
 */
export interface ProcessManager {
  readonly name: string;
  /** Only streams whose name starts with one of these; empty: all. */
  readonly streamPrefixes: readonly string[];
  /** Throws when the event could not be handled now; it is delivered again. */
  handle(event: RecordedEvent): Promise<void>;
}
