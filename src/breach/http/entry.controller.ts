import { Body } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { Flag } from '../../platform/http/dto-fields.js';
import type { RegisterText } from '../../shared/register-text.js';
import { ActOnBreach, type ActResult, type AskedAct } from '../acts/act-on-breach.command.js';
import { InvolvementBody } from '../contract/involvement.body.js';
import { RegisterTextField } from '../contract/register-text.field.js';
import { DossierRoutes } from '../dossier/dossier-routes.decorator.js';
import { Act, Asked } from './act.decorator.js';

class EarlierMissBody {
  @Flag({ description: 'Whether the term had been missed before the report was entered here.' })
  readonly missed!: boolean;
  @RegisterTextField({ max: 2_000, description: 'How one knows. Goes into the register.' })
  readonly reason!: RegisterText;
}

/** What is said of where a report came from, and of what it touches. */
@DossierRoutes('findings')
export class EntryFactsController {
  constructor(private readonly commands: CommandBus) {}

  @Act('involvement', 'breach.assess', 'Which processing activity, system and processor it touches')
  establishInvolvement(@Asked() asked: AskedAct, @Body() body: InvolvementBody): Promise<ActResult> {
    return this.commands.execute(new ActOnBreach(asked, { type: 'EstablishInvolvement', ...body }));
  }

  @Act('earlier-miss', 'breach.correct', 'Whether a term was missed before the report was entered')
  stateEarlierMiss(@Asked() asked: AskedAct, @Body() body: EarlierMissBody): Promise<ActResult> {
    return this.commands.execute(new ActOnBreach(asked, { type: 'StateEarlierMiss', ...body }));
  }
}
