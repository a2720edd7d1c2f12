import { NOTICE_MEANS, type NoticeMeans } from '../law/ap-vocabulary.js';
import {
  LETTER_CALLS,
  LETTER_PARTS,
  LETTER_READERS,
  REPRESENTATIVES,
  type LetterCall,
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

class GapAnswer {
  @OneOf(LETTER_PARTS) readonly part!: LetterPart;
  @OneOf(LETTER_CALLS, { description: 'The act on the dossier that fills it: `POST /breaches/{id}/<call>`.' })
  readonly call!: LetterCall;
}

/** What people are told: Art. 34(2), in the order in which they want to know it. */
export class LetterAnswer {
  @OneOf(['nl', 'en']) readonly language!: 'nl' | 'en';
  @OneOf(LETTER_READERS) readonly reader!: LetterReader;
  @OneOf(REPRESENTATIVES, { optional: true }) readonly representative?: Representative;
  @Words() readonly greeting!: string;
  @ListOf(() => ParagraphAnswer) readonly paragraphs!: readonly ParagraphAnswer[];
  @Words() readonly closing!: string;
  @Nested(() => DeliveryAnswer) readonly delivery!: DeliveryAnswer;
  @ListOf(() => GapAnswer, {
    description: 'What a person still has to say; left visibly open in the text.',
  })
  readonly gaps!: readonly GapAnswer[];
  @ListOfWords({ description: 'Sentences of the organisation’s own documents that this letter keeps.' })
  readonly keepsPromises!: readonly string[];
  @Words({ description: 'The whole letter as one text.' }) readonly text!: string;
  @Words({
    description:
      'SHA-256 (hex) of the text. Record what was really sent as `text` of a subject notification, or its digest.',
  })
  readonly contentHash!: string;
}
