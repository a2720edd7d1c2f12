import { NOTICE_MEANS, type NoticeMeans } from '../law/ap-vocabulary.js';
import {
  LETTER_PARTS,
  LETTER_READERS,
  REPRESENTATIVES,
  type LetterPart,
  type LetterReader,
  type Representative,
} from '../law/letter/letter.js';
import { ListOf, ListOfWords, Words } from '../platform/http/answer-fields.js';
import { Nested, OneOf } from '../platform/http/dto-fields.js';
import { FormSourceAnswer } from './ap-form.answer.js';

class ParagraphAnswer {
  @OneOf(LETTER_PARTS) readonly part!: LetterPart;
  @Words() readonly heading!: string;
  @ListOfWords() readonly lines!: readonly string[];
  @ListOf(() => FormSourceAnswer, { description: 'None where the text is the same for every breach.' })
  readonly sources!: readonly FormSourceAnswer[];
}

class DeliveryAnswer {
  @OneOf(NOTICE_MEANS) readonly means!: NoticeMeans;
  @ListOfWords({ description: 'What whoever carries it out should do.' })
  readonly instructions!: readonly string[];
  @OneOf(['neutral'], { optional: true, description: 'Nothing on the outside tells what is in it.' })
  readonly envelope?: 'neutral';
}

/** What people are told: Art. 34(2), in the order in which they want to know it. */
export class LetterAnswer {
  @OneOf(['nl']) readonly language!: 'nl';
  @OneOf(LETTER_READERS) readonly reader!: LetterReader;
  @OneOf(REPRESENTATIVES, { optional: true }) readonly representative?: Representative;
  @Words() readonly greeting!: string;
  @ListOf(() => ParagraphAnswer) readonly paragraphs!: readonly ParagraphAnswer[];
  @Words() readonly closing!: string;
  @Nested(() => DeliveryAnswer) readonly delivery!: DeliveryAnswer;
  @ListOfWords({ description: 'What a person still has to fill in; left visibly open in the text.' })
  readonly open!: readonly string[];
  @ListOfWords({ description: 'Sentences of the organisation’s own documents that this letter keeps.' })
  readonly keepsPromises!: readonly string[];
  @Words({ description: 'The whole letter as one text.' }) readonly text!: string;
  @Words({
    description: 'SHA-256 (hex) of the text: record it with the people who were told (`contentHash`).',
  })
  readonly contentHash!: string;
}
