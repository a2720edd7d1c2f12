import type { RecordedEvent } from '../../shared/recorded-event.js';

/**
 * Does something outside the log because of an event: it tells somebody. What came before it was there concerns it not, so it begins
 * at the end of the log, and is silent wherever a log is moved, copied or restored to (ADR 51). Delivery is at least once and in the
 * order of each stream: a second one has to be recognised by what the first one left behind.
 */
export interface Reactor {
  readonly name: string;
  /** Only streams whose name starts with one of these; empty: all. */
  readonly streamPrefixes: readonly string[];
  /**
   * Those that came together, in the order of the log. Throws when any could not be done now: then each is delivered alone, and
   * what had been done already has to be recognised.
   */
  handleAll(events: readonly RecordedEvent[]): Promise<void>;
}
