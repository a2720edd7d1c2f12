import type { OutsideAnswer } from '../outside/post-outside.js';
import type { Handed } from '../sending.port.js';
import type { AnswerRule } from './gateway.js';

/** What a gateway's answer says of the message, by the rules of its file; else by what a status says everywhere. */
export function meaningOf({ status, body }: OutsideAnswer, rules: readonly AnswerRule[]): Handed {
  const answer = parsed(body);
  const rule = rules.find((each) => fits(each, status, answer));
  const means = rule?.means ?? byStatus(status);
  if (means === 'sent') return means;
  if (means === 'never') return { never: rule?.code ?? `gateway-refused-${status}` };
  return { later: rule?.code ?? LATER_CODES[status] ?? `gateway-answered-${status}` };
}

/** A person can mend it, and the message goes then. */
const LATER_CODES: Readonly<Record<number, string>> = {
  401: 'gateway-knows-us-not',
  402: 'gateway-wants-money',
  403: 'gateway-knows-us-not',
  429: 'gateway-is-busy',
};

/** What no rule speaks of is not taken for sent. */
function byStatus(status: number): 'later' | 'never' {
  const isRefused = status >= 400 && status < 500 && !(status in LATER_CODES) && status !== 408;
  return isRefused ? 'never' : 'later';
}

function fits({ status, where = {} }: AnswerRule, given: number, answer: unknown): boolean {
  const isStatus = typeof status === 'number' ? status === given : status.startsWith(String(given).charAt(0));
  return isStatus && Object.entries(where).every(([pointer, value]) => at(answer, pointer) === value);
}

function at(answer: unknown, pointer: string): unknown {
  return pointer
    .split('/')
    .slice(1)
    .reduce<unknown>(
      (value, part) =>
        typeof value === 'object' && value !== null && Object.hasOwn(value, part)
          ? (value as Readonly<Record<string, unknown>>)[part]
          : undefined,
      answer,
    );
}

function parsed(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return undefined;
  }
}
