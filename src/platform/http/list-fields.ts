import type { ApiPropertyOptions } from '@nestjs/swagger';
import { Transform } from 'class-transformer';
import { isUuid } from '../../shared/uuid.js';
import { field, type FieldRule, type Presence } from './field-rule.js';

type List = readonly unknown[];

interface ListRule extends Pick<FieldRule, 'code' | 'detail'> {
  /** Asked only of lists. */
  readonly holds: (entries: List) => boolean;
}

/** A list whose entries are all alike. @param options.min fewest entries, default 0 */
export function listField(
  schema: ApiPropertyOptions & { readonly items: object },
  options: Presence & { readonly min?: number; readonly max: number },
  rules: readonly ListRule[],
  ...also: readonly PropertyDecorator[]
): PropertyDecorator {
  const { min = 0, max } = options;
  const ofList = ({ code, detail, holds }: ListRule): FieldRule => ({
    code,
    detail,
    holds: (value) => !Array.isArray(value) || holds(value),
  });
  return field(
    { type: 'array', ...(min > 0 && { minItems: min }), maxItems: max, ...schema },
    options,
    [
      { code: 'not-a-list', detail: 'Must be a list.', holds: Array.isArray },
      ...[
        {
          code: 'too-many',
          detail: `May have at most ${max} entries.`,
          holds: (list: List) => list.length <= max,
        },
        {
          code: 'too-few',
          detail: `Must have at least ${min} ${min === 1 ? 'entry' : 'entries'}.`,
          holds: (list: List) => list.length >= min,
        },
        ...rules,
      ].map(ofList),
    ],
    ...also,
  );
}

const lowerCase = (entry: unknown): unknown => (typeof entry === 'string' ? entry.toLowerCase() : entry);

/** A list of UUIDs; read as lower case. */
export function ListOfUuids(
  options: Presence & { readonly min?: number; readonly max: number },
): PropertyDecorator {
  return listField(
    { items: { type: 'string', format: 'uuid' } },
    options,
    [{ code: 'not-a-uuid', detail: 'Each entry must be a UUID.', holds: (list) => list.every(isUuid) }],
    Transform(({ value }: { value: unknown }) => (Array.isArray(value) ? value.map(lowerCase) : value)),
  );
}

/** Lower-case letters, digits and single hyphens. */
export const SLUG = /^[a-z0-9]+(-[a-z0-9]+)*$/;

/** A list of different short names of organisations. */
export function ListOfSlugs(
  options: Presence & { readonly min?: number; readonly max: number },
): PropertyDecorator {
  return listField(
    { items: { type: 'string', pattern: SLUG.source, maxLength: 64 }, uniqueItems: true },
    options,
    [
      {
        code: 'not-a-slug',
        detail: 'Each entry must be lower-case letters, digits and single hyphens, at most 64.',
        holds: (list) => list.every((one) => typeof one === 'string' && one.length <= 64 && SLUG.test(one)),
      },
      {
        code: 'repeated',
        detail: 'No entry may stand in the list twice.',
        holds: (list) => new Set(list).size === list.length,
      },
    ],
  );
}
