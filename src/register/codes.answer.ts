import { ListOf, Words } from '../platform/http/answer-fields.js';

class CodeAnswer {
  @Words({ description: 'Title of the column, in Dutch.' }) readonly column!: string;
  @Words({ description: 'Where an entry has it: names with dots.' }) readonly field!: string;
  @Words({ description: 'As the API has it.' }) readonly code!: string;
  @Words({ description: 'As the file has it, in Dutch.' }) readonly word!: string;
}

export class CodesAnswer {
  @ListOf(() => CodeAnswer) readonly codes!: readonly CodeAnswer[];
}
