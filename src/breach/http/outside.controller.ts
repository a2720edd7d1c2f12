import { createHash, randomBytes } from 'node:crypto';
import { Body, Controller, Param, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { apForm, type ApForm } from '../../law/ap-form/ap-form.js';
import { RECORDABLE_QUESTIONS, type RecordableQuestion } from '../../law/ap-form/recordable-question.js';
import { OrganisationProfiles } from '../../organisations/organisation-profiles.js';
import type { RecordedEvent } from '../../shared/recorded-event.js';
import { Flag, OneOf, Text } from '../../platform/http/dto-fields.js';
import { MomentField } from '../../platform/http/moment-fields.js';
import type { Moment } from '../../shared/moment.js';
import { personal } from '../../shared/personal.js';
import {
  NOTIFICATION_KINDS,
  type NotificationKind,
  type NotifyAuthority,
} from '../domain/authority-notification.js';
import type { BreachEvent } from '../domain/breach.js';
import { formInput } from '../views/form-input.js';
import { MATTER_KINDS, type MatterKind } from '../domain/matters.js';
import { registerText } from '../domain/register-text.js';
import { ActRequested, Performs, type ActRequest } from './act-request.decorator.js';
import { BreachActs, commandIdOf, type ActAnswer } from './breach-acts.service.js';
import { BreachIdPipe } from '../dossier/breach-id.pipe.js';
import { RoundBody } from './round.body.js';

class ApNotificationBody {
  @OneOf(NOTIFICATION_KINDS) readonly kind!: NotificationKind;
  /** The AP's meldnummer; leave it out while it is still to come. */
  @Text({ max: 100, optional: true }) readonly number?: string;
  @MomentField({ notInFuture: true }) readonly notifiedAt!: Moment;
  /** Art. 33(4): more will follow. */
  @Flag({ optional: true }) readonly incomplete?: boolean;
  @Text({ max: 4_000, optional: true }) readonly delayReason?: string;
  /** Late, and openly without a reason. */
  @Flag({ optional: true }) readonly delayReasonOmitted?: boolean;
  @Text({ max: 4_000, optional: true }) readonly withdrawalReason?: string;
}

class FormAnswerBody {
  @OneOf(RECORDABLE_QUESTIONS) readonly question!: RecordableQuestion;
  @Text({ max: 4_000 }) readonly answer!: string;
}

type Sent = Omit<NotifyAuthority, 'type' | 'salt' | 'form'>;

class SubjectNotificationBody extends RoundBody {
  /** What they were told, in outline. */
  @Text({ max: 4_000 }) readonly content!: string;
  /** SHA-256 (hex) of the letter, as the letter was answered with. */
  @Text({ min: 64, max: 64, optional: true }) readonly contentHash?: string;
}

class MatterBody {
  @OneOf(MATTER_KINDS) readonly kind!: MatterKind;
  @MomentField({ notInFuture: true }) readonly receivedAt!: Moment;
  @MomentField({ optional: true }) readonly dueAt?: Moment;
  @Text({ max: 8_000 }) readonly what!: string;
}

class SettlementBody {
  @MomentField({ notInFuture: true }) readonly settledAt!: Moment;
  @Text({ max: 8_000 }) readonly how!: string;
}

/** What happened outside and is recorded here, in whatever order it happened. */
@ApiTags('outside')
@Controller('v1/breaches/:id')
export class OutsideController {
  constructor(
    private readonly acts: BreachActs,
    private readonly profiles: OrganisationProfiles,
  ) {}

  @Post('ap-notifications')
  @Performs('breach.record-ap-notification')
  notifyAuthority(
    @Param('id', BreachIdPipe) id: string,
    @ActRequested() request: ActRequest,
    @Body() { delayReason, withdrawalReason, incomplete, ...notification }: ApNotificationBody,
  ): Promise<ActAnswer> {
    const reasons = {
      ...(delayReason !== undefined && { delayReason: registerText(delayReason, '/delayReason') }),
      ...(withdrawalReason !== undefined && {
        withdrawalReason: registerText(withdrawalReason, '/withdrawalReason'),
      }),
    };
    const sent = { ...notification, incomplete: incomplete ?? false, ...reasons };
    return this.acts.perform(id, 'breach.record-ap-notification', request, ({ organisation }, history) => ({
      type: 'NotifyAuthority',
      ...sent,
      salt: randomBytes(16).toString('hex'),
      ...this.formOf(organisation, history, sent),
    }));
  }

  /** Nothing where the organisation is no longer served: a fact from outside is never refused. */
  private formOf(
    organisation: string,
    history: readonly RecordedEvent<BreachEvent>[],
    { notifiedAt, kind, incomplete, delayReason, delayReasonOmitted, withdrawalReason }: Sent,
  ): { readonly form?: ApForm } {
    const profile = this.profiles.find(organisation);
    if (profile === undefined) return {};
    const input = formInput(
      history,
      { content: profile, digest: this.profiles.digest(organisation) },
      {
        kind,
        asOf: notifiedAt,
        incomplete,
        ...((delayReason !== undefined || delayReasonOmitted === true) && {
          delay: { ...(delayReason !== undefined && { reason: delayReason }) },
        }),
        ...(withdrawalReason !== undefined && { withdrawalReason }),
      },
    );
    return { form: apForm(input) };
  }

  @Post('form-answers')
  @Performs('breach.answer-form')
  answerForm(
    @Param('id', BreachIdPipe) id: string,
    @ActRequested() request: ActRequest,
    @Body() { question, answer }: FormAnswerBody,
  ): Promise<ActAnswer> {
    return this.acts.perform(id, 'breach.answer-form', request, {
      type: 'RecordFormAnswer',
      question,
      // Who notifies and whom to ask are people who work here.
      answer: personal(question.startsWith('3.2') ? 'staff' : 'dossier', answer),
    });
  }

  @Post('subject-notifications')
  @Performs('breach.record-subject-notification')
  informSubjects(
    @Param('id', BreachIdPipe) id: string,
    @ActRequested() request: ActRequest,
    @Body() { content, contentHash, ...round }: SubjectNotificationBody,
  ): Promise<ActAnswer> {
    return this.acts.perform(id, 'breach.record-subject-notification', request, {
      type: 'InformSubjects',
      ...round,
      content: registerText(content, '/content'),
      contentHash: contentHash ?? createHash('sha256').update(content).digest('hex'),
    });
  }

  @Post('matters')
  @Performs('breach.record-matter')
  receiveMatter(
    @Param('id', BreachIdPipe) id: string,
    @ActRequested() request: ActRequest,
    @Body() { what, ...matter }: MatterBody,
  ): Promise<ActAnswer> {
    return this.acts.perform(id, 'breach.record-matter', request, {
      type: 'ReceiveMatter',
      ...matter,
      matter: commandIdOf(id, request),
      what: personal('dossier', what),
    });
  }

  @Post('matters/:matter/settlement')
  @Performs('breach.record-matter')
  settleMatter(
    @Param('id', BreachIdPipe) id: string,
    @Param('matter', BreachIdPipe) matter: string,
    @ActRequested() request: ActRequest,
    @Body() { settledAt, how }: SettlementBody,
  ): Promise<ActAnswer> {
    return this.acts.perform(id, 'breach.record-matter', request, {
      type: 'SettleMatter',
      matter,
      settledAt,
      how: personal('dossier', how),
    });
  }
}
