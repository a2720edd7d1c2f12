import { plusHours, type Moment } from '../../shared/moment.js';
import type { Personal } from '../../shared/personal.js';
import type { Actor, DomainEvent } from '../../shared/recorded-event.js';
import type { ClockFields } from './awareness.js';
import type { Decisions } from './decisions.js';
import type { Command, Recording } from './domain-event.js';
import { fields, type Change } from './fields.js';
import type { DismissalProposed } from './proposals.js';

/** A person looked at what anybody may have sent, and takes it for a report. */
export type ReportLookedAt = DomainEvent<'ReportLookedAt', { readonly note?: Personal<string> }>;
export type LookAtReport = Command<'LookAtReport', ReportLookedAt['data']>;

export interface FirstLookFields {
  /** When the first person with a role dealt with it; absent while nobody did: unverified. */
  readonly lookedAt?: Moment;
}

/**
 * Whoever deals with a report has looked at it: saying so is needed only where nothing else is done yet. Every type of
 * event says whether a person who caused it has (`breach.ts` does not compile where one says nothing).
 */
const LOOKS = {
  AbsorbedReportReleased: true,
  AdviceGiven: true,
  AdviceRequested: true,
  AffectedPeopleListed: true,
  AffectedPeopleTakenOut: false,
  AlarmAcknowledged: true,
  AlarmCorrected: false,
  ApNotified: true,
  ApNumberReceived: true,
  ApOrderReceived: true,
  ApQuestionAnswered: true,
  ApQuestionReceived: true,
  AttachmentReceived: true,
  AttachmentScanned: false,
  AwarenessCorrected: true,
  AwarenessEstablished: true,
  BoardContactAttempted: true,
  BreachAssessed: true,
  BreachClosed: true,
  // Of two hundred false reports at once nobody looked at each.
  BreachDismissed: false,
  BreachMergeUndone: true,
  BreachMerged: true,
  BreachReopened: true,
  BreachReported: true,
  ComplaintReceived: true,
  ContainmentAdviceShown: false,
  ControllerInformed: true,
  CorrectionProposed: true,
  CorrectionRejected: true,
  DamageClaimed: true,
  DeadlineMissed: false,
  DeadlineWarningRaised: false,
  DecisionConfirmed: true,
  DecisionContradicted: true,
  DecisionRatified: true,
  DecisionRevised: true,
  DecisionTaken: true,
  DecisionUpheld: true,
  DeletionConfirmed: true,
  DeputyAppointed: true,
  DeputyProposed: true,
  // One of many false ones is not looked at either.
  DismissalProposed: ({ includingDanger }: DismissalProposed['data']) => includingDanger !== true,
  // To whoever is to look at it.
  DossierAssigned: false,
  DossierRestricted: true,
  DossierRestrictionLifted: true,
  DutyToTellArose: true,
  EarlierMissStated: true,
  // Taken without having seen the dossier.
  EmergencyAccessTaken: false,
  ErasureCompleted: false,
  ErasureObjectedTo: true,
  ErasureProposed: true,
  ErasureRejected: true,
  FormAnswerRecorded: true,
  IncidentLinked: true,
  InterestOfChildEstablished: true,
  InvolvementEstablished: true,
  LaterAwarenessProposed: true,
  LaterAwarenessRejected: true,
  LaterReceiptProposed: true,
  LessonRecorded: true,
  LegalHoldLifted: true,
  LegalHoldPlaced: true,
  LetterContactNamed: true,
  LetterDetailsRecorded: true,
  LetterTextWritten: true,
  MandateGranted: true,
  MandateRevoked: true,
  MatterSettled: true,
  MeasureDropped: true,
  MeasurePlanned: true,
  MeasureTaken: true,
  OccurrenceEstablished: true,
  OrganisationRoleEstablished: true,
  PersonalDataErased: true,
  ProposalRejected: true,
  QuestionAnswered: true,
  QuestionAsked: true,
  RatificationRefused: true,
  ReceiptCorrected: true,
  // He is not at it, and says so.
  RecusalRecorded: false,
  ReportAbsorbed: true,
  ReportEntered: true,
  ReportLookedAt: true,
  ReportSupplemented: true,
  ReporterWishRecorded: false,
  RestrictionProposed: true,
  RootCauseEstablished: true,
  RoundResultRecorded: true,
  SafeContactEstablished: true,
  SafetyMeasureTaken: true,
  SafetyRiskRaised: true,
  SentFormRecorded: true,
  StatementCorrected: true,
  SubjectsInformed: true,
  SupplementsReviewed: true,
} as const;

export type SaysWhetherALook = keyof typeof LOOKS;
type LookType = {
  [T in SaysWhetherALook]: (typeof LOOKS)[T] extends false ? never : T;
}[SaysWhetherALook];
export type Look = { [T in LookType]: DomainEvent<T> }[LookType];

/** The reporter is anybody, a processor's machine of another house, and the desk itself nobody. */
const NOBODY_HERE: readonly string[] = ['reporter', 'processor', 'system'];

/** Somebody with a role in the organisation, or who stands in for one. */
export function isPersonHere({ role }: Pick<Actor, 'role'>): boolean {
  return !NOBODY_HERE.includes(role);
}

function looked({ lookedAt }: FirstLookFields, { actor, recordedAt }: Recording): Change<FirstLookFields> {
  return lookedAt !== undefined || !isPersonHere(actor) ? {} : { lookedAt: recordedAt };
}

type Step<Own, Reads> = (before: Own & Reads, data: object, recording: Recording) => Change<Own>;

/** One step for every event by which a person deals with a dossier. */
export function onEveryLook<Own extends object, Reads extends object = Own>(
  step: (before: Own & Reads, recording: Recording) => Change<Own>,
): Readonly<Record<LookType, Step<Own, Reads>>> {
  const stepOf =
    (look: true | ((data: never) => boolean)): Step<Own, Reads> =>
    (before, data, recording) =>
      look === true || look(data as never) ? step(before, recording) : {};
  return Object.fromEntries(
    Object.entries(LOOKS).flatMap(([type, look]) => (look === false ? [] : [[type, stepOf(look)] as const])),
  ) as Readonly<Record<LookType, Step<Own, Reads>>>;
}

export const firstLook = fields<FirstLookFields, Look>({ initial: {}, on: onEveryLook(looked) });

/** What a report states of its own discovery, while nobody has looked at it: the worst case (ADR 22). */
export interface Claim {
  readonly awareAt: Moment;
  /** End of the term if the claim is right. */
  readonly dueAt: Moment;
  /** End of the term from receipt: what alarms and ranking go by meanwhile. */
  readonly dueFromReceipt: Moment;
}

/** Nothing where a person looked, where dossiers were merged, or where nothing earlier than receipt is stated. */
export function bareClaim({
  lookedAt,
  awareness,
  moments: { receivedAt },
  own,
}: FirstLookFields & ClockFields): Claim | undefined {
  const isBare = lookedAt === undefined && own === undefined && awareness.basis === 'provisional';
  if (!isBare || awareness.at >= receivedAt) return undefined;
  const { dueAt, hours } = awareness.deadline;
  return { awareAt: awareness.at, dueAt, dueFromReceipt: plusHours(receivedAt, hours) };
}

function lookAtReport(
  { lookedAt }: FirstLookFields,
  { type: _type, ...data }: LookAtReport,
): readonly ReportLookedAt[] {
  return lookedAt === undefined ? [{ type: 'ReportLookedAt', data }] : [];
}

export const firstLookDecisions = { LookAtReport: lookAtReport } satisfies Decisions;
