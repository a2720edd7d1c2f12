import type { Moment } from '../../shared/moment.js';
import type { Breach } from './breach-state.js';
import type { Evolve, Fact } from './domain-event.js';
import type { Outcome, Question } from './decision.js';
import { withOpinions } from './opinions.js';
import type { RegisterText } from './register-text.js';

export type AdviceRequested = Fact<'AdviceRequested', { readonly questions: readonly Question[] }>;

/** The FG's advice (Art. 39(1)(a)). Nobody edits it; he may give another one later. */
export type AdviceGiven = Fact<
  'AdviceGiven',
  { readonly question: Question; readonly outcome: Outcome; readonly reason: RegisterText }
>;

export type AdviceEvent = AdviceRequested | AdviceGiven;

export interface RequestAdvice {
  readonly type: 'RequestAdvice';
  readonly questions: readonly Question[];
}

export interface GiveAdvice {
  readonly type: 'GiveAdvice';
  readonly question: Question;
  readonly outcome: Outcome;
  readonly reason: RegisterText;
}

export interface RecordedAdvice {
  readonly question: Question;
  readonly outcome: Outcome;
  readonly reason: RegisterText;
  readonly givenAt: Moment;
}

export function requestAdvice(breach: Breach, { questions }: RequestAdvice): readonly AdviceRequested[] {
  const open = questions.filter((question) => !breach.adviceRequested.includes(question));
  return open.length === 0 ? [] : [{ type: 'AdviceRequested', data: { questions: open } }];
}

export function giveAdvice(
  breach: Breach,
  { question, outcome, reason }: GiveAdvice,
): readonly AdviceGiven[] {
  const latest = latestAdvice(breach, question);
  return latest?.outcome === outcome && latest.reason === reason
    ? []
    : [{ type: 'AdviceGiven', data: { question, outcome, reason } }];
}

export function latestAdvice({ advice }: Breach, question: Question): RecordedAdvice | undefined {
  return advice.findLast((given) => given.question === question);
}

export const evolveAdvice: Evolve<AdviceEvent> = {
  AdviceRequested: (breach, { questions }) => ({
    ...breach,
    adviceRequested: [...breach.adviceRequested, ...questions],
  }),
  AdviceGiven: (breach, data, { recordedAt }) => ({
    ...breach,
    advice: [...breach.advice, { ...data, givenAt: recordedAt }],
    adviceRequested: breach.adviceRequested.filter((question) => question !== data.question),
    opinions: withOpinions(breach.opinions, data.question, { 'fg-advice': data.outcome }),
  }),
};
