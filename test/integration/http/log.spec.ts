import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Controller, Get, Res, StreamableFile } from '@nestjs/common';
import { Readable } from 'node:stream';
import type { FastifyReply } from 'fastify';
import supertest from 'supertest';
import { createLog } from '../../../src/platform/log/log.js';
import { NestLog } from '../../../src/platform/log/nest-log.js';
import { Problem } from '../../../src/platform/http/problem.js';
import { Public } from '../../../src/platform/http/public.decorator.js';
import { TestIssuer } from '../../support/http/test-tokens.js';
import { EchoController, echoApp, type EchoApp } from './echo-app.js';

const CANARY = 'CanaryJansen';
const issuer = new TestIssuer();

@Controller('v1/broken')
class BrokenController {
  @Public()
  @Get('stream')
  stream(): StreamableFile {
    return new StreamableFile(
      Readable.from(
        (async function* () {
          yield 'some data';
          throw new Error(CANARY);
        })(),
      ),
    );
  }

  @Public()
  @Get('events')
  events(@Res() reply: FastifyReply): void {
    reply.raw.write('data: 1\n\n');
    throw new Error(CANARY);
  }

  @Public()
  @Get('known')
  known(): never {
    throw new RangeError('known');
  }
}

let echo: EchoApp;
beforeAll(async () => {
  echo = await echoApp({
    env: { AUTH_ISSUERS: issuer.setting },
    controllers: [EchoController, BrokenController],
    mappings: [
      () => undefined,
      (error) =>
        error instanceof RangeError
          ? new Problem({ status: 503, code: 'later', title: 'Later', headers: { 'retry-after': '3' } })
          : undefined,
    ],
  });
  await echo.app.listen(0, '127.0.0.1');
});
afterAll(() => echo.close());

const http = () => supertest(echo.app.getHttpServer());
const linesOf = (requestId: string) =>
  echo.logged
    .map((line) => JSON.parse(line) as { requestId?: string; error?: { frames: string[] } })
    .filter((line) => line.requestId === requestId);

describe('an error nobody foresaw', () => {
  it('answers with an incident number and nothing else; the log has the number, the class, the code and the frames', async () => {
    const response = await http().get(`/v1/echo/throws?with=${CANARY}`);
    expect(response.status).toBe(500);
    expect(response.body).toEqual({
      type: 'urn:lekwacht:problem:unexpected',
      code: 'unexpected',
      status: 500,
      title: expect.any(String),
      detail: expect.any(String),
      incident: expect.stringMatching(/^[0-9a-f-]{36}$/),
      instance: expect.any(String),
    });
    const [line] = linesOf(response.headers['x-request-id']!);
    expect(line).toMatchObject({
      incident: response.body.incident,
      error: { class: 'Error', code: '23505' },
    });
    expect(line!.error!.frames[0]).toMatch(/^at EchoController\.throws .*echo-app/);
  });

  it('an error that the composition root knows becomes its problem', async () => {
    const response = await http().get('/v1/broken/known');
    expect([response.status, response.body.code, response.headers['retry-after']]).toEqual([
      503,
      'later',
      '3',
    ]);
  });

  it.each(['stream', 'events'])('%s that break half-way are cut, not completed', async (path) => {
    await expect(http().get(`/v1/broken/${path}`).timeout(5_000)).rejects.toThrow(/aborted|hang up/);
  });
});

describe('a request leaves one line', () => {
  it('with the pattern of the route and without its URL', async () => {
    const id = '0190a000-0000-7000-8000-00000000000a';
    const response = await http().get(`/v1/echo/${id}?x=${CANARY}`).set('x-request-id', id.toUpperCase());
    expect(response.headers['x-request-id']).toBe(id);
    expect(linesOf(id)).toEqual([
      expect.objectContaining({
        msg: 'request',
        method: 'GET',
        route: '/v1/echo/:id',
        // What nobody declared is refused, and stands in no line either.
        status: 422,
        code: 'invalid-input',
        durationMs: expect.any(Number),
      }),
    ]);
    expect(Object.keys(linesOf(id)[0]!).sort()).toEqual(
      ['code', 'durationMs', 'level', 'method', 'msg', 'requestId', 'route', 'status', 'time'].sort(),
    );
  });

  it('a request id that is no UUID is replaced', async () => {
    const response = await http().get('/health/live').set('x-request-id', CANARY);
    expect(response.headers['x-request-id']).toMatch(/^[0-9a-f-]{36}$/);
  });
});

describe('nothing anybody wrote is in the log', () => {
  it('not from body, query, path, header, token, or the message, detail or look-alike frames of an error', async () => {
    const token = await issuer.token({ subject: CANARY, grants: [`${CANARY}:fg`] });
    await http().post('/v1/echo').set('content-type', 'application/json').send(`{"description": "${CANARY}`);
    await http()
      .post('/v1/echo')
      .send({ organisation: 'kadera', description: CANARY.slice(0, 10), [CANARY]: CANARY });
    await http()
      .get(`/v1/echo?name=${CANARY}&limit=${CANARY}`)
      .set('user-agent', CANARY)
      .set('cookie', CANARY);
    await http().get(`/v1/${CANARY}/%E0%A4%A`);
    await http().get(`/v1/echo/${CANARY}`);
    await http().get('/v1/echo/me').set('authorization', `Bearer ${token}`);
    await http().get('/v1/echo/me').set('authorization', `Bearer ${CANARY}`);
    await http().get(`/v1/echo/throws?with=${CANARY}`);
    await http()
      .get('/v1/broken/stream')
      .catch(() => undefined);

    expect(echo.logged.length).toBeGreaterThan(9);
    expect(echo.logged.join('\n')).not.toContain(CANARY);
    expect(echo.logged.join('\n')).not.toContain(token.split('.')[1]);
  });

  it('not through the framework, nor through a cause, in either form of the log', () => {
    const lines: string[] = [];
    for (const environment of ['production', 'development'] as const) {
      const log = createLog({ environment, logLevel: 'debug' }, { write: (line) => void lines.push(line) });
      const error = new TypeError(CANARY, { cause: new Error(`x\n    at ${CANARY} (/y.ts:1:1)`) });
      log.error('it failed', error, { attempt: 2 });
      log.error('it failed', CANARY);
      new NestLog(log).error(CANARY, error.stack, 'Injector');
      new NestLog(log).error(error, 'Injector');
      new NestLog(log).warn({ name: CANARY });
    }
    expect(lines.join('')).not.toContain(CANARY);
    expect(lines).toHaveLength(10);
    expect(lines[5]).toMatch(/^\d\d:\d\d:\d\d ERROR it failed attempt=2 TypeError\n {4}at .*log\.spec/);
  });
});
