import { DateTime } from 'luxon';
import { dutchDay } from '../../law/clock.js';
import { DUTCH_TIME } from '../../shared/dutch-time.js';
import type { FormBody } from '../../platform/http/form-body.js';
import { Problem } from '../../platform/http/problem.js';
import type { Moment } from '../../shared/moment.js';
import { refusalInWords } from '../words/refusal-in-words.js';
import type { ReportingWords } from '../words/reporting-words.js';

/** How many people, as somebody at night can say it. */
export const COUNTS = [
  [1, 1],
  [2, 10],
  [11, 50],
  [51, 250],
  [251, 1_000],
  [1_001, 5_000],
  [5_001, undefined],
] as const;

/** Names of fields are places in the body of `POST /v1/reports`, with dots; those that are put together from parts: */
const DAY_AND_TIME = ['discoveredAt'] as const;
const LISTS = ['dataCategories', 'subjectGroups'];
const FLAGS = ['aboutHandler', 'reporter.readsAlone'];
const OF_THE_FORM = ['submission', 'lookedAt'];

type Body = Record<string, unknown>;

/** The form as the body that programs send: the same DTO checks both. What was left empty is not there. */
export function reportBodyOf(form: FormBody, organisation: string, now: Moment): Body {
  const body: Body = { organisation };
  for (const [name, values = []] of Object.entries(form)) {
    const given = values.filter((value) => value.trim() !== '');
    if (given.length === 0 || OF_THE_FORM.includes(name) || isPart(name)) continue;
    put(body, name, valueOf(name, given));
  }
  for (const name of DAY_AND_TIME) {
    const at = dayAndTime(form[`${name}.day`]?.[0] ?? '', form[`${name}.time`]?.[0] ?? '');
    if (at !== undefined) body[name] = at;
  }
  const until = form['reporter.reachableUntil']?.[0] ?? '';
  if (until !== '') put(body, 'reporter.reachableUntil', inDutchTime(`${dutchDay(now)}T${until}`) ?? until);
  return body;
}

const isPart = (name: string): boolean =>
  name === 'reporter.reachableUntil' || DAY_AND_TIME.some((one) => name.startsWith(`${one}.`));

function valueOf(name: string, given: readonly string[]): unknown {
  if (LISTS.includes(name)) return given;
  const [value = ''] = given;
  if (FLAGS.includes(name)) return value === 'yes';
  if (name === 'subjectCount') {
    const [min, max] = value
      .split('-')
      .filter((part) => part !== '')
      .map(Number);
    return { min, ...(max !== undefined && { max }) };
  }
  return value;
}

/** A place that is none, such as `__proto__.x` or one below a text, stays the name of a field that does not exist. */
function put(body: Body, name: string, value: unknown): void {
  const path = name.split('.');
  const last = path.pop() ?? name;
  let at: Body | undefined = path.some((part) => part in Object.prototype) ? undefined : body;
  for (const part of path) at = at && below(at, part);
  if (at === undefined || last in Object.prototype) set(body, name, value);
  else set(at, last, value);
}

function below(body: Body, part: string): Body | undefined {
  const next = (body[part] ??= {});
  return typeof next === 'object' ? (next as Body) : undefined;
}

function set(body: Body, name: string, value: unknown): void {
  Object.defineProperty(body, name, { value, enumerable: true, configurable: true, writable: true });
}

/** A day alone stays a day; with a time it is a moment on the Dutch clock. */
function dayAndTime(day: string, time: string): string | undefined {
  if (day === '') return undefined;
  return time === '' ? day : (inDutchTime(`${day}T${time}`) ?? day);
}

function inDutchTime(local: string): string | undefined {
  return DateTime.fromISO(local, { zone: DUTCH_TIME }).toISO() ?? undefined;
}

/** What is wrong, by the names of the fields, in words; `undefined` where it is not about the fields. */
export function faultsIn(
  error: unknown,
  words: Pick<ReportingWords, 'missing' | 'refusals'>,
): ReadonlyMap<string, string> | undefined {
  if (!(error instanceof Problem) || error.errors === undefined) return undefined;
  const missing: Readonly<Record<string, string>> = words.missing;
  return new Map(
    error.errors.map(({ pointer, code }) => {
      const field = fieldOf(pointer);
      const isMissing = code === 'required' || code === 'too-short';
      return [field, (isMissing ? missing[field] : undefined) ?? refusalInWords(code, words)] as const;
    }),
  );
}

/** The field that a pointer of the body is about: a list and its entries are one field. */
function fieldOf(pointer: string): string {
  const [first = '', ...rest] = pointer.split('/').slice(1);
  if (LISTS.includes(first) || first === 'subjectCount') return first;
  if (first === 'discoveredAt' || first === 'discoveredPrecision') return 'discoveredAt';
  if (first === 'reporter' && rest.length === 0) return 'reporter.kind';
  return [first, ...rest].join('.');
}
