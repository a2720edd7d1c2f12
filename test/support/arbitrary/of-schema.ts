import fc from 'fast-check';

/** As much of JSON Schema as the contract uses. */
interface Schema {
  readonly $ref?: string;
  readonly allOf?: readonly Schema[];
  readonly anyOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
  readonly type?: string | readonly string[];
  readonly enum?: readonly unknown[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly items?: Schema;
  readonly format?: string;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly maxLength?: number;
  readonly maxItems?: number;
}

export type Schemas = Readonly<Record<string, Schema>>;

/** Allowed wherever a text, or a moment or a day, is. */
const moments = fc.constantFrom('2026-05-31T10:00:00+02:00', '2026-05-30T08:00:00Z');
const texts = (max: number) =>
  fc.oneof(
    fc
      .string({ unit: 'grapheme', minLength: 1, maxLength: Math.min(max, 100) })
      .map((text) => `x${text}`.slice(0, max)),
    fc
      .constantFrom('é'.repeat(Math.min(max, 40)), '<script>', "' or 1=1--", '${jndi:x}')
      .map((text) => text.slice(0, max)),
  );
/** Allowed hardly anywhere. */
const odd = fc.oneof(
  fc.jsonValue({ maxDepth: 3 }),
  fc.constantFrom(
    ...['2026-02-30', '2030-01-01T00:00:00Z', '0000-00-00T00:00:00Z', '-271821-04-20T00:00:00Z'],
    ...['', ' ', '\u0000', '\ud800', 'x'.repeat(30_000), -1, 1e308, 2 ** 53],
  ),
);

/** What a schema of the document allows. */
export function allowedBy(schemas: Schemas, schema: Schema, depth = 0): fc.Arbitrary<unknown> {
  if (depth > 6) return fc.constant(null);
  if (schema.$ref !== undefined)
    return allowedBy(schemas, schemas[schema.$ref.split('/').at(-1)!]!, depth + 1);
  const [first, ...more] = schema.allOf ?? schema.anyOf ?? schema.oneOf ?? [];
  if (first !== undefined)
    return fc.oneof(...[first, ...more].map((one) => allowedBy(schemas, one, depth + 1)));
  if (schema.enum !== undefined) return fc.constantFrom(...schema.enum);
  const type = [schema.type ?? 'string'].flat()[0];
  if (type === 'object') {
    const fields = Object.entries(schema.properties ?? {}).map(
      ([name, field]) => [name, allowedBy(schemas, field, depth + 1)] as const,
    );
    return fc.record(Object.fromEntries(fields), { requiredKeys: [...(schema.required ?? [])] });
  }
  if (type === 'array')
    return fc.array(allowedBy(schemas, schema.items ?? {}, depth + 1), {
      maxLength: Math.min(schema.maxItems ?? 5, 5),
    });
  if (type === 'boolean') return fc.boolean();
  if (type === 'integer' || type === 'number')
    return fc.integer({ min: schema.minimum ?? -5, max: Math.min(schema.maximum ?? 1_000, 2 ** 30) });
  if (schema.format?.startsWith('date') === true || schema.maxLength === undefined) return moments;
  return texts(schema.maxLength ?? 200);
}

/** The same with something else at one of its places. */
export const mutated = (valid: fc.Arbitrary<unknown>): fc.Arbitrary<unknown> =>
  fc.tuple(valid, fc.nat(), odd).map(([body, at, other]) => {
    const places: { readonly holder: Record<string, unknown>; readonly name: string }[] = [];
    const walk = (value: unknown): void => {
      if (typeof value !== 'object' || value === null) return;
      for (const name of Object.keys(value)) {
        places.push({ holder: value as Record<string, unknown>, name });
        walk((value as Record<string, unknown>)[name]);
      }
    };
    const copy = structuredClone(body);
    walk(copy);
    const place = places[at % Math.max(places.length, 1)];
    if (place !== undefined) place.holder[place.name] = other;
    return copy;
  });
