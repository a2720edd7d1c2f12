import { randomUUID } from 'node:crypto';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { afterAll, beforeAll, expect, it, jest } from '@jest/globals';
import fc from 'fast-check';
import { ReporterTokens } from '../../src/intake/return/reporter-token.js';
import { issueDevelopmentToken } from '../../src/platform/identity/development-issuer.js';
import { ROLES, type Role } from '../../src/platform/identity/principal.js';
import { allowedBy, mutated, type Schemas } from '../support/arbitrary/of-schema.js';
import { runLekwacht, type RunningLekwacht } from '../support/http/running-lekwacht.js';

const REQUESTS = Number(process.env.FUZZ_REQUESTS ?? '100000');
const SEED = Number(process.env.FUZZ_SEED ?? '20261127');
const AT_ONCE = 8;
const TOLD_EVERY = 5_000;
const CANARIES = ['Kanarievogel', 'kanarie@example.org', '+31612345670'];
/** Of what is alive, from a tenth of the run to its end. */
const MAY_GROW_BY = 60 * 1024 ** 2;

/** What is alive: without a collection it is a saw-tooth of half a gigabyte. */
function heapAlive(): number {
  setFlagsFromString('--expose-gc');
  (runInNewContext('gc') as () => void)();
  return process.memoryUsage().heapUsed;
}

interface Operation {
  readonly method: 'GET' | 'POST';
  readonly path: string;
  readonly body: object | undefined;
  readonly query: readonly string[];
}

let lekwacht: RunningLekwacht;
let operations: readonly Operation[];
let schemas: Schemas;
let tokens: readonly (string | undefined)[];
const dossiers: string[] = [];
beforeAll(async () => {
  jest.spyOn(console, 'warn').mockImplementation(() => undefined);
  lekwacht = await runLekwacht({ env: { LEKWACHT_SPOOL_AFTER_MS: '10000' } });
  const { body } = await lekwacht.anyone.get('/v1/openapi.json');
  schemas = body.components.schemas as Schemas;
  operations = operationsOf(body as OpenApi);
  for (let times = 0; times < 20; times++) {
    const { id } = await lekwacht.report({ reporter: { kind: 'employed', name: CANARIES[0] } });
    dossiers.push(id);
  }
  const people = await Promise.all(
    ['perspektief', 'kadera'].flatMap((organisation) => ROLES.map((role) => tokenOf(role, organisation))),
  );
  const reporter = await lekwacht.application.app
    .get(ReporterTokens)
    .sign({ breachId: dossiers[0]!, organisation: 'perspektief' });
  tokens = [undefined, 'rubbish', reporter, ...people];
}, 120_000);
afterAll(() => lekwacht.close());

const tokenOf = (role: Role, organisation: string): Promise<string> =>
  issueDevelopmentToken(lekwacht.config, { role, organisation });

interface OpenApi {
  readonly paths: Readonly<
    Record<
      string,
      Readonly<
        Record<
          string,
          {
            readonly parameters?: readonly { readonly in: string; readonly name: string }[];
            readonly requestBody?: {
              readonly content: Readonly<Record<string, { readonly schema: object }>>;
            };
          }
        >
      >
    >
  >;
}

/** All that the document has, but for files, which are no JSON. */
function operationsOf({ paths }: OpenApi): readonly Operation[] {
  return Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).flatMap(([method, { parameters = [], requestBody }]): Operation[] => {
      if (method !== 'get' && method !== 'post') return [];
      const body = requestBody?.content['application/json']?.schema;
      if (method === 'post' && body === undefined) return [];
      const query = parameters.filter((one) => one.in === 'query').map(({ name }) => name);
      const isOfApi = !path.startsWith('/health');
      const address = isOfApi ? `/v1${path}` : path;
      return [{ method: method === 'get' ? 'GET' : 'POST', path: address, body, query }];
    }),
  );
}

interface Request {
  readonly method: string;
  readonly url: string;
  readonly headers: Record<string, string>;
  readonly body?: string;
}

const wild = fc.oneof(
  fc.constantFrom(
    ...CANARIES,
    '',
    ' ',
    "' or 1=1--",
    '../..',
    '%00',
    '\ud800',
    '{"$gt":""}',
    '9'.repeat(400),
  ),
  fc.string({ unit: 'binary', maxLength: 60 }),
);

