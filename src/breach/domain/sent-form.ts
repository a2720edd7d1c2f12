import type { ApForm } from '../../law/ap-form/ap-form.js';
import { FORM_QUESTIONS, type FormQuestionNumber } from '../../law/ap-form/form-questions.js';
import type { Personal } from '../../shared/personal.js';
import type { DomainEvent } from '../../shared/recorded-event.js';

export interface OfNotification {
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
      : [...form.answers, { question, label: labelOf(question), required: false, ...sent }],
    missing: form.missing.filter((one) => one !== question),
  };
}

const labelOf = (number: FormQuestionNumber): string =>
  FORM_QUESTIONS.find(({ question }) => question === number)?.label ?? '';
