import { Transform, Type as TypeOf } from 'class-transformer';
import { ValidateNested } from 'class-validator';
import type { Type } from '@nestjs/common';
import { isUuid } from '../../shared/uuid.js';
import { field, type FieldRule, type Presence } from './field-rule.js';
import { listField, SLUG } from './list-fields.js';

const isText = (value: unknown): value is string => typeof value === 'string';

/**
 * Free text, kept as it was written. Blank counts as empty.
 * @param max most characters (code points, as in JSON Schema) · `min` fewest, default 1
 */
export function Text(options: TextOptions): PropertyDecorator {
  return field(textSchema(options), options, textRules(options));
}

export interface TextOptions extends Presence {
  readonly max: number;
  readonly min?: number;
}

export const textSchema = ({ max, min = 1 }: TextOptions) =>
  ({ type: 'string', minLength: min, maxLength: max }) as const;

const UNSEEN = /\p{Default_Ignorable_Code_Point}/gu;

export function textRules({ max, min = 1 }: TextOptions): readonly FieldRule[] {
  return [
    { code: 'not-text', detail: 'Must be a text.', holds: isText },
    {
      code: 'too-short',
      detail: `Must have at least ${min} character(s).`,
      // Of what can be seen: a zero-width space says nothing.
      holds: (value) => !isText(value) || value.replace(UNSEEN, '').trim().length >= min,
    },
    {
      code: 'too-long',
      detail: `May have at most ${max} characters.`,
      holds: (value) => !isText(value) || value.length <= max || Array.from(value).length <= max,
    },
  ];
}

/** One word of a closed list. */
export function OneOf(values: readonly string[], presence: Presence = {}): PropertyDecorator {
  return field({ type: 'string', enum: [...values] }, presence, [
    {
      code: 'not-in-list',
      detail: `Must be one of: ${values.join(', ')}.`,
      holds: (value) => isText(value) && values.includes(value),
    },
  ]);
}

/**
 * A list of different words of a closed list.
 * @param options.max default as many as there are words
 * @param options.inQuery a single query parameter counts as a list of one
 */
export function ManyOf(
  values: readonly string[],
  options: Presence & { readonly min?: number; readonly max?: number; readonly inQuery?: boolean } = {},
): PropertyDecorator {
  return listField(
    { items: { type: 'string', enum: [...values] }, uniqueItems: true },
    { max: values.length, ...options },
    [
      {
        code: 'not-in-list',
        detail: `Each entry must be one of: ${values.join(', ')}.`,
        holds: (list) => list.every((entry) => isText(entry) && values.includes(entry)),
      },
      {
        code: 'repeated',
        detail: 'No entry may stand in the list twice.',
        holds: (list) => new Set(list).size === list.length,
      },
    ],
    ...(options.inQuery === true
      ? [Transform(({ value }: { value: unknown }) => (isText(value) ? [value] : value))]
      : []),
  );
}

/** @param options.inQuery the words `true` and `false` of a query parameter are read */
export function Flag(options: Presence & { readonly inQuery?: boolean } = {}): PropertyDecorator {
  const read = (value: unknown): unknown => (value === 'true' ? true : value === 'false' ? false : value);
  return field(
    { type: 'boolean' },
    options,
    [{ code: 'not-a-flag', detail: 'Must be true or false.', holds: (value) => typeof value === 'boolean' }],
    ...(options.inQuery === true ? [Transform(({ value }: { value: unknown }) => read(value))] : []),
  );
}

/** A whole number. @param options.inQuery the digits of a query parameter are read */
export function Count(
  options: Presence & { readonly min: number; readonly max: number; readonly inQuery?: boolean },
): PropertyDecorator {
  const { min, max } = options;
  const read = (value: unknown): unknown =>
    isText(value) && /^\d{1,15}$/.test(value) ? Number(value) : value;
  return field(
    { type: 'integer', minimum: min, maximum: max },
    options,
    [
      { code: 'not-a-count', detail: 'Must be a whole number.', holds: Number.isSafeInteger },
      {
        code: 'out-of-range',
        detail: `Must be from ${min} to ${max}.`,
        holds: (value) =>
          !Number.isSafeInteger(value) || ((value as number) >= min && (value as number) <= max),
      },
    ],
    ...(options.inQuery === true ? [Transform(({ value }: { value: unknown }) => read(value))] : []),
  );
}

/** A number that need not be whole, such as hours. Both bounds are included. */
export function Quantity(
  options: Presence & { readonly min: number; readonly max: number },
): PropertyDecorator {
  const { min, max } = options;
  return field({ type: 'number', minimum: min, maximum: max }, options, [
    { code: 'not-a-number', detail: 'Must be a number.', holds: Number.isFinite },
    {
      code: 'out-of-range',
      detail: `Must be from ${min} to ${max}.`,
      holds: (value) => !Number.isFinite(value) || ((value as number) >= min && (value as number) <= max),
    },
  ]);
}

/** An object of its own DTO. */
export function Nested(dto: () => Type<object>, presence: Presence = {}): PropertyDecorator {
  return field(
    // Nest knows a lazy type only by the name of the function.
    { type: () => dto() },
    presence,
    [
      {
        code: 'not-an-object',
        detail: 'Must be an object.',
        holds: (value) => typeof value === 'object' && value !== null && !Array.isArray(value),
      },
    ],
    TypeOf(dto),
    ValidateNested(),
  );
}

/** A list of objects of a DTO of their own. */
export function NestedList(
  dto: () => Type<object>,
  options: Presence & { readonly min?: number; readonly max: number },
): PropertyDecorator {
  return listField(
    // With the type beside it Nest makes the items of it.
    { type: () => dto(), isArray: true } as unknown as { readonly items: object },
    options,
    [
      {
        code: 'not-an-object',
        detail: 'Each entry must be an object.',
        holds: (list) =>
          list.every((entry) => typeof entry === 'object' && entry !== null && !Array.isArray(entry)),
      },
    ],
    TypeOf(dto),
    ValidateNested({ each: true }),
  );
}

/** Any UUID; reads as lower case, so that the same id is the same stream. */
export function UuidField(presence: Presence = {}): PropertyDecorator {
  return field(
    { type: 'string', format: 'uuid' },
    presence,
    [{ code: 'not-a-uuid', detail: 'Must be a UUID.', holds: isUuid }],
    Transform(({ value }: { value: unknown }) => (isText(value) ? value.toLowerCase() : value)),
  );
}

const SHA256 = /^[0-9a-f]{64}$/i;

/** A digest, as hex digits; reads as lower case. */
export function Sha256Field(presence: Presence = {}): PropertyDecorator {
  return field(
    { type: 'string', pattern: '^[0-9a-fA-F]{64}$', minLength: 64, maxLength: 64 },
    presence,
    [
      {
        code: 'not-a-digest',
        detail: 'Must be 64 hex digits.',
        holds: (value) => isText(value) && SHA256.test(value),
      },
    ],
    Transform(({ value }: { value: unknown }) => (isText(value) ? value.toLowerCase() : value)),
  );
}

/** The short name of an organisation. */
export function SlugField(presence: Presence = {}): PropertyDecorator {
  return field({ type: 'string', pattern: SLUG.source, maxLength: 64 }, presence, [
    {
      code: 'not-a-slug',
      detail: 'Must be lower-case letters, digits and single hyphens, at most 64.',
      holds: (value) => isText(value) && value.length <= 64 && SLUG.test(value),
    },
  ]);
}
