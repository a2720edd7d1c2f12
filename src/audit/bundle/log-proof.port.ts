import type { Position } from '../../platform/event-store/event-store.port.js';
import type { Moment } from '../../shared/moment.js';

/** A head of the log as it was signed. */
export interface SignedHead {
  /** C2SP signed note over a C2SP checkpoint. */
  readonly note: string;
  /** Events in it. */
  readonly size: number;
}

/** That a head was given to somebody outside. */
export interface Anchoring {
  readonly size: number;
  /** Which one, such as `mail`. */
  readonly anchor: string;
  readonly at: Moment;
  readonly receipt: string;
  /** What he was given: a C2SP signed note of the log as it is signed now. */
  readonly note: string;
}

/** What proves the log: its tree, its signed heads, and who outside holds which of them. */
export abstract class LogProof {
  /** By which the notes can be verified (C2SP signed-note), the newest first. */
  abstract verifierKeys(): Promise<readonly string[]>;
  /** The head of a log that has this event: it waits for the tree, and signs it. @throws NotSigned */
  abstract signedThrough(position: Position): Promise<SignedHead>;
  /** The entries of the first `size` events, 65 bytes each, some at a time. */
  abstract entries(size: number): AsyncIterable<Buffer>;
  /** RFC 6962, 2.1.2. */
  abstract consistency(first: number, size: number): Promise<readonly Buffer[]>;
  /** The newest head that somebody outside had before that moment. */
  abstract anchoredBefore(at: Moment): Promise<SignedHead | undefined>;
  /** Of heads up to that size, of each anchor the last one of each day, the newest first. */
  abstract anchorings(upTo: number): Promise<readonly Anchoring[]>;
  /** 32 bytes: opens which entries are of this stream. */
  abstract saltOf(stream: string): Buffer;
}
