import { Body, Controller, Param, Post } from '@nestjs/common';
import { ApiTags, IntersectionType } from '@nestjs/swagger';
import { Count, Flag, Text } from '../../platform/http/dto-fields.js';
import { MomentField } from '../../platform/http/moment-fields.js';
import type { Moment } from '../../shared/moment.js';
import { Refusal } from '../../shared/refusal.js';
import type { Restatement } from '../domain/correction.js';
import { registerText } from '../domain/register-text.js';
import { ActRequested, Performs, type ActRequest } from './act-request.decorator.js';
import { BreachActs, type ActAnswer } from './breach-acts.service.js';
import { BreachIdPipe } from '../dossier/breach-id.pipe.js';
import { RoundBody } from './round.body.js';

const MOST_EVENTS = 1_000_000;

class CorrectionBody {
  /** Revision of the event that stated it wrongly, as the time line shows it. */
  @Count({ min: 0, max: MOST_EVENTS }) readonly corrects!: number;
  /** How it came to be wrong; stands in the register. */
  @Text({ max: 4_000 }) readonly reason!: string;
}

class ApNotificationCorrectionBody extends CorrectionBody {
  @MomentField({ notInFuture: true }) readonly notifiedAt!: Moment;
  /** Where it turns out late; left out, what was recorded before stands. */
  @Text({ max: 4_000, optional: true }) readonly delayReason?: string;
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
  @Text({ max: 4_000, optional: true }) readonly reason?: string;
}

/** What was recorded wrongly, and how it was: the wrong statement stays, a later event corrects it (ADR 11). */
@ApiTags('corrections')
@Controller('v1/breaches/:id/corrections')
export class CorrectionsController {
  constructor(private readonly acts: BreachActs) {}

  @Post('ap-notification')
  @Performs('breach.correct')
  correctApNotification(
    @Param('id', BreachIdPipe) id: string,
    @ActRequested() request: ActRequest,
    @Body() { corrects, reason, delayReason, ...restated }: ApNotificationCorrectionBody,
  ): Promise<ActAnswer> {
    return this.correct(id, request, corrects, reason, {
      statement: 'ApNotified',
      ...restated,
      ...(delayReason !== undefined && { delayReason: registerText(delayReason, '/delayReason') }),
    });
  }

  @Post('subject-notification')
  @Performs('breach.correct')
  correctSubjectNotification(
    @Param('id', BreachIdPipe) id: string,
    @ActRequested() request: ActRequest,
    @Body() { corrects, reason, ...round }: SubjectNotificationCorrectionBody,
  ): Promise<ActAnswer> {
    return this.correct(id, request, corrects, reason, { statement: 'SubjectsInformed', ...round });
  }

  @Post('controller-notice')
  @Performs('breach.correct')
  correctControllerNotice(
    @Param('id', BreachIdPipe) id: string,
    @ActRequested() request: ActRequest,
    @Body() { corrects, reason, informedAt }: ControllerNoticeCorrectionBody,
  ): Promise<ActAnswer> {
    return this.correct(id, request, corrects, reason, { statement: 'ControllerInformed', informedAt });
  }

  /** By a second person, where the correction makes look right what looks wrong. */
  @Post('confirmation')
  @Performs('breach.confirm-correction')
  confirm(
    @Param('id', BreachIdPipe) id: string,
    @ActRequested() request: ActRequest,
    @Body() { corrects, confirmed, reason }: CorrectionConfirmationBody,
  ): Promise<ActAnswer> {
    if (confirmed) {
      return this.acts.perform(id, 'breach.confirm-correction', request, {
        type: 'ConfirmCorrection',
        corrects,
      });
    }
    if (reason === undefined) {
      throw new Refusal(
        'rejection-without-reason',
        'Rejecting a correction needs a reason.',
        'invalid',
        '/reason',
      );
    }
    const text = registerText(reason, '/reason');
    return this.acts.perform(id, 'breach.confirm-correction', request, {
      type: 'RejectCorrection',
      corrects,
      reason: text,
    });
  }

  private correct(
    id: string,
    request: ActRequest,
    corrects: number,
    reason: string,
    restated: Restatement,
  ): Promise<ActAnswer> {
    const text = registerText(reason, '/reason');
    return this.acts.perform(id, 'breach.correct', request, {
      type: 'CorrectStatement',
      corrects,
      reason: text,
      restated,
    });
  }
}
