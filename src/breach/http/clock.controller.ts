import { Body, Controller, Param, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Flag, OneOf, Text } from '../../platform/http/dto-fields.js';
import { MomentField } from '../../platform/http/moment-fields.js';
import type { Moment } from '../../shared/moment.js';
import { personal } from '../../shared/personal.js';
import { Refusal } from '../../shared/refusal.js';
import type { BreachCommand } from '../domain/breach.js';
import { ActRequested, Performs, type ActRequest } from './act-request.decorator.js';
import { BreachActs, type ActAnswer } from './breach-acts.service.js';
import { BreachIdPipe } from '../dossier/breach-id.pipe.js';

class AwarenessBody {
  @MomentField({ notInFuture: true }) readonly awareAt!: Moment;
  /** What the moment rests on. */
  @Text({ max: 8_000 }) readonly facts!: string;
  @Text({ max: 4_000, optional: true }) readonly reason?: string;
  @MomentField({ optional: true, notInFuture: true }) readonly firstSignalAt?: Moment;
  @MomentField({ optional: true, notInFuture: true }) readonly processorAwareAt?: Moment;
}

class LaterAwarenessBody {
  /** The moment that a colleague proposed. */
  @MomentField({ notInFuture: true }) readonly awareAt!: Moment;
}

const SAFETY_KINDS = ['risk', 'measure', 'safe-contact'] as const;

class SafetyBody {
  @OneOf(SAFETY_KINDS) readonly kind!: (typeof SAFETY_KINDS)[number];
  @MomentField({ notInFuture: true }) readonly at!: Moment;
  @Text({ max: 8_000, optional: true }) readonly note?: string;
  /** Of a measure: whether the danger is averted with it. */
  @Flag({ optional: true }) readonly dangerAverted?: boolean;
}

/** What starts the clocks: safety first, then awareness. */
@ApiTags('clock')
@Controller('v1/breaches/:id')
export class ClockController {
  constructor(private readonly acts: BreachActs) {}

  @Post('awareness')
  @Performs('breach.establish-awareness')
  establishAwareness(
    @Param('id', BreachIdPipe) id: string,
    @ActRequested() request: ActRequest,
    @Body() { facts, reason, ...moments }: AwarenessBody,
  ): Promise<ActAnswer> {
    return this.acts.perform(id, 'breach.establish-awareness', request, {
      type: 'EstablishAwareness',
      ...moments,
      facts: personal('dossier', facts),
      ...(reason !== undefined && { reason: personal('dossier', reason) }),
    });
  }

  @Post('awareness/confirmation')
  @Performs('breach.confirm-awareness')
  confirmAwareness(
    @Param('id', BreachIdPipe) id: string,
    @ActRequested() request: ActRequest,
    @Body() { awareAt }: LaterAwarenessBody,
  ): Promise<ActAnswer> {
    return this.acts.perform(id, 'breach.confirm-awareness', request, {
      type: 'ConfirmLaterAwareness',
      awareAt,
    });
  }

  @Post('safety')
  @Performs('breach.record-safety')
  recordSafety(
    @Param('id', BreachIdPipe) id: string,
    @ActRequested() request: ActRequest,
    @Body() body: SafetyBody,
  ): Promise<ActAnswer> {
    return this.acts.perform(id, 'breach.record-safety', request, safetyCommand(body));
  }
}

function safetyCommand({ kind, at, note, dangerAverted }: SafetyBody): BreachCommand {
  const text = note === undefined ? undefined : personal('dossier', note);
  if (kind === 'risk') return { type: 'RaiseSafetyRisk', raisedAt: at, ...(text && { note: text }) };
  if (text === undefined) throw new Refusal('note-missing', 'Say what was done.', 'invalid', '/note');
  return kind === 'measure'
    ? { type: 'TakeSafetyMeasure', takenAt: at, what: text, dangerAverted: dangerAverted ?? false }
    : { type: 'EstablishSafeContact', establishedAt: at, how: text };
}
