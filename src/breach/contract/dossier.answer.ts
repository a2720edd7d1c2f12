import {
  AnyOf,
  ListOf,
  ListOfCounts,
  ListOfWords,
  MapOf,
  TEXT_OR_ERASED,
  Words,
  type Withheld,
} from '../../platform/http/answer-fields.js';
import { Flag, ManyOf, Nested, OneOf, SlugField, UuidField } from '../../platform/http/dto-fields.js';
import { MomentField } from '../../platform/http/moment-fields.js';
import type { Moment } from '../../shared/moment.js';
import type { FlagName } from '../domain/duties.js';
import { QUESTIONS, type Question } from '../domain/question.js';
import { ORGANISATION_ROLES, type OrganisationRole } from '../domain/organisation-role.js';
import { STATUSES, type Status } from '../domain/status.js';
import {
  DisagreementAnswer,
  ComputedAssessmentAnswer,
  RecordedAssessmentAnswer,
} from './assessment.answer.js';
import { AttachmentAnswer } from './attachment.answer.js';
import {
  AlarmAnswer,
  AwarenessAnswer,
  CLAIM,
  ClaimAnswer,
  DangerAlarmAnswer,
  DeadlineAnswer,
  LaterAwarenessAnswer,
  LaterReceiptAnswer,
  SafetyAnswer,
  SafetyNoteAnswer,
} from './clock.answer.js';
import { DutyAnswer } from './duty.answer.js';
import {
  BoardContactAnswer,
  DecisionsAnswer,
  GivenAdviceAnswer,
  MandateAnswer,
  OpinionsOnQuestionsAnswer,
} from './decision.answer.js';
import {
  AbsorbedReportAnswer,
  DeletionAnswer,
  ENDINGS,
  InterestOfChildAnswer,
  KnownMeasureAnswer,
  MatterAnswer,
  type EndingAnswer,
} from './findings.answer.js';
import { EntryAnswer, InvolvedAnswer } from './entry.answer.js';
import { ErasureAnswer, LegalHoldAnswer } from './erasure.answer.js';
import { LetterWordsAnswer } from './letter-words.answer.js';
import { OtherDutyAnswer } from './other-duty.answer.js';
import {
  ListFiguresAnswer,
  NoticeAnswer,
  NotificationAnswer,
  NotifiedContentAnswer,
  PeopleReachedAnswer,
  ProposedCorrectionAnswer,
  RoundAnswer,
} from './notification.answer.js';
import {
  AskedQuestionAnswer,
  ContainmentAdviceAnswer,
  MomentsAnswer,
  ReportContentAnswer,
  SupplementAnswer,
} from './report.answer.js';
import {
  DeputyAnswer,
  EmergencyAccessAnswer,
  ProposalAnswer,
  RecusalAnswer,
  RestrictionAnswer,
} from './second-person.answer.js';

const optional = { optional: true } as const;

/** A dossier as its events make it; nothing in it depends on when it is asked. */
export class DossierAnswer {
  @UuidField() readonly id!: string;
  @Words({ description: 'The label people use, `DL-…`; not unique by law.' }) readonly reference!: string;
  @SlugField() readonly organisation!: string;
  @OneOf(STATUSES, { description: 'How far it has come; what is open stands in its duties.' })
  readonly status!: Status;
  @ListOf(() => DeadlineAnswer, { description: 'The terms that run.' })
  readonly deadlines!: readonly DeadlineAnswer[];
  @ListOf(() => DutyAnswer, { description: 'What is to be done, most urgent first.' })
  readonly openDuties!: readonly DutyAnswer[];
  @ListOfWords({ description: 'What went otherwise than it should; stays for good.' })
  readonly flags!: readonly FlagName[];
  @ListOf(() => DisagreementAnswer, {
    description: 'Where the assessment says something else than its facts, or than the report.',
  })
  readonly disagreements!: readonly DisagreementAnswer[];

