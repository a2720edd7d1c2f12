import { Body } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { Flag, OneOf, UuidField } from '../../platform/http/dto-fields.js';
import { ListOfUuids } from '../../platform/http/list-fields.js';
import {
  ActOnBreach,
  type ActResult,
  type AskedAct,
  type AskedCommand,
} from '../acts/act-on-breach.command.js';
import { DISMISSAL_GROUNDS, type DismissalGround } from '../domain/ending.js';
import type { RegisterText } from '../../shared/register-text.js';
import { DossierRoutes } from '../dossier/dossier-routes.decorator.js';
import { Act, Asked } from './act.decorator.js';
import { RegisterTextField } from './register-text.field.js';

class ReasonBody {
  @RegisterTextField({ max: 4_000 }) readonly reason!: RegisterText;
}

class DismissalBody extends ReasonBody {
  @OneOf(DISMISSAL_GROUNDS) readonly ground!: DismissalGround;
}

class MergeBody extends ReasonBody {
  /** Id of the dossier that goes on. */
  @UuidField() readonly into!: string;
}

class ClosureBody {
  @RegisterTextField({ max: 4_000 }) readonly conclusion!: RegisterText;
}

class RestrictionBody {
  @Flag() readonly restricted!: boolean;
  /** Actor ids of the people who may see it; whoever restricts is always one of them. */
  @ListOfUuids({ max: 50, optional: true }) readonly allowed?: string[];
  /** Actor ids of the people it is about. */
  @ListOfUuids({ max: 50, optional: true }) readonly refused?: string[];
}

/** How a dossier ends, comes back, goes up in another one, or is shielded. */
@DossierRoutes('ending')
export class EndingController {
  constructor(private readonly commands: CommandBus) {}

  @Act('dismissal', 'breach.dismiss')
  dismiss(@Asked() asked: AskedAct, @Body() body: DismissalBody): Promise<ActResult> {
    return this.commands.execute(new ActOnBreach(asked, { type: 'DismissBreach', ...body }));
  }

  @Act('merge', 'breach.merge', { fields: { survivor: 'into' } })
  merge(@Asked() asked: AskedAct, @Body() body: MergeBody): Promise<ActResult> {
    return this.commands.execute(new ActOnBreach(asked, { type: 'MergeBreach', ...body }));
  }

  @Act('merge/undoing', 'breach.merge')
  undoMerge(@Asked() asked: AskedAct, @Body() body: ReasonBody): Promise<ActResult> {
    return this.commands.execute(new ActOnBreach(asked, { type: 'UndoMerge', ...body }));
  }

  @Act('closure', 'breach.close')
  close(@Asked() asked: AskedAct, @Body() body: ClosureBody): Promise<ActResult> {
    return this.commands.execute(new ActOnBreach(asked, { type: 'CloseBreach', ...body }));
  }

  @Act('reopening', 'breach.reopen')
  reopen(@Asked() asked: AskedAct, @Body() body: ReasonBody): Promise<ActResult> {
    return this.commands.execute(new ActOnBreach(asked, { type: 'ReopenBreach', ...body }));
  }

  @Act('restriction', 'breach.restrict')
  restrict(
    @Asked() asked: AskedAct,
    @Body() { restricted, allowed = [], refused = [] }: RestrictionBody,
  ): Promise<ActResult> {
    const command: AskedCommand = restricted
      ? { type: 'RestrictDossier', allowed, refused }
      : { type: 'LiftRestriction' };
    return this.commands.execute(new ActOnBreach(asked, command));
  }
}
