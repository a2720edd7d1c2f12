import type { Personal } from '../../shared/personal.js';
import type { NotificationKind } from '../ap-vocabulary.js';
import type { FormInput, FormSource } from './form-input.js';
import { FORM_QUESTIONS } from './form-questions.js';

/** `recorded`: a person said it. `derived`: computed from events. `missing`: nobody said it yet. */
type AnswerState = 'recorded' | 'derived' | 'missing';

export interface FormAnswer {
  /** The number of the question in the AP's form. */
  readonly question: string;
  /** As the form words it, in Dutch. */
  readonly label: string;
  readonly required: boolean;
  /** The question or its options could not be confirmed: see the questionnaire itself. */
  readonly unconfirmed?: true;
  readonly state: AnswerState;
  /** In Dutch, ready to be copied; absent when missing. */
  readonly text?: string | Personal<string>;
  /** The words of our own closed lists behind the text. */
  readonly codes?: readonly string[];
  /** Where it comes from; empty only when missing. */
  readonly sources: readonly FormSource[];
}

export interface ApForm {
  readonly questionnaire: 'AP, augustus 2022';
  readonly kind: NotificationKind;
  /** The questions that these answers make visible, in the order of the form. */
  readonly answers: readonly FormAnswer[];
  /** Required and not answered: told before the initial notification, and no reason to wait with it (Art. 33(4)). */
  readonly missing: readonly string[];
}

/** The answers to the AP's web form, in its order: for a person to type over, since the AP takes nothing else. */
export function apForm(input: FormInput): ApForm {
  const answers = FORM_QUESTIONS.filter(({ visible }) => visible === undefined || visible(input)).map(
    ({ question, label, required: asked, unconfirmed, answer }): FormAnswer => {
      const required = asked && (input.kind.value !== 'withdrawal' || isOfTheKind(question));
      const about = { question, label, required, ...(unconfirmed && { unconfirmed }) };
      const given = answer(input);
      return given === undefined ? { ...about, state: 'missing', sources: [] } : { ...about, ...given };
    },
  );
  return {
    questionnaire: 'AP, augustus 2022',
    kind: input.kind.value,
    answers,
    missing: answers.flatMap(({ question, required, state }) =>
      required && state === 'missing' ? [question] : [],
    ),
  };
}

/** Question 1.1: which notification it is about, and why. Who withdraws one has nothing else to tell. */
const isOfTheKind = (question: string): boolean => /^1\.1( |$)/.test(question);
