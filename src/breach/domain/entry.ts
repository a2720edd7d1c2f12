import type { Moment } from '../../shared/moment.js';
import type { DomainEvent } from '../../shared/recorded-event.js';
import { Refusal } from '../../shared/refusal.js';
import type { RegisterText } from '../../shared/register-text.js';
import { alsoWhen, type Decisions } from './decisions.js';
import type { Command } from './domain-event.js';
import { fields } from './fields.js';
import { asStated, type RecordedMoment, type StatedMoment } from './stated-moment.js';

export const CHANNELS = ['phone', 'letter', 'mail', 'in-person', 'other-system'] as const;
/** How a report came in that somebody here wrote down. */
export type Channel = (typeof CHANNELS)[number];

interface EnteredReport {
  readonly channel: Channel;
  /** Whose number it is: another system, another register, the sender. */
  readonly source?: RegisterText;
  /** Under which it is known there: stands in the register, so it is nobody’s own. */
  readonly number?: RegisterText;
}

/** Somebody here wrote down, for whoever reported, what came in otherwise than by Lekwacht (ADR 33). */
export type ReportEntered = DomainEvent<
  'ReportEntered',
  EnteredReport & {
    /** When the organisation first heard of it: from then on it knew. */
    readonly firstContact: RecordedMoment;
    /** By which it is found; keyed, so that nobody can guess the number. */
    readonly numberDigest?: string;
  }
>;

/** Whether a term was missed that had passed before the report was entered: somebody says so, no clock does. */
export type EarlierMissStated = DomainEvent<
  'EarlierMissStated',
  { readonly missed: boolean; readonly reason: RegisterText }
>;

export interface EntryFields {
  readonly entry?: EnteredReport & {
    readonly firstContact: StatedMoment;
    readonly enteredAt: Moment;
    readonly enteredBy: string;
    /** As somebody stated it; absent: nobody did. */
    readonly earlierMiss?: EarlierMissStated['data'];
  };
  readonly numberDigest?: string;
}

export const entry = fields<EntryFields, ReportEntered | EarlierMissStated>({
  initial: {},
  on: {
    ReportEntered: (_, { firstContact, numberDigest, ...said }, { recordedAt, actor }) => ({
      entry: {
        ...said,
        firstContact: asStated(firstContact),
        enteredAt: recordedAt,
        enteredBy: actor.id,
      },
      ...(numberDigest !== undefined && { numberDigest }),
    }),
    EarlierMissStated: ({ entry: known }, earlierMiss) =>
      known === undefined ? {} : { entry: { ...known, earlierMiss } },
  },
});

/** What had passed when the report was entered is not raised as if it happened now. */
export function passedBeforeEntry({ entry: known }: EntryFields, dueAt: Moment): boolean {
  return known !== undefined && dueAt <= known.enteredAt;
}

export type StateEarlierMiss = Command<'StateEarlierMiss', EarlierMissStated['data']>;

function stateEarlierMiss(
  { entry: known }: EntryFields,
  { missed, reason }: StateEarlierMiss,
): readonly EarlierMissStated[] {
  if (known === undefined) {
    throw new Refusal(
      'not-entered-later',
      'This report was made here: its clock says itself what was missed.',
      'invalid',
      'missed',
    );
  }
  const { earlierMiss } = known;
  return earlierMiss?.missed === missed && earlierMiss.reason === reason
    ? []
    : [{ type: 'EarlierMissStated', data: { missed, reason } }];
}

export const entryDecisions = { StateEarlierMiss: alsoWhen('ended', stateEarlierMiss) } satisfies Decisions;
