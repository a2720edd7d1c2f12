import type { ApForm } from '../../law/ap-form/ap-form.js';
import type { FormQuestionNumber } from '../../law/ap-form/form-questions.js';
import type { Personal } from '../../shared/personal.js';
import type { DomainEvent } from '../../shared/recorded-event.js';
import { Refusal } from '../../shared/refusal.js';
import type { NotificationFields } from './authority-notification.js';
import { alsoWhen, type Decisions } from './decisions.js';
import type { Command } from './domain-event.js';

interface OfNotification {
  /** Revision of the event that recorded the notification. */
  readonly notification: number;
}

/**
 * What a person says that went to the AP, in its own web form: the answers as they were prepared here, another answer
 * to one question, or the whole text. What is said later counts.
 */
export type SentFormRecorded = DomainEvent<
  'SentFormRecorded',
  OfNotification &
    (
      | { readonly sent: 'as-prepared' }
      | { readonly sent: 'answer'; readonly question: FormQuestionNumber; readonly answer: Personal<string> }
      | { readonly sent: 'text'; readonly text: Personal<string> }
    )
>;

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

/** The prepared form with what was really answered to a question; a question that was not asked here joins at the end. */
export function withSentAnswer(
  form: ApForm,
  { question, answer }: { readonly question: FormQuestionNumber; readonly answer: Personal<string> },
  revision: number,
): ApForm {
  const sent = {
    state: 'recorded' as const,
    text: answer,
    sources: [{ event: 'SentFormRecorded', revision }],
  };
  const asked = form.answers.some((one) => one.question === question);
  return {
    ...form,
    answers: asked
      ? form.answers.map((one) => {
          if (one.question !== question) return one;
          const { codes: _codes, ...prepared } = one;
          return { ...prepared, ...sent };
        })
      : [...form.answers, { question, label: '', required: false, ...sent }],
    missing: form.missing.filter((one) => one !== question),
  };
}

export const sentFormDecisions = { RecordSentForm: alsoWhen('ended', recordSentForm) } satisfies Decisions;
