import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, it, jest } from '@jest/globals';
import fc from 'fast-check';
import { Drainer } from '../../src/intake/spool/drainer.timer.js';
import { Spool } from '../../src/intake/spool/spool.js';
import { allowedBy, mutated, type Schemas } from '../support/arbitrary/of-schema.js';
import { runLekwacht, type RunningLekwacht } from '../support/http/running-lekwacht.js';

const BODIES = 10_000;
const AT_ONCE = 16;
const LONG_MS = 600_000;

let lekwacht: RunningLekwacht;
let schemas: Schemas;
beforeAll(async () => {
  jest.spyOn(console, 'warn').mockImplementation(() => undefined);
  lekwacht = await runLekwacht({ env: { LEKWACHT_SPOOL_AFTER_MS: '2000' } });
  const { body } = await lekwacht.anyone.get('/v1/openapi.json');
  schemas = (body as { components: { schemas: Schemas } }).components.schemas;
});
afterAll(() => lekwacht.close());

it(
  'whatever is sent as a report is taken in or refused in words, with the log there and away',
  async () => {
    const valid = allowedBy(schemas, { $ref: 'ReportBody' }).map((body) => ({
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
