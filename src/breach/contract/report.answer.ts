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
} from '../../law/ap-vocabulary.js';
import type { Language } from '../../law/sentence.js';
import {
  Erasable,
  ErasableText,
  ListOfWords,
  Words,
  type Withheld,
} from '../../platform/http/answer-fields.js';
import { Count, Flag, ManyOf, Nested, OneOf, UuidField } from '../../platform/http/dto-fields.js';
import { DayField, MomentField } from '../../platform/http/moment-fields.js';
import type { Moment } from '../../shared/moment.js';
import {
  REPORTED_RECIPIENTS,
  REPORTER_KINDS,
  YES_NO_UNKNOWN,
  type ReportedRecipient,
  type ReporterKind,
  type YesNoUnknown,
} from '../domain/report.js';
import { CountRangeField } from '../../platform/http/count-range.js';

const optional = { optional: true } as const;
const ANY_DATA = [...DATA_CATEGORIES, ...SPECIAL_CATEGORIES] as const;

class ContactPersonAnswer {
  @Words(optional) readonly name?: string;
  @Words(optional) readonly jobTitle?: string;
  @Words(optional) readonly email?: string;
  @Words(optional) readonly phone?: string;
}

class ContactAnswer extends ContactPersonAnswer {
  @Words({ optional: true, description: 'For whom the reporter speaks.' }) readonly onBehalfOf?: string;
}

class ReporterAnswer {
  @OneOf(REPORTER_KINDS) readonly kind!: ReporterKind;
  @Erasable(ContactAnswer, {
    optional: true,
    description: 'Confidential: shown to handler and FG alone, absent for everybody else.',
  })
  readonly contact?: ContactAnswer | Withheld;
  @Flag({
    optional: true,
    description:
      'Whether an e-mail address is in the contact. Absent: no contact, or recorded before that was said.',
  })
  readonly hasEmail?: boolean;
  @Flag({
    optional: true,
    description: 'Whether he said that nobody else reads what comes to his e-mail address.',
  })
  readonly readsAlone?: boolean;
  @MomentField(optional) readonly reachableUntil?: Moment;
}

/** A moment, or a day of the Dutch calendar, as it was said. */
export class StatedMomentAnswer {
  @OneOf(['moment', 'day']) readonly precision!: 'moment' | 'day';
  @DayField({ optional: true, description: 'The day that was said, where no moment was.' })
  readonly day?: string;
  @MomentField({
    description:
      'By which it counts: of a day its first moment, of a day as an end its last (Dutch wall clock).',
  })
  readonly at!: Moment;
}

export class DiscoveryAnswer {
  @OneOf(['moment', 'day', 'unknown']) readonly precision!: 'moment' | 'day' | 'unknown';
  @DayField({ optional: true, description: 'The day that was said, where no moment was.' })
  readonly day?: string;
  @MomentField({ optional: true, description: 'Of a day: its first moment on the Dutch wall clock.' })
  readonly at?: Moment;
}

class RecipientAnswer {
  @OneOf(REPORTED_RECIPIENTS) readonly kind!: ReportedRecipient;
  @OneOf(YES_NO_UNKNOWN, { optional: true, description: 'Whether one knows who it is.' })
  readonly known?: YesNoUnknown;
  @OneOf(YES_NO_UNKNOWN, optional) readonly contacted?: YesNoUnknown;
  @OneOf(YES_NO_UNKNOWN, optional) readonly confirmedDeletion?: YesNoUnknown;
}

class ProcessorAnswer {
  @ErasableText() readonly name!: string | Withheld;
  @MomentField({ optional: true, description: 'When the processor itself became aware.' })
  readonly awareAt?: Moment;
}

