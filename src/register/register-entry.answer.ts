import { OmitType, PickType } from '@nestjs/swagger';
import {
  DATA_CATEGORIES,
  INCIDENT_TYPES,
  SPECIAL_CATEGORIES,
  SUBJECT_GROUPS,
  type CountRange,
  type DataCategory,
  type IncidentType,
  type SpecialCategory,
  type SubjectGroup,
} from '../law/ap-vocabulary.js';
import {
  DELETIONS,
  FINDINGS,
  HOLDERS,
  RECIPIENT_TRUSTS,
  type Deletion,
  type Holder,
} from '../law/advice/breach-facts.js';
import { RECORDABLE_QUESTIONS, type RecordableQuestion } from '../law/ap-form/recordable-question.js';
import type { Assessment } from '../law/ap-form/assessment.js';
import type { FlagName } from '../breach/domain/duties.js';
import type { HoldersAssessed } from '../breach/domain/holders-assessed.js';
import { ORGANISATION_ROLES, type OrganisationRole } from '../breach/domain/organisation-role.js';
import { SUPERVISORS, type Supervisor } from '../breach/domain/restriction.js';
import { STATUSES, type Status } from '../breach/domain/status.js';
import {
  DISMISSAL_GROUNDS,
  REOPENING_CAUSES,
  type DismissalGround,
  type ReopeningCause,
} from '../breach/domain/ending.js';
import { CHANNELS, type Channel } from '../breach/domain/entry.js';
import { TURNS, type Turn } from '../breach/domain/endings.js';
import { INTERESTS_OF_CHILD, type InterestOfChild } from '../breach/domain/interest-of-child.js';
import { OUTCOMES, QUESTIONS, type Outcome, type Question } from '../breach/domain/question.js';
import { CorrectionAnswer } from './correction.answer.js';
import { RefusedProposalAnswer } from './refused-proposal.answer.js';
import {
  FLAGS_OF_DECISIONS,
  FLAGS_UNDECIDED,
  type FlagOfDecision,
  type FlagUndecided,
} from './decisions-in-register.view.js';
import { OpenTermAnswer } from './open-term.answer.js';
import { BOARD_ANSWERS, type BoardAnswer } from './board-answer.js';
import { AssessmentAnswer } from '../breach/contract/assessment.answer.js';
import type { Basis } from '../breach/contract/clock.answer.js';
import { DecisionAnswer, GivenAdviceAnswer } from '../breach/contract/decision.answer.js';
import {
  ClosedAnswer,
  DeletionAnswer,
  DismissedAnswer,
  MatterAnswer,
  MergedAnswer,
  MeasureAnswer,
} from '../breach/contract/findings.answer.js';
import {
  NoticeAnswer,
  NotificationAnswer,
  PeopleReachedAnswer,
  RoundAnswer,
} from '../breach/contract/notification.answer.js';
import { EarlierMissAnswer, InvolvedAnswer } from '../breach/contract/entry.answer.js';
import { OutOfSightAnswer } from '../breach/contract/out-of-sight.answer.js';
import { AWARE_AFTER_DISCOVERY, type AwareAfterDiscovery } from './aware-after-discovery.js';
import { DiscoveryAnswer, StatedMomentAnswer } from '../breach/contract/report.answer.js';
import {
  REPORTED_RECIPIENTS,
  REPORTER_KINDS,
  YES_NO_UNKNOWN,
  type ReportedRecipient,
  type ReporterKind,
  type YesNoUnknown,
} from '../breach/domain/report.js';
import type { Plain } from '../breach/contract/plain.js';
import { AnyOf, ListOf, ListOfWords, Words } from '../platform/http/answer-fields.js';
import { CountRangeField } from '../platform/http/count-range.js';
import { Count, Flag, ManyOf, Nested, OneOf, SlugField, UuidField } from '../platform/http/dto-fields.js';
import { DayField, MomentField } from '../platform/http/moment-fields.js';
import type { Moment } from '../shared/moment.js';

const optional = { optional: true } as const;
const ANY_DATA = [...DATA_CATEGORIES, ...SPECIAL_CATEGORIES] as const;

class RegisteredAssessmentAnswer extends OmitType(AssessmentAnswer, ['description']) {}

class ControllerInformedAnswer extends OmitType(NoticeAnswer, ['revision']) {}

class AssessmentMadeAnswer {
  @MomentField() readonly at!: Moment;
  @Words({ description: 'The role in which somebody assessed it.' }) readonly byRole!: string;
}

