import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { declaredRoutes } from '../../src/platform/http/declared-routes.js';
import { Lease } from '../../src/platform/subscriptions/lease.js';
import { generationLock } from '../../src/platform/subscriptions/projection-runner.js';
import { REACTIONS } from '../../src/reactions.js';
import { aReport } from '../support/http/acts-over-http.js';
import { runLekwacht, type RunningLekwacht } from '../support/http/running-lekwacht.js';
import { createTestDatabase, type TestDatabase } from '../support/postgres/test-database.js';

describe('while the lists are being built', () => {
  let lekwacht: RunningLekwacht;
  let database: TestDatabase;
  let builder: Lease;
  beforeAll(async () => {
    database = await createTestDatabase();
    // Another process has begun to build them and is slow.
    builder = await Lease.open(database.postgres, 'slow builder', new AbortController().signal);
    for (const { name } of REACTIONS.lists) await builder.tryLock(generationLock(name, 1));
    lekwacht = await runLekwacht({ database });
  });
  afterAll(async () => {
    await lekwacht.close();
    await builder.close();
    await database.drop();
  });

  it('they say so, with the progress, while reports and single dossiers work; then they are there', async () => {
    const { status, body } = await lekwacht.send(aReport());
    expect(status).toBe(201);
    const fg = await lekwacht.as('fg');
    for (const path of ['/v1/breaches', '/v1/dashboard', '/v1/register', '/v1/register?asOf=2026-06-01']) {
      const answer = await fg.get(path);
      expect([path, answer.status]).toEqual([path, 503]);
      expect(answer.body).toMatchObject({ code: 'list-being-built', progress: { share: 0 } });
      expect(answer.headers).toMatchObject({ 'retry-after': '2' });
    }
    const [first] = (await lekwacht.application.engine.store.readAll('', { streamPrefixes: ['breach-'] }))
      .events;
    const dossier = await fg.dossier(first!.stream.slice('breach-'.length));
    expect(dossier.body).toMatchObject({ reference: body.reference, status: 'reported' });
    const ready = await lekwacht.anyone.get('/health/ready');
    expect(ready).toMatchObject({ status: 200, body: { status: 'ready' } });
    expect(ready.body.checks).toContainEqual({
      name: 'list-register',
      ok: false,
      fatal: false,
      detail: 'behind the log',
    });

    await builder.close();
    await lekwacht.projected();
    expect((await fg.get('/v1/breaches')).body.dossiers).toMatchObject([{ reference: body.reference }]);
  });
});

/** Said twice it is no more than said once. */
const SAYS_A_STATE = [
  ...['/people/links', '/people/links/removal', '/session-endings', '/absences', '/webhooks/removal'],
  // Under the id that it had: whoever gets it twice knows it again.
  '/webhooks/deliveries/repetition',
];
/** Nothing is recorded: advice is computed, and a search stands in a body because a number may name somebody. */
const ANSWERS_ONLY = [
  '/advice',
  '/breaches/search',
  '/breaches/{id}/affected-people/import/check',
  '/breaches/{id}/personal-values/search',
  '/reports/access',
];
const OPEN = ['/audit/key', '/reports', '/reports/access', '/register/codes'];
/** Who came back with a receipt. */
const OF_REPORTERS = ['/reports/supplements', '/reports/answers', '/reports/attachments', '/reports/wishes'];
const UNSEEN = [
  ...['/reports', '/reports/entries', '/reports/of-processor', '/access-requests'],
  // What is said of an inquiry is added to it, and depends on nothing that was said before.
  ...['', '/{inquiry}/bundles', '/{inquiry}/deliveries', '/{inquiry}/closing'].map(
    (end) => `/inquiries${end}`,
  ),
  ...OF_REPORTERS,
  ...['/breaches/{id}/emergency-access', '/breaches/{id}/alarm-acknowledgement', '/breaches/dismissals'],
];

