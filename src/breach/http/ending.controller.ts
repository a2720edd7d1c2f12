import { Body } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { Flag, ManyOf, OneOf, UuidField } from '../../platform/http/dto-fields.js';
import { ListOfUuids } from '../../platform/http/list-fields.js';
import {
  ActOnBreach,
  type ActResult,
  type AskedAct,
  type AskedCommand,
} from '../acts/act-on-breach.command.js';
import { DISMISSAL_GROUNDS, type DismissalGround } from '../domain/ending.js';
import { SUPERVISORS, type Supervisor } from '../domain/restriction.js';
import { Refusal } from '../../shared/refusal.js';
import type { RegisterText } from '../../shared/register-text.js';
import { DossierRoutes } from '../dossier/dossier-routes.decorator.js';
import { Act, Asked } from './act.decorator.js';
import { RegisterTextField } from '../contract/register-text.field.js';

class ReasonBody {
  @RegisterTextField({ max: 4_000 }) readonly reason!: RegisterText;
}

class DismissalBody extends ReasonBody {
  @OneOf(DISMISSAL_GROUNDS) readonly ground!: DismissalGround;
}

class MergeBody extends ReasonBody {
  @UuidField({ description: 'Id of the dossier that goes on.' }) readonly into!: string;
}

class ClosureBody {
  @RegisterTextField({ max: 4_000, description: 'Goes into the register.' })
  readonly conclusion!: RegisterText;
}

class RestrictionBody {
  @Flag({ description: 'False: everybody with a role sees it again.' }) readonly restricted!: boolean;
  @ListOfUuids({
    max: 50,
    optional: true,
    description: 'Actor ids of the people who may see it; whoever restricts is always one of them.',
  })
  readonly allowed?: string[];
  @ListOfUuids({ max: 50, optional: true, description: 'Actor ids of the people it is about.' })
  readonly refused?: string[];
  @ManyOf(SUPERVISORS, {
    optional: true,
    description:
      'Whose holders keep seeing it, the refused excepted; left out: both. To shut out one of them is only proposed: a second person confirms it.',
  })
  readonly open?: Supervisor[];
}

/** How a dossier ends, comes back, goes up in another one, or is shielded. */
@DossierRoutes('ending')
export class EndingController {
  constructor(private readonly commands: CommandBus) {}

  @Act(
    'dismissal',
    'breach.dismiss',
    'It is no personal-data breach of ours after all; against a decision or an assessed risk, only proposed',
  )
  dismissBreach(@Asked() asked: AskedAct, @Body() body: DismissalBody): Promise<ActResult> {
    return this.commands.execute(new ActOnBreach(asked, { type: 'DismissBreach', ...body }));
  }

  @Act('merge', 'breach.merge', 'It is the same breach as another one: go on there', {
    fields: { survivor: 'into' },
  })
  mergeBreach(@Asked() asked: AskedAct, @Body() body: MergeBody): Promise<ActResult> {
    return this.commands.execute(new ActOnBreach(asked, { type: 'MergeBreach', ...body }));
  }

  @Act('merge/undoing', 'breach.merge', 'It is another breach after all')
  undoMerge(@Asked() asked: AskedAct, @Body() body: ReasonBody): Promise<ActResult> {
    return this.commands.execute(new ActOnBreach(asked, { type: 'UndoMerge', ...body }));
  }

  @Act('closure', 'breach.close', 'Close the dossier: everything is done')
  closeBreach(@Asked() asked: AskedAct, @Body() body: ClosureBody): Promise<ActResult> {
    return this.commands.execute(new ActOnBreach(asked, { type: 'CloseBreach', ...body }));
  }

  @Act('reopening', 'breach.reopen', 'Take up an ended dossier again')
  reopenBreach(@Asked() asked: AskedAct, @Body() body: ReasonBody): Promise<ActResult> {
    return this.commands.execute(new ActOnBreach(asked, { type: 'ReopenBreach', ...body }));
  }

  @Act('restriction', 'breach.restrict', 'Let only some people see the dossier, or everybody again')
  restrictDossier(@Asked() asked: AskedAct, @Body() body: RestrictionBody): Promise<ActResult> {
    return this.commands.execute(new ActOnBreach(asked, restrictionCommand(body)));
  }
}

function restrictionCommand({ restricted, ...whom }: RestrictionBody): AskedCommand {
  if (restricted) return { type: 'RestrictDossier', allowed: [], refused: [], open: SUPERVISORS, ...whom };
  const named = (['allowed', 'refused', 'open'] as const).find((list) => whom[list] !== undefined);
  if (named === undefined) return { type: 'LiftRestriction' };
  throw new Refusal(
    'named-without-restriction',
    'A dossier that is open again is open to everybody: name nobody.',
    'invalid',
    named,
  );
}
