import { Body } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { IntersectionType } from '@nestjs/swagger';
import { Count, Flag, OneOf, Text } from '../../platform/http/dto-fields.js';
import { DayOrMoment, MomentField } from '../../platform/http/moment-fields.js';
import { MEASURE_KINDS, type MeasureKind } from '../../law/ap-vocabulary.js';
import { moment, type Moment } from '../../shared/moment.js';
import { Refusal } from '../../shared/refusal.js';
import { ActOnBreach, type ActResult, type AskedAct } from '../acts/act-on-breach.command.js';
import { statedBeginning, statedEnd } from '../domain/stated-moment.js';
import type { Restatement } from '../domain/correction.js';
import type { RegisterText } from '../../shared/register-text.js';
import { DossierRoutes } from '../dossier/dossier-routes.decorator.js';
import { Act, Asked } from './act.decorator.js';
import { RegisterTextField } from '../contract/register-text.field.js';
import { RoundBody } from './round.body.js';

const MOST_EVENTS = 1_000_000;

class CorrectionBody {
  @Count({
    min: 0,
    max: MOST_EVENTS,
    description: 'Revision of the event that stated it wrongly, as the time line shows it.',
  })
  readonly corrects!: number;
  @RegisterTextField({ max: 4_000, description: 'How it came to be wrong; stands in the register.' })
  readonly reason!: RegisterText;
}

class ApNotificationCorrectionBody extends CorrectionBody {
  @Text({
    max: 100,
    optional: true,
    description: 'The AP’s meldnummer as it is in fact; left out, what was recorded before stands.',
  })
  readonly number?: string;
  @MomentField({
    optional: true,
    notInFuture: true,
    description: 'When the AP was notified in fact; left out, what was recorded before stands.',
  })
  readonly notifiedAt?: Moment;
  @RegisterTextField({
    max: 4_000,
    optional: true,
    description: 'Left out, what was recorded before stands.',
    needed: 'where it turns out late',
  })
  readonly delayReason?: RegisterText;
  @Flag({ optional: true, description: 'Late, and openly without a reason.' })
  readonly delayReasonOmitted?: boolean;
  @RegisterTextField({
    max: 4_000,
    optional: true,
    description: 'Of a withdrawal; left out, what was recorded before stands.',
  })
  readonly withdrawalReason?: RegisterText;
}

/** The whole round as it should have been recorded: a count that is left out is not known. */
class SubjectNotificationCorrectionBody extends IntersectionType(CorrectionBody, RoundBody) {}

class ControllerNoticeCorrectionBody extends CorrectionBody {
  @MomentField({ notInFuture: true, description: 'When the controller was told in fact.' })
  readonly informedAt!: Moment;
  @RegisterTextField({
    max: 300,
    optional: true,
    description: 'Which organisation; left out: as it was recorded.',
  })
  readonly controller?: RegisterText;
}

/** What is left out stands as it was recorded. */
class MeasureCorrectionBody extends CorrectionBody {
  @OneOf(MEASURE_KINDS, { optional: true }) readonly kind?: MeasureKind;
  @RegisterTextField({ max: 2_000, optional: true }) readonly what?: RegisterText;
  @MomentField({
    optional: true,
    notInFuture: true,
    description: 'When it was taken in fact.',
    needed: 'where it was withdrawn before',
  })
  readonly takenAt?: Moment;
  @Flag({ optional: true, description: 'It was not taken after all; what was planned is planned again.' })
  readonly withdrawn?: boolean;
}

class DeletionCorrectionBody extends CorrectionBody {
  @MomentField({ optional: true, notInFuture: true }) readonly confirmedAt?: Moment;
  @Flag({ optional: true }) readonly inWriting?: boolean;
  @Flag({ optional: true, description: 'Whether nobody else has the data any more.' })
  readonly everywhere?: boolean;
  @Flag({ optional: true, description: 'It was not confirmed after all.' }) readonly withdrawn?: boolean;
}

