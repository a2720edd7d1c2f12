import { ListOf, Words } from '../platform/http/answer-fields.js';
import { Flag, SlugField, UuidField } from '../platform/http/dto-fields.js';
import { MomentField } from '../platform/http/moment-fields.js';
import type { Moment } from '../shared/moment.js';

/** A dossier whose term after closing is over. */
class DueDossierAnswer {
  @UuidField() readonly id!: string;
  @Words() readonly reference!: string;
  @SlugField() readonly organisation!: string;
  @MomentField() readonly endedAt!: Moment;
  @MomentField({ description: 'When the term of the profile was over.' }) readonly dueAt!: Moment;
  @Flag({ description: 'Whether a legal hold keeps it.' }) readonly held!: boolean;
  @Flag({ description: 'Whether its erasure waits for a second person.' }) readonly proposed!: boolean;
}

/** A dossier of which somebody proposed to erase something. */
class ProposedDossierAnswer {
  @UuidField() readonly id!: string;
  @Words() readonly reference!: string;
  @SlugField() readonly organisation!: string;
  @MomentField({ description: 'Until when an answer is expected, of the first of them.' })
  readonly decideBy!: Moment;
}

export class RetentionAnswer {
  @MomentField() readonly asOf!: Moment;
  @ListOf(() => DueDossierAnswer, { description: 'The longest over first. Nothing happens to it by itself.' })
  readonly due!: readonly DueDossierAnswer[];
  @ListOf(() => ProposedDossierAnswer, { description: 'What waits for a second person, nearest term first.' })
  readonly proposed!: readonly ProposedDossierAnswer[];
  @Words({ optional: true, description: 'Of the next page of what is due; absent on the last.' })
  readonly next?: string;
}
