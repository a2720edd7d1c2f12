import type { FormBody } from '../../platform/http/form-body.js';

/** What the buttons of the page of a reporter send as `do`, with what they are about. */
const ANSWER = 'answer ';
const OF_A_QUESTION = 'answer.';
const ADDITION = 'text';

export type Wanted =
  | { readonly act: 'answer'; readonly question: string }
  | { readonly act: 'add' | 'wish' | 'noWish' }
  /** To see it, and nothing else. */
  | { readonly act: 'look' };

export const toAnswer = (question: string): string => `${ANSWER}${question}`;
export const answerField = (question: string): string => `${OF_A_QUESTION}${question}`;

export function wantedIn(form: FormBody): Wanted {
  const said = form['do']?.[0] ?? '';
  if (said.startsWith(ANSWER)) return { act: 'answer', question: said.slice(ANSWER.length) };
  // The button beside the file comes after it, where no field can stand any more: it has no name.
  if (said === '' && form['do'] === undefined && form['token'] !== undefined) return { act: 'add' };
  return { act: said === 'add' || said === 'wish' || said === 'noWish' ? said : 'look' };
}

/** The field that what is wanted sends. */
export const fieldOfWanted = (wanted: Wanted): string =>
  wanted.act === 'answer' ? answerField(wanted.question) : ADDITION;

/** What was typed for the reporter's own page, and goes along while he opens it anew. */
export function carriedOf(values: FormBody): readonly (readonly [name: string, value: string])[] {
  return Object.entries(values).flatMap(([name, [value = ''] = []]) =>
    value !== '' && (name === ADDITION || name.startsWith(OF_A_QUESTION)) ? [[name, value] as const] : [],
  );
}

const REFERENCE = /\bD[L1][-\s]?\d{4}[-\s]?[\dA-Z]{4}[-\s]?[\dA-Z]{4}(?![\dA-Z])/iu;
const SECRET = /(?<![\dA-Z-])(?:[\dA-Z]{4}-){5}[\dA-Z]{4}(?![\dA-Z])/iu;

/** Number and code, also where all that was copied from the receipt stands in one field, or in both. */
export function receiptIn(form: FormBody): { readonly reference: string; readonly secret: string } {
  const [reference = '', secret = ''] = [form['reference']?.[0], form['secret']?.[0]];
  const all = `${reference}\n${secret}`;
  return { reference: REFERENCE.exec(all)?.[0] ?? reference, secret: SECRET.exec(all)?.[0] ?? secret };
}