/** What the reporter said, in his terms. Claims, not findings. */
export class ReportContentAnswer {
  @ErasableText() readonly description!: string | Withheld;
  @Nested(() => ReporterAnswer) readonly reporter!: ReporterAnswer;
  @Erasable(ContactPersonAnswer, {
    optional: true,
    description: 'Whom to ask, where that is not the reporter; as confidential as the reporter’s contact.',
  })
  readonly contactPerson?: ContactPersonAnswer | Withheld;
  @ErasableText({ optional: true, description: 'Of another report that this one adds to, as it was said.' })
  readonly earlierReport?: string | Withheld;
  @OneOf(YES_NO_UNKNOWN, { description: 'Whether somebody may be in danger.' })
  readonly safetyRisk!: YesNoUnknown;
  @Flag({ optional: true, description: 'It is about somebody who handles reports here.' })
  readonly aboutHandler?: boolean;
  @Nested(() => DiscoveryAnswer) readonly discovered!: DiscoveryAnswer;
  @MomentField({ optional: true, description: 'First sign that something was wrong.' })
  readonly firstSignalAt?: Moment;
  @Nested(() => StatedMomentAnswer, optional) readonly occurredFrom?: StatedMomentAnswer;
  @Nested(() => StatedMomentAnswer, optional) readonly occurredUntil?: StatedMomentAnswer;
  @Flag({ optional: true, description: 'Whether the breach still goes on.' }) readonly ongoing?: boolean;
  @OneOf(INCIDENT_TYPES, optional) readonly incidentType?: IncidentType;
  @ManyOf(ANY_DATA, { optional: true, max: ANY_DATA.length })
  readonly dataCategories?: readonly (DataCategory | SpecialCategory)[];
  @ManyOf(SUBJECT_GROUPS, { optional: true, max: SUBJECT_GROUPS.length })
  readonly subjectGroups?: readonly SubjectGroup[];
  @CountRangeField({ optional: true, description: 'How many people it is about.' })
  readonly subjectCount?: CountRange;
  @Nested(() => RecipientAnswer, { optional: true, description: 'Who has the data now, or may have them.' })
  readonly recipient?: RecipientAnswer;
  @ErasableText(optional) readonly location?: string | Withheld;
  @ErasableText(optional) readonly system?: string | Withheld;
  @ErasableText(optional) readonly measuresTaken?: string | Withheld;
  @Nested(() => ProcessorAnswer, optional) readonly processor?: ProcessorAnswer;
}

export class ContainmentAdviceAnswer {
  @OneOf(['nl', 'en']) readonly language!: Language;
  @ListOfWords({ description: 'Word for word, most urgent first.' }) readonly advice!: readonly string[];
  @OneOf(INCIDENT_TYPES, optional) readonly incidentType?: IncidentType;
}

export class SupplementAnswer {
  @Count({ min: 0, max: 1_000_000, description: 'Of the event that recorded it.' })
  readonly revision!: number;
  @Words({ optional: true, description: 'Of who looked at it, where it came after the end.' })
  readonly conclusion?: string;
  @OneOf(['reporter', 'organisation']) readonly by!: 'reporter' | 'organisation';
  @ErasableText() readonly text!: string | Withheld;
  @MomentField() readonly receivedAt!: Moment;
  @UuidField({ optional: true, description: 'Of a question that was asked: more than its first answer.' })
  readonly question?: string;
  @UuidField({
    optional: true,
    description: 'The merged dossier whose reporter says it; absent: that of this one.',
  })
  readonly from?: string;
}

class AnswerToQuestionAnswer {
  @OneOf(['reporter', 'organisation'], { description: 'Who recorded it.' })
  readonly by!: 'reporter' | 'organisation';
  @ErasableText() readonly text!: string | Withheld;
  @MomentField() readonly answeredAt!: Moment;
  @Count({ min: 0, max: 1_000_000, description: 'Of the event that recorded it.' })
  readonly revision!: number;
  @UuidField({
    optional: true,
    description: 'The merged dossier whose reporter says it; absent: that of this one.',
  })
  readonly from?: string;
}

/** What was asked of the reporter. */
export class AskedQuestionAnswer {
  @UuidField({ description: 'Its id, from the command that asked it.' }) readonly question!: string;
  @ErasableText() readonly text!: string | Withheld;
  @MomentField() readonly askedAt!: Moment;
  @Count({ min: 0, max: 1_000_000, description: 'Of the event that recorded it.' })
  readonly revision!: number;
  @Nested(() => AnswerToQuestionAnswer, {
    optional: true,
    description: 'The first one; more stands in `supplements`.',
  })
  readonly answer?: AnswerToQuestionAnswer;
}

/** The moments of a breach, all kept apart. Awareness and the acts have their own places. */
export class MomentsAnswer {
  @MomentField({ description: 'When the report came in.' }) readonly receivedAt!: Moment;
  @Nested(() => DiscoveryAnswer) readonly discovered!: DiscoveryAnswer;
  @MomentField({ optional: true, description: 'First sign that something was wrong.' })
  readonly firstSignalAt?: Moment;
  @Nested(() => StatedMomentAnswer, optional) readonly occurredFrom?: StatedMomentAnswer;
  @Nested(() => StatedMomentAnswer, optional) readonly occurredUntil?: StatedMomentAnswer;
  @Flag({ optional: true, description: 'Whether the breach still goes on.' }) readonly ongoing?: boolean;
  @MomentField({ optional: true, description: 'When the processor became aware.' })
  readonly processorAwareAt?: Moment;
  @Flag({
    optional: true,
    description: 'Received while the clock could not be believed: a person says when it was.',
  })
  readonly receiptUncertain?: true;
}
