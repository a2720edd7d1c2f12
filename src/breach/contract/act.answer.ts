import { Count, Flag, UuidField } from '../../platform/http/dto-fields.js';
import { ListOf } from '../../platform/http/answer-fields.js';
import { DutyAnswer } from './duty.answer.js';

/** What an act is answered with, now and at every repeat. */
export class ActAnswer {
  @UuidField({ description: 'Of the dossier.' }) readonly id!: string;
  @Count({ min: 0, max: 1_000_000, description: 'Of the dossier after the act.' }) readonly revision!: number;
  @Flag({ description: 'False: it said nothing that the dossier did not hold, and nothing was recorded.' })
  readonly recorded!: boolean;
  @ListOf(() => DutyAnswer, { description: 'What is to be done now: first what the act brought.' })
  readonly next!: readonly DutyAnswer[];
}
