import { createHash } from 'node:crypto';
import type { FormBody } from '../../platform/http/form-body.js';
import { nameOf } from '../html/form.js';

/**
 * A page on which several things can be done is one form in parts, each with a button of its own: whatever was typed
 * comes along with whichever is pressed, and is shown again.
 */

/** Name of the buttons; the value of the one that was pressed is the part that it sends. */
export const SENT = 'send';

/** Of the page, not of a part. */
const OF_THE_PAGE: readonly string[] = [SENT, 'submission', 'seen', 'taal'];

/** In each part: how its fields stood before anybody touched them. */
export const BEGAN = 'began';

/** This part as its act knows it; the one without a name is what the page is about. */
export function partOf(form: FormBody, part: string | undefined): FormBody {
  if (part !== undefined) return below(`${part}.`, form);
  const others = partsIn(form).flatMap((one) => (one === undefined ? [] : [`${one}.`]));
  return only(form, (name) => !OF_THE_PAGE.includes(name) && !others.some((one) => name.startsWith(one)));
}

/** The same as it is sent, with a key of its own: the others of the page have theirs. */
export function sentPart(form: FormBody, part: string | undefined): FormBody {
  const { submission, seen } = form;
  const key = submission && part !== undefined ? [`${submission[0] ?? ''}-${part}`] : submission;
  return { ...partOf(form, part), ...(key && { submission: key }), seen };
}

/** What is left of a form once this part was done: for the page as it stands after it. */
export function withoutPart(form: FormBody, part: string | undefined): FormBody {
  const done = Object.keys(partOf(form, part)).map((name) => nameOf({ part }, name));
  return only(form, (name) => !OF_THE_PAGE.includes(name) && !done.includes(name));
}

/** How a part stands as long as nobody touches it: short, and no text twice on a page. */
export function beganAs(known: FormBody): string {
  const marks = Object.entries(known).map(([name, values]) => [name, markOf(values)] as [string, string]);
  return new URLSearchParams(marks.filter(([, mark]) => mark !== '')).toString();
}

/** The fields of this part that somebody filled in, changed or emptied. */
export function typedIn(form: FormBody, part: string | undefined): FormBody {
  const { [BEGAN]: began, ...fields } = partOf(form, part);
  const marks = new URLSearchParams(began?.[0]);
  const names = new Set([...marks.keys(), ...Object.keys(fields)]);
  const touched = [...names].filter((name) => markOf(fields[name]) !== (marks.get(name) ?? ''));
  return Object.fromEntries(touched.map((name) => [name, fields[name] ?? []]));
}

/** Whether anybody touched anything of the form. */
export const isTyped = (form: FormBody): boolean =>
  partsIn(form).some((part) => Object.keys(typedIn(form, part)).length > 0);

const partsIn = (form: FormBody): readonly (string | undefined)[] =>
  Object.keys(form).flatMap((name) => {
    if (name === BEGAN) return [undefined];
    return name.endsWith(`.${BEGAN}`) ? [name.slice(0, -BEGAN.length - 1)] : [];
  });

const only = (form: FormBody, isKept: (name: string) => boolean): FormBody =>
  Object.fromEntries(Object.entries(form).filter(([name]) => isKept(name)));

const below = (before: string, form: FormBody): FormBody =>
  Object.fromEntries(
    Object.entries(form)
      .filter(([name]) => name.startsWith(before))
      .map(([name, values]) => [name.slice(before.length), values]),
  );

/** Nothing for what is empty, ticked or not. */
function markOf(values: readonly string[] = []): string {
  const said = values.filter((value) => value.trim() !== '');
  if (said.length === 0) return '';
  return createHash('sha256').update(JSON.stringify(said)).digest('base64url').slice(0, 8);
}
