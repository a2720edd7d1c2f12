import { Count, Flag, UuidField } from '../../platform/http/dto-fields.js';

/** What an act is answered with, now and at every repeat. */
export class ActAnswer {
  @UuidField({ description: 'Of the dossier.' }) readonly id!: string;
  @Count({ min: 0, max: 1_000_000, description: 'Of the dossier after the act.' }) readonly revision!: number;
  @Flag({ description: 'False: it said nothing that the dossier did not hold, and nothing was recorded.' })
  readonly recorded!: boolean;
}
