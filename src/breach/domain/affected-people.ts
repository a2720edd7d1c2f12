import type { Moment } from '../../shared/moment.js';
import type { DomainEvent } from '../../shared/recorded-event.js';
import { Refusal } from '../../shared/refusal.js';
import type { ReportAbsorbed } from './awareness.js';
import type { Recording } from './domain-event.js';
import type { PersonalDataErased } from './erasure.js';
import { append, fields, type Change } from './fields.js';
import {
  safetyAtStake,
  type SafetyFields,
  type SafetyMeasureTaken,
  type SafetyRiskRaised,
} from './safety.js';

/** What was done to the list of people concerned. */
export const LIST_CHANGES = ['added', 'imported', 'changed', 'taken-out', 'told', 'result'] as const;
export type ListChange = (typeof LIST_CHANGES)[number];

/** The list as it stands after a change, in what names nobody. */
export interface ListFigures {
  /** On the list. */
  readonly people: number;
  /** Of them: who can be reached. */
  readonly reachable: number;
  readonly withSafeContact: number;
  /**
   * How often a round was meant for somebody on it once more, and reached him once more, as the rows say it; absent in what was
   * recorded before it was counted.
   */
  readonly toldAgain?: number;
  readonly reachedAgain?: number;
  /** SHA-256 (hex) over the sealed rows: it tells that a row is missing or was changed, and confirms no guess (ADR 42). */
  readonly digest: string;
}

/**
 * The list of people concerned stands beside the log, its rows sealed (ADR 41). The rows of a change lie there before this
 * event, and count once it is recorded.
 */
export type AffectedPeopleListed = DomainEvent<
  'AffectedPeopleListed',
  ListFigures & {
    /** Which rows. */
    readonly change: string;
    readonly what: ListChange;
  }
>;

/** Its term after closing is over (Art. 5(1)(e) GDPR): its rows go, and their keys. */
export type AffectedPeopleTakenOut = DomainEvent<
  'AffectedPeopleTakenOut',
  { readonly people: number; readonly days: number }
>;

/** A change as it is asked: of the list as it stood after `basedOn`, or of one that nobody began. */
export type ListedAnew = AffectedPeopleListed['data'] & { readonly basedOn?: string };

export interface ListedPeople extends ListFigures {
  /** The changes whose rows count, the oldest first. */
  readonly changes: readonly string[];
  /** The last of them when somebody came to be in danger: who put a safe way on the list until then knew nothing of it (ADR 17). */
  readonly lastBeforeDanger?: string;
  /** In which rounds people of the list were told. */
  readonly tellings: readonly {
    readonly change: string;
    /** Revision of the round. */
    readonly round: number;
  }[];
}

/** A list whose rows have to be gone. */
export interface GoneList {
  /** Id of the event because of which. */
  readonly because: string;
  readonly revision: number;
  readonly at: Moment;
  readonly people: number;
  readonly toldAgain?: number;
  readonly reachedAgain?: number;
  readonly changes: readonly string[];
}

export interface AffectedPeopleFields {
  /** Absent: nobody is, or was, on a list that is still kept. */
  readonly affectedPeople?: ListedPeople;
  readonly goneLists: readonly GoneList[];
}

function inDanger({ affectedPeople: list }: AffectedPeopleFields): Change<AffectedPeopleFields> {
  const lastBeforeDanger = list?.changes.at(-1);
  return list === undefined || lastBeforeDanger === undefined
    ? {}
    : { affectedPeople: { ...list, lastBeforeDanger } };
}

/** The changes whose rows were put on the list before somebody came to be in danger. */
export function changesBeforeDanger({ changes, lastBeforeDanger }: ListedPeople): ReadonlySet<string> {
  const last = lastBeforeDanger === undefined ? -1 : changes.lastIndexOf(lastBeforeDanger);
  return new Set(changes.slice(0, last + 1));
}

export const affectedPeople = fields<
  AffectedPeopleFields,
  | AffectedPeopleListed
  | AffectedPeopleTakenOut
  | PersonalDataErased
  | ReportAbsorbed
  | SafetyMeasureTaken
  | SafetyRiskRaised,
  SafetyFields & { readonly informed: readonly { readonly revision: number }[] }
>({
  initial: { goneLists: [] },
  on: {
    AffectedPeopleListed: ({ affectedPeople: before, informed }, { change, what, ...figures }) => {
      // It stands right behind the round that was recorded with it.
      const round = what === 'told' ? informed.at(-1)?.revision : undefined;
      return {
        affectedPeople: {
          ...figures,
          ...(before?.lastBeforeDanger !== undefined && { lastBeforeDanger: before.lastBeforeDanger }),
          changes: [...(before?.changes ?? []), change],
          tellings: [...(before?.tellings ?? []), ...(round === undefined ? [] : [{ change, round }])],
        },
      };
    },
    SafetyRiskRaised: inDanger,
    // Averted, and nobody had raised it: that there was a danger is told with the measure.
    SafetyMeasureTaken: (before, { learntIn }) =>
      learntIn !== undefined || !safetyAtStake(before) ? inDanger(before) : {},
    ReportAbsorbed: (before, absorbed) => (absorbed.safetyAtStake ? inDanger(before) : {}),
    AffectedPeopleTakenOut: (before, _, recording) => gone(before, recording),
    PersonalDataErased: (before, { what }, recording) => (what === 'dossier' ? gone(before, recording) : {}),
  },
});

function gone(
  { affectedPeople: list }: AffectedPeopleFields,
  { id, revision, recordedAt }: Recording,
): Change<AffectedPeopleFields> {
  if (list === undefined) return {};
  const { people, toldAgain, reachedAgain, changes } = list;
  return {
    affectedPeople: undefined,
    goneLists: append({
      ...{ because: id, revision, at: recordedAt, people, changes },
      ...(toldAgain !== undefined && { toldAgain }),
      ...(reachedAgain !== undefined && { reachedAgain }),
    }),
  };
}

/** @throws Refusal where the list is another one by now than the change was made for */
export function listedAnew(
  { affectedPeople: list }: AffectedPeopleFields,
  { basedOn, ...data }: ListedAnew,
): AffectedPeopleListed {
  if (basedOn !== list?.changes.at(-1)) {
    throw new Refusal('list-changed', 'Somebody else changed the list meanwhile: look at it again.');
  }
  return { type: 'AffectedPeopleListed', data };
}
