import type { NoticeMeans } from '../../law/ap-vocabulary.js';
import type { Moment } from '../../shared/moment.js';
import { Refusal } from '../../shared/refusal.js';
import { standingNotification } from './authority-notification.js';
import type { Breach } from './breach-state.js';
import type { RoundValues } from './correction-of-round.js';
import type { Corrected } from './correction-trace.js';
import { standingDecision } from './decision.js';
import type { DecisionContext, Evolve, Fact } from './domain-event.js';
import { reopenedByNewFacts, type BreachReopened } from './reopening.js';
import type { RegisterText } from './register-text.js';
import { notInTheFuture } from './safety.js';

/** What was out of order when people were told. It happened, so it is recorded; it is flagged, so it is seen. */
export const IRREGULARITIES = ['before-authority', 'without-decision', 'before-safe-contact'] as const;
export type Irregularity = (typeof IRREGULARITIES)[number];

/** One round of telling the people concerned; there may be several. */
export type SubjectsInformed = Fact<
  'SubjectsInformed',
  {
    readonly informedAt: Moment;
    readonly means: readonly NoticeMeans[];
    readonly intended: number;
    readonly reached?: number;
    readonly returned?: number;
    readonly unreachable?: number;
    /** What they were told, in outline: Art. 34(2). */
    readonly content: RegisterText;
    /** SHA-256 (hex) of the text people got, or else of the outline. Absent in the oldest facts. */
    readonly contentHash?: string;
    readonly outOfOrder: readonly Irregularity[];
  }
>;

export type RecordedRound = Corrected<SubjectsInformed['data'], RoundValues>;

export interface InformSubjects {
  readonly type: 'InformSubjects';
  readonly informedAt: Moment;
  readonly means: readonly NoticeMeans[];
  readonly intended: number;
  readonly reached?: number;
  readonly returned?: number;
  readonly unreachable?: number;
  readonly content: RegisterText;
  /** SHA-256 (hex) of the letter as it was sent, or else of the outline. */
  readonly contentHash?: string;
}

export function informSubjects(
  breach: Breach,
  { type: _type, ...round }: InformSubjects,
  { now }: DecisionContext,
): readonly (SubjectsInformed | BreachReopened)[] {
  notInTheFuture(round.informedAt, now, '/informedAt');
  refuseMoreThanIntended(round);
  const outOfOrder = orderOf(breach, round.informedAt);
  return [
    { type: 'SubjectsInformed', data: { ...round, outOfOrder } },
    ...reopenedByNewFacts(breach, 'people-informed'),
  ];
}

const COUNTS = ['reached', 'returned', 'unreachable'] as const;

export function refuseMoreThanIntended(
  round: Pick<InformSubjects, 'intended' | (typeof COUNTS)[number]>,
): void {
  for (const count of COUNTS) {
    if ((round[count] ?? 0) > round.intended) {
      throw new Refusal(
        'more-than-intended',
        'More people than were meant to be told.',
        'invalid',
        `/${count}`,
      );
    }
  }
}

/** What is out of order with telling people at that moment, by what is known now. */
export function orderOf(breach: Breach, informedAt: Moment): readonly Irregularity[] {
  return IRREGULARITIES.filter((irregularity) => holds[irregularity](breach, informedAt));
}

/** What happened outside is compared by when it happened, not by when it was written down. */
const holds: Record<Irregularity, (breach: Breach, informedAt: Moment) => boolean> = {
  'before-authority': (breach, informedAt) => {
    const notified = standingNotification(breach);
    return notified === undefined
      ? standingDecision(breach, 'notify-authority')?.outcome !== 'no'
      : informedAt < notified.notifiedAt;
  },
  'without-decision': (breach) => standingDecision(breach, 'inform-people')?.outcome !== 'yes',
  'before-safe-contact': ({ safety: { raisedAt, safeContactAt } }, informedAt) =>
    raisedAt !== undefined && (safeContactAt === undefined || informedAt < safeContactAt),
};

export const evolveSubjectNotification: Evolve<SubjectsInformed> = {
  SubjectsInformed: (breach, data, { revision }) => ({
    ...breach,
    informed: [...breach.informed, { ...data, revision }],
  }),
};
