import type { AdviceFields, AdviceGiven, AdviceRequested, AdviceRequestFields } from './advice.js';
import type { Decisions } from './decisions.js';
import type { Command } from './domain-event.js';
import { isHeard, type OpinionFields } from './opinions.js';

export type RequestAdvice = Command<'RequestAdvice', AdviceRequested['data']>;
export type GiveAdvice = Command<'GiveAdvice', AdviceGiven['data']>;

function requestAdvice(
  breach: AdviceRequestFields,
  { questions }: RequestAdvice,
): readonly AdviceRequested[] {
  const open = questions.filter((question) => !breach.adviceRequested.includes(question));
  return open.length === 0 ? [] : [{ type: 'AdviceRequested', data: { questions: open } }];
}

/** The same words again are a new advice where it was asked for anew, or where it was decided on since. */
function giveAdvice(
  breach: AdviceFields & AdviceRequestFields & OpinionFields,
  { question, outcome, reason }: GiveAdvice,
): readonly AdviceGiven[] {
  const latest = breach.advice.findLast((each) => each.question === question);
  const isRepeat =
    latest?.outcome === outcome &&
    latest.reason === reason &&
    !breach.adviceRequested.includes(question) &&
    !isHeard(breach, question, 'fg-advice');
  return isRepeat ? [] : [{ type: 'AdviceGiven', data: { question, outcome, reason } }];
}

export const adviceDecisions = {
  RequestAdvice: requestAdvice,
  GiveAdvice: giveAdvice,
} satisfies Decisions;
