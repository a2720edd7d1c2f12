import type { Moment } from '../../shared/moment.js';
import type { Personal } from '../../shared/personal.js';
import type { DomainEvent } from '../../shared/recorded-event.js';
import { Refusal } from '../../shared/refusal.js';
import type { ClockFields } from './awareness.js';
import { alsoWhen, type Decisions } from './decisions.js';
import type { Command, DecisionContext } from './domain-event.js';
import { reopenedByNewEvent, type BreachReopened, type EndingFields } from './ending.js';
import type { EntryFields } from './entry.js';
import { append, fields } from './fields.js';
import type { ReportSupplemented } from './report.js';

/** Something is asked of whoever reported, who reads it when he comes back with his receipt. It stops no clock. */
export type QuestionAsked = DomainEvent<
  'QuestionAsked',
  { readonly question: string; readonly text: Personal<string> }
>;

export type QuestionAnswered = DomainEvent<
  'QuestionAnswered',
  Pick<ReportSupplemented['data'], 'by' | 'text' | 'from'> & { readonly question: string }
>;

/** Whether the reporter wants to hear what became of it. */
export type ReporterWishRecorded = DomainEvent<'ReporterWishRecorded', { readonly outcome: boolean }>;

export type AskReporter = Command<'AskReporter', QuestionAsked['data']>;
export type AnswerQuestion = Command<'AnswerQuestion', QuestionAnswered['data']>;
export type RecordWish = Command<'RecordWish', ReporterWishRecorded['data']>;

interface AskedQuestion {
  readonly question: string;
  readonly text: Personal<string>;
  readonly askedAt: Moment;
  readonly revision: number;
  /** The first one; what is said of it later is a supplement. */
  readonly answer?: Omit<QuestionAnswered['data'], 'question'> & {
    readonly answeredAt: Moment;
    readonly revision: number;
  };
}

export interface OpenQuestionFields {
  /** Ids of those that wait for an answer. */
  readonly openQuestions: readonly string[];
}

export const openQuestions = fields<OpenQuestionFields, QuestionAsked | QuestionAnswered>({
  initial: { openQuestions: [] },
  on: {
    QuestionAsked: (_, { question }) => ({ openQuestions: append(question) }),
    QuestionAnswered: ({ openQuestions: open }, { question }) => ({
      openQuestions: open.filter((each) => each !== question),
    }),
  },
});

export interface AskedQuestionFields {
  /** Oldest first. */
  readonly questionsAsked: readonly AskedQuestion[];
  /** The reporter wants to hear what became of it. */
  readonly outcomeWished?: boolean;
}

export const questionsAsked = fields<
  AskedQuestionFields,
  QuestionAsked | QuestionAnswered | ReporterWishRecorded
>({
  initial: { questionsAsked: [] },
  on: {
    QuestionAsked: (_, data, { recordedAt, revision }) => ({
      questionsAsked: append({ ...data, askedAt: recordedAt, revision }),
    }),
    QuestionAnswered: ({ questionsAsked: asked }, { question, ...said }, { recordedAt, revision }) => ({
      questionsAsked: asked.map((each) =>
        each.question === question
          ? { ...each, answer: { ...said, answeredAt: recordedAt, revision } }
          : each,
      ),
    }),
    ReporterWishRecorded: (_, { outcome }) => ({ outcomeWished: outcome }),
  },
});

function askReporter(
  {
    entry,
    absorbed,
    questionsAsked: known,
  }: EntryFields & Pick<ClockFields, 'absorbed'> & AskedQuestionFields,
  { type: _type, ...data }: AskReporter,
): readonly QuestionAsked[] {
  if (entry !== undefined && absorbed.length === 0) {
    throw new Refusal(
      'reporter-has-no-receipt',
      'Somebody here wrote this report down: its reporter has no receipt to come back with. Ask him otherwise.',
    );
  }
  if (known.some(({ question }) => question === data.question)) return [];
  return [{ type: 'QuestionAsked', data }];
}

/** Never refused for coming late: a second answer is added to the first. */
function answerQuestion(
  breach: AskedQuestionFields & EndingFields,
  { type: _type, ...data }: AnswerQuestion,
  { now }: DecisionContext,
): readonly (QuestionAnswered | ReportSupplemented | BreachReopened)[] {
  const asked = breach.questionsAsked.find(({ question }) => question === data.question);
  if (asked === undefined)
    throw new Refusal('no-such-question', 'Nobody asked that question here.', 'invalid', 'question');
  return [
    asked.answer === undefined
      ? { type: 'QuestionAnswered', data }
      : { type: 'ReportSupplemented', data: { ...data, receivedAt: now } },
    ...reopenedByNewEvent(breach, 'report-supplemented'),
  ];
}

function recordWish(
  { outcomeWished = false }: AskedQuestionFields,
  { outcome }: RecordWish,
): readonly ReporterWishRecorded[] {
  return outcome === outcomeWished ? [] : [{ type: 'ReporterWishRecorded', data: { outcome } }];
}

export const questionDecisions = {
  AskReporter: askReporter,
  AnswerQuestion: alsoWhen('ended', answerQuestion),
  // Each reporter's own: a merged dossier keeps that of whoever reported it.
  RecordWish: alsoWhen('ended-or-merged', recordWish),
} satisfies Decisions;