/** The initial notification that stands, with the newest number. */
class AuthorityNotifiedAnswer extends PickType(NotificationAnswer, [
  'notifiedAt',
  'number',
  'late',
  'delayReason',
  'delayReasonOmitted',
  'corrections',
]) {
  @Flag({ optional: true, description: 'Art. 33(4): of what the AP was last told, more will follow.' })
  readonly incomplete?: boolean;
}

/** Whatever the AP was told of it, withdrawn or not. */
class RegisteredNotificationAnswer extends PickType(NotificationAnswer, [
  'kind',
  'number',
  'notifiedAt',
  'incomplete',
  'late',
  'delayReason',
  'delayReasonOmitted',
  'withdrawalReason',
  'corrections',
]) {
  @MomentField({
    optional: true,
    description: 'When it was withdrawn; absent: it stands, or withdraws itself.',
  })
  readonly withdrawnAt?: Moment;
  @Words({ optional: true, description: 'The role in which somebody recorded it.' })
  readonly byRole?: string;
}

class PeopleInformedAnswer extends PickType(RoundAnswer, [
  'informedAt',
  'means',
  'intended',
  'reached',
  'returned',
  'unreachable',
  'content',
  'corrections',
]) {}

/** A mandate that the board gave for this breach. */
class MandateGivenAnswer {
  @MomentField() readonly givenAt!: Moment;
  @MomentField({ optional: true, description: 'Until when it was given; absent: until it is withdrawn.' })
  readonly until?: Moment;
}

class MandateEndedAnswer {
  @MomentField() readonly at!: Moment;
  @Words({ description: 'The role in which somebody ended it.' }) readonly byRole!: string;
  @OneOf(['withdrawn', 'replaced']) readonly how!: 'withdrawn' | 'replaced';
}

class RegisteredMandateAnswer extends MandateGivenAnswer {
  @Words({ description: 'The role in which somebody gave it.' }) readonly byRole!: string;
  @Nested(() => MandateEndedAnswer, { optional: true, description: 'Where it ended before it was over.' })
  readonly ended?: MandateEndedAnswer;
}

/** The emergency mandate under which it was decided, by the facts as they were known then. */
class EmergencyMandateAnswer {
  @MomentField() readonly openedAt!: Moment;
  @MomentField({
    optional: true,
    description: 'When what opened it was over; absent: it is not, or it is a term, which stays near.',
  })
  readonly closedAt?: Moment;
}

class RegisteredDecisionAnswer extends DecisionAnswer {
  @MomentField({ optional: true, description: 'When it was recorded.' }) readonly recordedAt?: Moment;
  @Words({ optional: true, description: 'The role in which somebody recorded it.' })
  readonly recordedByRole?: string;
  @Flag({
    optional: true,
    description:
      'It was recorded with a breach that was dealt with before it was entered: when it was taken, nobody said.',
  })
  readonly momentUnknown?: true;
  @Nested(() => EmergencyMandateAnswer, {
    optional: true,
    description: 'The emergency mandate under which it was decided, where it was.',
  })
  readonly emergencyMandate?: EmergencyMandateAnswer;
  @Nested(() => MandateGivenAnswer, {
    optional: true,
    description: 'The mandate for this breach under which it was decided, where it was.',
  })
  readonly mandateGiven?: MandateGivenAnswer;
  @Flag({ description: 'False where the board refused or contradicted it: then nothing is decided.' })
  readonly stands!: boolean;
  @OneOf(BOARD_ANSWERS, { description: 'What the board has to do with it.' })
  readonly boardAnswer!: BoardAnswer;
}

/** Of a decision whose place another one took. */
class EarlierDecisionAnswer extends OmitType(RegisteredDecisionAnswer, ['stands']) {
  @OneOf(QUESTIONS) readonly question!: Question;
  @MomentField({ description: 'When the question was decided anew.' }) readonly replacedAt!: Moment;
}

/** Which decision a flag is about. */
class OddDecisionAnswer {
  @OneOf(FLAGS_OF_DECISIONS) readonly flag!: FlagOfDecision;
  @OneOf(QUESTIONS) readonly question!: Question;
  @OneOf(OUTCOMES) readonly outcome!: Outcome;
  @MomentField() readonly decidedAt!: Moment;
  @Flag({ description: 'It counts now: no other took its place, and the board did not refuse it.' })
  readonly stands!: boolean;
}

