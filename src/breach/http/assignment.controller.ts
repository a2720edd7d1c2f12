import { Body } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { UuidField } from '../../platform/http/dto-fields.js';
import { ActOnBreach, type ActResult, type AskedAct } from '../acts/act-on-breach.command.js';
import { DossierRoutes } from '../dossier/dossier-routes.decorator.js';
import { Act, Asked } from './act.decorator.js';

class AssignmentBody {
  @UuidField({ optional: true, description: 'Actor id of a handler or the FG; absent: nobody.' })
  readonly person?: string;
}

/** Who takes care of a dossier. */
@DossierRoutes('people')
export class AssignmentController {
  constructor(private readonly commands: CommandBus) {}

  @Act('assignment', 'breach.assign', 'Say who takes care of this dossier, or that nobody does')
  assign(@Asked() asked: AskedAct, @Body() { person }: AssignmentBody): Promise<ActResult> {
    return this.commands.execute(
      new ActOnBreach(asked, { type: 'AssignDossier', ...(person !== undefined && { person }) }),
    );
  }
}
