import { NOTICE_MEANS, type NoticeMeans } from '../law/ap-vocabulary.js';
import { LANGUAGES, type Language } from '../law/sentence.js';
import { ListOf, Words } from '../platform/http/answer-fields.js';
import { OneOf, UuidField } from '../platform/http/dto-fields.js';
import { WHY_SET_ASIDE, type WhySetAside } from './set-aside.js';

class LetterToPersonAnswer {
  @UuidField({ description: 'Of the row on the list.' }) readonly id!: string;
  @Words({ optional: true, description: 'Whom it is addressed to: the representative, where there is one.' })
  readonly name?: string;
  @Words({ description: 'The safe address where there is one, and then nothing else.' })
  readonly address!: string;
  @Words({ optional: true, description: 'Whom it is about, for a representative.' }) readonly about?: string;
  @OneOf(LANGUAGES) readonly language!: Language;
  @Words({ optional: true, description: 'Language of the person, where no letter is in it.' })
  readonly speaks?: string;
  @Words() readonly text!: string;
}

class WayAnswer {
  @OneOf(NOTICE_MEANS) readonly means!: NoticeMeans;
  @Words() readonly to!: string;
}

class SetAsideAnswer {
  @UuidField({ description: 'Of the row on the list.' }) readonly id!: string;
  @Words({ description: 'Name, or client number.' }) readonly called!: string;
  @OneOf(WHY_SET_ASIDE) readonly why!: WhySetAside;
  @ListOf(() => WayAnswer, { description: 'How this person can be told instead.' })
  readonly ways!: readonly WayAnswer[];
}

export class LettersToPeopleAnswer {
  @ListOf(() => LetterToPersonAnswer, { description: 'One for each who is not told yet, to be printed.' })
  readonly letters!: readonly LetterToPersonAnswer[];
  @ListOf(() => SetAsideAnswer, { description: 'All for whom there is no letter.' })
  readonly setAside!: readonly SetAsideAnswer[];
  @Words({ optional: true, description: 'Of the next page, as `after`; absent on the last.' })
  readonly next?: string;
}
