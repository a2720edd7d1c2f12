import { plusHours, type Moment } from '../../shared/moment.js';
import type { Personal } from '../../shared/personal.js';
import type { DomainEvent } from '../../shared/recorded-event.js';
import type { AdviceGiven, AdviceRequested } from './advice.js';
import type { BreachAssessed } from './assessment.js';
import type { ApNotified } from './authority-notification.js';
import type { AwarenessEvent, ClockFields } from './awareness.js';
import type { DecisionRevised, DecisionTaken } from './decision.js';
import type { Decisions } from './decisions.js';
import type { Command, Recording } from './domain-event.js';
import { fields, type Change } from './fields.js';
import type { BoardContactAttempted } from './mandate.js';
import type { DutyToTellArose } from './matters.js';
import type { MeasurePlanned, MeasureTaken } from './measures.js';
import type { OrganisationRoleEstablished } from './organisation-role.js';
import type { RestrictionProposed } from './proposals.js';
import type { BreachReported, ReportSupplemented, SupplementsReviewed } from './report.js';
import type { DossierRestricted } from './restriction.js';
import type { SafetyEvent } from './safety.js';
import type { SubjectsInformed } from './subject-notification.js';

/** A person looked at what anybody may have sent, and takes it for a report. */
export type ReportLookedAt = DomainEvent<'ReportLookedAt', { readonly note?: Personal<string> }>;
export type LookAtReport = Command<'LookAtReport', ReportLookedAt['data']>;

export interface FirstLookFields {
  /** When the first person with a role dealt with it; absent while nobody did: unverified. */
  readonly lookedAt?: Moment;
}

/** Whoever deals with a report has looked at it: saying so is needed only where nothing else is done yet. */
type Dealt =
  | ReportLookedAt
  | AdviceGiven
  | AdviceRequested
  | ApNotified
  | AwarenessEvent
  | BoardContactAttempted
  | BreachAssessed
  | BreachReported
  | DecisionRevised
  | DecisionTaken
  | DossierRestricted
  | DutyToTellArose
  | MeasurePlanned
  | MeasureTaken
  | OrganisationRoleEstablished
  | ReportSupplemented
  | RestrictionProposed
  | SafetyEvent
  | SubjectsInformed
  | SupplementsReviewed;

/** The reporter is anybody, and the desk itself is nobody. */
function looked(
  { lookedAt }: FirstLookFields,
  _data: object,
  { actor, recordedAt }: Recording,
): Change<FirstLookFields> {
  return lookedAt !== undefined || actor.role === 'reporter' || actor.role === 'system'
    ? {}
    : { lookedAt: recordedAt };
}

export const firstLook = fields<FirstLookFields, Dealt>({
  initial: {},
  on: {
    ReportLookedAt: looked,
    AdviceGiven: looked,
    AdviceRequested: looked,
    ApNotified: looked,
    AwarenessCorrected: looked,
    AwarenessEstablished: looked,
    BoardContactAttempted: looked,
    BreachAssessed: looked,
    BreachReported: looked,
    DecisionRevised: looked,
    DecisionTaken: looked,
    DossierRestricted: looked,
    DutyToTellArose: looked,
    LaterAwarenessProposed: looked,
    LaterAwarenessRejected: looked,
    MeasurePlanned: looked,
    MeasureTaken: looked,
    OrganisationRoleEstablished: looked,
    ReportSupplemented: looked,
    RestrictionProposed: looked,
    SafeContactEstablished: looked,
    SafetyMeasureTaken: looked,
    SafetyRiskRaised: looked,
    SubjectsInformed: looked,
    SupplementsReviewed: looked,
  },
});

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
