import { ErasableText, ListOf, Words, type Withheld } from '../../platform/http/answer-fields.js';
import { Count, Nested, OneOf, UuidField } from '../../platform/http/dto-fields.js';
import { ListOfUuids } from '../../platform/http/list-fields.js';
import { MomentField } from '../../platform/http/moment-fields.js';
import type { Moment } from '../../shared/moment.js';
import { ERASABLE, ERASURE_GROUNDS, type Erasable, type ErasureGround } from '../domain/erasure.js';

const optional = { optional: true } as const;
const REVISION = { min: 0, max: 1_000_000 } as const;

/** What somebody said of it. */
class StatedAnswer {
  @UuidField({ description: 'Actor id.' }) readonly by!: string;
  @MomentField() readonly at!: Moment;
  @Words() readonly reason!: string;
}

/** Where a personal value stands. */
export class PlaceAnswer {
  @Count({ ...REVISION, description: 'Of the event.' }) readonly revision!: number;
  @Words({ description: 'JSON pointer into its data.' }) readonly pointer!: string;
}

class ValueToEraseAnswer extends PlaceAnswer {
  @ErasableText({ optional: true, description: 'Shown instead.' }) readonly replacement?: string | Withheld;
}

class ApprovedAnswer {
  @Count({ ...REVISION, description: 'Of the event that erased it.' }) readonly revision!: number;
  @UuidField({ description: 'Actor id.' }) readonly by!: string;
  @MomentField() readonly at!: Moment;
  @Count({ ...REVISION, description: 'How many values.' }) readonly erased!: number;
  @Words({ optional: true, description: 'Why, against the objection of the FG.' })
  readonly despiteObjection?: string;
}

class CompletedAnswer {
  @MomentField({ description: 'When the keys were forgotten.' }) readonly at!: Moment;
  @Words({ description: 'Day (`YYYY-MM-DD`) from which no backup opens it either.' })
  readonly definitiveBy!: string;
}

/** An erasure, from its proposal on. */
export class ErasureAnswer {
  @Count({ ...REVISION, description: 'Revision of the event that proposed it: its name.' })
  readonly erasure!: number;
  @OneOf(ERASABLE) readonly what!: Erasable;
  @ListOf(() => ValueToEraseAnswer, optional) readonly values?: readonly ValueToEraseAnswer[];
  @OneOf(ERASURE_GROUNDS) readonly ground!: ErasureGround;
  @Words() readonly reason!: string;
  @ListOfUuids({ max: 50, optional: true, description: 'Actor ids of whom it is about: they do not decide.' })
  readonly concerns?: readonly string[];
  @UuidField({ description: 'Actor id.' }) readonly proposedBy!: string;
  @Words({ description: 'Role in which it was proposed.' }) readonly proposedByRole!: string;
  @MomentField() readonly proposedAt!: Moment;
  @MomentField({ description: 'Until when an answer is expected; it goes on waiting afterwards.' })
  readonly decideBy!: Moment;
  @Nested(() => StatedAnswer, { optional: true, description: 'Of the FG.' })
  readonly objection?: StatedAnswer;
  @Nested(() => StatedAnswer, optional) readonly rejected?: StatedAnswer;
  @Nested(() => ApprovedAnswer, optional) readonly approved?: ApprovedAnswer;
  @Nested(() => CompletedAnswer, optional) readonly completed?: CompletedAnswer;
  @Count({ ...REVISION, optional: true, description: 'Revision of another erasure that left nothing of it.' })
  readonly overtakenBy?: number;
}

/** Keeps everything in the dossier from being erased. */
export class LegalHoldAnswer extends StatedAnswer {
  @UuidField({ description: 'Its id.' }) readonly hold!: string;
  @Nested(() => StatedAnswer, optional) readonly lifted?: StatedAnswer;
}
