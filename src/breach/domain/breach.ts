import { Refusal } from '../../shared/refusal.js';
import {
  evolveAdvice,
  giveAdvice,
  requestAdvice,
  type AdviceEvent,
  type GiveAdvice,
  type RequestAdvice,
} from './advice.js';
import { assessBreach, evolveAssessment, type AssessBreach, type BreachAssessed } from './assessment.js';
import {
  evolveAuthorityNotification,
  notifyAuthority,
  type AuthorityEvent,
  type NotifyAuthority,
} from './authority-notification.js';
import {
  confirmLaterAwareness,
  establishAwareness,
  evolveAwareness,
  type AwarenessEvent,
  type ConfirmLaterAwareness,
  type EstablishAwareness,
} from './awareness.js';
import type { Breach } from './breach-state.js';
import {
  confirmCorrection,
  correctStatement,
  evolveCorrection,
  rejectCorrection,
  type ConfirmCorrection,
  type CorrectionEvent,
  type CorrectStatement,
  type RejectCorrection,
} from './correction.js';
import { checkDeadlines, evolveDeadlines, type CheckDeadlines, type DeadlineEvent } from './deadlines.js';
import {
  decide as takeDecision,
  evolveDecision,
  ratify,
  refuseRatification,
  type Decide,
  type DecisionEvent,
  type Ratify,
  type RefuseRatification,
} from './decision.js';
import type { DecisionContext, Evolve, Recording } from './domain-event.js';
import {
  closeBreach,
  dismissBreach,
  evolveEnding,
  type CloseBreach,
  type DismissBreach,
  type EndingEvent,
} from './ending.js';
import {
  evolveFormAnswers,
  recordFormAnswer,
  type FormAnswerRecorded,
  type RecordFormAnswer,
} from './form-answer.js';
import {
  establishInterestOfChild,
  evolveInterestOfChild,
  type EstablishInterestOfChild,
  type InterestOfChildEstablished,
} from './interest-of-child.js';
import { irregularitiesOf } from './irregularities.js';
import {
  attemptBoardContact,
  evolveMandate,
  grantMandate,
  revokeMandate,
  type AttemptBoardContact,
  type GrantMandate,
  type MandateEvent,
  type RevokeMandate,
} from './mandate.js';
import {
  evolveMatters,
  receiveMatter,
  settleMatter,
  type MatterEvent,
  type ReceiveMatter,
  type SettleMatter,
} from './matters.js';
import {
  confirmDeletion,
  dropMeasure,
  establishRootCause,
  evolveMeasures,
  planMeasure,
  recordLesson,
  takeMeasure,
  type ConfirmDeletion,
  type DropMeasure,
  type EstablishRootCause,
  type MeasureEvent,
  type PlanMeasure,
  type RecordLesson,
  type TakeMeasure,
} from './measures.js';
import {
  absorbReport,
  evolveMerge,
  mergeBreach,
  mergedInto,
  releaseAbsorbedReport,
  undoMerge,
  type AbsorbReport,
  type MergeBreach,
  type MergeEvent,
  type ReleaseAbsorbedReport,
  type UndoMerge,
} from './merge.js';
import {
  establishOrganisationRole,
  evolveOrganisationRole,
  informController,
  type EstablishOrganisationRole,
  type InformController,
  type OrganisationRoleEvent,
} from './organisation-role.js';
import {
  evolveReconsideration,
  upholdDecision,
  type DecisionUpheld,
  type UpholdDecision,
} from './reconsideration.js';
import { reopenBreach, type ReopenBreach } from './reopening.js';
import {
  begin,
  evolveReport,
  reportBreach,
  supplementReport,
  type ReportBreach,
  type ReportEvent,
  type SupplementReport,
} from './report.js';
import {
  evolveRestriction,
  liftRestriction,
  restrictDossier,
  type LiftRestriction,
  type RestrictDossier,
  type RestrictionEvent,
} from './restriction.js';
import {
  establishSafeContact,
  evolveSafety,
  raiseSafetyRisk,
  takeSafetyMeasure,
  type EstablishSafeContact,
  type RaiseSafetyRisk,
  type SafetyEvent,
  type TakeSafetyMeasure,
} from './safety.js';
import {
  evolveSubjectNotification,
  informSubjects,
  type InformSubjects,
  type SubjectsInformed,
} from './subject-notification.js';

