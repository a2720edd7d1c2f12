/** What the server does wrong, on order. Counts go down as they happen. */
export interface Misbehaviour {
  /**
   * The next appends: `unheard`: the connection breaks before they are looked at; `broken`: it breaks after the
   * commit; `unanswered`: committed, and never answered; `late`: committed, and answered with a time-out;
   * `not-leader`, `no-leader`, `unavailable`, `deadline`: refused so, unwritten; `wrong-version`: written, and answered as if
   * it had not been.
   */
  nextAppends: AppendFault[];
  /** Answers to appends whose stream is in here are held back for so many milliseconds. */
  readonly slowStreams: Map<string, number>;
  /** Milliseconds between two events of every reading. */
  slowReadsMs: number;
  /** Milliseconds before the first event of every reading. */
  heldReadsMs: number;
  /** The next readings break off after so many events. */
  dropReadsAfter: number[];
  /** The next readings are refused so. */
  refuseReads: ('not-leader' | 'no-leader' | 'unavailable' | 'access-denied')[];
  /** Subscriptions and readings give each event twice. */
  duplicates: boolean;
  /** Subscriptions send a checkpoint that lies before the events they have given. */
  oldCheckpoints: boolean;
  /** Appends without a repeat's position, as older servers answer. */
  noPositionForRepeats: boolean;
}

export type AppendFault =
  | 'unheard'
  | 'broken'
  | 'unanswered'
  | 'late'
  | 'not-leader'
  | 'no-leader'
  | 'unavailable'
  | 'deadline'
  | 'wrong-version';

export function wellBehaved(): Misbehaviour {
  return {
    nextAppends: [],
    slowStreams: new Map(),
    slowReadsMs: 0,
    heldReadsMs: 0,
    dropReadsAfter: [],
    refuseReads: [],
    duplicates: false,
    oldCheckpoints: false,
    noPositionForRepeats: false,
  };
}
