import { Refusal } from '../../shared/refusal.js';
import type { Moment } from '../../shared/moment.js';
import type { Personal } from '../../shared/personal.js';
import type { DomainEvent } from '../../shared/recorded-event.js';
import { corrects, type CorrectionSeenFrom } from './correction-trace.js';
import { alsoWhen, type Decisions } from './decisions.js';
import type { Command, DecisionContext } from './domain-event.js';
import type { AlarmCorrected, DeadlineMissed } from './alarms.js';
import { append, fields } from './fields.js';
import { rungMissed, type LadderFields } from './ladder.js';
import { notInTheFuture } from './not-in-the-future.js';
import type { RulesFields } from './report.js';
import type { RestrictionFields } from './restriction.js';

/** The board lets the mandate holder decide in this dossier. */
export type MandateGranted = DomainEvent<'MandateGranted', { readonly until?: Moment }>;
export type MandateRevoked = DomainEvent<'MandateRevoked', Record<string, never>>;

/** Somebody tried to reach the board; after two tries, some time apart, the emergency mandate opens. */
export type BoardContactAttempted = DomainEvent<
  'BoardContactAttempted',
  { readonly attemptedAt: Moment; readonly how: Personal<string>; readonly reached: boolean }
>;

export type MandateEvent = MandateGranted | MandateRevoked | BoardContactAttempted;

export type GrantMandate = Command<'GrantMandate', MandateGranted['data']>;
export type RevokeMandate = Command<'RevokeMandate'>;
export type AttemptBoardContact = Command<'AttemptBoardContact', BoardContactAttempted['data']>;

export type BoardContactValues = Pick<BoardContactAttempted['data'], 'attemptedAt' | 'reached'>;

interface BoardContact extends BoardContactValues {
  /** Of the event that recorded it. */
  readonly revision: number;
  /** Actor id. */
  readonly recordedBy: string;
  /** The board was called because of a danger, and did not answer: nobody wrote that down. */
  readonly byAlarm?: true;
}

export interface MandateFields {
  readonly mandate?: MandateGranted['data'];
  readonly boardContacts: readonly BoardContact[];
}

export const mandate = fields<
  MandateFields,
  | MandateEvent
  | DeadlineMissed
  | AlarmCorrected
  | CorrectionSeenFrom<'BoardContactAttempted', BoardContactValues>,
  MandateFields & LadderFields & RulesFields & RestrictionFields
>({
  initial: { boardContacts: [] },
  on: {
    MandateGranted: (_, data) => ({ mandate: data }),
    MandateRevoked: () => ({ mandate: undefined }),
    BoardContactAttempted: (_, { attemptedAt, reached }, { actor, revision }) => ({
      boardContacts: append({ attemptedAt, reached, recordedBy: actor.id, revision }),
    }),
    DeadlineMissed: (before, missed, { actor, revision }) => {
      const called = rungMissed(before, missed);
      if (called?.function !== 'board' || !isBoardTold(before)) return {};
      return {
        boardContacts: append({
          ...{ attemptedAt: called.at, reached: false, byAlarm: true as const },
          ...{ recordedBy: actor.id, revision },
        }),
      };
    },
    AlarmCorrected: ({ boardContacts }, { corrects: revision }) =>
      boardContacts.some((known) => known.revision === revision)
        ? { boardContacts: boardContacts.filter((known) => known.revision !== revision) }
        : {},
    StatementCorrected: ({ boardContacts }, data) =>
      corrects(data, 'BoardContactAttempted')
        ? {
            boardContacts: boardContacts.map((known) =>
              known.revision === data.corrects ? { ...known, ...data.corrected } : known,
            ),
          }
        : {},
  },
});

/** Who does not see the dossier is not called either. */
function isBoardTold({ restriction }: RestrictionFields): boolean {
  return restriction?.open.includes('board') ?? true;
}

function grantMandate(
  breach: MandateFields,
  { until }: GrantMandate,
  { now }: DecisionContext,
): readonly MandateGranted[] {
  if (until !== undefined && until <= now) {
    throw new Refusal(
      'mandate-over-already',
      'This mandate would be over before it began.',
      'invalid',
      'until',
    );
  }
  return breach.mandate !== undefined && breach.mandate.until === until
    ? []
    : [{ type: 'MandateGranted', data: { ...(until && { until }) } }];
}

function revokeMandate(breach: MandateFields, _command: RevokeMandate): readonly MandateRevoked[] {
  return breach.mandate === undefined ? [] : [{ type: 'MandateRevoked', data: {} }];
}

function attemptBoardContact(
  breach: MandateFields,
  { attemptedAt, how, reached }: AttemptBoardContact,
  { now }: DecisionContext,
): readonly BoardContactAttempted[] {
  notInTheFuture(attemptedAt, now, 'attemptedAt');
  // One attempt, written down by two people, must not open the mandate.
  const known = breach.boardContacts.some(
    (contact) => contact.attemptedAt === attemptedAt && contact.reached === reached,
  );
  if (known) return [];
  return [{ type: 'BoardContactAttempted', data: { attemptedAt, how, reached } }];
}

export const mandateDecisions = {
  GrantMandate: grantMandate,
  RevokeMandate: revokeMandate,
  AttemptBoardContact: alsoWhen('ended', attemptBoardContact),
} satisfies Decisions;
