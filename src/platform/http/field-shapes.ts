import type { Type } from '@nestjs/common';
import type { ApiPropertyOptions } from '@nestjs/swagger';
import { isNotInFuture } from './not-in-future.js';

/** What a person fills in, by what the contract says of a field. */
export type FieldKind =
  'text' | 'choice' | 'choices' | 'flag' | 'count' | 'quantity' | 'moment' | 'day-or-moment' | 'id' | 'ids';

/** One field of a DTO; those of an object in it have its name before theirs, `forPeople.nl`. */
export interface FieldShape {
  readonly name: string;
  readonly kind: FieldKind;
  /** Has to be there, as has each object that it stands in. */
  readonly required: boolean;
  /** Has to be there in some cases: when, is said in words. */
  readonly conditional: boolean;
  /** A moment that can only lie behind us. */
  readonly past: boolean;
  /** Of a choice. */
  readonly options: readonly string[];
  /** Most characters of a text. */
  readonly max: number | undefined;
}

type Schema = ApiPropertyOptions & {
  readonly type?: unknown;
  readonly isArray?: boolean;
  readonly enum?: unknown;
  readonly items?: { readonly enum?: readonly string[] };
  readonly format?: string;
  readonly oneOf?: unknown;
  readonly maxLength?: number;
  readonly required?: boolean;
  readonly 'x-needed'?: string;
};

/** The fields of a DTO as its contract declares them, in order: what a form is made of. */
export function fieldShapes(dto: Type<object>, before = '', isNeeded = true): readonly FieldShape[] {
  const prototype = dto.prototype as object;
  const names = (Reflect.getMetadata('swagger/apiModelPropertiesArray', prototype) ?? []) as string[];
  return names.flatMap((marked) => {
    const name = marked.slice(1);
    const schema = Reflect.getMetadata('swagger/apiModelProperties', prototype, name) as Schema;
    // Several of its kind: the page that asks for them knows how.
    if (schema.isArray === true) return [];
    const place = `${before}${name}`;
    const nested = nestedIn(schema);
    const required = isNeeded && schema.required !== false;
    if (nested !== undefined) return fieldShapes(nested, `${place}.`, required);
    const kind = kindOf(schema, place);
    return [
      {
        ...{ name: place, kind, required },
        conditional: schema['x-needed'] !== undefined,
        past: isNotInFuture(prototype, name),
        options: (kind === 'choices' ? schema.items?.enum : (schema.enum as readonly string[])) ?? [],
        max: schema.maxLength,
      },
    ];
  });
}

function nestedIn({ type, oneOf }: Schema): Type<object> | undefined {
  // What is one of several has the type of its property beside them.
  return oneOf === undefined && typeof type === 'function' ? (type as () => Type<object>)() : undefined;
}

function kindOf(schema: Schema, place: string): FieldKind {
  const { type, format } = schema;
  if (schema.enum !== undefined) return 'choice';
  if (type === 'array') return schema.items?.enum === undefined ? 'ids' : 'choices';
  if (type === 'boolean') return 'flag';
  if (type === 'integer') return 'count';
  if (type === 'number') return 'quantity';
  if (format === 'date-time') return 'moment';
  if (format === 'uuid') return 'id';
  if (type === 'string') return 'text';
  if (schema.oneOf !== undefined) return 'day-or-moment';
  throw new Error(`no form knows the field ${place}`);
}
