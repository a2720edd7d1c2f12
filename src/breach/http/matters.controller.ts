import { Body, Param } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { OneOf } from '../../platform/http/dto-fields.js';
import { MomentField } from '../../platform/http/moment-fields.js';
import { PersonalText } from '../../platform/http/personal-text.js';
import type { Moment } from '../../shared/moment.js';
import type { Personal } from '../../shared/personal.js';
import { ActOnBreach, type ActResult, type AskedAct } from '../acts/act-on-breach.command.js';
import { MATTER_KINDS, type MatterKind } from '../domain/matters.js';
import { BreachIdPipe } from '../dossier/breach-id.pipe.js';
import { DossierRoutes } from '../dossier/dossier-routes.decorator.js';
import { Act, Asked } from './act.decorator.js';

class MatterBody {
  @OneOf(MATTER_KINDS) readonly kind!: MatterKind;
  @MomentField({ notInFuture: true }) readonly receivedAt!: Moment;
  @MomentField({ optional: true, description: 'End of the term that was set, where one was.' })
  readonly dueAt?: Moment;
  @PersonalText('dossier', { max: 8_000 }) readonly what!: Personal<string>;
}

class SettlementBody {
  @MomentField({ notInFuture: true }) readonly settledAt!: Moment;
  @PersonalText('dossier', { max: 8_000 }) readonly how!: Personal<string>;
}

/** What the AP, a person or a court comes with afterwards: questions, orders, complaints, claims. */
@DossierRoutes('matters')
export class MattersController {
  constructor(private readonly commands: CommandBus) {}

  @Act('matters', 'breach.record-matter', 'A question or order of the AP, a complaint, a claim')
  receiveMatter(@Asked() asked: AskedAct, @Body() body: MatterBody): Promise<ActResult> {
    const command = { type: 'ReceiveMatter', matter: asked.commandId, ...body } as const;
    return this.commands.execute(new ActOnBreach(asked, command));
  }

  @Act('matters/:matter/settlement', 'breach.record-matter', 'That such a matter is settled')
  settleMatter(
    @Asked() asked: AskedAct,
    @Param('matter', BreachIdPipe) matter: string,
    @Body() body: SettlementBody,
  ): Promise<ActResult> {
    return this.commands.execute(new ActOnBreach(asked, { type: 'SettleMatter', matter, ...body }));
  }
}
