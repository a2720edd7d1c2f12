import { Refusal } from '../../shared/refusal.js';
import { adviceDecisions } from './advice.js';
import { assessmentDecisions } from './assessment.js';
import { awarenessDecisions } from './awareness.js';
import { dossier, type Breach, type Concepts } from './breach-state.js';
import { closingDecisions } from './closing.js';
import { correctionDecisions } from './correction.js';
import { deadlineDecisions } from './deadlines.js';
import { decidingDecisions } from './deciding.js';
import { decisionOf, reaches, type CommandsOf, type EventsOf, type Sound } from './decisions.js';
import type { DecisionContext } from './domain-event.js';
import { formAnswerDecisions } from './form-answer.js';
import { interestOfChildDecisions } from './interest-of-child.js';
import { mandateDecisions } from './mandate.js';
import { matterDecisions } from './matters.js';
import { measureDecisions } from './measures.js';
import { mergeDecisions, mergedInto } from './merge.js';
import { notifyingDecisions } from './notifying-authority.js';
import { organisationRoleDecisions } from './organisation-role.js';
import { reconsiderationDecisions } from './reconsideration.js';
import { reportDecisions } from './reporting.js';
import { restrictionDecisions } from './restriction.js';
import { safetyDecisions } from './safety.js';
import { informingDecisions } from './subject-notification.js';

const DECISIONS = {
  ...reportDecisions,
  ...awarenessDecisions,
  ...safetyDecisions,
  ...interestOfChildDecisions,
  ...organisationRoleDecisions,
  ...measureDecisions,
  ...assessmentDecisions,
  ...adviceDecisions,
  ...mandateDecisions,
  ...decidingDecisions,
  ...reconsiderationDecisions,
  ...formAnswerDecisions,
  ...notifyingDecisions,
  ...informingDecisions,
  ...correctionDecisions,
  ...matterDecisions,
  ...closingDecisions,
  ...mergeDecisions,
  ...restrictionDecisions,
  ...deadlineDecisions,
};

/** Everything that can be asked of a dossier. */
export type BreachCommand = CommandsOf<typeof DECISIONS>;
/** Every event that a dossier can hold. Does not compile where one is folded by nobody (ADR 15). */
export type BreachEvent = Checked<EventsOf<typeof DECISIONS>, Sound<typeof DECISIONS, Concepts>>;
type Checked<T, _IsSound extends true> = T;

/** Every event type, with the newest schema version this code writes and reads. */
export const BREACH_EVENT_TYPES = Object.fromEntries(
  dossier.types.map((type) => [type, { schemaVersion: 1 }]),
) as { readonly [T in BreachEvent['type']]: { readonly schemaVersion: number } };

/**
 * The events that follow from a command in this state at this moment; none when it says nothing new.
 * @throws Refusal when a rule of the domain says no
 */
export function decide(
  breach: Breach | undefined,
  command: BreachCommand,
  context: DecisionContext,
): readonly BreachEvent[] {
  const decision = DECISIONS[command.type];
  if (breach === undefined && command.type !== 'ReportBreach') {
    throw new Refusal('no-such-dossier', 'There is no such dossier.', 'invalid');
  }
  const end = breach?.ending;
  if (end?.kind === 'merged' && !reaches(decision, 'merged')) throw mergedInto(end.into);
  if (end !== undefined && end.kind !== 'merged' && !reaches(decision, 'ended')) {
    throw new Refusal('ended', 'This dossier is not open: reopen it first.');
  }
  return decisionOf(decision)(breach, command, context) as readonly BreachEvent[];
}