describe('the service', () => {
  let lekwacht: RunningLekwacht;
  beforeAll(async () => {
    lekwacht = await runLekwacht();
    await lekwacht.report();
  });
  afterAll(() => lekwacht.close());
  const get = (path: string) => lekwacht.anyone.get(path);

  it('is live and ready, and each list says how it stands', async () => {
    expect((await get('/health/live')).body).toEqual({ status: 'live' });
    const { status, body } = await get('/health/ready');
    expect(status).toBe(200);
    expect(body).toEqual({
      status: 'ready',
      checks: [
        { name: 'reports', fatal: true, ok: true, detail: 'are taken in' },
        { name: 'start', fatal: false, ok: true, detail: 'is done' },
        { name: 'event-store', fatal: false, ok: true, detail: 'answers' },
        { name: 'appends', fatal: false, ok: true, detail: 'none waits' },
        { name: 'keys', fatal: false, ok: true, detail: 'answer' },
        { name: 'clock', fatal: false, ok: true, detail: 'runs steadily' },
        { name: 'access-request-sweep', fatal: false, ok: true, detail: 'not swept yet' },
        { name: 'deadline-timer', fatal: false, ok: true, detail: 'asks every dossier' },
        { name: 'login-sweep', fatal: false, ok: true, detail: 'not swept yet' },
        { name: 'look-digests', fatal: false, ok: true, detail: 'nothing waits' },
        { name: 'look-sweep', fatal: false, ok: true, detail: 'not swept yet' },
        { name: 'draft-sweep', fatal: false, ok: true, detail: 'not swept yet' },
        { name: 'key-rotation', fatal: false, ok: true, detail: 'nothing waits' },
        { name: 'spent-keys', fatal: false, ok: true, detail: 'nothing waits' },
        { name: 'spool', fatal: false, ok: true, detail: 'nothing waits' },
        { name: 'kept-alarms', fatal: false, ok: true, detail: 'nothing fails' },
        { name: 'spool-self-test', fatal: false, ok: true, detail: 'not tried yet' },
        { name: 'list-term', fatal: false, ok: true, detail: 'looks at every list' },
        { name: 'attachment-sweep', fatal: false, ok: true, detail: 'not swept yet' },
        {
          ...{ name: 'attachment-scans', fatal: false, ok: true },
          detail: 'no scanner is configured: files are not scanned',
        },
        { name: 'alarm-sender', fatal: false, ok: true, detail: 'nothing fails' },
        { name: 'digests', fatal: false, ok: true, detail: 'one each working day' },
        { name: 'alarms', fatal: false, ok: true, detail: 'not looked at yet' },
        { name: 'alarm-sweep', fatal: false, ok: true, detail: 'not swept yet' },
        { name: 'checkpoint-signer', fatal: false, ok: true, detail: 'nothing signed yet' },
        {
          ...{ name: 'checkpoint-anchors', fatal: false, ok: true },
          detail: 'not anchored: nobody outside is told',
        },
        { name: 'process-managers', fatal: false, ok: true, detail: 'nothing parked' },
        { name: 'tree', fatal: false, ok: true, detail: 'holds the whole log' },
        ...REACTIONS.lists.map(({ name }) => ({
          name: `list-${name}`,
          fatal: false,
          ok: true,
          detail: 'up to date',
        })),
      ],
    });
  });

  it('measures its requests by the pattern of the route', async () => {
    const { status } = await (await lekwacht.as('fg')).get('/v1/register?limit=7');
    expect(status).toBe(200);
    const { text } = await get('/metrics');
    for (const labels of [
      'method="POST",route="/v1/reports",status="201"',
      'method="GET",route="/v1/register",status="200"',
    ])
      expect(text).toContain(`http_request_duration_seconds_count{${labels}} 1`);
  });

  it('has pages at /docs', async () => {
    const page = await get('/docs');
    expect([page.status, page.headers['content-type']]).toEqual([200, 'text/html; charset=utf-8']);
    for (const path of ['/docs/start.js', '/docs/swagger-ui.css', '/docs/swagger-ui-bundle.js'])
      expect([path, (await get(path)).status]).toEqual([path, 200]);
  });

  it('describes every route in OpenAPI 3.1: parameters, body, token, problem', async () => {
    const { body: document } = await get('/v1/openapi.json');
    expect(document.openapi).toMatch(/^3\.1\./);
    expect(document.info).toMatchObject({ title: 'Lekwacht', version: expect.any(String) });
    // What browsers and operations use is no part of the contract.
    const routes = declaredRoutes(lekwacht.application.app).filter(({ path }) =>
      /^\/(v1|health)\//.test(path),
    );
    const operations = Object.entries(document.paths as Record<string, Record<string, Operation>>).flatMap(
      ([path, methods]) =>
        Object.entries(methods)
          .filter(([method]) => method !== 'servers')
          .map(([method, operation]) => ({ path, method, operation })),
    );
    expect(operations.map(({ path, method }) => `${method} ${path}`).sort()).toEqual(
      routes
        // The number of the version is part of the server's address.
        .map(({ path }) => path.replace(/^\/v1/, ''))
        .map((path, i) => `${routes[i]!.method.toLowerCase()} ${path.replace(/:(\w+)/g, '{$1}')}`)
        .sort(),
    );
    expect(new Set(operations.map(({ operation }) => operation.operationId)).size).toBe(operations.length);
    for (const { path, method, operation } of operations) {
      const hasBody = method === 'post';
      // Advice is computed and recorded nowhere: there is nothing to repeat or to be stale.
      const isAct =
        hasBody && !ANSWERS_ONLY.includes(path) && !SAYS_A_STATE.some((end) => path.endsWith(end));
      const parameters = operation.parameters.filter(
        ({ in: place, name }) => place !== 'query' && name !== 'Accept-Language',
      );
      const expected = [
        ...[...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => `path ${String(name)}`),
        ...(isAct ? ['header Idempotency-Key'] : []),
        // Who reports, or was shut out, has seen no revision; nor has anybody of the many that are dismissed at once.
        ...(isAct && !UNSEEN.includes(path) && !path.startsWith('/organisations/')
          ? ['header If-Match']
          : []),
      ];
      expect([path, parameters.map((parameter) => `${parameter.in} ${parameter.name}`).sort()]).toEqual([
        path,
        expected.sort(),
      ]);
      expect(parameters.filter(({ required }) => !required)).toEqual([]);
      expect([path, operation.requestBody !== undefined]).toEqual([path, hasBody]);
      const isOpen = path.startsWith('/health') || OPEN.includes(path);
      const token = OF_REPORTERS.includes(path) ? { reporter: [] } : { bearer: [] };
      expect([path, operation.security]).toEqual([path, isOpen ? undefined : [token]]);
      expect(operation.responses).toMatchObject({ 422: { $ref: '#/components/responses/Problem422' } });
      expect([path, operation.summary]).toEqual([path, expect.any(String)]);
    }
  });

  it('refers to nothing that is not described', async () => {
    const { body: document, text } = await get('/v1/openapi.json');
    const references = [...text.matchAll(/"\$ref":"#\/([^"]+)"/g)].map(([, pointer]) => pointer!);
    expect(references.length).toBeGreaterThan(30);
    for (const pointer of new Set(references)) {
      const found = pointer
        .split('/')
        .reduce<unknown>((node, key) => (node as Record<string, unknown>)[key], document);
      expect([pointer, found]).toEqual([pointer, expect.any(Object)]);
    }
  });
});

interface Operation {
  readonly operationId: string;
  readonly summary?: string;
  readonly parameters: readonly { readonly in: string; readonly name: string; readonly required: boolean }[];
  readonly requestBody?: object;
  readonly security?: readonly object[];
  readonly responses: object;
}
