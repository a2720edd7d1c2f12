import type { FormQuestionNumber } from '../../law/ap-form/form-questions.js';
import type { Personal } from '../../shared/personal.js';
import { Refusal } from '../../shared/refusal.js';
import type { NotificationFields } from './authority-notification.js';
import { alsoWhen, type Decisions } from './decisions.js';
import type { Command } from './domain-event.js';
import type { OfNotification, SentFormRecorded } from './sent-form.js';

export type RecordSentForm = Command<
  'RecordSentForm',
  OfNotification & {
    readonly asPrepared?: true;
    readonly question?: FormQuestionNumber;
    readonly answer?: Personal<string>;
    readonly text?: Personal<string>;
  }
>;

function recordSentForm(
  { notifications }: NotificationFields,
  { notification, asPrepared, question, answer, text }: RecordSentForm,
): readonly SentFormRecorded[] {
  const known = notifications.find(({ revision }) => revision === notification);
  if (known === undefined) {
    throw new Refusal(
      'no-such-statement',
      'This dossier holds no such notification at that revision: the time line shows where it stands.',
      'invalid',
      'notification',
    );
  }
  const ways = [asPrepared, question ?? answer, text].filter((way) => way !== undefined);
  if (ways.length !== 1 || (question === undefined) !== (answer === undefined)) {
    throw new Refusal(
      'sent-in-one-way',
      'Say one of three: that it was sent as prepared, what was answered to one question, or the whole text.',
      'invalid',
    );
  }
  if (question !== undefined && answer !== undefined) {
    return [{ type: 'SentFormRecorded', data: { notification, sent: 'answer', question, answer } }];
  }
  if (text !== undefined) return [{ type: 'SentFormRecorded', data: { notification, sent: 'text', text } }];
  return known.sent?.how === 'as-prepared'
    ? []
    : [{ type: 'SentFormRecorded', data: { notification, sent: 'as-prepared' } }];
}

export const sentFormDecisions = { RecordSentForm: alsoWhen('ended', recordSentForm) } satisfies Decisions;