/** Something was done without a decision, which followed. */
class DecidedAfterwardsAnswer {
  @OneOf(FLAGS_UNDECIDED) readonly flag!: FlagUndecided;
  @MomentField() readonly decidedAt!: Moment;
}

/** That it ended, or went on after it had. */
class TurnAnswer {
  @OneOf(TURNS) readonly kind!: Turn['kind'];
  @MomentField() readonly at!: Moment;
  @Words({ description: 'The role in which somebody did it.' }) readonly byRole!: string;
  @Words({ optional: true, description: 'Of a closing its conclusion, of the others why.' })
  readonly reason?: string;
  @OneOf(DISMISSAL_GROUNDS, { optional: true, description: 'Of a dismissal.' })
  readonly ground?: DismissalGround;
  @OneOf(REOPENING_CAUSES, { optional: true, description: 'What reopened it.' })
  readonly cause?: ReopeningCause;
}

class BoardAttemptAnswer {
  @MomentField() readonly attemptedAt!: Moment;
  @Flag({ description: 'The board was reached.' }) readonly reached!: boolean;
  @MomentField({ optional: true, description: 'When that was recorded: the line of the time line.' })
  readonly recordedAt?: Moment;
  @Words({ optional: true, description: 'The role in which somebody recorded it.' })
  readonly byRole?: string;
}

class RestrictionEndedAnswer {
  @MomentField() readonly at!: Moment;
  @Words({ description: 'The role in which somebody ended it.' }) readonly byRole!: string;
  @OneOf(['lifted', 'replaced']) readonly how!: 'lifted' | 'replaced';
}

/** That the dossier was open to some only; to whom it was shut is personal and stays in the dossier. */
class RestrictionMadeAnswer {
  @MomentField() readonly at!: Moment;
  @Words({ description: 'The role in which somebody restricted it, or confirmed that.' })
  readonly byRole!: string;
  @Words({ optional: true, description: 'Role of who proposed it, where a second person was needed.' })
  readonly proposedByRole?: string;
  @ManyOf(SUPERVISORS, {
    max: SUPERVISORS.length,
    description: 'Functions whose holders kept seeing it, except somebody it is shut to.',
  })
  readonly open!: readonly Supervisor[];
  @Flag({ description: 'It was shut to somebody whatever his function.' })
  readonly refusesSomebody!: boolean;
  @Nested(() => RestrictionEndedAnswer, { optional: true, description: 'Absent: it holds.' })
  readonly ended?: RestrictionEndedAnswer;
}

class EmergencyWayInAnswer {
  @MomentField() readonly at!: Moment;
  @Words({ description: 'The role in which somebody took it.' }) readonly byRole!: string;
  @Words() readonly reason!: string;
}

class RegisteredMeasureAnswer extends MeasureAnswer {
  @MomentField({ optional: true, description: 'When it was planned; absent: it was not.' })
  readonly plannedAt?: Moment;
  @Words({ optional: true, description: 'The role in which somebody planned it.' })
  readonly plannedByRole?: string;
}

/** That somebody tried to reach the board; who and how is personal and stays in the dossier. */
class BoardAttemptsAnswer {
  @Count({ min: 1, max: 1_000_000 }) readonly count!: number;
  @Count({ min: 0, max: 1_000_000, description: 'At how many of them it was reached.' })
  readonly reached!: number;
  @ListOf(() => BoardAttemptAnswer, { description: 'Oldest first.' })
  readonly attempts!: readonly BoardAttemptAnswer[];
}

/** When the organisation knew, as somebody established it: his facts, and his reason, stand in the dossier alone. */
class AwarenessStatedAnswer {
  @MomentField({ description: 'When that was recorded: the line of the time line.' })
  readonly statedAt!: Moment;
  @Words({ description: 'The role in which somebody established it.' }) readonly byRole!: string;
  @Flag({ description: 'He gave a reason beside the facts.' }) readonly hasReason!: boolean;
}

/** As it was last assessed. */
class HoldersAnswer {
  @OneOf(HOLDERS, { optional: true, description: 'Who has the data now, or may have them.' })
  readonly recipientKind?: Holder;
  @ManyOf(HOLDERS, { optional: true, max: HOLDERS.length, description: 'Where there are several kinds.' })
  readonly recipientKinds?: readonly Holder[];
  @OneOf(RECIPIENT_TRUSTS, optional) readonly recipientTrust?: HoldersAssessed['recipientTrust'];
  @OneOf(FINDINGS, { optional: true, description: 'Whether somebody unauthorised saw the data.' })
  readonly access?: HoldersAssessed['access'];
  @OneOf(DELETIONS, optional) readonly deletion?: Deletion;
}

