import type { Command } from './domain-event.js';
import type { RecordableQuestion } from '../../law/ap-form/recordable-question.js';
import type { Personal } from '../../shared/personal.js';
import type { DomainEvent } from '../../shared/recorded-event.js';
import { alsoWhen, type Decisions } from './decisions.js';
import { fields } from './fields.js';

/** What a person answered to a question of the AP's form that no other fact answers. A later answer counts. */
export type FormAnswerRecorded = DomainEvent<
  'FormAnswerRecorded',
  { readonly question: RecordableQuestion; readonly answer: Personal<string> }
>;

export type RecordFormAnswer = Command<'RecordFormAnswer', FormAnswerRecorded['data']>;
function recordFormAnswer(
  _breach: object,
  { type: _type, ...data }: RecordFormAnswer,
): readonly FormAnswerRecorded[] {
  return [{ type: 'FormAnswerRecorded', data }];
}

export interface FormAnswerFields {
  /** Answers to the AP's form itself. */
  readonly formAnswers?: { readonly [Q in RecordableQuestion]?: Personal<string> };
}

export const formAnswers = fields<FormAnswerFields, FormAnswerRecorded>({
  initial: {},
  on: {
    FormAnswerRecorded: (before, { question, answer }) => ({
      formAnswers: { ...before.formAnswers, [question]: answer },
    }),
  },
});

export const formAnswerDecisions = {
  RecordFormAnswer: alsoWhen('ended', recordFormAnswer),
} satisfies Decisions;