class SafetyCorrectionBody extends CorrectionBody {
  @MomentField({ notInFuture: true, description: 'When it was raised, taken or agreed in fact.' })
  readonly at!: Moment;
}

/** What is left out stands as it was recorded. */
class BoardContactCorrectionBody extends CorrectionBody {
  @MomentField({ optional: true, notInFuture: true, description: 'When it was tried in fact.' })
  readonly attemptedAt?: Moment;
  @Flag({ description: 'Whether the board was reached in fact.' }) readonly reached!: boolean;
}

class MatterCorrectionBody extends CorrectionBody {
  @MomentField({ optional: true, notInFuture: true, description: 'When it came in fact.' })
  readonly receivedAt?: Moment;
  @MomentField({ optional: true, description: 'Of a term that somebody stated: when it ends in fact.' })
  readonly dueAt?: Moment;
}

class SettlementCorrectionBody extends CorrectionBody {
  @MomentField({ optional: true, notInFuture: true, description: 'When it was settled in fact.' })
  readonly settledAt?: Moment;
  @RegisterTextField({ max: 100, optional: true, description: 'Number under which it is known, as it is.' })
  readonly number?: RegisterText;
}

/** What is left out stands. */
class OccurrenceBody {
  @DayOrMoment({ optional: true, notInFuture: true, description: 'When it began; a day will do.' })
  readonly occurredFrom?: string;
  @DayOrMoment({ optional: true, notInFuture: true, description: 'When it ended; a day counts to its end.' })
  readonly occurredUntil?: string;
  @Flag({ optional: true, description: 'Whether it still goes on; an end says that it does not.' })
  readonly ongoing?: boolean;
  @DayOrMoment({ optional: true, notInFuture: true, description: 'When it was discovered; a day will do.' })
  readonly discoveredAt?: string;
  @RegisterTextField({ max: 4_000, description: 'What this rests on; stands in the register.' })
  readonly reason!: RegisterText;
}

class CorrectionConfirmationBody {
  @Count({
    min: 0,
    max: MOST_EVENTS,
    description: 'Revision of the statement whose correction was proposed.',
  })
  readonly corrects!: number;
  @Flag() readonly confirmed!: boolean;
  @RegisterTextField({ max: 4_000, optional: true, needed: 'when it is not confirmed' })
  readonly reason?: RegisterText;
}

/** What was recorded wrongly, and how it was: the wrong statement stays, a later event corrects it (ADR 11). */
@DossierRoutes('corrections', '/corrections')
export class CorrectionsController {
  constructor(private readonly commands: CommandBus) {}

  @Act('ap-notification', 'breach.correct', 'Correct what was recorded about a notification to the AP')
  correctApNotification(
    @Asked() asked: AskedAct,
    @Body() { corrects, reason, ...restated }: ApNotificationCorrectionBody,
  ): Promise<ActResult> {
    return this.correct(asked, corrects, reason, { statement: 'ApNotified', ...restated });
  }

  @Act('subject-notification', 'breach.correct', 'Correct what was recorded about a round')
  correctSubjectNotification(
    @Asked() asked: AskedAct,
    @Body() { corrects, reason, ...restated }: SubjectNotificationCorrectionBody,
  ): Promise<ActResult> {
    return this.correct(asked, corrects, reason, { statement: 'SubjectsInformed', ...restated });
  }

  @Act('controller-notice', 'breach.correct', 'Correct when the controller was told')
  correctControllerNotice(
    @Asked() asked: AskedAct,
    @Body() { corrects, reason, ...restated }: ControllerNoticeCorrectionBody,
  ): Promise<ActResult> {
    return this.correct(asked, corrects, reason, { statement: 'ControllerInformed', ...restated });
  }

