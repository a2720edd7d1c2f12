import { Erasable, ListOf, Words, type Withheld } from '../../platform/http/answer-fields.js';
import { Flag, ManyOf, Nested, OneOf, UuidField } from '../../platform/http/dto-fields.js';
import type { LetterPart } from '../../law/letter/letter.js';
import {
  ADVISERS,
  LETTER_WORDINGS,
  WHEREABOUTS,
  type Adviser,
  type LetterWording,
  type Whereabouts,
} from '../../law/letter/letter-words.js';

const optional = { optional: true } as const;

abstract class WrittenAnswer {
  @Flag({
    description:
      'Written while it was known that somebody may be in danger: else it stays out where safety is at stake.',
  })
  readonly knowingOfDanger!: boolean;
}

class WrittenTextAnswer extends WrittenAnswer {
  @Words() readonly nl!: string;
  @Words(optional) readonly en?: string;
}

class TextsByPartAnswer implements Partial<Record<LetterPart, WrittenTextAnswer>> {
  @Nested(() => WrittenTextAnswer, optional) readonly 'what-happened'?: WrittenTextAnswer;
  @Nested(() => WrittenTextAnswer, optional) readonly 'what-leaked'?: WrittenTextAnswer;
  @Nested(() => WrittenTextAnswer, optional) readonly 'what-it-may-mean'?: WrittenTextAnswer;
  @Nested(() => WrittenTextAnswer, optional) readonly 'what-we-did'?: WrittenTextAnswer;
  @Nested(() => WrittenTextAnswer, optional) readonly 'what-you-can-do'?: WrittenTextAnswer;
  @Nested(() => WrittenTextAnswer, optional) readonly 'whom-to-call'?: WrittenTextAnswer;
}

class SentenceOfMeasureAnswer extends WrittenTextAnswer {
  @UuidField({ description: 'Id of the measure.' }) readonly measure!: string;
  @Flag({ description: 'False: it is planned, and not told.' }) readonly taken!: boolean;
}

class LetterDetailsAnswer extends WrittenAnswer {
  @ManyOf(LETTER_WORDINGS) readonly wordings!: readonly LetterWording[];
  @OneOf(WHEREABOUTS, optional) readonly whereabouts?: Whereabouts;
  @ManyOf(ADVISERS) readonly advisedBy!: readonly Adviser[];
}

class WhoToAskAnswer {
  @Words(optional) readonly name?: string;
  @Words(optional) readonly phone?: string;
  @Words(optional) readonly email?: string;
}

class LetterContactAnswer extends WrittenAnswer {
  @Erasable(WhoToAskAnswer) readonly who!: WhoToAskAnswer | Withheld;
}

/** What was said for the letters to the people concerned, and for nobody else. */
export class LetterWordsAnswer {
  @Nested(() => TextsByPartAnswer) readonly texts!: TextsByPartAnswer;
  @ListOf(() => SentenceOfMeasureAnswer) readonly ofMeasures!: readonly SentenceOfMeasureAnswer[];
  @Nested(() => LetterDetailsAnswer, optional) readonly details?: LetterDetailsAnswer;
  @Nested(() => LetterContactAnswer, optional) readonly contact?: LetterContactAnswer;
}
