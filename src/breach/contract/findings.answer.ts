import { ErasableText, Words, type Erased } from '../../platform/http/answer-fields.js';
import { Flag, Nested, OneOf, UuidField } from '../../platform/http/dto-fields.js';
import { ListOfUuids } from '../../platform/http/list-fields.js';
import { MomentField } from '../../platform/http/moment-fields.js';
import type { Moment } from '../../shared/moment.js';
import { DISMISSAL_GROUNDS, type DismissalGround } from '../domain/ending.js';
import { INTERESTS_OF_CHILD, type InterestOfChild } from '../domain/interest-of-child.js';
import { MATTER_KINDS, type MatterKind } from '../../law/term/matter-kinds.js';
import { MEASURE_KINDS, type MeasureKind } from '../../law/ap-vocabulary.js';
import { AwarenessAnswer } from './clock.answer.js';

const optional = { optional: true } as const;

export class InterestOfChildAnswer {
  @OneOf(INTERESTS_OF_CHILD, { description: 'Whether it allows that a parent is told.' })
  readonly interest!: InterestOfChild;
  @ErasableText() readonly reason!: string | Erased;
  @Flag({ optional: true, description: 'Said knowingly over an earlier `opposes`.' }) readonly lifts?: true;
}

/** As the register has it; the dossier knows its id too. */
export class MeasureAnswer {
  @OneOf(MEASURE_KINDS) readonly kind!: MeasureKind;
  @Words() readonly what!: string;
  @MomentField(optional) readonly dueAt?: Moment;
  @MomentField({ optional: true, description: 'Absent: planned.' }) readonly takenAt?: Moment;
  @Words({ optional: true, description: 'Why it will not be taken.' }) readonly dropped?: string;
}

export class KnownMeasureAnswer extends MeasureAnswer {
  @UuidField({ description: 'Its id.' }) readonly measure!: string;
}

/** That a recipient deleted what he should not have. */
export class DeletionAnswer {
  @MomentField() readonly confirmedAt!: Moment;
  @Flag() readonly inWriting!: boolean;
  @ErasableText({ description: 'Who confirmed it.' }) readonly by!: string | Erased;
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
  @ErasableText() readonly what!: string | Erased;
  @Words({ optional: true, description: 'Which authority or party.' }) readonly party?: string;
  @Words({ optional: true, description: 'Where a stated term stands.' }) readonly clause?: string;
  @Words({ optional: true, description: 'What a duty to tell and its term rest on.' })
  readonly source?: string;
  @MomentField({ optional: true, description: 'When it was settled, or they were told; absent: open.' })
  readonly settledAt?: Moment;
  @Words({ optional: true, description: 'Number under which it is known to whoever was told.' })
  readonly number?: string;
  @Words({ optional: true, description: 'Actor id of who recorded that.' }) readonly settledBy?: string;
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
}

/** Actor ids: only those who are allowed see the dossier. */
export class RestrictionAnswer {
  @ListOfUuids({ max: 51 }) readonly allowed!: readonly string[];
  @ListOfUuids({ max: 50, description: 'People it is about.' }) readonly refused!: readonly string[];
}

export class DismissedAnswer {
  @OneOf(['dismissed']) readonly kind!: 'dismissed';
  @MomentField() readonly at!: Moment;
  @OneOf(DISMISSAL_GROUNDS) readonly ground!: DismissalGround;
  @Words() readonly reason!: string;
}

export class ClosedAnswer {
  @OneOf(['closed']) readonly kind!: 'closed';
  @MomentField() readonly at!: Moment;
  @Words() readonly conclusion!: string;
}

export class MergedAnswer {
  @OneOf(['merged']) readonly kind!: 'merged';
  @MomentField() readonly at!: Moment;
  @UuidField({ description: 'Id of the dossier that goes on.' }) readonly into!: string;
}

/** How a dossier ended. */
export const ENDINGS = [DismissedAnswer, ClosedAnswer, MergedAnswer] as const;
export type EndingAnswer = DismissedAnswer | ClosedAnswer | MergedAnswer;
