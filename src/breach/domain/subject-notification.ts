import { createHash } from 'node:crypto';
import type { Round } from '../../law/ap-form/round.js';
import { earliest, isSurelyBefore, type Moment } from '../../shared/moment.js';
import { personal, type Personal, revealed } from '../../shared/personal.js';
import { isPublic, speaksToThePublic } from '../../law/people-reached.js';
import { Refusal } from '../../shared/refusal.js';
import type { DomainEvent } from '../../shared/recorded-event.js';
import {
  standingNotification,
  type NotificationFields,
  type NotificationValues,
  type RecordedNotification,
} from './authority-notification.js';
import {
  listedAnew,
  type AffectedPeopleFields,
  type AffectedPeopleListed,
  type ListedAnew,
} from './affected-people.js';
import type { ClockFields } from './awareness.js';
import {
  corrects,
  withCorrection,
  type Corrected,
  type Statement,
  type StatementCorrected,
} from './correction-trace.js';
import { standingDecision, type DecisionFields } from './decision.js';
import { alsoWhen, type Decisions } from './decisions.js';
import type { Command, DecisionContext } from './domain-event.js';
import { reopenedByNewEvent, type BreachReopened, type EndingFields } from './ending.js';
import { append, fields } from './fields.js';
import { notInTheFuture } from './not-in-the-future.js';
import { stoodDecided, type OutcomeFields } from './outcomes.js';
import type { RegisterText } from '../../shared/register-text.js';
import {
  safetyAtStake,
  wasReachedSafely,
  withCorrectedMoment,
  type SafetyFields,
  type SafetyValues,
} from './safety.js';

/** What was out of order when people were told. It happened, so it is recorded; it is flagged, so it is seen. */
export const IRREGULARITIES = [
  'before-authority',
  'without-decision',
  'before-safe-contact',
  'before-breach',
  'in-public-in-danger',
] as const;
export type Irregularity = (typeof IRREGULARITIES)[number];

/** One round of telling the people concerned; there may be several. */
export type SubjectsInformed = DomainEvent<
  'SubjectsInformed',
  RoundValues & {
    /** What they were told, in outline: Art. 34(2). */
    readonly content: RegisterText;
    /** The text that people really got, as it was edited by hand. */
    readonly text?: Personal<string>;
    /** SHA-256 (hex) of the text, also where somebody else keeps it; sealed, or it would confirm each guess at it. */
    readonly contentHash?: Personal<string>;
  }
>;

/**
 * What became of a round, as far as it is known: letters come back for weeks. Each result says the whole again, and the
 * newest counts. It corrects nothing: what was recorded when the round went out was right (ADR 19).
 */
export type RoundResultRecorded = DomainEvent<
  'RoundResultRecorded',
  {
    /** Revision of the event that recorded the round. */
    readonly round: number;
  } & Pick<Round, 'returned' | 'unreachable'> &
    Required<Pick<Round, 'reached'>>
>;

/** Whom it reached, when and how can be restated. What they were told is another matter: its text has a digest. */
export type RoundValues = Round & { readonly outOfOrder: readonly Irregularity[] };

/** Without the text: it stands in its event. */
export type RecordedRound = Corrected<Omit<SubjectsInformed['data'], 'text'>, RoundValues> & {
  /** Its text is kept. */
  readonly textKept?: true;
};

export interface RoundFields {
  readonly informed: readonly RecordedRound[];
}

export const informed = fields<
  RoundFields,
  | SubjectsInformed
  | RoundResultRecorded
  | StatementCorrected<'SubjectsInformed', RoundValues>
  | StatementCorrected<'ApNotified', NotificationValues>
  | StatementCorrected<'SafetyStated', SafetyValues>
  | StatementCorrected<Exclude<Statement, 'SubjectsInformed' | 'ApNotified' | 'SafetyStated'>, unknown>,
  NotificationFields & SafetyFields
>({
  initial: { informed: [] },
  on: {
    SubjectsInformed: (_, { text, ...data }, { revision }) => ({
      informed: append({ ...data, ...(text && { textKept: true }), revision }),
    }),
    RoundResultRecorded: (before, { round: told, ...result }) => ({
      informed: before.informed.map((round) =>
        round.revision === told ? { ...withoutResult(round), ...result } : round,
      ),
    }),
    StatementCorrected: (before, data, recording) => {
      if (corrects(data, 'ApNotified')) {
        const notified = before.notifications.find(({ revision }) => revision === data.corrects);
        return notified ? { informed: withNotificationAt(before, notified, data.corrected.notifiedAt) } : {};
      }
      if (corrects(data, 'SafetyStated')) {
        const safety = withCorrectedMoment(before.safety, data);
        return {
          informed: before.informed.map((round) =>
            wasReachedSafely(before, round.informedAt) ? withUnsafeWay({ safety }, round) : round,
          ),
        };
      }
      if (!corrects(data, 'SubjectsInformed')) return {};
      return {
        informed: before.informed.map((round) => {
          if (round.revision !== data.corrects) return round;
          return {
            ...withoutResult(round),
            ...data.corrected,
            ...withCorrection(round, data, recording),
          };
        }),
      };
    },
  },
});

/** By a moment that was corrected a round proves to have gone before a safe way; it takes no word of that back (ADR 11). */
function withUnsafeWay(known: SafetyFields, round: RecordedRound): RecordedRound {
  const unsafe: Irregularity = 'before-safe-contact';
  if (round.outOfOrder.includes(unsafe) || wasReachedSafely(known, round.informedAt)) return round;
  const others = [...round.outOfOrder, unsafe];
  return { ...round, outOfOrder: IRREGULARITIES.filter((one) => others.includes(one)) };
}

