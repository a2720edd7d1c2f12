import { Body } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { Flag, OneOf } from '../../platform/http/dto-fields.js';
import { MomentField } from '../../platform/http/moment-fields.js';
import { PersonalText } from '../../platform/http/personal-text.js';
import type { Moment } from '../../shared/moment.js';
import type { RegisterText } from '../../shared/register-text.js';
import { RegisterTextField } from '../contract/register-text.field.js';
import type { Personal } from '../../shared/personal.js';
import { Refusal } from '../../shared/refusal.js';
import {
  ActOnBreach,
  type ActResult,
  type AskedAct,
  type AskedCommand,
} from '../acts/act-on-breach.command.js';
import { DossierRoutes } from '../dossier/dossier-routes.decorator.js';
import { Act, Asked, AskedUnseen } from './act.decorator.js';

class AwarenessBody {
  @MomentField({
    notInFuture: true,
    description: 'Since when the organisation is aware: the clock of Art. 33 starts there.',
  })
  readonly awareAt!: Moment;
  @PersonalText('dossier', { max: 8_000, description: 'What the moment rests on.' })
  readonly facts!: Personal<string>;
  @PersonalText('dossier', {
    max: 4_000,
    optional: true,
    needed: 'to move it later, or to correct what was established',
  })
  readonly reason?: Personal<string>;
  @MomentField({ optional: true, notInFuture: true, description: 'First sign that something was wrong.' })
  readonly firstSignalAt?: Moment;
  @MomentField({ optional: true, notInFuture: true, description: 'When the processor became aware.' })
  readonly processorAwareAt?: Moment;
}

class LaterAwarenessBody {
  @MomentField({ notInFuture: true, description: 'The moment that a colleague proposed.' })
  readonly awareAt!: Moment;
  @Flag({ optional: true, description: 'False: it is rejected, with its reason. Left out: it is confirmed.' })
  readonly confirmed?: boolean;
  @PersonalText('dossier', { max: 4_000, optional: true, needed: 'when it is not confirmed' })
  readonly reason?: Personal<string>;
}

const SAFETY_KINDS = ['risk', 'measure', 'safe-contact'] as const;

class SafetyBody {
  @OneOf(SAFETY_KINDS, {
    description:
      '`risk`: somebody may be in danger. `measure`: something was done about it. `safe-contact`: there is a safe way to reach him.',
  })
  readonly kind!: (typeof SAFETY_KINDS)[number];
  @MomentField({ notInFuture: true, description: 'When it was raised, taken or agreed.' })
  readonly at!: Moment;
  @PersonalText('dossier', {
    max: 8_000,
    optional: true,
    description: 'What was done or agreed.',
    needed: 'except for a risk',
  })
  readonly note?: Personal<string>;
  @Flag({ optional: true, description: 'Of a measure: whether the danger is averted with it.' })
  readonly dangerAverted?: boolean;
}

class FirstLookBody {
  @PersonalText('dossier', { max: 4_000, optional: true }) readonly note?: Personal<string>;
}

class AcknowledgementBody {
  @PersonalText('dossier', { max: 4_000, optional: true }) readonly note?: Personal<string>;
}

class ReceiptBody {
  @MomentField({
    notInFuture: true,
    description: 'When it came in; the moment that stands, if that is right.',
  })
  readonly receivedAt!: Moment;
  @RegisterTextField({ max: 4_000, description: 'How one knows.' }) readonly reason!: RegisterText;
}

/** What starts the clocks: safety first, then awareness. */
@DossierRoutes('clock')
export class ClockController {
  constructor(private readonly commands: CommandBus) {}

  @Act(
    'first-look',
    'breach.look-at',
    'Say that you looked at a report and take it for one: its own dates count from then on',
  )
  lookAtReport(@Asked() asked: AskedAct, @Body() body: FirstLookBody): Promise<ActResult> {
    return this.commands.execute(new ActOnBreach(asked, { type: 'LookAtReport', ...body }));
  }

  @Act(
    'corrections/receipt',
    'breach.correct-receipt',
    'Say when a report came in that was received by a wrong clock; later: a second person says the same moment',
  )
  correctReceipt(@Asked() asked: AskedAct, @Body() body: ReceiptBody): Promise<ActResult> {
    return this.commands.execute(new ActOnBreach(asked, { type: 'CorrectReceipt', ...body }));
  }

  @Act(
    'awareness',
    'breach.establish-awareness',
    'Since when the organisation is aware: the clock starts there',
  )
  establishAwareness(@Asked() asked: AskedAct, @Body() body: AwarenessBody): Promise<ActResult> {
    return this.commands.execute(new ActOnBreach(asked, { type: 'EstablishAwareness', ...body }));
  }

  @Act(
    'awareness/confirmation',
    'breach.confirm-awareness',
    'Confirm or reject, as a second person, a later awareness that was proposed',
  )
  confirmLaterAwareness(
    @Asked() asked: AskedAct,
    @Body() { awareAt, confirmed = true, reason }: LaterAwarenessBody,
  ): Promise<ActResult> {
    if (confirmed) {
      return this.commands.execute(
        new ActOnBreach(asked, { type: 'ConfirmLaterAwareness', awareAt, ...(reason && { reason }) }),
      );
    }
    if (reason === undefined) {
      throw new Refusal(
        'rejection-without-reason',
        'Rejecting a later awareness needs a reason.',
        'invalid',
        'reason',
      );
    }
    return this.commands.execute(new ActOnBreach(asked, { type: 'RejectLaterAwareness', awareAt, reason }));
  }

  @Act(
    'alarm-acknowledgement',
    'breach.acknowledge-alarm',
    'Take over the alarm of a danger: nobody else is called because of it',
    // At night nobody is sent back because somebody wrote something meanwhile.
    { unseen: true },
  )
  acknowledgeAlarm(@AskedUnseen() asked: AskedAct, @Body() body: AcknowledgementBody): Promise<ActResult> {
    return this.commands.execute(new ActOnBreach(asked, { type: 'AcknowledgeAlarm', ...body }));
  }

  @Act('safety', 'breach.record-safety', 'Raise a danger to somebody, or say what was done about it', {
    fields: { raisedAt: 'at', takenAt: 'at', establishedAt: 'at', what: 'note', how: 'note' },
  })
  recordSafety(@Asked() asked: AskedAct, @Body() body: SafetyBody): Promise<ActResult> {
    return this.commands.execute(new ActOnBreach(asked, safetyCommand(body)));
  }
}

function safetyCommand({ kind, at, note, dangerAverted = false }: SafetyBody): AskedCommand {
  if (kind === 'risk') return { type: 'RaiseSafetyRisk', raisedAt: at, ...(note && { note }) };
  if (note === undefined) throw new Refusal('note-missing', 'Say what was done.', 'invalid', 'note');
  return kind === 'measure'
    ? { type: 'TakeSafetyMeasure', takenAt: at, what: note, dangerAverted }
    : { type: 'EstablishSafeContact', establishedAt: at, how: note };
}
