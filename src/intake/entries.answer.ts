import { ListOf, Words } from '../platform/http/answer-fields.js';
import { Flag, SlugField, UuidField } from '../platform/http/dto-fields.js';

class EnteredDossierAnswer {
  @SlugField() readonly organisation!: string;
  @UuidField() readonly id!: string;
  @Words({ description: 'The label people use, such as `DL-2026-7K3F-9Q2M`; not unique by law.' })
  readonly reference!: string;
  @Flag({ description: 'False: this number was here already, and what was said now is not recorded.' })
  readonly recorded!: boolean;
}

/** A dossier for each organisation that was named, in that order. */
export class EntriesAnswer {
  @UuidField({ optional: true, description: 'Of what a processor reports: by this its dossiers are found.' })
  readonly incident?: string;
  @ListOf(() => EnteredDossierAnswer) readonly dossiers!: readonly EnteredDossierAnswer[];
}
