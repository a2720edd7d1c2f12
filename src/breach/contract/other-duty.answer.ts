import { MATTER_KINDS, type MatterKind } from '../../law/term/matter-kinds.js';
import { Words } from '../../platform/http/answer-fields.js';
import { Flag, Nested, OneOf } from '../../platform/http/dto-fields.js';
import { SentenceAnswer } from './advice.answer.js';

/** Somebody else whom the organisation may have to tell; whether this breach starts it is for a person to say. */
export class OtherDutyAnswer {
  @OneOf(MATTER_KINDS) readonly kind!: MatterKind;
  @Flag({ description: 'False: whether the organisation is under it is not known.' })
  readonly certain!: boolean;
  @Nested(() => SentenceAnswer) readonly name!: SentenceAnswer;
  @Nested(() => SentenceAnswer, { description: 'What would start its term.' })
  readonly starts!: SentenceAnswer;
  @Words() readonly source!: string;
}
