import type { FormBody } from '../../platform/http/form-body.js';

/** Name of the buttons; the value of the one that was pressed is the place of its answer. */
export const SENT = 'send';

/** What a person types or ticks; the rest a page says itself. */
const TYPED = ['ground', 'reason', 'departure', 'publicCommunication', 'who', 'function'] as const;

/** Name in the form of a field of the answer at this place. */
export const placeOf = (within: string, name: string): string => `${within}.${name}`;

/** The answer at this place as its act knows it, with a key of its own: the others of the form have theirs. */
export function answerAt(within: string, form: FormBody): FormBody {
  const before = placeOf(within, '');
  const own = Object.entries(form)
    .filter(([name]) => name.startsWith(before))
    .map(([name, value]) => [name.slice(before.length), value] as const);
  const submission = form['submission']?.[0];
  return {
    ...Object.fromEntries(own),
    ...{ seen: form['seen'] },
    ...(submission !== undefined && { submission: [`${submission}-${within}`] }),
  };
}

/** Faults of the answer at this place, by the names in the form. */
export const faultsAt = (within: string, faults: ReadonlyMap<string, string>): ReadonlyMap<string, string> =>
  new Map([...faults].map(([name, fault]) => [name === '' ? '' : placeOf(within, name), fault]));

/** What is left of a form once the answer at this place was recorded. */
export const withoutAnswer = (within: string, form: FormBody): FormBody =>
  Object.fromEntries(Object.entries(form).filter(([name]) => !name.startsWith(placeOf(within, ''))));

/** Whether anybody filled in something of the answer at this place, or of any. */
export function isTyped(form: FormBody, within?: string): boolean {
  return Object.entries(form).some(
    ([name, value]) =>
      TYPED.some((field) =>
        within === undefined ? name.endsWith(`.${field}`) : name === placeOf(within, field),
      ) && value?.some((one) => one.trim() !== '') === true,
  );
}
