import {
  MEASURE_KINDS,
  NOTICE_MEANS,
  NOTIFICATION_KINDS,
  type MeasureKind,
  type NoticeMeans,
  type NotificationKind,
} from '../../law/ap-vocabulary.js';
import {
  AnyOf,
  ErasableText,
  ListOf,
  ListOfWords,
  Words,
  type Withheld,
} from '../../platform/http/answer-fields.js';
import { Count, Flag, ManyOf, Nested, OneOf, UuidField } from '../../platform/http/dto-fields.js';
import { MomentField } from '../../platform/http/moment-fields.js';
import type { Moment } from '../../shared/moment.js';
import type { Assessment } from '../../law/ap-form/assessment.js';
import { COVERS, type Cover } from '../../law/people-reached.js';
import { IRREGULARITIES, type Irregularity } from '../domain/subject-notification.js';
import { MOST_COUNTED } from '../../platform/http/count-range.js';
import { SentenceAnswer } from './advice.answer.js';
import { CorrectionTraceAnswer } from './correction-trace.answer.js';
import { AssessmentAnswer } from './assessment.answer.js';
import type { Plain } from './plain.js';

const optional = { optional: true } as const;
const REVISION = { min: 0, max: 1_000_000 } as const;
const PEOPLE = { min: 0, max: MOST_COUNTED } as const;

const SENT = ['as-prepared', 'answer', 'text'] as const;

/** As the AP counts. */
class LatenessAnswer {
  @Count({ ...REVISION, description: 'Full hours past the deadline.' }) readonly hours!: number;
  @Count({ ...REVISION, description: 'Calendar days on the Dutch calendar.' }) readonly days!: number;
}

class NotificationValuesAnswer {
  @Words({ optional: true, description: 'The AP’s meldnummer; absent while it is still to come.' })
  readonly number?: string;
  @MomentField() readonly notifiedAt!: Moment;
  @Nested(() => LatenessAnswer, { optional: true, description: 'Absent: in time.' })
  readonly late?: LatenessAnswer;
  @Words({ optional: true, description: 'Art. 33(1): why it was late.' }) readonly delayReason?: string;
  @Flag({ optional: true, description: 'Late, and openly without a reason.' })
  readonly delayReasonOmitted?: boolean;
  @Words({ optional: true, description: 'Of a withdrawal.' }) readonly withdrawalReason?: string;
}

/** What somebody said that was really sent. */
class SentFormAnswer {
  @OneOf(SENT, {
    description:
      '`as-prepared`: the form as it was frozen. `answer`: another answer to a question. `text`: the whole text. It stands in the event of this revision.',
  })
  readonly how!: (typeof SENT)[number];
  @Count({ ...REVISION, description: 'Of the event that recorded it.' }) readonly revision!: number;
  @MomentField() readonly recordedAt!: Moment;
  @UuidField({ description: 'Actor id.' }) readonly by!: string;
}

export class NotificationCorrectionAnswer extends CorrectionTraceAnswer {
  @Nested(() => NotificationValuesAnswer) readonly previous!: NotificationValuesAnswer;
}

/** What a supplement says that the AP was not told before. */
export class FormDifferenceAnswer extends SentenceAnswer {
  @Words({ description: 'Number of the question in the AP’s form.' }) readonly question!: string;
}

/** One notification to the AP. */
export class NotificationAnswer extends NotificationValuesAnswer {
  @OneOf(NOTIFICATION_KINDS) readonly kind!: NotificationKind;
  @Flag({ description: 'Art. 33(4): more will follow.' }) readonly incomplete!: boolean;
  @ErasableText({ description: '32 hex characters; part of what the digest is over.' }) readonly salt!:
    string | Withheld;
  @Words({ description: 'SHA-256 (hex) over salt and the canonical JSON of what was notified.' })
  readonly contentDigest!: string;
  @ListOfWords({ optional: true, description: 'Names of the answers that differ from what was last sent.' })
  readonly changed?: readonly string[];
  @ListOf(() => FormDifferenceAnswer, { optional: true, description: 'The same in words.' })
  readonly difference?: readonly FormDifferenceAnswer[];
  @ListOfWords({
    optional: true,
    description: 'Required and not answered in its form, though it was said that nothing more will follow.',
  })
  readonly lacked?: readonly string[];
  @Nested(() => SentFormAnswer, {
    optional: true,
    description: 'Absent: nobody confirmed that what was prepared here is what was sent.',
  })
  readonly sent?: SentFormAnswer;
  @Count({ ...REVISION, description: 'Of the event that recorded it.' }) readonly revision!: number;
  @ListOf(() => NotificationCorrectionAnswer, optional)
  readonly corrections?: readonly NotificationCorrectionAnswer[];
}

