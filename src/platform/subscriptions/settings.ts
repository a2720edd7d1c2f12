import type { EventStore, StoredEvent } from '../event-store/event-store.port.js';
import type { Postgres } from '../postgres/postgres.port.js';
import type { RecordedEvent } from '../../shared/recorded-event.js';

/** The reading half of the event codec. */
export interface EventDecoder {
  /** That it knows. */
  readonly types: readonly string[];
  decode(stored: readonly StoredEvent[]): Promise<readonly RecordedEvent[]>;
  /** Of those the ones that may have earlier events of their stream read otherwise. */
  readonly rewriting: readonly string[];
  /** Whether earlier events of its stream read otherwise since it was recorded. */
  rewrites(event: RecordedEvent): boolean;
  /** A stream from its first event, as it reads now. */
  rewritten(history: readonly RecordedEvent[]): readonly RecordedEvent[];
}

export interface SubscriptionPorts {
  readonly postgres: Postgres;
  readonly store: EventStore;
  readonly codec: EventDecoder;
}

/** All times in milliseconds. */
export interface SubscriptionSettings {
  /** Events per transaction of a projection. */
  readonly projectionBatch: number;
  /** Events between two checkpoints of a process manager: so many are handled again after a crash. */
  readonly processManagerBatch: number;
  /** How often who stands by asks whether the owner is gone. */
  readonly standbyPoll: number;
  /** First pause after an error; doubles up to the longest. */
  readonly firstPause: number;
  readonly longestPause: number;
  /** Tries of one event, in place, before its stream is parked. */
  readonly handleAttempts: number;
  /** A handler that answers later than this has failed. */
  readonly handleTimeout: number;
  /** How often parked events are looked at. */
  readonly parkedPoll: number;
  /** First and longest pause between two tries of a parked event. */
  readonly firstParkedPause: number;
  readonly longestParkedPause: number;
  /** Rows of a retired generation stay this long: a query may have asked for its number just before the swap. */
  readonly retirementGrace: number;
  /** `stop()` waits no longer than this for what is under way. */
  readonly stopWithin: number;
}

export const DEFAULT_SETTINGS: SubscriptionSettings = {
  projectionBatch: 1_000,
  processManagerBatch: 100,
  standbyPoll: 1_000,
  firstPause: 200,
  longestPause: 30_000,
  handleAttempts: 3,
  handleTimeout: 30_000,
  parkedPoll: 1_000,
  firstParkedPause: 2_000,
  longestParkedPause: 300_000,
  retirementGrace: 10_000,
  stopWithin: 5_000,
};
