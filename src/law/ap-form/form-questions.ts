import type { FormInput } from './form-input.js';
import type { GivenAnswer } from './given-answer.js';
import { ABOUT_THE_BREACH } from './questions-about-the-breach.js';
import { ABOUT_THE_NOTIFICATION } from './questions-about-the-notification.js';
import { ABOUT_THE_PEOPLE } from './questions-about-the-people.js';

export interface FormQuestion {
  readonly question: string;
  readonly label: string;
  readonly required: boolean;
  readonly unconfirmed?: true;
  /** Absent: always asked. */
  readonly visible?: (input: FormInput) => boolean;
  readonly answer: (input: FormInput) => GivenAnswer | undefined;
}

/** All questions, in the order of the form. */
export const FORM_QUESTIONS: readonly FormQuestion[] = [
  ...ABOUT_THE_NOTIFICATION,
  ...ABOUT_THE_BREACH,
  ...ABOUT_THE_PEOPLE,
];
