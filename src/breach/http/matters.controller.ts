import { Body, Param } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { OneOf } from '../../platform/http/dto-fields.js';
import { MomentField } from '../../platform/http/moment-fields.js';
import { PersonalText } from '../../platform/http/personal-text.js';
import type { Moment } from '../../shared/moment.js';
import type { Personal } from '../../shared/personal.js';
import { ActOnBreach, type ActResult, type AskedAct } from '../acts/act-on-breach.command.js';
import { MATTER_KINDS, type MatterKind } from '../../law/term/matter-kinds.js';
import { RegisterTextField } from '../contract/register-text.field.js';
import { BreachIdPipe } from '../dossier/breach-id.pipe.js';
import { DossierRoutes } from '../dossier/dossier-routes.decorator.js';
import { Act, Asked } from './act.decorator.js';

class MatterBody {
  @OneOf(MATTER_KINDS) readonly kind!: MatterKind;
  @MomentField({
    notInFuture: true,
    description:
      'When it came, or when that happened which starts its term: an incident known, a calamity established.',
  })
  readonly receivedAt!: Moment;
  @MomentField({
    optional: true,
    description: 'End of a term that somebody stated; refused where the law sets it.',
  })
  readonly dueAt?: Moment;
  @RegisterTextField({ optional: true, max: 200, description: 'Which authority or party, nobody named.' })
  readonly party?: string;
  @RegisterTextField({
    optional: true,
    max: 500,
    description: 'Where a stated term stands: article, contract, local rule.',
    needed: 'where a term is stated for a duty to tell',
  })
  readonly clause?: string;
  @PersonalText('dossier', { max: 8_000 }) readonly what!: Personal<string>;
}

class SettlementBody {
  @MomentField({ notInFuture: true }) readonly settledAt!: Moment;
  @RegisterTextField({
    optional: true,
    max: 100,
    description: 'Number under which it is known to whoever was told.',
  })
  readonly number?: string;
  @PersonalText('dossier', { max: 8_000 }) readonly how!: Personal<string>;
}

/** What has a term of its own: questions, orders, complaints, claims, and whoever else has to be told. */
@DossierRoutes('matters')
export class MattersController {
  constructor(private readonly commands: CommandBus) {}

  @Act(
    'matters',
    'breach.record-matter',
    'A question, an order, a complaint, a claim, or a duty to tell somebody else',
  )
  receiveMatter(@Asked() asked: AskedAct, @Body() body: MatterBody): Promise<ActResult> {
    const command = { type: 'ReceiveMatter', matter: asked.commandId, ...body } as const;
    return this.commands.execute(new ActOnBreach(asked, command));
  }

  @Act(
    'matters/:matter/settlement',
    'breach.record-matter',
    'That such a matter is settled, or that they were told',
  )
  settleMatter(
    @Asked() asked: AskedAct,
    @Param('matter', BreachIdPipe) matter: string,
    @Body() body: SettlementBody,
  ): Promise<ActResult> {
    return this.commands.execute(new ActOnBreach(asked, { type: 'SettleMatter', matter, ...body }));
  }
}