/** That a recipient deleted what he should not have; who confirmed it is personal and stays in the dossier. */
class RegisteredDeletionAnswer extends OmitType(DeletionAnswer, ['by', 'revision', 'corrections']) {}

/** That somebody may be in danger; who, why and what was done is personal and stays in the dossier. */
class DangerAnswer {
  @MomentField({ description: 'When it was last raised.' }) readonly raisedAt!: Moment;
  @Flag({ description: 'Nobody said that it was averted, or held to be false.' }) readonly stands!: boolean;
  @MomentField({ optional: true, description: 'When the measure was taken that averted it.' })
  readonly avertedAt?: Moment;
  @MomentField({
    optional: true,
    description:
      'Since when there is a safe way to reach the people concerned; absent: nobody is written to.',
  })
  readonly safeContactAt?: Moment;
}

/** As it was reported, by kinds; the words of the report are personal and stay in the dossier. */
class ReportedAnswer {
  @OneOf(REPORTER_KINDS) readonly by!: ReporterKind;
  @OneOf(YES_NO_UNKNOWN, { description: 'Whether somebody may be in danger.' })
  readonly safetyRisk!: YesNoUnknown;
  @OneOf(INCIDENT_TYPES, optional) readonly incidentType?: IncidentType;
  @ManyOf(ANY_DATA, { optional: true, max: ANY_DATA.length })
  readonly dataCategories?: readonly (DataCategory | SpecialCategory)[];
  @ManyOf(SUBJECT_GROUPS, { optional: true, max: SUBJECT_GROUPS.length })
  readonly subjectGroups?: readonly SubjectGroup[];
  @CountRangeField({ optional: true, description: 'How many people it is about.' })
  readonly subjectCount?: CountRange;
  @OneOf(REPORTED_RECIPIENTS, optional) readonly recipient?: ReportedRecipient;
}

class RegisteredMergeAnswer extends OmitType(MergedAnswer, ['into']) {
  @UuidField({ optional: true, description: 'Of the dossier that goes on; absent where it is restricted.' })
  readonly into?: string;
  @Words({ optional: true, description: 'What that one is called.' }) readonly reference?: string;
}

class MergedHereAnswer {
  @UuidField({ description: 'Of the dossier that was merged into this one.' }) readonly from!: string;
  @Words({ description: 'What it is called.' }) readonly reference!: string;
}

class RegisteredMatterAnswer extends OmitType(MatterAnswer, [
  ...(['matter', 'what', 'settledBy', 'revision', 'settledRevision'] as const),
]) {}