  @Nested(() => ReportContentAnswer) readonly report!: ReportContentAnswer;
  @Nested(() => EntryAnswer, { optional: true, description: 'Where somebody here wrote it down.' })
  readonly entry?: EntryAnswer;
  @Nested(() => InvolvedAnswer, { optional: true, description: 'What of the organisation it touches.' })
  readonly involved?: InvolvedAnswer;
  @UuidField({
    optional: true,
    description:
      'The incident at a processor that it belongs to; says nothing of other organisations, not whether there are any.',
  })
  readonly incident?: string;
  @Nested(() => ContainmentAdviceAnswer, { optional: true, description: 'What the reporter was told to do.' })
  readonly containmentAdvice?: ContainmentAdviceAnswer;
  @ListOf(() => SupplementAnswer) readonly supplements!: readonly SupplementAnswer[];
  @ListOf(() => AskedQuestionAnswer, { description: 'What was asked of the reporter, oldest first.' })
  readonly questionsAsked!: readonly AskedQuestionAnswer[];
  @Flag({ optional: true, description: 'Whether the reporter wants to hear what became of it.' })
  readonly outcomeWished?: boolean;
  @ListOfCounts({ description: 'Revisions of what was added after the end and waits to be looked at.' })
  readonly additions!: readonly number[];
  @Nested(() => MomentsAnswer) readonly moments!: MomentsAnswer;

  @Nested(() => AwarenessAnswer) readonly awareness!: AwarenessAnswer;
  @Nested(() => ClaimAnswer, { optional: true, description: CLAIM }) readonly claimed?: ClaimAnswer;
  @MomentField({ optional: true, description: 'When a person first looked at it; absent: unverified.' })
  readonly lookedAt?: Moment;
  @Nested(() => LaterReceiptAnswer, optional) readonly laterReceipt?: LaterReceiptAnswer;
  @Nested(() => LaterAwarenessAnswer, optional) readonly laterAwareness?: LaterAwarenessAnswer;
  @ListOf(() => AlarmAnswer, { description: 'What was raised about its terms.' })
  readonly alarms!: readonly AlarmAnswer[];
  @Nested(() => DangerAlarmAnswer, { optional: true, description: 'Of the last danger that began one.' })
  readonly alarm?: DangerAlarmAnswer;
  @Nested(() => SafetyAnswer) readonly safety!: SafetyAnswer;
  @ListOf(() => SafetyNoteAnswer, {
    description:
      'What was done about a danger, and how somebody may safely be reached; for whoever tells people.',
  })
  readonly safetyNotes!: readonly SafetyNoteAnswer[];
  @Nested(() => InterestOfChildAnswer, optional) readonly interestOfChild?: InterestOfChildAnswer;

  @OneOf(ORGANISATION_ROLES, { optional: true, description: 'Whose breach it is; absent: controller.' })
  readonly organisationRole?: OrganisationRole;
  @Words({ optional: true, description: 'Why that role.' }) readonly reasonOfRole?: string;
  @Nested(() => NoticeAnswer, { optional: true, description: 'Art. 33(2): that the controller was told.' })
  readonly controllerInformed?: NoticeAnswer;

  @ListOf(() => KnownMeasureAnswer) readonly measures!: readonly KnownMeasureAnswer[];
  @ListOf(() => DeletionAnswer) readonly deletions!: readonly DeletionAnswer[];
  @Words(optional) readonly rootCause?: string;
  @ListOfWords() readonly lessons!: readonly string[];

  @Nested(() => LetterWordsAnswer, { description: 'What was written for the people concerned themselves.' })
  readonly letterWords!: LetterWordsAnswer;

  @Nested(() => RecordedAssessmentAnswer, optional) readonly assessment?: RecordedAssessmentAnswer;
  @Nested(() => ComputedAssessmentAnswer, optional) readonly computed?: ComputedAssessmentAnswer;
  @MomentField({ optional: true, description: 'When the risk to people was first judged high.' })
  readonly highRiskSince?: Moment;

