import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, it, jest } from '@jest/globals';
import fc from 'fast-check';
import { Drainer } from '../../src/intake/spool/drainer.timer.js';
import { Spool } from '../../src/intake/spool/spool.js';
import { runLekwacht, type RunningLekwacht } from '../support/http/running-lekwacht.js';

const BODIES = 10_000;
const AT_ONCE = 16;
const LONG_MS = 600_000;

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

let lekwacht: RunningLekwacht;
let schemas: Readonly<Record<string, Schema>>;
beforeAll(async () => {
  jest.spyOn(console, 'warn').mockImplementation(() => undefined);
  lekwacht = await runLekwacht({ env: { LEKWACHT_SPOOL_AFTER_MS: '2000' } });
  const { body } = await lekwacht.anyone.get('/v1/openapi.json');
  schemas = (body as { components: { schemas: Record<string, Schema> } }).components.schemas;
});
afterAll(() => lekwacht.close());

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
function allowedBy(schema: Schema, depth = 0): fc.Arbitrary<unknown> {
  if (depth > 6) return fc.constant(null);
  if (schema.$ref !== undefined) return allowedBy(schemas[schema.$ref.split('/').at(-1)!]!, depth + 1);
  const [first, ...more] = schema.allOf ?? schema.anyOf ?? schema.oneOf ?? [];
  if (first !== undefined) return fc.oneof(...[first, ...more].map((one) => allowedBy(one, depth + 1)));
  if (schema.enum !== undefined) return fc.constantFrom(...schema.enum);
  const type = [schema.type ?? 'string'].flat()[0];
  if (type === 'object') {
    const fields = Object.entries(schema.properties ?? {}).map(
      ([name, field]) => [name, allowedBy(field, depth + 1)] as const,
    );
    return fc.record(Object.fromEntries(fields), { requiredKeys: [...(schema.required ?? [])] });
  }
  if (type === 'array')
    return fc.array(allowedBy(schema.items ?? {}, depth + 1), {
      maxLength: Math.min(schema.maxItems ?? 5, 5),
    });
  if (type === 'boolean') return fc.boolean();
  if (type === 'integer' || type === 'number')
    return fc.integer({ min: schema.minimum ?? -5, max: Math.min(schema.maximum ?? 1_000, 2 ** 30) });
  if (schema.format?.startsWith('date') === true || schema.maxLength === undefined) return moments;
  return texts(schema.maxLength ?? 200);
}

/** The same with something else at one of its places. */
const mutated = (valid: fc.Arbitrary<unknown>): fc.Arbitrary<unknown> =>
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

it(
  'whatever is sent as a report is taken in or refused in words, with the log there and away',
  async () => {
    const valid = allowedBy({ $ref: 'ReportBody' }).map((body) => ({
      ...(body as object),
      organisation: 'perspektief',
    }));
    const bodies = fc.sample(
      fc.oneof(
        { weight: 3, arbitrary: valid.map((body) => JSON.stringify(body)) },
        { weight: 1, arbitrary: mutated(valid).map((body) => JSON.stringify(body)) },
        { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 300 }) },
        { weight: 1, arbitrary: fc.json() },
      ),
      BODIES,
    );
    const counted = new Map<number, number>();
    const wrong: string[] = [];
    const sendAll = async (some: string[]): Promise<void> => {
      const caller = async (): Promise<void> => {
        for (let body = some.pop(); body !== undefined; body = some.pop()) {
          const answer = await fetch(`${lekwacht.url}/v1/reports`, {
            ...{ method: 'POST', body },
            headers: { 'content-type': 'application/json', 'idempotency-key': randomUUID() },
          });
          const text = await answer.text();
          const { status } = answer;
          counted.set(status, (counted.get(status) ?? 0) + 1);
          const { code } = JSON.parse(text) as { code?: string };
          if (status >= 500 && code !== 'report-not-kept') wrong.push(`${status} ${text} to ${body}`);
          if (status !== 201 && code === undefined) wrong.push(`${status} without a code to ${body}`);
        }
      };
      await Promise.all(Array.from({ length: AT_ONCE }, caller));
    };
    const half = bodies.length / 2;
    await sendAll(bodies.slice(0, half));
    const { postgres } = lekwacht.database;
    await postgres.query('alter table events rename to events_away');
    try {
      await sendAll(bodies.slice(half));
    } finally {
      await postgres.query('alter table events_away rename to events');
    }
    console.log(JSON.stringify(Object.fromEntries(counted)));
    expect(wrong.slice(0, 5)).toEqual([]);
    // Of both kinds there were many, and what was kept is taken by the log without a remainder.
    expect(counted.get(201)).toBeGreaterThan(500);
    expect(counted.get(422)).toBeGreaterThan(500);
    const spool = lekwacht.application.app.get(Spool);
    expect(spool.waiting().count).toBeGreaterThan(200);
    await lekwacht.application.app.get(Drainer).tick();
    expect(spool.waiting()).toEqual({ count: 0, quarantined: 0 });
  },
  LONG_MS,
);
