import type { FormQuestion } from './form-question.js';
import { ABOUT_THE_BREACH } from './questions-about-the-breach.js';
import { ABOUT_THE_NOTIFICATION } from './questions-about-the-notification.js';
import { ABOUT_THE_PEOPLE } from './questions-about-the-people.js';

/** All questions, in the order of the form. */
export const FORM_QUESTIONS: readonly FormQuestion[] = [
  ...ABOUT_THE_NOTIFICATION,
  ...ABOUT_THE_BREACH,
  ...ABOUT_THE_PEOPLE,
];

/** Number of a question of the form, such as `4.1.1`. */
export type FormQuestionNumber = string;
export const QUESTION_NUMBERS: readonly FormQuestionNumber[] = FORM_QUESTIONS.map(({ question }) => question);
