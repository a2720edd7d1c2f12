import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, expect, it, jest } from '@jest/globals';
import { declaredRoutes } from '../../src/platform/http/declared-routes.js';
import { ROLES } from '../../src/platform/identity/principal.js';
import { exampleBody, type OpenApiDocument } from '../support/http/example-body.js';
import { loggedIn } from '../support/http/desk-browser.js';
import { runLekwacht, type Reported, type RunningLekwacht } from '../support/http/running-lekwacht.js';
import { Door } from '../support/postgres/door.js';
import { createTestDatabase, type TestDatabase } from '../support/postgres/test-database.js';

const NOW = '2026-06-01T09:00:00+02:00';
const PATIENCE_MS = 120_000;
/** What needs no database answers as ever; a report is kept beside the log. */
const NEEDS_NONE = /^(GET \/(assets|health|metrics|meld|$)|POST \/meld|POST \/v1\/reports$)/;

let database: TestDatabase;
let door: Door;
let lekwacht: RunningLekwacht;
let reported: Reported;
beforeAll(async () => {
  jest.spyOn(console, 'warn').mockImplementation(() => undefined);
  database = await createTestDatabase();
  door = await Door.before(database.connection);
  lekwacht = await runLekwacht({
    ...{ at: NOW, database: { ...database, connection: door.connection } },
    env: { LEKWACHT_SPOOL_AFTER_MS: '2000' },
  });
  await lekwacht.projected();
  reported = await lekwacht.report();
}, PATIENCE_MS);
beforeEach(() => door.open());
afterAll(async () => {
  await door.open();
  await lekwacht.close();
  await door.shut();
  await database.drop();
}, PATIENCE_MS);

const routes = () =>
  declaredRoutes(lekwacht.application.app).filter(
    ({ method, path }) => !NEEDS_NONE.test(`${method} ${path}`),
  );
const addressOf = (path: string): string =>
  path
    .replace(':id', reported.id)
    .replace(':organisation', 'perspektief')
    .replaceAll(/:\w+/g, randomUUID())
    .replace(/as-of$/, 'as-of?revision=0');

it(
  'every route of the API answers 503 with Retry-After while PostgreSQL is stopped, whoever asks',
  async () => {
    const contract = (await lekwacht.anyone.get('/v1/openapi.json')).body as OpenApiDocument;
    const people = await Promise.all(ROLES.map((role) => lekwacht.as(role)));
    const ofApi = routes().filter(({ path }) => path.startsWith('/v1/'));
    expect(ofApi.length).toBeGreaterThan(60);
    await door.shut();
    const wrong: unknown[] = [];
    for (const { method, path } of ofApi)
      for (const who of people) {
        const headers = { 'idempotency-key': randomUUID(), 'if-match': '"0"' };
        const answer =
          method === 'GET'
            ? await who.get(addressOf(path))
            : await who.post(addressOf(path), exampleBody(contract, path, NOW) as object, headers);
        if (answer.status !== 503 || answer.headers['retry-after'] === undefined)
          wrong.push([method, path, answer.status, answer.text.slice(0, 300)]);
      }
    expect(wrong).toEqual([]);
  },
  PATIENCE_MS,
);

it(
  'every page says so with 503 and Retry-After, to who is logged in and to who is not',
  async () => {
    const browser = await loggedIn(lekwacht.url, 'handler-of-perspektief');
    const pages = routes().filter(({ path }) => !path.startsWith('/v1/'));
    expect(pages.length).toBeGreaterThan(40);
    const headers = { accept: 'text/html', 'sec-fetch-site': 'same-origin' };
    // Null control: now it is there.
    expect((await browser.ask(`${lekwacht.url}/desk`, { headers })).status).toBe(200);
    await door.shut();
    const wrong: unknown[] = [];
    for (const { method, path, public: isPublic } of pages) {
      const answer = await browser.ask(`${lekwacht.url}${addressOf(path)}`, { method, headers });
      const isSaid = answer.status === 503 && answer.headers.has('retry-after');
      // Before the database is asked it may see that what came is no answer to a login.
      if (isPublic ? answer.status >= 500 && !isSaid : !isSaid) wrong.push([method, path, answer.status]);
    }
    expect(wrong).toEqual([]);
    expect(lekwacht.logged.join('')).not.toContain('unexpected error');
  },
  PATIENCE_MS,
);