export function withoutResult<R extends Pick<Round, 'reached' | 'returned' | 'unreachable'>>({
  reached: _reached,
  returned: _returned,
  unreachable: _unreachable,
  ...round
}: R): Omit<R, 'reached' | 'returned' | 'unreachable'> {
  return round;
}

/** The rounds, with another moment of this notification: whom it has moved past is told in another order. */
export function withNotificationAt(
  breach: RoundFields & NotificationFields,
  known: RecordedNotification,
  notifiedAt: Moment,
): RoundFields['informed'] {
  if (standingNotification(breach)?.revision !== known.revision) return breach.informed;
  return breach.informed.map((round) => {
    const [was, is] = [
      isSurelyBefore(round.informedAt, known.notifiedAt),
      isSurelyBefore(round.informedAt, notifiedAt),
    ];
    if (was === is) return round;
    const others = round.outOfOrder.filter((one) => one !== 'before-authority');
    return { ...round, outOfOrder: is ? ['before-authority', ...others] : others };
  });
}

export type InformSubjects = Command<
  'InformSubjects',
  Omit<SubjectsInformed['data'], 'outOfOrder'> & {
    /** Where people of the list were told: who of them stands in its rows. */
    readonly list?: ListedAnew;
  }
>;

export type OrderReads = NotificationFields & DecisionFields & OutcomeFields & SafetyFields & ClockFields;

function informSubjects(
  breach: OrderReads & EndingFields & AffectedPeopleFields,
  { type: _type, list, ...round }: InformSubjects,
  { now }: DecisionContext,
): readonly (SubjectsInformed | AffectedPeopleListed | BreachReopened)[] {
  notInTheFuture(round.informedAt, now, 'informedAt');
  refuseMoreThanIntended(round);
  const outOfOrder = orderOf(breach, round);
  return [
    { type: 'SubjectsInformed', data: { ...round, ...digestOf(round), outOfOrder } },
    ...(list === undefined ? [] : [listedAnew(breach, list)]),
    ...reopenedByNewEvent(breach, 'people-informed'),
  ];
}

/** @throws Refusal where a text comes with a digest that somebody else computed */
function digestOf({
  text,
  contentHash,
}: Pick<InformSubjects, 'text' | 'contentHash'>): Pick<SubjectsInformed['data'], 'contentHash'> {
  if (text === undefined) return {};
  if (contentHash !== undefined) {
    throw new Refusal(
      'digest-of-kept-text',
      'The digest of a text that is kept here is computed here: leave contentHash out.',
      'invalid',
      'contentHash',
    );
  }
  const digest = createHash('sha256')
    .update(revealed(text) ?? '')
    .digest('hex');
  return { contentHash: personal(text.scope, digest) };
}

const COUNTS = ['reached', 'returned', 'unreachable'] as const;

/** Each of them is reached, or a letter comes back, or there is no way to reach him: nobody is counted twice. */
export function refuseMoreThanIntended(
  round: Pick<InformSubjects, 'intended' | (typeof COUNTS)[number]>,
): void {
  let sum = 0;
  for (const count of COUNTS) {
    sum += round[count] ?? 0;
    if (sum > round.intended) {
      throw new Refusal('more-than-intended', 'More people than were meant to be told.', 'invalid', count);
    }
  }
}

/** What is out of order with telling people at that moment, by what is known now. */
export function orderOf(breach: OrderReads, round: Ordered): readonly Irregularity[] {
  return IRREGULARITIES.filter((irregularity) => holds[irregularity](breach, round));
}

type Ordered = Pick<Round, 'informedAt' | 'means'>;

/** What happened outside is compared by when it happened, not by when it was written down; and to the minute, as forms say it. */
const holds: Record<Irregularity, (breach: OrderReads, round: Ordered) => boolean> = {
  'before-authority': (breach, { informedAt }) => {
    const notified = standingNotification(breach);
    return notified === undefined
      ? standingDecision(breach, 'notify-authority')?.outcome !== 'no'
      : isSurelyBefore(informedAt, notified.notifiedAt);
  },
  'without-decision': (breach, round) => {
    const ground = standingDecision(breach, 'inform-people')?.ground;
    const isInPlace = ground === 'disproportionate-effort' && isPublic(round); // Art. 34(3)(c)
    const decided = { question: 'inform-people', outcome: 'yes', at: round.informedAt } as const;
    return !stoodDecided(breach, decided) && !isInPlace;
  },
  'before-safe-contact': (breach, { informedAt }) => !wasReachedSafely(breach, informedAt),
  'before-breach': ({ moments, awareness }, { informedAt }) =>
    isSurelyBefore(informedAt, firstKnownMoment(moments, awareness.at)),
  // Also beside a letter: what everybody reads, the one who is the danger reads.
  'in-public-in-danger': (breach, round) => safetyAtStake(breach) && speaksToThePublic(round),
};

/** The earliest that anybody says of the breach itself: nobody was told of it before. */
export function firstKnownMoment(moments: ClockFields['moments'], awareAt: Moment): Moment {
  const { occurredFrom, firstSignalAt, processorAwareAt, discovered, receivedAt } = moments;
  const discoveredAt = discovered.precision === 'unknown' ? undefined : discovered.at;
  return (
    earliest(occurredFrom?.at, firstSignalAt, processorAwareAt, discoveredAt, awareAt, receivedAt) ??
    receivedAt
  );
}

export const informingDecisions = { InformSubjects: alsoWhen('ended', informSubjects) } satisfies Decisions;
