import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, expect, it, jest } from '@jest/globals';
import { declaredRoutes } from '../../src/platform/http/declared-routes.js';
import { GivenGrants } from '../../src/platform/identity/given-grants.js';
import { ROLES } from '../../src/platform/identity/principal.js';
import { Sessions } from '../../src/platform/identity/sessions.js';
import type { Browser } from '../support/http/browser.js';
import { exampleBody, takesFile, type OpenApiDocument } from '../support/http/example-body.js';
import { loggedIn } from '../support/http/desk-browser.js';
import {
  formWith,
  OF_REPORTERS,
  runLekwacht,
  type Reported,
  type RunningLekwacht,
} from '../support/http/running-lekwacht.js';
import { createDatabaseBehindDoor, type DatabaseBehindDoor } from '../support/postgres/door.js';

const NOW = '2026-06-01T09:00:00+02:00';
const PATIENCE_MS = 120_000;
/** What needs no database answers as ever; a report is kept beside the log. */
const NEEDS_NONE =
  /^(GET \/(assets|health|metrics|meld|$)|POST \/meld|POST \/v1\/reports$|GET \/v1\/register\/codes)/;

let database: DatabaseBehindDoor;
let lekwacht: RunningLekwacht;
let reported: Reported;
beforeAll(async () => {
  jest.spyOn(console, 'warn').mockImplementation(() => undefined);
  database = await createDatabaseBehindDoor();
  lekwacht = await runLekwacht({
    ...{ at: NOW, database },
    env: { LEKWACHT_SPOOL_AFTER_MS: '2000' },
  });
  await lekwacht.projected();
  reported = await lekwacht.report();
}, PATIENCE_MS);
beforeEach(() => database.door.open());
afterAll(async () => {
  await database.door.open();
  await lekwacht.close();
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

interface Asked {
  readonly route: string;
  readonly status: number;
  readonly isSaid: boolean;
}

/** Every route of the API, by somebody of each role, with a body that is accepted. */
async function askOfApi(): Promise<readonly Asked[]> {
  const contract = (await lekwacht.anyone.get('/v1/openapi.json')).body as OpenApiDocument;
  const asked: Asked[] = [];
  for (const { method, path } of routes().filter((one) => one.path.startsWith('/v1/')))
    for (const role of ROLES) {
      const who = await (OF_REPORTERS.test(path) ? lekwacht.asReporter() : lekwacht.as(role));
      const headers = { 'idempotency-key': randomUUID(), 'if-match': '"0"' };
      const { status, headers: sent } =
        method === 'GET'
          ? await who.get(addressOf(path))
          : takesFile(contract, path)
            ? await who.request('POST', addressOf(path), formWith({}), headers)
            : await who.post(addressOf(path), exampleBody(contract, path, NOW) as object, headers);
      asked.push({
        route: `${method} ${path} as ${role}`,
        status,
        isSaid: sent['retry-after'] !== undefined,
      });
    }
  return asked;
}

/** Every page that needs a login, by somebody who is logged in. */
async function askPages(browser: Browser): Promise<readonly Asked[]> {
  const headers = { accept: 'text/html', 'sec-fetch-site': 'same-origin' };
  const asked: Asked[] = [];
  for (const { method, path, ...route } of routes()) {
    if (path.startsWith('/v1/')) continue;
    const answer = await browser.ask(`${lekwacht.url}${addressOf(path)}`, { method, headers });
    const isSaid = answer.headers.has('retry-after');
    // Before the database is asked it may see that what came is no answer to a login.
    if (!route.public || answer.status >= 500)
      asked.push({ route: `${method} ${path}`, status: answer.status, isSaid });
  }
  return asked;
}

const isRefusedForNow = ({ status, isSaid }: Asked): boolean => status === 503 && isSaid;

it(
  'every route of the API answers 503 with Retry-After while PostgreSQL is stopped, whoever asks',
  async () => {
    await database.door.shut();
    const asked = await askOfApi();
    expect(asked.length).toBeGreaterThan(60 * ROLES.length);
    expect(asked.filter((one) => !isRefusedForNow(one))).toEqual([]);
  },
  PATIENCE_MS,
);

it(
  'every page says so with 503 and Retry-After',
  async () => {
    // Null control: now it is there. One of the pages logs out.
    const before = await askPages(await loggedIn(lekwacht.url, 'handler-of-perspektief'));
    expect(before.filter(({ status }) => status >= 500)).toEqual([]);
    const browser = await loggedIn(lekwacht.url, 'handler-of-perspektief');
    await database.door.shut();
    const asked = await askPages(browser);
    expect(asked.length).toBeGreaterThan(40);
    expect(asked.filter((one) => !isRefusedForNow(one))).toEqual([]);
  },
  PATIENCE_MS,
);

it(
  'nor is it a fault of ours where it goes away after it was asked who somebody is',
  async () => {
    const { app } = lekwacht.application;
    const browser = await loggedIn(lekwacht.url, 'handler-of-perspektief');
    const cookie = `__Host-lekwacht=${browser.cookie(lekwacht.url, '__Host-lekwacht') ?? ''}`;
    const handler = await app.get(Sessions).find(cookie, { isVisit: false });
    jest.spyOn(app.get(Sessions), 'find').mockResolvedValue(handler);
    jest.spyOn(app.get(GivenGrants), 'over').mockImplementation((_id, grants) => Promise.resolve(grants));
    await database.door.shut();
    const asked = [...(await askOfApi()), ...(await askPages(browser))];
    jest.restoreAllMocks();
    expect(asked.filter(({ status, isSaid }) => status >= 500 && !(status === 503 && isSaid))).toEqual([]);
    // Who may do it got as far as the database.
    expect(asked.filter(isRefusedForNow).length).toBeGreaterThan(100);
  },
  PATIENCE_MS,
);
