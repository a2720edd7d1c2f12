import { plusHours } from '../../shared/moment.js';
import { Refusal } from '../../shared/refusal.js';
import type { Moment } from '../../shared/moment.js';
import type { Personal } from '../../shared/personal.js';
import type { Breach } from './breach-state.js';
import type { Outcome } from './decision.js';
import type { DecisionContext, Evolve, Fact } from './domain-event.js';
import { isInDanger, notInTheFuture } from './safety.js';

/** The board lets the mandate holder decide in this dossier. */
export type MandateGranted = Fact<'MandateGranted', { readonly until?: Moment }>;
export type MandateRevoked = Fact<'MandateRevoked', Record<string, never>>;

/** Somebody tried to reach the board; after two tries the emergency mandate opens. */
export type BoardContactAttempted = Fact<
  'BoardContactAttempted',
  { readonly attemptedAt: Moment; readonly how: Personal<string>; readonly reached: boolean }
>;

export type MandateEvent = MandateGranted | MandateRevoked | BoardContactAttempted;

export interface GrantMandate {
  readonly type: 'GrantMandate';
  readonly until?: Moment;
}
export interface RevokeMandate {
  readonly type: 'RevokeMandate';
}
export interface AttemptBoardContact {
  readonly type: 'AttemptBoardContact';
  readonly attemptedAt: Moment;
  readonly how: Personal<string>;
  readonly reached: boolean;
}

export type Mandate = 'granted' | 'standing' | 'emergency';

const ATTEMPTS_THAT_OPEN_THE_EMERGENCY_MANDATE = 2;

export function grantMandate(breach: Breach, { until }: GrantMandate): readonly MandateGranted[] {
  return breach.mandate !== undefined && breach.mandate.until === until
    ? []
    : [{ type: 'MandateGranted', data: { ...(until && { until }) } }];
}

export function revokeMandate(breach: Breach): readonly MandateRevoked[] {
  return breach.mandate === undefined ? [] : [{ type: 'MandateRevoked', data: {} }];
}

export function attemptBoardContact(
  breach: Breach,
  { attemptedAt, how, reached }: AttemptBoardContact,
  { now }: DecisionContext,
): readonly BoardContactAttempted[] {
  notInTheFuture(attemptedAt, now, '/attemptedAt');
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
export function openMandate(breach: Breach, outcome: Outcome, now: Moment): Mandate {
  const { mandate, rules, awareness } = breach;
  if (mandate !== undefined && (mandate.until === undefined || now <= mandate.until)) return 'granted';
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
function boardIsAbsent({ boardContacts }: Breach): boolean {
  const failedSince = boardContacts.filter(
    ({ attemptedAt, reached }) =>
      !reached && !boardContacts.some((other) => other.reached && other.attemptedAt >= attemptedAt),
  );
  return failedSince.length >= ATTEMPTS_THAT_OPEN_THE_EMERGENCY_MANDATE;
}

export const evolveMandate: Evolve<MandateEvent> = {
  MandateGranted: (breach, data) => ({ ...breach, mandate: data }),
  MandateRevoked: ({ mandate: _revoked, ...breach }) => breach,
  BoardContactAttempted: (breach, { attemptedAt, reached }) => ({
    ...breach,
    boardContacts: [...breach.boardContacts, { attemptedAt, reached }],
  }),
};