/** Every fact a dossier can hold. */
export type BreachEvent =
  | ReportEvent
  | AwarenessEvent
  | SafetyEvent
  | InterestOfChildEstablished
  | OrganisationRoleEvent
  | MeasureEvent
  | BreachAssessed
  | AdviceEvent
  | MandateEvent
  | DecisionEvent
  | DecisionUpheld
  | AuthorityEvent
  | FormAnswerRecorded
  | SubjectsInformed
  | CorrectionEvent
  | MatterEvent
  | EndingEvent
  | MergeEvent
  | RestrictionEvent
  | DeadlineEvent;

/** Everything that can be asked of a dossier. */
export type BreachCommand =
  | ReportBreach
  | SupplementReport
  | EstablishAwareness
  | ConfirmLaterAwareness
  | RaiseSafetyRisk
  | TakeSafetyMeasure
  | EstablishSafeContact
  | EstablishInterestOfChild
  | EstablishOrganisationRole
  | InformController
  | PlanMeasure
  | TakeMeasure
  | DropMeasure
  | ConfirmDeletion
  | EstablishRootCause
  | RecordLesson
  | AssessBreach
  | RequestAdvice
  | GiveAdvice
  | GrantMandate
  | RevokeMandate
  | AttemptBoardContact
  | Decide
  | UpholdDecision
  | Ratify
  | RefuseRatification
  | RecordFormAnswer
  | NotifyAuthority
  | InformSubjects
  | CorrectStatement
  | ConfirmCorrection
  | RejectCorrection
  | ReceiveMatter
  | SettleMatter
  | DismissBreach
  | CloseBreach
  | ReopenBreach
  | MergeBreach
  | UndoMerge
  | AbsorbReport
  | ReleaseAbsorbedReport
  | RestrictDossier
  | LiftRestriction
  | CheckDeadlines;

type CommandOf<T extends BreachCommand['type']> = Extract<BreachCommand, { readonly type: T }>;

type Decisions = {
  readonly [T in Exclude<BreachCommand['type'], 'ReportBreach'>]: (
    breach: Breach,
    command: CommandOf<T>,
    context: DecisionContext,
  ) => readonly BreachEvent[];
};

const decisions: Decisions = {
  SupplementReport: supplementReport,
  EstablishAwareness: establishAwareness,
  ConfirmLaterAwareness: confirmLaterAwareness,
  RaiseSafetyRisk: raiseSafetyRisk,
  TakeSafetyMeasure: takeSafetyMeasure,
  EstablishSafeContact: establishSafeContact,
  EstablishInterestOfChild: establishInterestOfChild,
  EstablishOrganisationRole: establishOrganisationRole,
  InformController: informController,
  PlanMeasure: planMeasure,
  TakeMeasure: takeMeasure,
  DropMeasure: dropMeasure,
  ConfirmDeletion: confirmDeletion,
  EstablishRootCause: establishRootCause,
  RecordLesson: recordLesson,
  AssessBreach: assessBreach,
  RequestAdvice: requestAdvice,
  GiveAdvice: giveAdvice,
  GrantMandate: grantMandate,
  RevokeMandate: revokeMandate,
  AttemptBoardContact: attemptBoardContact,
  Decide: takeDecision,
  UpholdDecision: upholdDecision,
  Ratify: ratify,
  RefuseRatification: refuseRatification,
  RecordFormAnswer: recordFormAnswer,
  NotifyAuthority: notifyAuthority,
  InformSubjects: informSubjects,
  CorrectStatement: correctStatement,
  ConfirmCorrection: confirmCorrection,
  RejectCorrection: rejectCorrection,
  ReceiveMatter: receiveMatter,
  SettleMatter: settleMatter,
  DismissBreach: dismissBreach,
  CloseBreach: closeBreach,
  ReopenBreach: reopenBreach,
  MergeBreach: mergeBreach,
  UndoMerge: undoMerge,
  AbsorbReport: absorbReport,
  ReleaseAbsorbedReport: releaseAbsorbedReport,
  RestrictDossier: restrictDossier,
  LiftRestriction: liftRestriction,
  CheckDeadlines: checkDeadlines,
};

