import type { Round } from '../../law/ap-form/round.js';
import type { Moment } from '../../shared/moment.js';
import { Refusal } from '../../shared/refusal.js';
import type { DomainEvent } from '../../shared/recorded-event.js';
import {
  standingNotification,
  type NotificationFields,
  type NotificationValues,
  type RecordedNotification,
} from './authority-notification.js';
import { corrects, withCorrection, type Corrected, type StatementCorrected } from './correction-trace.js';
import { standingDecision, type DecisionFields } from './decision.js';
import { alsoWhen, type Decisions } from './decisions.js';
import type { Command, DecisionContext } from './domain-event.js';
import { reopenedByNewEvent, type BreachReopened, type EndingFields } from './ending.js';
import { append, fields } from './fields.js';
import { notInTheFuture } from './not-in-the-future.js';
import { outcomeAt, type OutcomeFields } from './outcomes.js';
import type { RegisterText } from '../../shared/register-text.js';
import type { SafetyFields } from './safety.js';

/** What was out of order when people were told. It happened, so it is recorded; it is flagged, so it is seen. */
export const IRREGULARITIES = ['before-authority', 'without-decision', 'before-safe-contact'] as const;
export type Irregularity = (typeof IRREGULARITIES)[number];

/** One round of telling the people concerned; there may be several. */
export type SubjectsInformed = DomainEvent<
  'SubjectsInformed',
  RoundValues & {
    /** What they were told, in outline: Art. 34(2). */
    readonly content: RegisterText;
    /** SHA-256 (hex) of the text people got, or else of the outline. Absent in the oldest facts. */
    readonly contentHash?: string;
  }
>;

/** Whom it reached, when and how can be restated. What they were told is another matter: its text has a digest. */
export type RoundValues = Round & { readonly outOfOrder: readonly Irregularity[] };

export type RecordedRound = Corrected<SubjectsInformed['data'], RoundValues>;

export interface RoundFields {
  readonly informed: readonly RecordedRound[];
}

export const informed = fields<
  RoundFields,
  | SubjectsInformed
  | StatementCorrected<'SubjectsInformed', RoundValues>
  | StatementCorrected<'ApNotified', NotificationValues>
  | StatementCorrected<'ControllerInformed', unknown>,
  NotificationFields
>({
  initial: { informed: [] },
  on: {
    SubjectsInformed: (_, data, { revision }) => ({ informed: append({ ...data, revision }) }),
    StatementCorrected: (before, data, recording) => {
      if (corrects(data, 'ApNotified')) {
        const notified = before.notifications.find(({ revision }) => revision === data.corrects);
        return notified ? { informed: withNotificationAt(before, notified, data.corrected.notifiedAt) } : {};
      }
      if (!corrects(data, 'SubjectsInformed')) return {};
      return {
        informed: before.informed.map((round) => {
          if (round.revision !== data.corrects) return round;
          const { reached: _reached, returned: _returned, unreachable: _unreachable, ...kept } = round;
          return { ...kept, ...data.corrected, ...withCorrection(round, data, recording) };
        }),
      };
    },
  },
});

/** The rounds, with another moment of this notification: whom it has moved past is told in another order. */
export function withNotificationAt(
  breach: RoundFields & NotificationFields,
  known: RecordedNotification,
  notifiedAt: Moment,
): RoundFields['informed'] {
  if (standingNotification(breach)?.revision !== known.revision) return breach.informed;
  return breach.informed.map((round) => {
    const [was, is] = [round.informedAt < known.notifiedAt, round.informedAt < notifiedAt];
    if (was === is) return round;
    const others = round.outOfOrder.filter((one) => one !== 'before-authority');
    return { ...round, outOfOrder: is ? ['before-authority', ...others] : others };
  });
}

export type InformSubjects = Command<'InformSubjects', Omit<SubjectsInformed['data'], 'outOfOrder'>>;

export type OrderReads = NotificationFields & DecisionFields & OutcomeFields & SafetyFields;

function informSubjects(
  breach: OrderReads & EndingFields,
  { type: _type, ...round }: InformSubjects,
  { now }: DecisionContext,
): readonly (SubjectsInformed | BreachReopened)[] {
  notInTheFuture(round.informedAt, now, 'informedAt');
  refuseMoreThanIntended(round);
  const outOfOrder = orderOf(breach, round.informedAt);
  return [
    { type: 'SubjectsInformed', data: { ...round, outOfOrder } },
    ...reopenedByNewEvent(breach, 'people-informed'),
  ];
}

const COUNTS = ['reached', 'returned', 'unreachable'] as const;

export function refuseMoreThanIntended(
  round: Pick<InformSubjects, 'intended' | (typeof COUNTS)[number]>,
): void {
  for (const count of COUNTS) {
    if ((round[count] ?? 0) > round.intended) {
      throw new Refusal('more-than-intended', 'More people than were meant to be told.', 'invalid', count);
    }
  }
}

/** What is out of order with telling people at that moment, by what is known now. */
export function orderOf(breach: OrderReads, informedAt: Moment): readonly Irregularity[] {
  return IRREGULARITIES.filter((irregularity) => holds[irregularity](breach, informedAt));
}

/** What happened outside is compared by when it happened, not by when it was written down. */
const holds: Record<Irregularity, (breach: OrderReads, informedAt: Moment) => boolean> = {
  'before-authority': (breach, informedAt) => {
    const notified = standingNotification(breach);
    return notified === undefined
      ? standingDecision(breach, 'notify-authority')?.outcome !== 'no'
      : informedAt < notified.notifiedAt;
  },
  'without-decision': (breach, informedAt) => outcomeAt(breach, 'inform-people', informedAt) !== 'yes',
  'before-safe-contact': ({ safety: { raisedAt, safeContactAt } }, informedAt) =>
    raisedAt !== undefined && (safeContactAt === undefined || informedAt < safeContactAt),
};

export const informingDecisions = { InformSubjects: alsoWhen('ended', informSubjects) } satisfies Decisions;
