import { CORRECTABLE, type Correctable } from '../breach/domain/corrections-made.js';
import { FUNCTIONS, type DeskFunction } from '../breach/domain/deputies.js';
import { DISMISSAL_GROUNDS, type DismissalGround } from '../breach/domain/ending.js';
import { PROPOSED } from '../breach/domain/proposals.js';
import { SUPERVISORS, type Supervisor } from '../breach/domain/restriction.js';
import { ListOf, Words } from '../platform/http/answer-fields.js';
import { Flag, ManyOf, Nested, OneOf } from '../platform/http/dto-fields.js';
import { MomentField } from '../platform/http/moment-fields.js';
import type { Moment } from '../shared/moment.js';
import { ChangeAnswer, CorrectedStatementAnswer } from './correction.answer.js';

const REFUSABLE = ['correction', ...PROPOSED] as const;

/** What somebody proposed that needs a second person, and was said no to: nothing changed. */
export class RefusedProposalAnswer {
  @OneOf(REFUSABLE) readonly what!: (typeof REFUSABLE)[number];
  @OneOf(CORRECTABLE, { optional: true, description: 'Of a correction: what would have been corrected.' })
  readonly statement?: Correctable;
  @Nested(() => CorrectedStatementAnswer, { optional: true, description: 'Of a correction: which one.' })
  readonly about?: CorrectedStatementAnswer;
  @ListOf(() => ChangeAnswer, {
    optional: true,
    description: 'Of a correction: from what counted then, to what would have.',
  })
  readonly changes?: readonly ChangeAnswer[];
  @OneOf(DISMISSAL_GROUNDS, { optional: true, description: 'Of a dismissal.' })
  readonly ground?: DismissalGround;
  @ManyOf(SUPERVISORS, {
    optional: true,
    max: SUPERVISORS.length,
    description: 'Of a restriction: whom it would have shut out.',
  })
  readonly shutsOut?: readonly Supervisor[];
  @OneOf(FUNCTIONS, { optional: true, description: 'Of a deputy: for whom.' }) readonly for?: DeskFunction;
  @MomentField({ optional: true }) readonly proposedAt?: Moment;
  @Words({ optional: true, description: 'Role of who proposed it.' }) readonly proposedByRole?: string;
  @Words({ optional: true, description: 'Why it was proposed; absent where it is personal.' })
  readonly reason?: string;
  @Flag({ optional: true, description: 'There is a reason, and it stands in the dossier alone.' })
  readonly reasonIsPersonal?: true;
  @MomentField() readonly refusedAt!: Moment;
  @Words({ description: 'Role of who refused it, or took it back who proposed it.' })
  readonly refusedByRole!: string;
  @Words({ optional: true, description: 'Why it was refused; absent where it is personal.' })
  readonly refusedBecause?: string;
  @Flag({ optional: true, description: 'There is a reason of that, and it stands in the dossier alone.' })
  readonly refusedBecauseIsPersonal?: true;
}
