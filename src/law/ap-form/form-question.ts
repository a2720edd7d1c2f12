import type { FormInput } from './form-input.js';
import type { GivenAnswer } from './given-answer.js';

export interface FormQuestion {
  readonly question: string;
  readonly label: string;
  readonly required: boolean;
  readonly unconfirmed?: true;
  /** Absent: always asked. */
  readonly visible?: (input: FormInput) => boolean;
  readonly answer: (input: FormInput) => GivenAnswer | undefined;
}
