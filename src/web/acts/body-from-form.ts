import { DateTime } from 'luxon';
import { DUTCH_TIME } from '../../shared/dutch-time.js';
import type { FieldShape } from '../../platform/http/field-shapes.js';
import type { FormBody } from '../../platform/http/form-body.js';

type Body = Record<string, unknown>;

/** What is ticked to say that a list is known to be empty: left empty it is not known. */
export const NONE_OF_THESE = 'none-of-these';

/**
 * A form as the body that programs send: the same DTO checks both. Names of fields are places in that body; a moment
 * has two, `.day` and `.time` on the Dutch clock. What was left empty is not there.
 */
export function bodyFromForm(shapes: readonly FieldShape[], form: FormBody): Body {
  const body: Body = {};
  for (const shape of shapes) {
    const value = valueOf(shape, form);
    if (value !== undefined) put(body, shape.name, value);
  }
  return body;
}

function valueOf({ name, kind, required }: FieldShape, form: FormBody): unknown {
  const given = (form[name] ?? []).filter((value) => value.trim() !== '');
  const [first] = given;
  switch (kind) {
    case 'choices':
    case 'ids':
      if (given.length === 1 && first === NONE_OF_THESE) return [];
      // Nothing ticked of a list that has to be there is the empty list.
      return given.length > 0 || required ? given : undefined;
    case 'flag':
      return first === undefined ? undefined : first === 'true';
    case 'count':
    case 'quantity':
      return first === undefined ? undefined : numberOf(first);
    case 'moment':
    case 'day-or-moment':
      return momentOf(form[`${name}.day`]?.[0] ?? '', form[`${name}.time`]?.[0] ?? '');
    case 'text':
    case 'choice':
    case 'id':
      return first;
  }
}

/**
 * A form has no half of a moment, and no whole of a range or of an object: what is wrong with one stands at the field that is
 * there; where nothing at all was filled in of an object, at each that is needed in it.
 */
export function atFields(
  faults: ReadonlyMap<string, string>,
  shapes: readonly FieldShape[],
): ReadonlyMap<string, string> {
  const fieldsFor = (place: string): readonly string[] => {
    const itself = shapes.find(({ name }) => name === place || place.startsWith(`${name}.`));
    if (itself !== undefined) return [itself.name];
    const inside = shapes.filter(({ name }) => name.startsWith(`${place}.`));
    const needed = inside.filter(({ required }) => required);
    const [at] = inside;
    return needed.length > 0 ? needed.map(({ name }) => name) : [at?.name ?? place];
  };
  return new Map([...faults].flatMap(([place, fault]) => fieldsFor(place).map((at) => [at, fault] as const)));
}

/** What is no number stays the text that it is: the DTO says what is wrong with it. */
function numberOf(text: string): number | string {
  const plain = text.trim().replace(',', '.');
  return /^\d{1,15}(\.\d+)?$/.test(plain) ? Number(plain) : text;
}

/** A day alone stays a day; with a time it is a moment on the Dutch clock. A time alone is no day. */
function momentOf(day: string, time: string): string | undefined {
  if (day === '') return time === '' ? undefined : time;
  if (time === '') return day;
  return DateTime.fromISO(`${day}T${time}`, { zone: DUTCH_TIME }).toISO() ?? `${day} ${time}`;
}

function put(body: Body, name: string, value: unknown): void {
  const path = name.split('.');
  const last = path.pop() ?? name;
  const at = path.reduce((inner, part) => (inner[part] ??= {}) as Body, body);
  at[last] = value;
}
