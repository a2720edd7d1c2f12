import { RECORDABLE_QUESTIONS, type RecordableQuestion } from '../law/ap-form/recordable-question.js';
import type { Assessment } from '../law/ap-form/assessment.js';
import type { FlagName } from '../breach/domain/duties.js';
import type { HoldersAssessed } from '../breach/domain/holders-assessed.js';
import { ORGANISATION_ROLES, type OrganisationRole } from '../breach/domain/organisation-role.js';
import { STATUSES, type Status } from '../breach/domain/status.js';
import { CHANNELS, type Channel } from '../breach/domain/entry.js';
import { INTERESTS_OF_CHILD, type InterestOfChild } from '../breach/domain/interest-of-child.js';
import { CorrectionAnswer } from './correction.answer.js';
import { RefusedProposalAnswer } from './refused-proposal.answer.js';
import { WaitingProposalAnswer } from './waiting-proposal.answer.js';
import { OpenTermAnswer } from './open-term.answer.js';
import type { Basis } from '../breach/contract/clock.answer.js';
import { GivenAdviceAnswer } from '../breach/contract/decision.answer.js';
import { ClosedAnswer, DismissedAnswer } from '../breach/contract/findings.answer.js';
import { PeopleReachedAnswer } from '../breach/contract/notification.answer.js';
import { EarlierMissAnswer, InvolvedAnswer } from '../breach/contract/entry.answer.js';
import { OutOfSightAnswer } from '../breach/contract/out-of-sight.answer.js';
import { AWARE_AFTER_DISCOVERY, type AwareAfterDiscovery } from './aware-after-discovery.js';
import { DiscoveryAnswer, StatedMomentAnswer } from '../breach/contract/report.answer.js';
import type { Plain } from '../breach/contract/plain.js';
import { AnyOf, ListOf, ListOfWords, Words } from '../platform/http/answer-fields.js';
import { Flag, ManyOf, Nested, OneOf, SlugField, UuidField } from '../platform/http/dto-fields.js';
import { DayField, MomentField } from '../platform/http/moment-fields.js';
import type { Moment } from '../shared/moment.js';
import {
  RegisteredAssessmentAnswer,
  ControllerInformedAnswer,
  AssessmentMadeAnswer,
  AwarenessOnceStatedAnswer,
  AwarenessStatedAnswer,
  HoldersAnswer,
  RegisteredDeletionAnswer,
  DangerAnswer,
  ReportedAnswer,
} from './register-facts.answer.js';
import {
  AuthorityNotifiedAnswer,
  RegisteredNotificationAnswer,
  PeopleInformedAnswer,
  RegisteredMatterAnswer,
} from './register-telling.answer.js';
import {
  RegisteredMandateAnswer,
  RegisteredDecisionAnswer,
  EarlierDecisionAnswer,
  OddDecisionAnswer,
  DecidedAfterwardsAnswer,
  RestrictionMadeAnswer,
  EmergencyWayInAnswer,
  BoardAttemptsAnswer,
} from './register-decisions.answer.js';
import {
  TurnAnswer,
  RegisteredMeasureAnswer,
  RegisteredMergeAnswer,
  MergedHereAnswer,
} from './register-ending.answer.js';

const optional = { optional: true } as const;

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
  @ListOf(() => AwarenessOnceStatedAnswer, {
    description: 'Each time somebody established it here, oldest first; the last one counts.',
  })
  readonly awarenessesStated!: readonly AwarenessOnceStatedAnswer[];
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
  @ListOf(() => WaitingProposalAnswer, {
    description: 'What was proposed and waits for a second person, beside corrections.',
  })
  readonly waitingProposals!: readonly WaitingProposalAnswer[];
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
