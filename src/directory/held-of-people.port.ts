import type { Asker } from '../breach/dossier/access.policy.js';
import type { Moment } from '../shared/moment.js';

/** Where what is held of people lies. */
export const HELD_SOURCES = ['dossier', 'directory', 'affected-people'] as const;
export type HeldSource = (typeof HELD_SOURCES)[number];

/** `whole`: a contact, a number or the whole name; `part`: a part of the name, which others may share. */
export const MATCHES = ['whole', 'part'] as const;
export type Match = (typeof MATCHES)[number];
export type Matcher = (text: string) => Match | undefined;

/** Why something is not handed over: Art. 15(4) GDPR, Art. 41 UAVG; or it is about somebody else. */
export const LEAVE_OUT_REASONS = ['rights-of-others', 'reporter-confidential', 'not-about-him'] as const;
export type LeaveOutReason = (typeof LEAVE_OUT_REASONS)[number];

/** One place where something is held. */
export interface HeldPlace {
  readonly source: HeldSource;
  /** Id of the dossier, the person, the row. */
  readonly of: string;
  /** Of a dossier: revision of the event. */
  readonly revision?: number;
  /** JSON pointer into it. */
  readonly pointer: string;
}

/** What is left out of a place: all of it, or words. */
export interface LeftOut {
  /** Why nothing of it is handed over. */
  readonly why?: LeaveOutReason;
  /** Blacked out wherever they stand in it. */
  readonly words?: readonly string[];
  readonly wordsWhy?: LeaveOutReason;
}

/** Found, with what is left out of it until somebody says otherwise. */
export interface FoundPlace extends HeldPlace, LeftOut {
  readonly match: Match;
}

/** What stands at a place as somebody may read it. */
export type ReadPlace = HeldPlace &
  (
    | {
        /** Absent: erased since. */
        readonly text?: string;
        /** Of a dossier: what people call it, the type of the event, and when that was recorded. */
        readonly reference?: string;
        readonly event?: string;
        readonly at?: Moment;
      }
    /** He may not see it; `told`: but know that there is something. */
    | { readonly outOfSight: 'told' | 'untold' }
  );

/** Somewhere in an organisation where something is held of people: dossiers, the directory, a list of people concerned. */
export abstract class HeldOfPeople {
  abstract readonly source: HeldSource;

  /** Everything that matches, whoever asks: read piece by piece, never all at once. */
  abstract find(organisation: string, matcher: Matcher): Promise<readonly FoundPlace[]>;

  /** What stands there now, in the order of the places; notes on the look what it shows. */
  abstract read(
    asker: Asker,
    organisation: string,
    places: readonly HeldPlace[],
  ): Promise<readonly ReadPlace[]>;
}

export function isSameHeldPlace(one: HeldPlace, other: HeldPlace): boolean {
  return (
    one.source === other.source &&
    one.of === other.of &&
    one.revision === other.revision &&
    one.pointer === other.pointer
  );
}
