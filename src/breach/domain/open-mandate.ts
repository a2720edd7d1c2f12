import { isSurelyBefore, plusHours, toMilliseconds, type Moment } from '../../shared/moment.js';
import { Refusal } from '../../shared/refusal.js';
import type { AssessmentFields } from './assessment.js';
import type { ClockFields } from './awareness.js';
import type { DecisionData, MandateOpening } from './decision.js';
import { isActor, type Acting, type DecisionContext } from './domain-event.js';
import type { HandlingFields } from './handling.js';
import type { MandateFields } from './mandate.js';
import type { Outcome } from './question.js';
import type { RulesFields } from './report.js';
import { isInDanger, type SafetyFields } from './safety.js';

/** What tells since when it is open. */
type OpeningReads = MandateFields & ClockFields & SafetyFields & RulesFields;
type EmergencyReads = OpeningReads & HandlingFields;

export type MandateReads = EmergencyReads & AssessmentFields;

const ATTEMPTS = 2;
/** Where the profile sets none: long enough for somebody who was in the shower. */
const HALF_AN_HOUR = 30;

/**
 * Under which mandate a mandate holder may decide now. The deadline never waits for the board: the emergency
 * mandate opens at the profile's margin, while somebody is in danger, or when the board cannot be reached, and
 * only to notify or to inform: notifying too much can be withdrawn, silence cannot.
 * @throws Refusal `mandate-not-open`
 */
export function openMandate(
  breach: MandateReads,
  outcome: Outcome,
  context: DecisionContext,
): Pick<DecisionData, 'mandate' | 'mandateOpenedBy'> {
  const { now } = context;
  const { mandate: granted, rules } = breach;
  if (granted !== undefined && (granted.until === undefined || now <= granted.until)) {
    return { mandate: 'granted' };
  }
  if (
    rules.standingMandateRecordOnly &&
    outcome === 'no' &&
    breach.assessment?.assessment.risk === 'unlikely'
  ) {
    return { mandate: 'standing' };
  }
  const mandateOpenedBy = emergencyOpening(breach, context);
  if (mandateOpenedBy !== undefined && outcome === 'no') {
    throw new Refusal(
      'emergency-mandate-notifies-only',
      'The emergency mandate is there to be in time: it covers notifying and informing. Deciding against waits for the board.',
      'forbidden',
    );
  }
  if (mandateOpenedBy !== undefined) return { mandate: 'emergency', mandateOpenedBy };
  throw new Refusal(
    'mandate-not-open',
    `The board decides. The emergency mandate opens at ${marginBegins(breach)}, at a safety risk, or after two attempts to reach the board since the report came in, ${minutesApart(breach)} minutes apart or more, not all of them recorded by the mandate holder.`,
    'forbidden',
  );
}

/** Minutes between the first and the last attempt to reach the board before it counts as absent. */
function minutesApart({ rules }: RulesFields): number {
  return rules.boardAttemptsApartMinutes ?? HALF_AN_HOUR;
}

function marginBegins({ awareness, rules }: OpeningReads): Moment {
  return plusHours(awareness.deadline.dueAt, -rules.emergencyMandateMarginHours);
}

/** What opens it now for this mandate holder; nothing while it is closed. */
function emergencyOpening(breach: EmergencyReads, context: DecisionContext): MandateOpening | undefined {
  if (context.now >= marginBegins(breach)) return 'deadline-near';
  if (isInDanger(breach)) return 'danger';
  return boardNotReached(breach, context);
}

/** Since when it is open by what opened it, whoever profits; nothing where it is not. */
export function openSince(breach: OpeningReads, opening: MandateOpening): Moment | undefined {
  if (opening === 'deadline-near') return marginBegins(breach);
  if (opening === 'danger') return breach.safety.raisedAt;
  const at = failedAttempts(breach)
    .map(({ attemptedAt }) => attemptedAt)
    .sort();
  return at.slice(ATTEMPTS - 1).find((each) => isApart(breach, at[0] ?? each, each));
}

/**
 * By when the attempts were made, in whatever order they were recorded: since the report came in, since the board was
 * last reached, and some time apart. Whoever profits is not the only witness, unless nobody else works on this dossier:
 * then it opens and is flagged. An alarm that nobody answered is recorded by the system, who is somebody else.
 */
function boardNotReached(breach: EmergencyReads, mandateHolder: Acting): MandateOpening | undefined {
  if (openSince(breach, 'board-not-reached') === undefined) return undefined;
  if (failedAttempts(breach).some(({ recordedBy }) => !isActor(mandateHolder, recordedBy)))
    return 'board-not-reached';
  return breach.handledBy.every((id) => isActor(mandateHolder, id))
    ? 'board-not-reached-on-own-word'
    : undefined;
}

function failedAttempts({ boardContacts, moments }: OpeningReads): MandateFields['boardContacts'] {
  const lastReached = boardContacts
    .filter(({ reached }) => reached)
    .reduce((latest, { attemptedAt }) => (attemptedAt > latest ? attemptedAt : latest), '');
  return boardContacts.filter(
    ({ reached, attemptedAt }) =>
      !reached && !isSurelyBefore(attemptedAt, moments.receivedAt) && attemptedAt > lastReached,
  );
}

function isApart(breach: OpeningReads, first: Moment, last: Moment): boolean {
  return toMilliseconds(last) - toMilliseconds(first) >= minutesApart(breach) * 60_000;
}
