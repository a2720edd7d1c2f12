import { Words } from '../../platform/http/answer-fields.js';
import { Count, Flag, ManyOf, Nested, OneOf, UuidField } from '../../platform/http/dto-fields.js';
import { ListOfUuids } from '../../platform/http/list-fields.js';
import { MomentField } from '../../platform/http/moment-fields.js';
import type { Moment } from '../../shared/moment.js';
import { FUNCTIONS, type DeskFunction } from '../domain/deputies.js';
import { DISMISSAL_GROUNDS, type DismissalGround } from '../domain/ending.js';
import { PROPOSED, type Proposed } from '../domain/proposals.js';
import { SUPERVISORS, type Supervisor } from '../domain/restriction.js';

const optional = { optional: true } as const;

/** Actor ids: besides who is open to it, only those who are allowed see the dossier. */
export class RestrictionAnswer {
  @ListOfUuids({ max: 52 }) readonly allowed!: readonly string[];
  @ListOfUuids({ max: 50, description: 'People it is about.' }) readonly refused!: readonly string[];
  @ManyOf(SUPERVISORS, { description: 'Whose holders keep seeing it, except the refused.' })
  readonly open!: readonly Supervisor[];
}

class ProposedRestrictionAnswer extends RestrictionAnswer {
  @ManyOf(SUPERVISORS, { description: 'Out of whose sight it would take the dossier.' })
  readonly shutsOut!: readonly Supervisor[];
}

class ProposedDismissalAnswer {
  @OneOf(DISMISSAL_GROUNDS) readonly ground!: DismissalGround;
  @Words() readonly reason!: string;
}

class ProposedDeputyAnswer {
  @OneOf(FUNCTIONS) readonly for!: DeskFunction;
  @UuidField({ description: 'Actor id.' }) readonly person!: string;
  @Words() readonly reason!: string;
}

/** What one person proposed; nothing changes until a second one confirms it. */
export class ProposalAnswer {
  @Count({ min: 0, max: 1_000_000, description: 'Revision of the event that proposed it: its name.' })
  readonly proposal!: number;
  @OneOf(PROPOSED) readonly what!: Proposed;
  @UuidField({ description: 'Actor id.' }) readonly proposedBy!: string;
  @MomentField({ description: 'Until when an answer is expected; it goes on waiting afterwards.' })
  readonly confirmBy!: Moment;
  @Nested(() => ProposedDismissalAnswer, optional) readonly dismissal?: ProposedDismissalAnswer;
  @Nested(() => ProposedRestrictionAnswer, optional) readonly restriction?: ProposedRestrictionAnswer;
  @Nested(() => ProposedDeputyAnswer, optional) readonly deputy?: ProposedDeputyAnswer;
}

/** Who stands in, in this dossier. */
export class DeputyAnswer extends ProposedDeputyAnswer {
  @MomentField() readonly appointedAt!: Moment;
  @UuidField({ optional: true, description: 'Actor id.' }) readonly proposedBy?: string;
}

export class RecusalAnswer {
  @UuidField({ description: 'Actor id.' }) readonly who!: string;
  @OneOf(FUNCTIONS) readonly function!: DeskFunction;
  @Words() readonly reason!: string;
  @Flag({ optional: true, description: 'He had taken a danger over: others were called from then on.' })
  readonly leavesAlarm?: true;
  @MomentField() readonly recordedAt!: Moment;
}

/** FG or board went into a dossier that was shut to them. */
export class EmergencyAccessAnswer {
  @UuidField({ description: 'Actor id.' }) readonly by!: string;
  @MomentField() readonly at!: Moment;
  @Words() readonly reason!: string;
}
