import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import supertest from 'supertest';
import type { ReadinessCheck } from '../../../src/platform/http/readiness-check.js';
import { echoApp, type EchoApp } from './echo-app.js';

const database: ReadinessCheck & { ok: boolean } = {
  name: 'database',
  fatal: true,
  ok: true,
  check: async () => ({ ok: database.ok, detail: 'answers' }),
};
const register: ReadinessCheck & { ok: boolean } = {
  name: 'register',
  fatal: false,
  ok: true,
  check: async () => {
    if (!register.ok) throw new Error('secret of the database');
    return { ok: true, detail: 'lag 0 events' };
  },
};

let echo: EchoApp;
beforeAll(async () => {
  echo = await echoApp({ checks: [database, register] });
});
afterAll(() => echo.close());
const get = (path: string, app = echo.app) => supertest(app.getHttpServer()).get(path);

describe('health', () => {
  it('a lagging read model is reported and takes nobody off the air; a fatal check does', async () => {
    expect((await get('/health/live')).body).toEqual({ status: 'live' });
    expect((await get('/health/ready')).body).toEqual({
      status: 'ready',
      checks: [
        { name: 'database', fatal: true, ok: true, detail: 'answers' },
        { name: 'register', fatal: false, ok: true, detail: 'lag 0 events' },
      ],
    });

    register.ok = false;
    const lagging = await get('/health/ready');
    expect([lagging.status, lagging.body.checks[1].ok]).toEqual([200, false]);
    expect(lagging.text + echo.logged.join('')).not.toContain('secret');

    database.ok = false;
    const down = await get('/health/ready');
    expect([down.status, down.body.code]).toEqual([503, 'not-ready']);
    expect(down.body.checks[0]).toMatchObject({ name: 'database', ok: false });
  });

  it('a check that hangs is given up on', async () => {
    const hanging = await echoApp({
      checks: [{ name: 'slow', fatal: true, check: () => new Promise(() => undefined) }],
    });
    const response = await get('/health/ready', hanging.app);
    await hanging.close();
    expect([response.status, response.body.checks[0].detail]).toEqual([503, 'no answer in time']);
  });
});

describe('metrics', () => {
  it('count requests by pattern of the route', async () => {
    await get('/v1/echo/0190a000-0000-7000-8000-00000000000a');
    const response = await get('/metrics');
    expect(response.headers['content-type']).toMatch(/^text\/plain; version=0\.0\.4/);
    expect(response.text).toContain(
      'http_request_duration_seconds_count{method="GET",route="/v1/echo/:id",status="200"} 1',
    );
    expect(response.text).toContain('process_resident_memory_bytes');
  });

  it('with a token only who shows it reads them; in production without a token nobody does', async () => {
    const guarded = await echoApp({ env: { METRICS_TOKEN: 'open-sesame' } });
    expect((await get('/metrics', guarded.app)).status).toBe(404);
    expect((await get('/metrics', guarded.app).set('authorization', 'Bearer open-sesame')).status).toBe(200);
    await guarded.close();
    const production = await echoApp({ env: { NODE_ENV: 'production' } });
    expect((await get('/metrics', production.app)).status).toBe(404);
    await production.close();
  });
});

describe('headers of every answer', () => {
  it.each([['/v1/echo'], ['/v1/nowhere'], ['/health/live'], ['/v1/openapi.json']])('%s', async (path) => {
    const { headers } = await get(path).set('origin', 'https://elsewhere.test');
    expect(headers).toMatchObject({
      'content-security-policy':
        "default-src 'none';base-uri 'none';form-action 'none';frame-ancestors 'none'",
      'x-content-type-options': 'nosniff',
      'x-frame-options': 'DENY',
      'referrer-policy': 'no-referrer',
      'cache-control': 'no-store',
    });
    for (const absent of ['x-powered-by', 'server', 'etag', 'access-control-allow-origin'])
      expect(headers[absent]).toBeUndefined();
  });

  it('plain http is forgotten by browsers in production only', async () => {
    const production = await echoApp({ env: { NODE_ENV: 'production' } });
    const response = await get('/health/live', production.app);
    await production.close();
    expect(response.headers['strict-transport-security']).toBe('max-age=31536000; includeSubDomains');
    expect((await get('/health/live')).headers['strict-transport-security']).toBeUndefined();
  });
});

describe('the OpenAPI document', () => {
  it('says of each field what the server checks', async () => {
    const { body } = await get('/v1/openapi.json');
    expect(body.openapi).toBe('3.1.0');
    expect(body.components.schemas.EchoDto).toMatchObject({
      required: ['organisation', 'description'],
      properties: {
        organisation: { type: 'string', pattern: expect.any(String), maxLength: 64 },
        description: { type: 'string', minLength: 1, maxLength: 10 },
        discoveredAt: { type: 'string', format: 'date-time' },
        occurredFrom: {
          oneOf: [
            { type: 'string', format: 'date' },
            { type: 'string', format: 'date-time' },
          ],
        },
        dataCategories: {
          type: 'array',
          maxItems: 2,
          uniqueItems: true,
          items: { type: 'string', enum: ['medical', 'contact'] },
        },
        ongoing: { type: 'boolean' },
        subjects: { type: 'integer', minimum: 0, maximum: 100 },
        reporter: { $ref: '#/components/schemas/ReporterDto' },
        other: { type: 'string', format: 'uuid' },
      },
    });
    expect(body.components.schemas.ReporterDto.properties.kind).toEqual({
      type: 'string',
      enum: ['employee', 'client'],
    });
    expect(JSON.stringify(body)).not.toMatch(/nullable|"null"/);
  });

  it('names headers, query parameters, the bearer token and the problem answer', async () => {
    const { body } = await get('/v1/openapi.json');
    const parameters = (path: string, method: string): string[] => {
      const documented = body.paths[path][method].parameters as { in: string; name: string }[];
      return documented.map((parameter) => `${parameter.in} ${parameter.name}`);
    };
    expect(parameters('/echo/command', 'post').sort()).toEqual(['header Idempotency-Key', 'header If-Match']);
    expect(parameters('/echo', 'get')).toEqual(['query limit', 'query overdue', 'query state']);
    expect(body.paths['/echo/me'].get.security).toEqual([{ bearer: [] }]);
    expect(body.paths['/echo'].post.security).toBeUndefined();
    expect(body.paths['/echo'].post.responses[422]).toEqual({ $ref: '#/components/responses/Problem422' });
    expect(body.paths['/metrics']).toBeUndefined();
  });
});

describe('the pages at /docs', () => {
  it('come from here alone, under a policy that allows no script but ours', async () => {
    const page = await get('/docs');
    expect(page.headers['content-type']).toBe('text/html; charset=utf-8');
    expect(page.text).not.toMatch(/https?:|<script>|onload/);
    const policy = page.headers['content-security-policy']!;
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("script-src 'self';");
    for (const [, address] of page.text.matchAll(/(?:src|href)="([^"]+)"/g))
      expect([address, (await get(address!)).status]).toEqual([address, 200]);
    expect((await get('/docs/start.js')).text).toContain('/v1/openapi.json');
  });

  it('are not there in production', async () => {
    const production = await echoApp({ env: { NODE_ENV: 'production' } });
    const response = await get('/docs', production.app);
    await production.close();
    expect(response.status).toBe(404);
  });
});
