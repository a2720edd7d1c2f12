import { PlaceAnswer } from '../breach/contract/erasure.answer.js';
import { ListOf, Words } from '../platform/http/answer-fields.js';
import { Flag, OneOf } from '../platform/http/dto-fields.js';
import { KEY_SCOPES, type KeyScope } from '../shared/personal.js';

export class FoundValueAnswer extends PlaceAnswer {
  @Words({ description: 'Type of the event it stands in.' }) readonly event!: string;
  @OneOf(KEY_SCOPES, { description: 'Whose it is; `register`: a text that should name nobody.' })
  readonly scope!: KeyScope;
  @Flag({ description: 'Whether it is a text, which another one can replace; else a contact.' })
  readonly isText!: boolean;
  @Words({ description: 'What was searched for, and what stands around it.' }) readonly excerpt!: string;
}

export class FoundValuesAnswer {
  @ListOf(() => FoundValueAnswer, { description: 'In the order of the time line.' })
  readonly places!: readonly FoundValueAnswer[];
}
