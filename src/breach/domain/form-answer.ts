import type { RecordableQuestion } from '../../law/ap-form/recordable-question.js';
import type { Personal } from '../../shared/personal.js';
import type { Breach } from './breach-state.js';
import type { Evolve, Fact } from './domain-event.js';

/** What a person answered to a question of the AP's form that no other fact answers. A later answer counts. */
export type FormAnswerRecorded = Fact<
  'FormAnswerRecorded',
  { readonly question: RecordableQuestion; readonly answer: Personal<string> }
>;

export interface RecordFormAnswer {
  readonly type: 'RecordFormAnswer';
  readonly question: RecordableQuestion;
  readonly answer: Personal<string>;
}

export function recordFormAnswer(
  _breach: Breach,
  { question, answer }: RecordFormAnswer,
): readonly FormAnswerRecorded[] {
  return [{ type: 'FormAnswerRecorded', data: { question, answer } }];
}

export const evolveFormAnswers: Evolve<FormAnswerRecorded> = {
  FormAnswerRecorded: (breach, { question, answer }) => ({
    ...breach,
    formAnswers: { ...breach.formAnswers, [question]: answer },
  }),
};
