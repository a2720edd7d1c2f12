import { Refusal } from '../../shared/refusal.js';
import { advice, adviceDecisions, adviceRequests } from './advice.js';
import { assessment, assessmentDecisions, computed } from './assessment.js';
import { notifications, notifiedContent } from './authority-notification.js';
import { awarenessDecisions, awarenessFacts, clock } from './awareness.js';
import { closingDecisions } from './closing.js';
import { correctionDecisions, proposedCorrections } from './correction.js';
import { alarms } from './alarms.js';
import { deadlineDecisions } from './deadlines.js';
import { decidingDecisions } from './deciding.js';
import { decisions } from './decision.js';
import { type CommandsOf, decisionOf, type EventsOf, reaches, type Sound } from './decisions.js';
import { receiptDecisions } from './correcting-receipt.js';
import { dismissalOfUnverifiedDecisions } from './dismissal-of-unverified.js';
import type { DecisionContext } from './domain-event.js';
import { ending } from './ending.js';
import { composed, type Known } from './fields.js';
import { firstLook, firstLookDecisions } from './first-look.js';
import { formAnswerDecisions, formAnswers } from './form-answer.js';
import { interestOfChild, interestOfChildDecisions } from './interest-of-child.js';
import { irregularities } from './irregularities.js';
import { mandate, mandateDecisions } from './mandate.js';
import { matterDecisions, matters } from './matters.js';
import { lessons, measureDecisions, measures } from './measures.js';
import { mergeDecisions, mergedInto } from './merge.js';
import { notifyingDecisions } from './notifying-authority.js';
import { opinions } from './opinions.js';
import { controllerInformed, organisationRole, organisationRoleDecisions } from './organisation-role.js';
import { reconsiderationDecisions } from './reconsideration.js';
import { identity, report, rules } from './report.js';
import { reportDecisions } from './reporting.js';
import { restriction, restrictionDecisions } from './restriction.js';
import { safety, safetyDecisions } from './safety.js';
import { informed, informingDecisions } from './subject-notification.js';

const CONCEPTS = [
  identity,
  rules,
  report,
  clock,
  awarenessFacts,
  firstLook,
  safety,
  interestOfChild,
  organisationRole,
  controllerInformed,
  measures,
  lessons,
  assessment,
  computed,
  adviceRequests,
  advice,
  opinions,
  decisions,
  mandate,
  formAnswers,
  notifications,
  notifiedContent,
  informed,
  proposedCorrections,
  matters,
  ending,
  restriction,
  alarms,
  irregularities,
] as const;

type Concepts = typeof CONCEPTS;

/** A dossier is what its concepts know of it; each says where its fields come from. Nothing depends on "now". */
export type Breach = { readonly [K in keyof Known<Concepts>]: Known<Concepts>[K] };

export const dossier = composed(...CONCEPTS);

const DECISIONS = {
  ...reportDecisions,
  ...awarenessDecisions,
  ...receiptDecisions,
  ...firstLookDecisions,
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
  ...dismissalOfUnverifiedDecisions,
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
