import type { FormInput } from './form-input.js';
import { recorded, type GivenAnswer } from './given-answer.js';
import type { RecordableQuestion } from './recordable-question.js';

/** What a person answered to the question itself. */
export const recordedAnswer =
  (question: RecordableQuestion) =>
  ({ answers }: FormInput): GivenAnswer | undefined => {
    const answer = answers[question];
    return answer && recorded(answer.value, answer);
  };