/** What the AP was last told, without its form: that is an answer of its own. */
export class NotifiedContentAnswer {
  @MomentField() readonly awareAt!: Moment;
  @Nested(() => AssessmentAnswer, optional) readonly assessment?: Plain<Assessment>;
}

class RestatedRoundAnswer {
  @MomentField() readonly informedAt!: Moment;
  @ManyOf(NOTICE_MEANS, { max: NOTICE_MEANS.length }) readonly means!: readonly NoticeMeans[];
  @Count({ ...PEOPLE, description: 'How many people were meant to be told.' }) readonly intended!: number;
  @Count({ ...PEOPLE, optional: true }) readonly reached?: number;
  @Count({ ...PEOPLE, optional: true, description: 'Of letters that came back.' }) readonly returned?: number;
  @Count({ ...PEOPLE, optional: true }) readonly unreachable?: number;
}

class RoundValuesAnswer extends RestatedRoundAnswer {
  @ManyOf(IRREGULARITIES, { max: IRREGULARITIES.length, description: 'What was out of order with it.' })
  readonly outOfOrder!: readonly Irregularity[];
}

export class RoundCorrectionAnswer extends CorrectionTraceAnswer {
  @Nested(() => RoundValuesAnswer) readonly previous!: RoundValuesAnswer;
}

/** One round of telling the people concerned. */
export class RoundAnswer extends RoundValuesAnswer {
  @Words({ description: 'What they were told, in outline.' }) readonly content!: string;
  @Flag({ optional: true, description: 'The text that people got is kept, in the event of this revision.' })
  readonly textKept?: true;
  @ErasableText({ optional: true, description: 'SHA-256 (hex) of the text that people got.' })
  readonly contentHash?: string | Withheld;
  @Count({ ...REVISION, description: 'Of the event that recorded it.' }) readonly revision!: number;
  @ListOf(() => RoundCorrectionAnswer, optional) readonly corrections?: readonly RoundCorrectionAnswer[];
}

/** Art. 34 in numbers, over all rounds; what nobody said is absent. */
export class PeopleReachedAnswer {
  @Count({
    ...PEOPLE,
    optional: true,
    description:
      'How many people it is about: the most that was assessed, or those meant to be told in rounds.',
  })
  readonly concerned?: number;
  @Count({ ...PEOPLE, optional: true, description: 'As many at least.' })
  readonly concernedAtLeast?: number;
  @Count({ ...PEOPLE, optional: true, description: 'As many at most; absent where nobody knows.' })
  readonly concernedAtMost?: number;
  @Count({
    ...PEOPLE,
    optional: true,
    description: 'Meant to be told, public communications included: who was meant twice counts twice.',
  })
  readonly intended?: number;
  @Count({
    ...PEOPLE,
    optional: true,
    description: 'By personal means: whom the public ones reach is not known.',
  })
  readonly reached?: number;
  @Count({ ...PEOPLE, optional: true, description: 'Of letters that came back.' }) readonly returned?: number;
  @Count({ ...PEOPLE, optional: true }) readonly unreachable?: number;
  @Count({
    ...PEOPLE,
    optional: true,
    description: 'Of whom nobody has said what became of it, by personal means.',
  })
  readonly awaited?: number;
  @Count({ ...PEOPLE, optional: true, description: 'Of those concerned.' }) readonly notReached?: number;
  @Count({ ...PEOPLE, optional: true, description: 'Of those: for whom no personal round was meant.' })
  readonly notMeant?: number;
  @Count({
    ...PEOPLE,
    optional: true,
    description:
      'Not reached, decided to be told, and covered by nothing; absent while nothing is decided, and where the public is to be told.',
  })
  readonly toBeTold?: number;
  @Flag({
    optional: true,
    description: 'Art. 34(3)(c) was decided, and its public communication is still to be recorded.',
  })
  readonly publicToBeTold?: true;
  @OneOf(COVERS, { optional: true, description: 'What covers those who were not reached.' })
  readonly restCoveredBy?: Cover;
}

