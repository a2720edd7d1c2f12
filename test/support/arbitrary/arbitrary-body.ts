import fc from 'fast-check';
import { randomUUID } from 'node:crypto';
import { operationBody, type OpenApiDocument, type Schema } from '../http/example-body.js';

const NOW = '2026-06-01T08:00:00+02:00';

interface SomeBody {
  readonly body: object;
  /** The free texts in it, each of which stands nowhere else. */
  readonly texts: readonly string[];
}

/** Bodies as the contract describes them: every choice is made, every field that may be left out is left out at times. */
export function arbitraryBody(document: OpenApiDocument, path: string): fc.Arbitrary<SomeBody> {
  return valueOf(document, operationBody(document, path)).map((value) => {
    const texts: string[] = [];
    const numbered = (one: unknown): unknown => {
      if (Array.isArray(one)) return one.map(numbered);
      if (one === TEXT) return texts[texts.push(`Tekst ${texts.length + 1}.`) - 1];
      if (typeof one !== 'object' || one === null) return one;
      return Object.fromEntries(Object.entries(one).map(([name, inner]) => [name, numbered(inner)]));
    };
    return { body: numbered(value) as object, texts };
  });
}

const TEXT = Symbol('text');

function valueOf(document: OpenApiDocument, schema: Schema): fc.Arbitrary<unknown> {
  const of = (inner: Schema): fc.Arbitrary<unknown> => valueOf(document, inner);
  if (schema.$ref !== undefined) return of(document.components.schemas[schema.$ref.split('/').at(-1)!]!);
  const choices = schema.oneOf ?? schema.allOf;
  if (choices !== undefined) return fc.oneof(...choices.map(of));
  if (schema.enum !== undefined) return fc.constantFrom(...schema.enum);
  if (schema.format === 'uuid') return fc.constant(randomUUID());
  if (schema.format === 'date-time') return fc.constant(NOW);
  if (schema.format === 'date') return fc.constant(NOW.slice(0, 10));
  if (schema.properties !== undefined) {
    return fc.record(
      Object.fromEntries(Object.entries(schema.properties).map(([name, inner]) => [name, of(inner)])),
      { requiredKeys: [...(schema.required ?? [])] },
    );
  }
  if (schema.items !== undefined) {
    return fc.uniqueArray(of(schema.items), { minLength: Math.max(1, schema.minItems ?? 0), maxLength: 2 });
  }
  if (schema.type === 'string') {
    return schema.pattern === undefined ? fc.constant(TEXT) : fc.constant('0'.repeat(schema.minLength ?? 64));
  }
  return schema.type === 'boolean' ? fc.boolean() : fc.constant(schema.minimum ?? 0);
}
