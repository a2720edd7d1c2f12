import { Refusal } from '../../shared/refusal.js';
import { additionDecisions, additions } from './additions.js';
import { advice, adviceRequests } from './advice.js';
import { assessingDecisions } from './assessing.js';
import { assessment, computed } from './assessment.js';
import { adviceDecisions } from './advising.js';
import { affectedPeople } from './affected-people.js';
import { alarms } from './alarms.js';
import { assignment, assignmentDecisions } from './assignment.js';
import { heard, notifications, notifiedContent } from './authority-notification.js';
import { assessmentsMade } from './assessments-made.js';
import { attachmentDecisions, attachments } from './attachments.js';
import { awarenessDecisions, awarenessFacts, clock } from './awareness.js';
import { awarenessStated } from './awareness-stated.js';
import { closingDecisions } from './closing.js';
import { confirmingDecisions } from './confirming.js';
import { receiptDecisions } from './correcting-receipt.js';
import { correctionDecisions, proposedCorrections } from './correction.js';
import { correctionsMade } from './corrections-made.js';
import { deadlineDecisions } from './deadlines.js';
import { decidingOnBehalfDecisions } from './deciding-on-behalf.js';
import { decidingDecisions } from './deciding.js';
import { decisions } from './decision.js';
import { type CommandsOf, decisionOf, type EventsOf, reaches, type Sound } from './decisions.js';
import { deputies } from './deputies.js';
import { deputyDecisions } from './deputising.js';
import { dismissalNeeds } from './dismissal-needs.js';
import { dismissalOfUnverifiedDecisions } from './dismissal-of-unverified.js';
import type { DecisionContext } from './domain-event.js';
import { earlierDecisions } from './earlier-decisions.js';
import { emergencyMandates } from './emergency-mandates.js';
import { endings } from './endings.js';
import { ending } from './ending.js';
import { entry, entryDecisions } from './entry.js';
import { composed, type Known } from './fields.js';
import { erasures } from './erasure.js';
import { erasureDecisions } from './erasing.js';
import { firstLook, firstLookDecisions, type SaysWhetherALook } from './first-look.js';
import { lastAct } from './last-act.js';
import { formAnswerDecisions, formAnswers } from './form-answer.js';
import { handling } from './handling.js';
import { holdersAssessed } from './holders-assessed.js';
import { incident, incidentDecisions } from './incident.js';
import { interestOfChild, interestOfChildDecisions } from './interest-of-child.js';
import { involvement, involvementDecisions } from './involvement.js';
import { irregularities } from './irregularities.js';
import { ladder, ladderDecisions } from './ladder.js';
import { legalHoldDecisions, legalHolds } from './legal-hold.js';
import { letterWords, letterWordsDecisions } from './letter-words.js';
import { mandate, mandateDecisions } from './mandate.js';
import { mandatesGiven } from './mandates-given.js';
import { matterDecisions, matters } from './matters.js';
import { listingPeopleDecisions } from './listing-people.js';
import { lessons, measureDecisions, measures } from './measures.js';
import { mergeDecisions, mergedInto } from './merge.js';
import { refuseLosing } from './nothing-lost.js';
import { notifyingDecisions } from './notifying-authority.js';
import { occurrenceDecisions } from './establishing-occurrence.js';
import { opinions } from './opinions.js';
import { outcomes } from './outcomes.js';
import { controllerInformed, organisationRole, organisationRoleDecisions } from './organisation-role.js';
import { proposals } from './proposals.js';
import { proposers } from './proposers.js';
import { recorders } from './recorders.js';
import { restrictionsMade } from './restrictions-made.js';
import { reconsiderationDecisions } from './reconsideration.js';
import { refusedProposals } from './refused-proposals.js';
import { openQuestions, questionDecisions, questionsAsked } from './questions-asked.js';
import { REGISTER_PLACES } from './register-places.js';
import { identity, report, rules } from './report.js';
import { reported } from './reported.js';
import { reportDecisions } from './reporting.js';
import { safetyNotes } from './safety-notes.js';
import { restrictionDecisions } from './restricting.js';
import { restriction } from './restriction.js';
import { roundResultDecisions } from './result-of-round.js';
import { raisingDangerDecisions } from './raising-danger.js';
import { sentFormDecisions } from './recording-sent-form.js';
import { safety, safetyDecisions } from './safety.js';
import { informed, informingDecisions } from './subject-notification.js';
import { unanswered } from './unanswered.js';

