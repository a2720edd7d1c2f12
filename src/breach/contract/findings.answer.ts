import { ErasableText, type Withheld, ListOf, Words } from '../../platform/http/answer-fields.js';
import { Count, Flag, ManyOf, Nested, OneOf, UuidField } from '../../platform/http/dto-fields.js';
import {} from '../../platform/http/list-fields.js';
import { MomentField } from '../../platform/http/moment-fields.js';
import type { Moment } from '../../shared/moment.js';
import { DISMISSAL_GROUNDS, type DismissalGround } from '../domain/ending.js';
import { INTERESTS_OF_CHILD, type InterestOfChild } from '../domain/interest-of-child.js';
import { QUESTIONS, type Question } from '../domain/question.js';
import { MATTER_KINDS, type MatterKind } from '../../law/term/matter-kinds.js';
import { MEASURE_KINDS, type MeasureKind } from '../../law/ap-vocabulary.js';
import { CorrectionTraceAnswer } from './correction-trace.answer.js';
import { AwarenessAnswer, SafetyTermAnswer } from './clock.answer.js';

const optional = { optional: true } as const;

export class InterestOfChildAnswer {
  @OneOf(INTERESTS_OF_CHILD, { description: 'Whether it allows that a parent is told.' })
  readonly interest!: InterestOfChild;
  @ErasableText() readonly reason!: string | Withheld;
  @Flag({ optional: true, description: 'Said knowingly over an earlier `opposes`.' }) readonly lifts?: true;
}

class MeasureValuesAnswer {
  @OneOf(MEASURE_KINDS) readonly kind!: MeasureKind;
  @Words() readonly what!: string;
  @MomentField(optional) readonly takenAt?: Moment;
  @Flag({ optional: true, description: 'It was not taken after all.' }) readonly withdrawn?: true;
}

class MeasureCorrectionAnswer extends CorrectionTraceAnswer {
  @Nested(() => MeasureValuesAnswer) readonly previous!: MeasureValuesAnswer;
}

class DeletionValuesAnswer {
  @MomentField() readonly confirmedAt!: Moment;
  @Flag() readonly inWriting!: boolean;
  @Flag({
    optional: true,
    description:
      'Whether nobody else had the data any more. Absent in what was recorded before this was asked.',
  })
  readonly everywhere?: boolean;
  @Flag({ optional: true, description: 'It was not confirmed after all.' }) readonly withdrawn?: true;
}

class DeletionCorrectionAnswer extends CorrectionTraceAnswer {
  @Nested(() => DeletionValuesAnswer) readonly previous!: DeletionValuesAnswer;
}

/** As the register has it; the dossier knows its id too. */
export class MeasureAnswer {
  @OneOf(MEASURE_KINDS) readonly kind!: MeasureKind;
  @Words() readonly what!: string;
  @MomentField(optional) readonly dueAt?: Moment;
  @MomentField({ optional: true, description: 'Absent: planned.' }) readonly takenAt?: Moment;
  @Words({ optional: true, description: 'Why it will not be taken.' }) readonly dropped?: string;
  @MomentField({ optional: true, description: 'When that was said.' }) readonly droppedAt?: Moment;
  @Flag({ optional: true, description: 'It was said to be taken, wrongly.' }) readonly withdrawn?: true;
  @ListOf(() => MeasureCorrectionAnswer, optional) readonly corrections?: readonly MeasureCorrectionAnswer[];
}

export class KnownMeasureAnswer extends MeasureAnswer {
  @UuidField({ description: 'Its id.' }) readonly measure!: string;
  @Flag({ optional: true, description: 'It was planned first.' }) readonly planned?: true;
  @Count({ min: 0, max: 1_000_000, optional: true, description: 'Of the event that it was taken.' })
  readonly revision?: number;
}

/** That a recipient deleted what he should not have. */
export class DeletionAnswer extends DeletionValuesAnswer {
  @Count({ min: 0, max: 1_000_000, description: 'Of the event that recorded it.' })
  readonly revision!: number;
  @ListOf(() => DeletionCorrectionAnswer, optional)
  readonly corrections?: readonly DeletionCorrectionAnswer[];
  @ErasableText({ description: 'Who confirmed it.' }) readonly by!: string | Withheld;
}

