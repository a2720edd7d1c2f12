import { Body } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { IntersectionType } from '@nestjs/swagger';
import { Count, Flag } from '../../platform/http/dto-fields.js';
import { MomentField } from '../../platform/http/moment-fields.js';
import type { Moment } from '../../shared/moment.js';
import { Refusal } from '../../shared/refusal.js';
import { ActOnBreach, type ActResult, type AskedAct } from '../acts/act-on-breach.command.js';
import type { Restatement } from '../domain/correction.js';
import type { RegisterText } from '../../shared/register-text.js';
import { DossierRoutes } from '../dossier/dossier-routes.decorator.js';
import { Act, Asked } from './act.decorator.js';
import { RegisterTextField } from './register-text.field.js';
import { RoundBody } from './round.body.js';

const MOST_EVENTS = 1_000_000;

class CorrectionBody {
  /** Revision of the event that stated it wrongly, as the time line shows it. */
  @Count({ min: 0, max: MOST_EVENTS }) readonly corrects!: number;
  /** How it came to be wrong; stands in the register. */
  @RegisterTextField({ max: 4_000 }) readonly reason!: RegisterText;
}

class ApNotificationCorrectionBody extends CorrectionBody {
  @MomentField({ notInFuture: true }) readonly notifiedAt!: Moment;
  /** Where it turns out late; left out, what was recorded before stands. */
  @RegisterTextField({ max: 4_000, optional: true }) readonly delayReason?: RegisterText;
  /** Late, and openly without a reason. */
  @Flag({ optional: true }) readonly delayReasonOmitted?: boolean;
}

/** The whole round as it should have been recorded: a count that is left out is not known. */
class SubjectNotificationCorrectionBody extends IntersectionType(CorrectionBody, RoundBody) {}

class ControllerNoticeCorrectionBody extends CorrectionBody {
  @MomentField({ notInFuture: true }) readonly informedAt!: Moment;
}

class CorrectionConfirmationBody {
  /** Revision of the statement whose correction was proposed. */
  @Count({ min: 0, max: MOST_EVENTS }) readonly corrects!: number;
  @Flag() readonly confirmed!: boolean;
  /** Needed when it is not confirmed. */
  @RegisterTextField({ max: 4_000, optional: true }) readonly reason?: RegisterText;
}

/** What was recorded wrongly, and how it was: the wrong statement stays, a later event corrects it (ADR 11). */
@DossierRoutes('corrections', '/corrections')
export class CorrectionsController {
  constructor(private readonly commands: CommandBus) {}

  @Act('ap-notification', 'breach.correct')
  correctApNotification(
    @Asked() asked: AskedAct,
    @Body() { corrects, reason, ...restated }: ApNotificationCorrectionBody,
  ): Promise<ActResult> {
    return this.correct(asked, corrects, reason, { statement: 'ApNotified', ...restated });
  }

  @Act('subject-notification', 'breach.correct')
  correctSubjectNotification(
    @Asked() asked: AskedAct,
    @Body() { corrects, reason, ...restated }: SubjectNotificationCorrectionBody,
  ): Promise<ActResult> {
    return this.correct(asked, corrects, reason, { statement: 'SubjectsInformed', ...restated });
  }

  @Act('controller-notice', 'breach.correct')
  correctControllerNotice(
    @Asked() asked: AskedAct,
    @Body() { corrects, reason, ...restated }: ControllerNoticeCorrectionBody,
  ): Promise<ActResult> {
    return this.correct(asked, corrects, reason, { statement: 'ControllerInformed', ...restated });
  }

  /** By a second person, where the correction makes look right what looks wrong. */
  @Act('confirmation', 'breach.confirm-correction')
  confirm(
    @Asked() asked: AskedAct,
    @Body() { corrects, confirmed, reason }: CorrectionConfirmationBody,
  ): Promise<ActResult> {
    if (confirmed) {
      return this.commands.execute(new ActOnBreach(asked, { type: 'ConfirmCorrection', corrects }));
    }
    if (reason === undefined) {
      throw new Refusal(
        'rejection-without-reason',
        'Rejecting a correction needs a reason.',
        'invalid',
        'reason',
      );
    }
    return this.commands.execute(new ActOnBreach(asked, { type: 'RejectCorrection', corrects, reason }));
  }

  private correct(
    asked: AskedAct,
    corrects: number,
    reason: RegisterText,
    restated: Restatement,
  ): Promise<ActResult> {
    const command = { type: 'CorrectStatement', corrects, reason, restated } as const;
    return this.commands.execute(new ActOnBreach(asked, command));
  }
}
