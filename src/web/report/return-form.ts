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