/** What came from outside with a term of its own. */
export class MatterAnswer {
  @UuidField({ description: 'Its id.' }) readonly matter!: string;
  @OneOf(MATTER_KINDS) readonly kind!: MatterKind;
  @MomentField({ description: 'When it came, or when that happened which starts its term.' })
  readonly receivedAt!: Moment;
  @MomentField({
    optional: true,
    description: 'Absent: no number of hours or days is set, or none was stated.',
  })
  readonly dueAt?: Moment;
  @ErasableText() readonly what!: string | Withheld;
  @Words({ optional: true, description: 'Which authority or party.' }) readonly party?: string;
  @Words({ optional: true, description: 'Where a stated term stands.' }) readonly clause?: string;
  @Words({ optional: true, description: 'What a duty to tell and its term rest on.' })
  readonly source?: string;
  @MomentField({ optional: true, description: 'When it was settled, or they were told; absent: open.' })
  readonly settledAt?: Moment;
  @Words({ optional: true, description: 'Number under which it is known to whoever was told.' })
  readonly number?: string;
  @Words({ optional: true, description: 'Actor id of who recorded that.' }) readonly settledBy?: string;
  @Count({ min: 0, max: 1_000_000, description: 'Of the event that it came.' }) readonly revision!: number;
  @Count({ min: 0, max: 1_000_000, optional: true, description: 'Of the event that it was settled.' })
  readonly settledRevision?: number;
}

class AbsorbedDangerAnswer {
  @MomentField() readonly raisedAt!: Moment;
  @Nested(() => SafetyTermAnswer, { description: 'Within which a first measure is expected.' })
  readonly term!: SafetyTermAnswer;
  @MomentField({ optional: true, description: 'When something was done about it; absent: nothing yet.' })
  readonly actedAt?: Moment;
}

/** A report of the same breach that was merged into this dossier. */
export class AbsorbedReportAnswer {
  @UuidField({ description: 'Id of its dossier.' }) readonly from!: string;
  @Words() readonly reference!: string;
  @MomentField() readonly receivedAt!: Moment;
  @MomentField(optional) readonly firstSignalAt?: Moment;
  @Nested(() => AwarenessAnswer) readonly awareness!: AwarenessAnswer;
  @Flag({ description: 'Awareness was established knowing of it: its clock no longer counts.' })
  readonly settled!: boolean;
  @Flag({
    optional: true,
    description: 'A risk was assessed there, or decided that somebody is told: to dismiss this takes two.',
  })
  readonly twoToDismiss?: true;
  @ManyOf(QUESTIONS, {
    optional: true,
    max: QUESTIONS.length,
    description: 'On which it spoke for telling there: what was decided here before is heard anew.',
  })
  readonly spokeForTelling?: readonly Question[];
  @UuidField({
    optional: true,
    description: 'Id of the dossier that it had gone up in before, and came with.',
  })
  readonly through?: string;
  @Flag({ optional: true, description: 'Somebody is or was in danger there.' }) readonly safetyAtStake?: true;
  @Nested(() => AbsorbedDangerAnswer, {
    optional: true,
    description: 'The danger that stood there when it was merged.',
  })
  readonly danger?: AbsorbedDangerAnswer;
}

class EndedAnswer {
  @MomentField() readonly at!: Moment;
  @Words({ description: 'Actor id of who ended it.' }) readonly by!: string;
  @Words({ description: 'The role in which he did.' }) readonly byRole!: string;
}

export class DismissedAnswer extends EndedAnswer {
  @OneOf(['dismissed']) readonly kind!: 'dismissed';
  @OneOf(DISMISSAL_GROUNDS) readonly ground!: DismissalGround;
  @Words() readonly reason!: string;
  @UuidField({ optional: true, description: 'Actor id, where a second person confirmed it.' })
  readonly proposedBy?: string;
  @Words({ optional: true, description: 'Of the second person, where he said it in other words.' })
  readonly confirmedBecause?: string;
}

export class ClosedAnswer extends EndedAnswer {
  @OneOf(['closed']) readonly kind!: 'closed';
  @Words() readonly conclusion!: string;
}

export class MergedAnswer extends EndedAnswer {
  @OneOf(['merged']) readonly kind!: 'merged';
  @UuidField({ description: 'Id of the dossier that goes on.' }) readonly into!: string;
  @Words() readonly reason!: string;
}

/** How a dossier ended. */
export const ENDINGS = [DismissedAnswer, ClosedAnswer, MergedAnswer] as const;
export type EndingAnswer = DismissedAnswer | ClosedAnswer | MergedAnswer;