  @Act('measure', 'breach.correct', 'Correct or withdraw what was recorded as a measure taken')
  correctMeasure(
    @Asked() asked: AskedAct,
    @Body() { corrects, reason, withdrawn, ...restated }: MeasureCorrectionBody,
  ): Promise<ActResult> {
    const taken = {
      statement: 'MeasureTaken',
      ...restated,
      ...(withdrawn === true && { withdrawn }),
    } as const;
    return this.correct(asked, corrects, reason, taken);
  }

  @Act('deletion', 'breach.correct', 'Correct or withdraw what was recorded as a deletion confirmed')
  correctDeletion(
    @Asked() asked: AskedAct,
    @Body() { corrects, reason, withdrawn, ...restated }: DeletionCorrectionBody,
  ): Promise<ActResult> {
    const confirmed = {
      statement: 'DeletionConfirmed',
      ...restated,
      ...(withdrawn === true && { withdrawn }),
    } as const;
    return this.correct(asked, corrects, reason, confirmed);
  }

  @Act(
    'safety',
    'breach.correct',
    'Correct when a danger was raised, something was done, or a contact agreed',
  )
  correctSafety(
    @Asked() asked: AskedAct,
    @Body() { corrects, reason, at }: SafetyCorrectionBody,
  ): Promise<ActResult> {
    return this.correct(asked, corrects, reason, { statement: 'SafetyStated', at });
  }

  @Act('board-contact', 'breach.correct', 'Correct what was recorded of an attempt to reach the board')
  correctBoardContact(
    @Asked() asked: AskedAct,
    @Body() { corrects, reason, ...restated }: BoardContactCorrectionBody,
  ): Promise<ActResult> {
    return this.correct(asked, corrects, reason, { statement: 'BoardContactAttempted', ...restated });
  }

  @Act(
    'matter',
    'breach.correct',
    'Correct when something with a term of its own came, or the term it stated',
  )
  correctMatter(
    @Asked() asked: AskedAct,
    @Body() { corrects, reason, ...restated }: MatterCorrectionBody,
  ): Promise<ActResult> {
    return this.correct(asked, corrects, reason, { statement: 'MatterReceived', ...restated });
  }

  @Act('settlement', 'breach.correct', 'Correct when such a matter was settled, or the number it got')
  correctSettlement(
    @Asked() asked: AskedAct,
    @Body() { corrects, reason, ...restated }: SettlementCorrectionBody,
  ): Promise<ActResult> {
    return this.correct(asked, corrects, reason, { statement: 'MatterSettled', ...restated });
  }

  /** What the report said of it was a claim, and what went on then may have ended since. */
  @Act(
    'occurrence',
    'breach.correct',
    'When it happened and was discovered, as it is known now; that it ended',
  )
  establishOccurrence(
    @Asked() asked: AskedAct,
    @Body() { occurredFrom, occurredUntil, discoveredAt, ...said }: OccurrenceBody,
  ): Promise<ActResult> {
    return this.commands.execute(
      new ActOnBreach(asked, {
        type: 'EstablishOccurrence',
        ...said,
        ...(occurredFrom !== undefined && { occurredFrom: statedBeginning(occurredFrom, moment) }),
        ...(occurredUntil !== undefined && { occurredUntil: statedEnd(occurredUntil, moment) }),
        ...(discoveredAt !== undefined && { discovered: statedBeginning(discoveredAt, moment) }),
      }),
    );
  }

  /** By a second person, where the correction makes look right what looks wrong. */
  @Act(
    'confirmation',
    'breach.confirm-correction',
    'Confirm or reject, as a second person, a correction that was proposed',
  )
  confirmCorrection(
    @Asked() asked: AskedAct,
    @Body() { corrects, confirmed, reason }: CorrectionConfirmationBody,
  ): Promise<ActResult> {
    if (confirmed) {
      return this.commands.execute(
        new ActOnBreach(asked, { type: 'ConfirmCorrection', corrects, ...(reason && { reason }) }),
      );
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
