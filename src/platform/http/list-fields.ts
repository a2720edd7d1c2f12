import { Transform } from 'class-transformer';
import { field, type Presence } from './field-rule.js';

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

const lowerCase = (entry: unknown): unknown => (typeof entry === 'string' ? entry.toLowerCase() : entry);

/** A list of UUIDs; read as lower case. */
export function ListOfUuids(options: Presence & { readonly max: number }): PropertyDecorator {
  const ifList = (holds: (list: readonly unknown[]) => boolean) => (value: unknown) =>
    !Array.isArray(value) || holds(value as readonly unknown[]);
  return field(
    { type: 'array', items: { type: 'string', format: 'uuid' }, maxItems: options.max },
    options,
    [
      { code: 'not-a-list', detail: 'Must be a list.', holds: Array.isArray },
      {
        code: 'too-many',
        detail: `May have at most ${options.max} entries.`,
        holds: ifList((list) => list.length <= options.max),
      },
      {
        code: 'not-a-uuid',
        detail: 'Each entry must be a UUID.',
        holds: ifList((list) => list.every((entry) => typeof entry === 'string' && UUID.test(entry))),
      },
    ],
    Transform(({ value }: { value: unknown }) => (Array.isArray(value) ? value.map(lowerCase) : value)),
  );
}
