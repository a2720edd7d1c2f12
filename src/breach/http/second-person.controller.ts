import { Body } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { Count, Flag, OneOf, UuidField } from '../../platform/http/dto-fields.js';
import { Refusal } from '../../shared/refusal.js';
import type { RegisterText } from '../../shared/register-text.js';
import { ActOnBreach, type ActResult, type AskedAct } from '../acts/act-on-breach.command.js';
import { RegisterTextField } from '../contract/register-text.field.js';
import { FUNCTIONS, type DeskFunction } from '../domain/deputies.js';
import { DossierRoutes } from '../dossier/dossier-routes.decorator.js';
import { Act, Asked, AskedUnseen } from './act.decorator.js';

class ProposalAnswerBody {
  @Count({ min: 0, max: 1_000_000, description: 'Revision of the event that proposed it.' })
  readonly proposal!: number;
  @Flag() readonly confirmed!: boolean;
  @RegisterTextField({ max: 4_000, optional: true, needed: 'when it is not confirmed' })
  readonly reason?: RegisterText;
}

class DeputyBody {
  @OneOf(FUNCTIONS, { description: 'For whom.' }) readonly for!: DeskFunction;
  @UuidField({ description: 'Actor id of who stands in; he reads it himself at `/me`.' })
  readonly person!: string;
  @RegisterTextField({ max: 4_000 }) readonly reason!: RegisterText;
}

class RecusalBody {
  @OneOf(FUNCTIONS, { description: 'In which you do not judge here.' }) readonly function!: DeskFunction;
  @RegisterTextField({ max: 4_000 }) readonly reason!: RegisterText;
}

class EmergencyAccessBody {
  @RegisterTextField({ max: 4_000, description: 'Stands on the time line for good.' })
  readonly reason!: RegisterText;
}

/** What nobody does alone, and what to do where somebody is missing (docs/second-person.md). */
@DossierRoutes('second person')
export class SecondPersonController {
  constructor(private readonly commands: CommandBus) {}

  @Act(
    'proposals/confirmation',
    'breach.answer-proposal',
    'Confirm or reject, as a second person, a dismissal, a restriction or a deputy that was proposed',
  )
  answerProposal(
    @Asked() asked: AskedAct,
    @Body() { proposal, confirmed, reason }: ProposalAnswerBody,
  ): Promise<ActResult> {
    if (confirmed)
      return this.commands.execute(
        new ActOnBreach(asked, { type: 'ConfirmProposal', proposal, ...(reason && { reason }) }),
      );
    if (reason === undefined) {
      throw new Refusal('rejection-without-reason', 'Rejecting it needs a reason.', 'invalid', 'reason');
    }
    return this.commands.execute(new ActOnBreach(asked, { type: 'RejectProposal', proposal, reason }));
  }

  @Act('deputies', 'breach.appoint-deputy', 'Let somebody stand in for FG, board or handler in this dossier')
  appointDeputy(@Asked() asked: AskedAct, @Body() body: DeputyBody): Promise<ActResult> {
    return this.commands.execute(new ActOnBreach(asked, { type: 'AppointDeputy', ...body }));
  }

  @Act('recusals', 'breach.recuse', 'Not to judge in this dossier yourself, because it concerns you')
  recuse(@Asked() asked: AskedAct, @Body() body: RecusalBody): Promise<ActResult> {
    return this.commands.execute(new ActOnBreach(asked, { type: 'Recuse', ...body }));
  }

  @Act(
    'emergency-access',
    'breach.enter-in-emergency',
    'FG or board enter a dossier that is shut to them and not about them',
    { unseen: true },
  )
  takeEmergencyAccess(
    @AskedUnseen() asked: AskedAct,
    @Body() { reason }: EmergencyAccessBody,
  ): Promise<ActResult> {
    return this.commands.execute(new ActOnBreach(asked, { type: 'TakeEmergencyAccess', reason }));
  }
}