function requestOf({ method, path, body, query }: Operation): fc.Arbitrary<Request> {
  const segment = fc.oneof(
    { weight: 6, arbitrary: fc.constantFrom(...dossiers) },
    { weight: 2, arbitrary: fc.constantFrom('perspektief', 'kadera', randomUUID()) },
    { weight: 1, arbitrary: wild },
  );
  const segments = fc.array(segment, { minLength: 3, maxLength: 3 });
  const valid = body === undefined ? fc.constant(undefined) : allowedBy(schemas, body);
  const sent = fc.oneof(
    { weight: 5, arbitrary: valid.map((one) => JSON.stringify(withOrganisation(one))) },
    { weight: 3, arbitrary: mutated(valid).map((one) => JSON.stringify(one)) },
    { weight: 1, arbitrary: fc.json() },
    { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 200 }) },
  );
  return fc
    .record({
      segments,
      sent,
      asked: fc.array(fc.tuple(fc.constantFrom(...query, 'limit', 'x'), wild), { maxLength: 3 }),
      token: fc.constantFrom(...tokens),
      key: fc.option(fc.uuid(), { freq: 6, nil: undefined }),
      ifMatch: fc.constantFrom('"0"', '"1"', '"2"', '"99"', '*', 'W/"1"', undefined),
    })
    .map((parts) => {
      let at = 0;
      const url = path.replaceAll(/\{\w+\}/g, () =>
        encodeURIComponent(wellFormed(parts.segments[at++] ?? '')),
      );
      const search = new URLSearchParams(parts.asked).toString();
      return {
        method,
        url: search === '' || parts.segments.length === 0 ? url : `${url}?${search}`,
        headers: {
          ...(method === 'POST' && { 'content-type': 'application/json' }),
          ...(parts.token !== undefined && { authorization: `Bearer ${parts.token}` }),
          ...(parts.key !== undefined && { 'idempotency-key': parts.key }),
          ...(parts.ifMatch !== undefined && { 'if-match': parts.ifMatch }),
        },
        ...(method === 'POST' && { body: parts.sent }),
      };
    });
}

/** Of most requests one that is served. */
const withOrganisation = (body: unknown): unknown =>
  typeof body === 'object' && body !== null && 'organisation' in body
    ? { ...body, organisation: 'perspektief' }
    : body;

/** A lone half of a pair cannot stand in an address. */
const wellFormed = (text: string): string => text.replaceAll(/[\ud800-\udfff]/g, '?');

/** What is wrong with the answer; nothing where all is well. */
async function send({ method, url, headers, body }: Request): Promise<{ status: number; wrong?: string }> {
  const answer = await fetch(`${lekwacht.url}${url}`, {
    ...{ method, headers },
    ...(body !== undefined && { body }),
  });
  const text = await answer.text();
  const { status } = answer;
  const of = `${method} ${url.replaceAll(/[0-9a-f-]{36}/g, ':id')} → ${status}`;
  if (status >= 500) return { status, wrong: `${of} ${text.slice(0, 300)} to ${body ?? ''}` };
  if (status < 400) return { status };
  const isProblem = answer.headers.get('content-type')?.startsWith('application/problem+json') === true;
  const { code } = isProblem ? (JSON.parse(text) as { readonly code?: unknown }) : {};
  return typeof code === 'string' ? { status } : { status, wrong: `${of} is no problem document` };
}

it(
  `is answered with words and never with a fault, ${REQUESTS} times`,
  async () => {
    const arbitrary = fc.constantFrom(...operations).chain(requestOf);
    const counted = new Map<number, number>();
    const wrong: string[] = [];
    let heapAtFirst = 0;
    for (let done = 0; done < REQUESTS && wrong.length < 5; done += TOLD_EVERY) {
      const requests = fc.sample(arbitrary, {
        numRuns: Math.min(TOLD_EVERY, REQUESTS - done),
        seed: SEED + done,
      });
      const caller = async (): Promise<void> => {
        for (let request = requests.pop(); request !== undefined; request = requests.pop()) {
          const { status, wrong: fault } = await send(request);
          counted.set(status, (counted.get(status) ?? 0) + 1);
          if (fault !== undefined) wrong.push(fault);
        }
      };
      await Promise.all(Array.from({ length: AT_ONCE }, caller));
      const heapUsed = heapAlive();
      if (done <= REQUESTS / 10) heapAtFirst = Math.max(heapAtFirst, heapUsed);
      expect(heapUsed - heapAtFirst).toBeLessThan(MAY_GROW_BY);
      process.stderr.write(
        `${done + TOLD_EVERY} of ${REQUESTS}, ${JSON.stringify(Object.fromEntries(counted))}, heap ${Math.round(heapUsed / 1024 ** 2)} MB\n`,
      );
      expect(lekwacht.logged.filter((line) => CANARIES.some((canary) => line.includes(canary)))).toEqual([]);
      (lekwacht.logged as string[]).length = 0;
    }
    expect(wrong).toEqual([]);
    // Of each kind some came through: else it tried doors only.
    for (const status of [200, 401, 404, 422]) expect(counted.get(status) ?? 0).toBeGreaterThan(0);
  },
  24 * 3_600_000,
);

it('a request that is refused leaves nothing in the log', async () => {
  const requests = fc.sample(fc.constantFrom(...operations).chain(requestOf), { numRuns: 300, seed: SEED });
  for (const request of requests) {
    const before = await lekwacht.countEvents();
    const { status } = await send(request);
    if (status >= 400)
      expect([request.method, request.url, await lekwacht.countEvents()]).toEqual([
        request.method,
        request.url,
        before,
      ]);
  }
}, 300_000);

it('a fault that is planted is found', async () => {
  // The desk may not.
  const { postgres } = lekwacht.database;
  await postgres.query('alter table register rename column row to row_away');
  try {
    const authorization = `Bearer ${await tokenOf('fg', 'perspektief')}`;
    const { wrong } = await send({ method: 'GET', url: '/v1/register', headers: { authorization } });
    expect(wrong).toMatch(/→ 500 /);
  } finally {
    await postgres.query('alter table register rename column row_away to row');
  }
});