const CONCEPTS = [
  identity,
  rules,
  report,
  entry,
  involvement,
  incident,
  reported,
  additions,
  lastAct,
  questionsAsked,
  openQuestions,
  clock,
  awarenessFacts,
  awarenessStated,
  firstLook,
  safety,
  ladder,
  safetyNotes,
  interestOfChild,
  organisationRole,
  controllerInformed,
  measures,
  lessons,
  letterWords,
  assessment,
  assessmentsMade,
  computed,
  holdersAssessed,
  unanswered,
  adviceRequests,
  advice,
  opinions,
  decisions,
  earlierDecisions,
  outcomes,
  mandate,
  mandatesGiven,
  emergencyMandates,
  restrictionsMade,
  handling,
  formAnswers,
  notifications,
  heard,
  notifiedContent,
  informed,
  affectedPeople,
  attachments,
  proposedCorrections,
  correctionsMade,
  matters,
  ending,
  endings,
  restriction,
  deputies,
  assignment,
  proposals,
  proposers,
  recorders,
  refusedProposals,
  dismissalNeeds,
  erasures,
  legalHolds,
  alarms,
  irregularities,
] as const;

type Concepts = typeof CONCEPTS;

/** A dossier is what its concepts know of it; each says where its fields come from. Nothing depends on "now". */
export type Breach = { readonly [K in keyof Known<Concepts>]: Known<Concepts>[K] };

export const dossier = composed(...CONCEPTS);

const DECISIONS = {
  ...reportDecisions,
  ...entryDecisions,
  ...involvementDecisions,
  ...incidentDecisions,
  ...additionDecisions,
  ...questionDecisions,
  ...awarenessDecisions,
  ...receiptDecisions,
  ...occurrenceDecisions,
  ...firstLookDecisions,
  ...raisingDangerDecisions,
  ...safetyDecisions,
  ...ladderDecisions,
  ...interestOfChildDecisions,
  ...organisationRoleDecisions,
  ...measureDecisions,
  ...letterWordsDecisions,
  ...assessingDecisions,
  ...adviceDecisions,
  ...mandateDecisions,
  ...decidingDecisions,
  ...decidingOnBehalfDecisions,
  ...reconsiderationDecisions,
  ...formAnswerDecisions,
  ...notifyingDecisions,
  ...sentFormDecisions,
  ...informingDecisions,
  ...roundResultDecisions,
  ...listingPeopleDecisions,
  ...attachmentDecisions,
  ...correctionDecisions,
  ...matterDecisions,
  ...closingDecisions,
  ...dismissalOfUnverifiedDecisions,
  ...mergeDecisions,
  ...restrictionDecisions,
  ...deputyDecisions,
  ...assignmentDecisions,
  ...confirmingDecisions,
  ...erasureDecisions,
  ...legalHoldDecisions,
  ...deadlineDecisions,
};

/** Everything that can be asked of a dossier. */
export type BreachCommand = CommandsOf<typeof DECISIONS>;
type DecidedEvent = EventsOf<typeof DECISIONS>;
/**
 * Every event that a dossier can hold. Does not compile where one is folded by nobody (ADR 15), or where one does not
 * say whether who caused it has looked at the report (ADR 22).
 */
export type BreachEvent = Checked<
  DecidedEvent,
  Sound<typeof DECISIONS, Concepts>,
  Exclude<DecidedEvent['type'], SaysWhetherALook>
>;
type Checked<T, _IsSound extends true, _SaysNothing extends never> = T;

interface EventShape {
  readonly schemaVersion: number;
  readonly registerTexts: readonly string[];
  readonly rewrites: boolean;
}

/** Every event type, with the newest schema version this code writes and reads, and where its texts of the register stand. */
export const BREACH_EVENT_TYPES = Object.fromEntries(
  dossier.types.map((type) => [
    type,
    {
      ...{ schemaVersion: 1, registerTexts: REGISTER_PLACES[type] ?? [] },
      rewrites: type === 'PersonalDataErased',
    },
  ]),
) as { readonly [T in BreachEvent['type']]: EventShape };

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
  const events = decisionOf(decision)(breach, command, context) as readonly BreachEvent[];
  // A report comes with what its organisation's profile says, and timers and processes repeat themselves.
  const isSaid = breach !== undefined && context.actor.role !== 'system';
  if (isSaid) refuseLosing(breach, command, events);
  return events;
}