/** A line of the register of Art. 33(5): facts, effects, what was done, and why. Nothing personal in it. */
export class RegisterEntryAnswer {
  @Words({ description: 'The label people use, `DL-…`; not unique by law.' }) readonly reference!: string;
  @UuidField() readonly id!: string;
  @SlugField() readonly organisation!: string;
  @OneOf(STATUSES) readonly status!: Status;
  @MomentField() readonly receivedAt!: Moment;
  @DayField({ optional: true, description: 'The day of it, where somebody said a day and no moment.' })
  readonly receivedDay?: string;
  @OneOf(CHANNELS, { optional: true, description: 'How it came in, where somebody wrote it down here.' })
  readonly channel?: Channel;
  @MomentField({
    optional: true,
    description: 'When somebody wrote it down here, where it came in otherwise.',
  })
  readonly enteredAt?: Moment;
  @Words({ optional: true, description: 'Whose number its own is: another system, register or sender.' })
  readonly numberOf?: string;
  @Words({ optional: true, description: 'Under which it is known there.' }) readonly ownNumber?: string;
  @Nested(() => InvolvedAnswer, { optional: true, description: 'What of the organisation it touches.' })
  readonly involved?: InvolvedAnswer;
  @MomentField({ optional: true, description: 'First sign that something was wrong.' })
  readonly firstSignalAt?: Moment;
  @Nested(() => StatedMomentAnswer, optional) readonly occurredFrom?: StatedMomentAnswer;
  @Nested(() => StatedMomentAnswer, optional) readonly occurredUntil?: StatedMomentAnswer;
  @Flag({ optional: true, description: 'Whether it still went on when it was said.' })
  readonly ongoing?: boolean;
  @Nested(() => DiscoveryAnswer) readonly discovered!: DiscoveryAnswer;
  @MomentField({ optional: true, description: 'When the processor became aware.' })
  readonly processorAwareAt?: Moment;
  @MomentField({ description: 'From when on the clock of Art. 33 runs.' }) readonly awareAt!: Moment;
  @DayField({ optional: true, description: 'The day of it, where somebody said a day and no moment.' })
  readonly awareDay?: string;
  @OneOf(['provisional', 'established']) readonly awarenessBasis!: Basis;
  @MomentField({
    optional: true,
    description:
      'The moment that is claimed and nobody has looked at yet; until then `awareAt` is that of receipt.',
  })
  readonly awareAtIfClaimHolds?: Moment;
  @MomentField({
    optional: true,
    description:
      'End of the term of Art. 33(1); absent where it was dismissed or merged, or is not this organisation’s, and never notified.',
  })
  readonly dueAt?: Moment;
  @MomentField({
    optional: true,
    description:
      'End of that term if what the reporter claims is right, which nobody has looked at yet; until then `dueAt` counts from receipt.',
  })
  readonly dueAtIfClaimHolds?: Moment;
  @OneOf(AWARE_AFTER_DISCOVERY, {
    optional: true,
    description: 'Why the organisation knew later than somebody discovered it; absent where it did not.',
  })
  readonly awareAfterDiscovery?: AwareAfterDiscovery;
  @Nested(() => AwarenessStatedAnswer, {
    optional: true,
    description: 'Absent: nobody established it, or it is that of a report that was merged into this one.',
  })
  readonly awarenessStated?: AwarenessStatedAnswer;
  @Nested(() => EarlierMissAnswer, {
    optional: true,
    description: 'Whether the term was missed before it was entered, as somebody stated it.',
  })
  readonly earlierMiss?: EarlierMissAnswer;
  @Words() readonly lawVersion!: string;
  @OneOf(ORGANISATION_ROLES, {
    optional: true,
    description: 'Whose breach it is; absent: nobody stated it, and it counts as the controller’s.',
  })
  readonly organisationRole?: OrganisationRole;
  @Nested(() => ControllerInformedAnswer, {
    optional: true,
    description: 'Art. 33(2): that the controller was told, where this organisation is its processor.',
  })
  readonly controllerInformed?: ControllerInformedAnswer;
  @Words({ optional: true, description: 'Why it is whose breach it is.' }) readonly reasonOfRole?: string;
  @Words({ optional: true, description: 'The role in which somebody last stated it.' })
  readonly roleStatedByRole?: string;
  @MomentField({ optional: true, description: 'When that was.' }) readonly roleStatedAt?: Moment;
  @Nested(() => ReportedAnswer, { description: 'What the reporter stated: claims, not findings.' })
  readonly reported!: ReportedAnswer;
  @Nested(() => RegisteredAssessmentAnswer, optional)
  readonly assessment?: Omit<Plain<Assessment>, 'description'>;
  @ListOf(() => AssessmentMadeAnswer, { description: 'Each time it was assessed; the last one counts.' })
  readonly assessmentsMade!: readonly AssessmentMadeAnswer[];
  @ManyOf(RECORDABLE_QUESTIONS, {
    max: RECORDABLE_QUESTIONS.length,
    description:
      'Questions of the AP’s form that somebody answered in words, as what `other` is; the words are personal and stay in the dossier.',
  })
  readonly answeredInDossier!: readonly RecordableQuestion[];
  @Nested(() => HoldersAnswer, { optional: true, description: 'Absent: the assessment does not say.' })
  readonly holders?: HoldersAssessed;
  @ListOf(() => RegisteredDeletionAnswer, { description: 'Confirmed by whoever had the data.' })
  readonly deletions!: readonly RegisteredDeletionAnswer[];
  @Nested(() => DangerAnswer, { optional: true, description: 'Absent: none was ever raised.' })
  readonly danger?: DangerAnswer;
  @ListOf(() => RegisteredMeasureAnswer) readonly measures!: readonly RegisteredMeasureAnswer[];
  @Words(optional) readonly rootCause?: string;
  @ListOfWords() readonly lessons!: readonly string[];
  @ListOf(() => GivenAdviceAnswer, { description: 'The FG’s, oldest first.' })
  readonly advice!: readonly GivenAdviceAnswer[];
  @Nested(() => RegisteredDecisionAnswer, {
    optional: true,
    description: 'Art. 33: whether to notify the authority.',
  })
  readonly notifyAuthority?: RegisteredDecisionAnswer;
  @Nested(() => RegisteredDecisionAnswer, {
    optional: true,
    description: 'Art. 34: whether to inform the people.',
  })
  readonly informPeople?: RegisteredDecisionAnswer;
  @ListOf(() => EarlierDecisionAnswer, { description: 'On both questions, oldest first.' })
  readonly earlierDecisions!: readonly EarlierDecisionAnswer[];
  @ListOf(() => OddDecisionAnswer, {
    description: 'Of the flags about decisions: which decision each is about.',
  })
  readonly oddDecisions!: readonly OddDecisionAnswer[];
  @ListOf(() => RegisteredMandateAnswer, {
    description: 'That the board gave for this breach, oldest first.',
  })
  readonly mandates!: readonly RegisteredMandateAnswer[];
  @Nested(() => BoardAttemptsAnswer, { optional: true, description: 'Absent: nobody recorded one.' })
  readonly boardAttempts?: BoardAttemptsAnswer;
  @ListOf(() => RestrictionMadeAnswer, { description: 'Oldest first; to whom it was shut is not said.' })
  readonly restrictions!: readonly RestrictionMadeAnswer[];
  @ListOf(() => EmergencyWayInAnswer, {
    description: 'FG or board went in all the same, though it was shut to them; oldest first.',
  })
  readonly emergencyWaysIn!: readonly EmergencyWayInAnswer[];
  @Nested(() => AuthorityNotifiedAnswer, optional) readonly authorityNotified?: AuthorityNotifiedAnswer;
  @ListOf(() => RegisteredNotificationAnswer, {
    description: 'Every notification to the AP, oldest first; one that was withdrawn stays.',
  })
  readonly authorityNotifications!: readonly RegisteredNotificationAnswer[];
  @OneOf(INTERESTS_OF_CHILD, {
    optional: true,
    description: 'Whether the interest of a child allows that a parent is told; why stands in the dossier.',
  })
  readonly interestOfChild?: InterestOfChild;
  @ListOf(() => PeopleInformedAnswer) readonly peopleInformed!: readonly PeopleInformedAnswer[];
  @Nested(() => PeopleReachedAnswer, { description: 'Who was told over all rounds, and who is still to be.' })
  readonly peopleReached!: PeopleReachedAnswer;
  @ListOf(() => RegisteredMatterAnswer, {
    description: 'What had a term of its own, and whoever else was told.',
  })
  readonly matters!: readonly RegisteredMatterAnswer[];
  @ListOf(() => OpenTermAnswer, { description: 'Of an open dossier: what has to be done by when.' })
  readonly openTerms!: readonly OpenTermAnswer[];
  @ListOf(() => CorrectionAnswer, { description: 'Oldest first, then what waits for a second person.' })
  readonly corrections!: readonly CorrectionAnswer[];
  @ListOf(() => RefusedProposalAnswer, {
    description: 'What was proposed, needed a second person, and was refused; oldest first.',
  })
  readonly refusedProposals!: readonly RefusedProposalAnswer[];
  @ListOf(() => MergedHereAnswer, {
    description: 'Reports of the same breach, those that are restricted left out.',
  })
  readonly mergedHere!: readonly MergedHereAnswer[];
  @AnyOf([DismissedAnswer, ClosedAnswer, RegisteredMergeAnswer], {
    optional: true,
    description: 'Absent while it is open.',
  })
  readonly ending?: DismissedAnswer | ClosedAnswer | RegisteredMergeAnswer;
  @ListOf(() => TurnAnswer, { description: 'Every ending and reopening, oldest first.' })
  readonly turns!: readonly TurnAnswer[];
  @Flag({
    optional: true,
    description: 'People were told before the AP, which is no flag: somebody’s safety was at stake.',
  })
  readonly toldFirstForSafety?: true;
  @ListOf(() => DecidedAfterwardsAnswer, {
    description: 'Of the flags that something was done without a decision: where one followed.',
  })
  readonly decidedAfterwards!: readonly DecidedAfterwardsAnswer[];
  @ListOfWords({ description: 'What went otherwise than it should.' }) readonly flags!: readonly FlagName[];
}

export class RegisterPageAnswer extends OutOfSightAnswer {
  @ListOf(() => RegisterEntryAnswer, { description: 'Oldest receipt first.' })
  readonly entries!: readonly RegisterEntryAnswer[];
  @Words({ optional: true, description: 'Cursor of the next page; absent on the last.' })
  readonly next?: string;
}
