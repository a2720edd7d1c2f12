import type { Type } from '@nestjs/common';
import type { ProfilePart } from '../../organisations/profile-part.js';
import { fieldShapes, type FieldShape } from '../../platform/http/field-shapes.js';
import type { FormBody } from '../../platform/http/form-body.js';
import {
  KeptFileBody,
  LadderStepBody,
  ProfileChangeBody,
  ProfileProposalBody,
  PromiseBody,
} from '../../profile/profile-change.body.js';
import { bodyFromForm } from '../acts/body-from-form.js';

/** The lists of a profile of which each row is a few fields. */
export const LISTS = ['ladder', 'promises', 'retention.files'] as const;
type ListName = (typeof LISTS)[number];

const ROWS: Readonly<Record<ListName, Type<object>>> = {
  ladder: LadderStepBody,
  promises: PromiseBody,
  'retention.files': KeptFileBody,
};
const LIST_OF: Readonly<Partial<Record<ProfilePart, ListName>>> = {
  ladder: 'ladder',
  promises: 'promises',
  retention: 'retention.files',
};

/** A list as a form asks for it. */
export interface ListShape {
  readonly name: ListName;
  /** Of one row; its id is the desk's to give. */
  readonly fields: readonly FieldShape[];
}

/** Fields of a part that stand once. */
export function fieldsOf(part: ProfilePart): readonly FieldShape[] {
  return [ProfileChangeBody, ProfileProposalBody]
    .flatMap((body) => fieldShapes(body))
    .filter(({ name }) => name.startsWith(`${part}.`));
}

export function listOf(part: ProfilePart): ListShape | undefined {
  const name = LIST_OF[part];
  return name && { name, fields: fieldShapes(ROWS[name]).filter((shape) => shape.name !== 'id') };
}

type Json = string | number | boolean | readonly Json[] | { readonly [key: string]: Json };

/** A value as the fields of a form hold it, each by its place: `ladder.0.contact.email`. */
export function asFields(value: unknown, before = ''): Record<string, readonly string[]> {
  const json = value as Json | undefined;
  if (json === undefined) return {};
  if (typeof json !== 'object') return { [before]: [String(json)] };
  if (Array.isArray(json) && json.every((one) => typeof one === 'string')) return { [before]: json };
  return Object.assign(
    {},
    ...Object.entries(json).map(([name, inner]) =>
      asFields(inner, before === '' ? name : `${before}.${name}`),
    ),
  ) as Record<string, readonly string[]>;
}

/** How many rows of a list stand in a form, the empty one for a new row among them. */
export function rowCount(values: FormBody, list: string): number {
  const rows = Object.keys(values).flatMap((name) => {
    const row = name.startsWith(`${list}.`) ? /^\d{1,3}/.exec(name.slice(list.length + 1))?.[0] : undefined;
    return row === undefined ? [] : [Number(row) + 1];
  });
  return Math.max(0, ...rows);
}

/** A part as its form has it: for its body, which checks it. */
export function partFromForm(part: ProfilePart, form: FormBody): unknown {
  const list = listOf(part);
  const flat = bodyFromForm(fieldsOf(part), form)[part] as object | undefined;
  if (part === 'contacts') return { reportingContacts: {}, ...flat };
  if (list === undefined) return flat ?? {};
  const rows = rowsIn(form, list);
  return list.name === part ? rows : { ...flat, files: rows };
}

interface Row {
  readonly id: string;
  readonly afterMinutes?: unknown;
}

/** Those that are filled in and stay; a ladder in the order in which they are called. */
function rowsIn(form: FormBody, { name, fields }: ListShape): readonly Row[] {
  const known = Array.from(
    { length: rowCount(form, name) },
    (_, row) => form[`${name}.${row}.id`]?.[0] ?? '',
  );
  const rows = known.flatMap((id, row): Row[] => {
    const before = `${name}.${row}.`;
    const own = Object.fromEntries(
      Object.entries(form).flatMap(([field, value]) =>
        field.startsWith(before) ? [[field.slice(before.length), value]] : [],
      ),
    );
    const { remove, ...typed } = own;
    const isEmpty = fields.every(
      ({ name: field, kind }) => kind === 'choice' || (typed[field] ?? []).join('').trim() === '',
    );
    if (remove !== undefined || isEmpty) return [];
    const body = bodyFromForm(fields, typed);
    // Whom nobody reaches is told as such, and not as an object that is missing.
    const whole = name === 'ladder' ? { contact: {}, ...body } : body;
    return [{ ...whole, id: id === '' ? newId(Object.values(typed).flat().join(' '), known) : id }];
  });
  const minutes = ({ afterMinutes }: Row): number => Number(afterMinutes ?? 0);
  return name === 'ladder' ? rows.toSorted((a, b) => minutes(a) - minutes(b)) : rows;
}

/** By which alarms and advice name a new row: of its own words, so that somebody knows it again. */
function newId(words: string, taken: readonly string[]): string {
  const plain = words
    .normalize('NFD')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^[^a-z]+|-+$/g, '');
  const start = plain.slice(0, 20).replace(/-+$/, '') || 'nieuw';
  for (let n = 1; ; n++) {
    const id = n === 1 ? start : `${start}-${n}`;
    if (!taken.includes(id)) return id;
  }
}