/** The list of people concerned, without anybody of it. */
export class ListFiguresAnswer {
  @Count({ ...PEOPLE, description: 'On the list.' }) readonly people!: number;
  @Count({ ...PEOPLE, description: 'Of them: for whom there is a way to be told.' })
  readonly reachable!: number;
  @Count(PEOPLE) readonly withSafeContact!: number;
}

class NoticeValuesAnswer {
  @MomentField() readonly informedAt!: Moment;
  @Words({ optional: true, description: 'Which organisation.' }) readonly controller?: string;
}

class NoticeCorrectionAnswer extends CorrectionTraceAnswer {
  @Nested(() => NoticeValuesAnswer) readonly previous!: NoticeValuesAnswer;
}

/** Art. 33(2): that a processor told its controller. */
export class NoticeAnswer extends NoticeValuesAnswer {
  @Count({ ...REVISION, description: 'Of the event that recorded it.' }) readonly revision!: number;
  @ListOf(() => NoticeCorrectionAnswer, optional) readonly corrections?: readonly NoticeCorrectionAnswer[];
}

class RestatedNotificationAnswer {
  @OneOf(['ApNotified']) readonly statement!: 'ApNotified';
  @Words(optional) readonly number?: string;
  @MomentField(optional) readonly notifiedAt?: Moment;
  @Words(optional) readonly withdrawalReason?: string;
  @Words(optional) readonly delayReason?: string;
  @Flag(optional) readonly delayReasonOmitted?: boolean;
}

class RestatedInformingAnswer extends RestatedRoundAnswer {
  @OneOf(['SubjectsInformed']) readonly statement!: 'SubjectsInformed';
}

class RestatedNoticeAnswer extends NoticeValuesAnswer {
  @OneOf(['ControllerInformed']) readonly statement!: 'ControllerInformed';
}

class RestatedMeasureAnswer {
  @OneOf(['MeasureTaken']) readonly statement!: 'MeasureTaken';
  @OneOf(MEASURE_KINDS, optional) readonly kind?: MeasureKind;
  @Words(optional) readonly what?: string;
  @MomentField(optional) readonly takenAt?: Moment;
  @Flag(optional) readonly withdrawn?: true;
}

class RestatedDeletionAnswer {
  @OneOf(['DeletionConfirmed']) readonly statement!: 'DeletionConfirmed';
  @MomentField(optional) readonly confirmedAt?: Moment;
  @Flag(optional) readonly inWriting?: boolean;
  @Flag(optional) readonly everywhere?: boolean;
  @Flag(optional) readonly withdrawn?: true;
}

class RestatedSafetyAnswer {
  @OneOf(['SafetyStated']) readonly statement!: 'SafetyStated';
  @MomentField() readonly at!: Moment;
}

class RestatedContactAnswer {
  @OneOf(['BoardContactAttempted']) readonly statement!: 'BoardContactAttempted';
  @MomentField(optional) readonly attemptedAt?: Moment;
  @Flag(optional) readonly reached?: boolean;
}

class RestatedMatterAnswer {
  @OneOf(['MatterReceived']) readonly statement!: 'MatterReceived';
  @MomentField(optional) readonly receivedAt?: Moment;
  @MomentField(optional) readonly dueAt?: Moment;
}

class RestatedSettlementAnswer {
  @OneOf(['MatterSettled']) readonly statement!: 'MatterSettled';
  @MomentField(optional) readonly settledAt?: Moment;
  @Words(optional) readonly number?: string;
}

const RESTATED = [
  RestatedNotificationAnswer,
  RestatedInformingAnswer,
  RestatedNoticeAnswer,
  RestatedMeasureAnswer,
  RestatedDeletionAnswer,
  RestatedSafetyAnswer,
  RestatedContactAnswer,
  RestatedMatterAnswer,
  RestatedSettlementAnswer,
] as const;

/** A correction that waits for a second person: it would make look right what looks wrong. */
export class ProposedCorrectionAnswer {
  @Count({ ...REVISION, description: 'Of the event that stated it wrongly.' }) readonly corrects!: number;
  @AnyOf(RESTATED, { description: 'As it should have been.' })
  readonly restated!: InstanceType<(typeof RESTATED)[number]>;
  @Words() readonly reason!: string;
  @UuidField({ description: 'Actor id of who proposed it.' }) readonly proposedBy!: string;
  @MomentField({ description: 'Until when an answer is expected.' }) readonly confirmBy!: Moment;
}
