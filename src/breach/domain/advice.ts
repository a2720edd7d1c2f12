import type { Moment } from '../../shared/moment.js';
import type { DomainEvent } from '../../shared/recorded-event.js';
import { append, fields } from './fields.js';
import type { Outcome, Question } from './question.js';
import type { RegisterText } from '../../shared/register-text.js';

export type AdviceRequested = DomainEvent<'AdviceRequested', { readonly questions: readonly Question[] }>;

/** The FG's advice (Art. 39(1)(a)). Nobody edits it; he may give another one later. */
export type AdviceGiven = DomainEvent<
  'AdviceGiven',
  { readonly question: Question; readonly outcome: Outcome; readonly reason: RegisterText }
>;

export type AdviceEvent = AdviceRequested | AdviceGiven;

export type RecordedAdvice = AdviceGiven['data'] & { readonly givenAt: Moment };
export interface AdviceFields {
  readonly advice: readonly RecordedAdvice[];
}

export const advice = fields<AdviceFields, AdviceGiven>({
  initial: { advice: [] },
  on: { AdviceGiven: (_, data, { recordedAt }) => ({ advice: append({ ...data, givenAt: recordedAt }) }) },
});

export interface AdviceRequestFields {
  /** Questions that wait for the FG. */
  readonly adviceRequested: readonly Question[];
}

export const adviceRequests = fields<AdviceRequestFields, AdviceEvent>({
  initial: { adviceRequested: [] },
  on: {
    AdviceRequested: (_, { questions }) => ({ adviceRequested: append(...questions) }),
    AdviceGiven: (before, data) => ({
      adviceRequested: before.adviceRequested.filter((question) => question !== data.question),
    }),
  },
});
