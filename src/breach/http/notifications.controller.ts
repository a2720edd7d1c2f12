import { Body } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { RECORDABLE_QUESTIONS, type RecordableQuestion } from '../../law/ap-form/recordable-question.js';
import { QUESTION_NUMBERS, type FormQuestionNumber } from '../../law/ap-form/form-questions.js';
import { Count, Flag, OneOf, Sha256Field, Text } from '../../platform/http/dto-fields.js';
import { MOST_COUNTED } from '../../platform/http/count-range.js';
import { MomentField } from '../../platform/http/moment-fields.js';
import { PersonalText } from '../../platform/http/personal-text.js';
import type { Moment } from '../../shared/moment.js';
import { personal, type Personal } from '../../shared/personal.js';
import { ActOnBreach, type ActResult, type AskedAct } from '../acts/act-on-breach.command.js';
import { NOTIFICATION_KINDS, type NotificationKind } from '../../law/ap-vocabulary.js';
import type { RegisterText } from '../../shared/register-text.js';
import { DossierRoutes } from '../dossier/dossier-routes.decorator.js';
import { Act, Asked } from './act.decorator.js';
import { RegisterTextField } from '../contract/register-text.field.js';
import { RoundBody } from './round.body.js';

class ApNotificationBody {
  @OneOf(NOTIFICATION_KINDS) readonly kind!: NotificationKind;
  @Text({
    max: 100,
    optional: true,
    description: 'The AP’s meldnummer; leave it out while it is still to come.',
  })
  readonly number?: string;
  @MomentField({ notInFuture: true }) readonly notifiedAt!: Moment;
  @Flag({ optional: true, description: 'Art. 33(4): more will follow.' }) readonly incomplete?: boolean;
  @RegisterTextField({ max: 4_000, optional: true, needed: 'where it is late, unless there openly is none' })
  readonly delayReason?: RegisterText;
  @Flag({ optional: true, description: 'Late, and openly without a reason.' })
  readonly delayReasonOmitted?: boolean;
  @RegisterTextField({ max: 4_000, optional: true, needed: 'for a withdrawal' })
  readonly withdrawalReason?: RegisterText;
}

class SentFormBody {
  @Count({
    min: 0,
    max: 1_000_000,
    description: 'Revision of the notification, as `notifications` shows it.',
  })
  readonly notification!: number;
  @Flag({ optional: true, description: 'What stands in the prepared form was sent, word for word.' })
  readonly asPrepared?: boolean;
  @OneOf(QUESTION_NUMBERS, { optional: true, description: 'What was answered otherwise.' })
  readonly question?: FormQuestionNumber;
  @PersonalText('dossier', { max: 20_000, optional: true, description: 'As it was really answered.' })
  readonly answer?: Personal<string>;
  @PersonalText('dossier', {
    max: 50_000,
    optional: true,
    description: 'All that was really sent, as the AP’s confirmation shows it.',
  })
  readonly text?: Personal<string>;
}

class FormAnswerBody {
  @OneOf(RECORDABLE_QUESTIONS) readonly question!: RecordableQuestion;
  @Text({ max: 4_000 }) readonly answer!: string;
}

class SubjectNotificationBody extends RoundBody {
  @RegisterTextField({
    max: 4_000,
    description: 'What they were told, in outline: for the register, without anybody’s name.',
  })
  readonly content!: RegisterText;
  @PersonalText('affected', {
    max: 50_000,
    optional: true,
    description: 'The text as it was really sent, names and numbers included; its digest is computed here.',
  })
  readonly text?: Personal<string>;
  @Sha256Field({
    optional: true,
    description: 'SHA-256 (64 hex digits) of a text that is kept elsewhere; not together with `text`.',
  })
  readonly contentHash?: string;
}

class RoundResultBody {
  @Count({ min: 0, max: 1_000_000, description: 'Revision of the round, as `informed` shows it.' })
  readonly round!: number;
  @Count({ min: 0, max: MOST_COUNTED, description: 'All that it has reached by now.' })
  readonly reached!: number;
  @Count({ min: 0, max: MOST_COUNTED, optional: true, description: 'Of letters: how many came back.' })
  readonly returned?: number;
  @Count({ min: 0, max: MOST_COUNTED, optional: true }) readonly unreachable?: number;
}

/** Telling the AP and telling people happens outside; it is recorded here, in whatever order it happened. */
@DossierRoutes('notifications')
export class NotificationsController {
  constructor(private readonly commands: CommandBus) {}

  @Act('ap-notifications', 'breach.record-ap-notification', 'That the AP was notified, in its own web form')
  recordApNotification(@Asked() asked: AskedAct, @Body() body: ApNotificationBody): Promise<ActResult> {
    return this.commands.execute(
      new ActOnBreach(asked, { type: 'NotifyAuthority', incomplete: false, ...body }),
    );
  }

  /** The AP's form is filled in by hand: what stands here and what was sent can differ (ADR 10). */
  @Act(
    'ap-notifications/sent',
    'breach.record-ap-notification',
    'What was really sent to the AP: as prepared, another answer, or the whole text',
  )
  recordSentForm(
    @Asked() asked: AskedAct,
    @Body() { asPrepared, ...sent }: SentFormBody,
  ): Promise<ActResult> {
    return this.commands.execute(
      new ActOnBreach(asked, {
        type: 'RecordSentForm',
        ...sent,
        ...(asPrepared === true && { asPrepared }),
      }),
    );
  }

  @Act('form-answers', 'breach.answer-form', 'Answer a question of the AP’s form that no other fact answers')
  recordFormAnswer(
    @Asked() asked: AskedAct,
    @Body() { question, answer }: FormAnswerBody,
  ): Promise<ActResult> {
    // Who notifies and whom to ask are people who work here.
    const scope = question.startsWith('3.2') ? 'staff' : 'dossier';
    const command = { type: 'RecordFormAnswer', question, answer: personal(scope, answer) } as const;
    return this.commands.execute(new ActOnBreach(asked, command));
  }

  @Act(
    'subject-notifications',
    'breach.record-subject-notification',
    'That people were told, one round of it',
  )
  recordSubjectNotification(
    @Asked() asked: AskedAct,
    @Body() body: SubjectNotificationBody,
  ): Promise<ActResult> {
    const { contentHash, ...round } = body;
    const known = contentHash === undefined ? {} : { contentHash: personal('affected', contentHash) };
    return this.commands.execute(new ActOnBreach(asked, { type: 'InformSubjects', ...round, ...known }));
  }

  @Act(
    'subject-notifications/results',
    'breach.record-subject-notification',
    'What became of a round: whom it reached; the newest result counts',
  )
  recordRoundResult(@Asked() asked: AskedAct, @Body() body: RoundResultBody): Promise<ActResult> {
    return this.commands.execute(new ActOnBreach(asked, { type: 'RecordRoundResult', ...body }));
  }
}