/** Facts from outside and acts of the system come in whatever became of the dossier. */
const ALSO_WHEN_ENDED: ReadonlySet<BreachCommand['type']> = new Set([
  'SupplementReport',
  'RaiseSafetyRisk',
  'RecordFormAnswer',
  'NotifyAuthority',
  'InformSubjects',
  'ReceiveMatter',
  'ReopenBreach',
  'RestrictDossier',
  'LiftRestriction',
  'CheckDeadlines',
  'AbsorbReport',
  'ReleaseAbsorbedReport',
  'TakeSafetyMeasure',
  'EstablishSafeContact',
  'EstablishInterestOfChild', // a letter may still go out
  'InformController',
  'ConfirmDeletion',
  'AttemptBoardContact',
  'DropMeasure',
  'TakeMeasure', // open preventive measures live on after closing
  'RecordLesson',
]);

/** What still reaches a dossier that went up in another one; everything else belongs on the survivor. */
const ALSO_WHEN_MERGED: ReadonlySet<BreachCommand['type']> = new Set([
  'UndoMerge',
  'RestrictDossier',
  'LiftRestriction',
  'CheckDeadlines',
  'AbsorbReport',
  'ReleaseAbsorbedReport',
]);

/**
 * The facts that follow from a command in this state at this moment; none when it says nothing new.
 * @throws Refusal when a rule of the domain says no
 */
export function decide(
  breach: Breach | undefined,
  command: BreachCommand,
  context: DecisionContext,
): readonly BreachEvent[] {
  if (command.type === 'ReportBreach') return reportBreach(breach, command);
  if (breach === undefined) throw new Refusal('no-such-dossier', 'There is no such dossier.', 'invalid');
  if (breach.ending?.kind === 'merged' && !ALSO_WHEN_MERGED.has(command.type)) {
    throw mergedInto(breach.ending.into);
  }
  if (breach.ending !== undefined && breach.ending.kind !== 'merged' && !ALSO_WHEN_ENDED.has(command.type)) {
    throw new Refusal('ended', 'This dossier is not open: reopen it first.');
  }
  const decision = decisions[command.type] as (
    breach: Breach,
    command: BreachCommand,
    context: DecisionContext,
  ) => readonly BreachEvent[];
  return decision(breach, command, context);
}

type LaterEvent = Exclude<BreachEvent, { readonly type: 'BreachReported' }>;

const steps: Evolve<LaterEvent> = {
  ...evolveReport,
  ...evolveAwareness,
  ...evolveSafety,
  ...evolveInterestOfChild,
  ...evolveOrganisationRole,
  ...evolveMeasures,
  ...evolveAssessment,
  ...evolveAdvice,
  ...evolveMandate,
  ...evolveDecision,
  ...evolveReconsideration,
  ...evolveFormAnswers,
  ...evolveAuthorityNotification,
  ...evolveSubjectNotification,
  ...evolveCorrection,
  ...evolveMatters,
  ...evolveEnding,
  ...evolveMerge,
  ...evolveRestriction,
  ...evolveDeadlines,
};

/** Every event type, with the newest schema version this code writes and reads. */
export const BREACH_EVENT_TYPES: { readonly [T in BreachEvent['type']]: { readonly schemaVersion: number } } =
  Object.fromEntries(
    ['BreachReported', ...Object.keys(steps)].map((type) => [type, { schemaVersion: 1 }]),
  ) as { [T in BreachEvent['type']]: { schemaVersion: number } };

/**
 * One step of the fold.
 * @throws Error on an event of an unknown type or before the first report: the reader stops, it never skips
 */
export function evolve(breach: Breach | undefined, event: BreachEvent, recording: Recording): Breach {
  if (event.type === 'BreachReported') {
    if (breach !== undefined) throw new Error('BreachReported twice in one stream');
    return begin(event.data, recording.organisation, recording.stream);
  }
  if (breach === undefined) throw new Error(`${event.type} before BreachReported`);
  if (!Object.hasOwn(steps, event.type)) throw new Error(`unknown event type ${event.type}`);
  const step = steps[event.type] as (breach: Breach, data: object, recording: Recording) => Breach;
  const after = step(breach, event.data, recording);
  const irregular = irregularitiesOf(breach, event, recording);
  return irregular.length === 0
    ? after
    : { ...after, irregular: [...new Set([...after.irregular, ...irregular])] };
}
