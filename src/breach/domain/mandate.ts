import { plusHours } from '../../shared/moment.js';
import { Refusal } from '../../shared/refusal.js';
import type { Moment } from '../../shared/moment.js';
import type { Personal } from '../../shared/personal.js';
import type { DomainEvent } from '../../shared/recorded-event.js';
import type { AssessmentFields } from './assessment.js';
import type { ClockFields } from './awareness.js';
import type { Mandate } from './decision.js';
import { alsoWhen, type Decisions } from './decisions.js';
import type { Command, DecisionContext } from './domain-event.js';
import { append, fields } from './fields.js';
import { notInTheFuture } from './not-in-the-future.js';
import type { Outcome } from './question.js';
import type { RulesFields } from './report.js';
import { isInDanger, type SafetyFields } from './safety.js';

/** The board lets the mandate holder decide in this dossier. */
export type MandateGranted = DomainEvent<'MandateGranted', { readonly until?: Moment }>;
export type MandateRevoked = DomainEvent<'MandateRevoked', Record<string, never>>;

/** Somebody tried to reach the board; after two tries the emergency mandate opens. */
export type BoardContactAttempted = DomainEvent<
  'BoardContactAttempted',
  { readonly attemptedAt: Moment; readonly how: Personal<string>; readonly reached: boolean }
>;

export type MandateEvent = MandateGranted | MandateRevoked | BoardContactAttempted;

export type GrantMandate = Command<'GrantMandate', MandateGranted['data']>;
export type RevokeMandate = Command<'RevokeMandate'>;
export type AttemptBoardContact = Command<'AttemptBoardContact', BoardContactAttempted['data']>;
export interface MandateFields {
  readonly mandate?: MandateGranted['data'];
  readonly boardContacts: readonly Pick<BoardContactAttempted['data'], 'attemptedAt' | 'reached'>[];
}

export const mandate = fields<MandateFields, MandateEvent>({
  initial: { boardContacts: [] },
  on: {
    MandateGranted: (_, data) => ({ mandate: data }),
    MandateRevoked: () => ({ mandate: undefined }),
    BoardContactAttempted: (_, { attemptedAt, reached }) => ({
      boardContacts: append({ attemptedAt, reached }),
    }),
  },
});

export type MandateReads = MandateFields & ClockFields & SafetyFields & RulesFields & AssessmentFields;

const ATTEMPTS_THAT_OPEN_THE_EMERGENCY_MANDATE = 2;

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

/**
 * Under which mandate a mandate holder may decide now. The deadline never waits for the board: the emergency
 * mandate opens at the profile's margin, while somebody is in danger, or after two tries to reach the board, and
 * only to notify or to inform: notifying too much can be withdrawn, silence cannot.
 * @throws Refusal `mandate-not-open`
 */
export function openMandate(breach: MandateReads, outcome: Outcome, now: Moment): Mandate {
  const { mandate: granted, rules, awareness } = breach;
  if (granted !== undefined && (granted.until === undefined || now <= granted.until)) return 'granted';
  if (
    rules.standingMandateRecordOnly &&
    outcome === 'no' &&
    breach.assessment?.assessment.risk === 'unlikely'
  ) {
    return 'standing';
  }
  const opensAt = plusHours(awareness.deadline.dueAt, -rules.emergencyMandateMarginHours);
  const isEmergency = now >= opensAt || isInDanger(breach) || boardIsAbsent(breach);
  if (isEmergency && outcome === 'no') {
    throw new Refusal(
      'emergency-mandate-notifies-only',
      'The emergency mandate is there to be in time: it covers notifying and informing. Deciding against waits for the board.',
      'forbidden',
    );
  }
  if (isEmergency) return 'emergency';
  throw new Refusal(
    'mandate-not-open',
    `The board decides. The emergency mandate opens at ${opensAt}, at a safety risk, or after two recorded attempts to reach the board.`,
    'forbidden',
  );
}

/** By when the attempts were made, in whatever order they were recorded. */
function boardIsAbsent({ boardContacts }: MandateFields): boolean {
  const failedSince = boardContacts.filter(
    ({ attemptedAt, reached }) =>
      !reached && !boardContacts.some((other) => other.reached && other.attemptedAt >= attemptedAt),
  );
  return failedSince.length >= ATTEMPTS_THAT_OPEN_THE_EMERGENCY_MANDATE;
}

export const mandateDecisions = {
  GrantMandate: grantMandate,
  RevokeMandate: revokeMandate,
  AttemptBoardContact: alsoWhen('ended', attemptBoardContact),
} satisfies Decisions;
