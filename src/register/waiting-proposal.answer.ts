import { FUNCTIONS, type DeskFunction } from '../breach/domain/deputies.js';
import { DISMISSAL_GROUNDS, type DismissalGround } from '../breach/domain/ending.js';
import { PROPOSED } from '../breach/domain/proposals.js';
import { SUPERVISORS, type Supervisor } from '../breach/domain/restriction.js';
import { Words } from '../platform/http/answer-fields.js';
import { Flag, ManyOf, OneOf } from '../platform/http/dto-fields.js';
import { MomentField } from '../platform/http/moment-fields.js';
import type { Moment } from '../shared/moment.js';

export const WAITABLE = [...PROPOSED, 'erasure'] as const;

/** What somebody proposed and a second person has to answer; a correction that waits stands among the corrections. */
export class WaitingProposalAnswer {
  @OneOf(WAITABLE) readonly what!: (typeof WAITABLE)[number];
  @OneOf(DISMISSAL_GROUNDS, { optional: true, description: 'Of a dismissal.' })
  readonly ground?: DismissalGround;
  @ManyOf(SUPERVISORS, {
    optional: true,
    max: SUPERVISORS.length,
    description: 'Of a restriction: whom it would shut out.',
  })
  readonly shutsOut?: readonly Supervisor[];
  @OneOf(FUNCTIONS, { optional: true, description: 'Of a deputy: for whom.' }) readonly for?: DeskFunction;
  @MomentField({ optional: true }) readonly proposedAt?: Moment;
  @Words({ optional: true, description: 'Role of who proposed it.' }) readonly proposedByRole?: string;
  @Words({ optional: true, description: 'Why; absent where it is personal, or none was asked.' })
  readonly reason?: string;
  @Flag({ optional: true, description: 'There is a reason, and it stands in the dossier alone.' })
  readonly reasonIsPersonal?: true;
  @MomentField({ description: 'Until when an answer is expected; it waits on afterwards.' })
  readonly confirmBy!: Moment;
}