  @ManyOf(QUESTIONS, { max: QUESTIONS.length, description: 'On which the FG still has to advise.' })
  readonly adviceRequested!: readonly Question[];
  @ListOf(() => GivenAdviceAnswer, { description: 'The FG’s, oldest first.' })
  readonly advice!: readonly GivenAdviceAnswer[];
  @Nested(() => OpinionsOnQuestionsAnswer) readonly opinions!: OpinionsOnQuestionsAnswer;
  @Nested(() => DecisionsAnswer) readonly decisions!: DecisionsAnswer;
  @Nested(() => MandateAnswer, { optional: true, description: 'Granted by the board in this dossier.' })
  readonly mandate?: MandateAnswer;
  @ListOf(() => BoardContactAnswer, { description: 'Attempts to reach the board.' })
  readonly boardContacts!: readonly BoardContactAnswer[];

  @MapOf(TEXT_OR_ERASED, {
    optional: true,
    description: 'Answers to the AP’s form itself, by number of the question.',
  })
  readonly formAnswers?: Readonly<Record<string, string | Withheld>>;
  @ListOf(() => NotificationAnswer, { description: 'To the AP, oldest first.' })
  readonly notifications!: readonly NotificationAnswer[];
  @Nested(() => NotifiedContentAnswer, { optional: true, description: 'What the AP was last told.' })
  readonly notifiedContent?: NotifiedContentAnswer;
  @ListOf(() => RoundAnswer, { description: 'Rounds of telling the people concerned.' })
  readonly informed!: readonly RoundAnswer[];
  @Nested(() => PeopleReachedAnswer, { description: 'Who was told over all rounds, and who is still to be.' })
  readonly peopleReached!: PeopleReachedAnswer;
  @Nested(() => ListFiguresAnswer, {
    optional: true,
    description: 'The list of people concerned, in figures; absent: there is none.',
  })
  readonly affectedPeople?: ListFiguresAnswer;
  @ListOf(() => AttachmentAnswer, { description: 'Files, in the order in which they came in.' })
  readonly attachments!: readonly AttachmentAnswer[];
  @ListOf(() => ProposedCorrectionAnswer) readonly proposedCorrections!: readonly ProposedCorrectionAnswer[];

  @ListOf(() => MatterAnswer, {
    description: 'What has a term of its own: from outside, or to be told to others.',
  })
  readonly matters!: readonly MatterAnswer[];
  @ListOf(() => OtherDutyAnswer, {
    description:
      'Whom else the organisation may have to tell, by its profile, and of which nothing is recorded yet.',
  })
  readonly otherDuties!: readonly OtherDutyAnswer[];
  @ListOf(() => AbsorbedReportAnswer) readonly absorbed!: readonly AbsorbedReportAnswer[];
  @Nested(() => RestrictionAnswer, optional) readonly restriction?: RestrictionAnswer;
  @ListOf(() => EmergencyAccessAnswer) readonly emergencyAccess!: readonly EmergencyAccessAnswer[];
  @ListOf(() => ProposalAnswer, { description: 'What waits for a second person.' })
  readonly proposals!: readonly ProposalAnswer[];
  @ListOf(() => ErasureAnswer, { description: 'What is, or was, to be erased; oldest first.' })
  readonly erasures!: readonly ErasureAnswer[];
  @ListOf(() => LegalHoldAnswer) readonly legalHolds!: readonly LegalHoldAnswer[];
  @ListOf(() => DeputyAnswer) readonly deputies!: readonly DeputyAnswer[];
  @UuidField({ optional: true, description: 'Actor id of who takes care of it; absent: nobody.' })
  readonly assignedTo?: string;
  @ListOf(() => RecusalAnswer) readonly recusals!: readonly RecusalAnswer[];
  @AnyOf(ENDINGS, { optional: true, description: 'Absent while it is open.' }) readonly ending?: EndingAnswer;
}
