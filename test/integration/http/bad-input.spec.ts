import { request as httpRequest } from 'node:http';
import { connect } from 'node:net';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import supertest from 'supertest';
import { echoApp, type EchoApp } from './echo-app.js';

let echo: EchoApp;
beforeAll(async () => {
  echo = await echoApp();
  await echo.app.listen(0, '127.0.0.1');
});
afterAll(() => echo.close());

const send = (method = 'POST', path = '/v1/echo') =>
  supertest(echo.app.getHttpServer())[method.toLowerCase() as 'post'](path);
const sendJson = (body: string) => send().set('content-type', 'application/json').send(body);
const good = { organisation: 'kadera', description: 'gone' };
const withField = (fields: object) => sendJson(JSON.stringify({ ...good, ...fields }));

/** Posts the pieces as they are, in chunks without a length. */
async function statusOfRaw(pieces: readonly (string | Buffer)[]): Promise<number | undefined> {
  const { port } = echo.app.getHttpServer().address() as AddressInfo;
  return new Promise((resolve, reject) => {
    const outgoing = httpRequest(
      { port, path: '/v1/echo', method: 'POST', headers: { 'content-type': 'application/json' } },
      (incoming) => {
        incoming.resume();
        resolve(incoming.statusCode);
        outgoing.destroy();
      },
    );
    outgoing.on('error', reject);
    for (const piece of pieces) outgoing.write(piece);
    outgoing.end();
  });
}

function expectProblem(response: supertest.Response, status: number, code: string): void {
  expect({ status: response.status, code: response.body.code }).toEqual({ status, code });
  expect(response.headers['content-type']).toMatch(/^application\/problem\+json/);
  expect(response.body).toMatchObject({ type: `urn:lekwacht:problem:${code}`, status });
  expect(response.body.title).toMatch(/^\w/);
  expect(response.body.instance).toBe(`urn:uuid:${response.headers['x-request-id']}`);
}

describe('what was sent comes through', () => {
  it('moments in one form, ids in lower case, text as it was written', async () => {
    const response = await withField({
      description: ' 🌍é\n ',
      discoveredAt: '2026-07-01T14:00:00+02:00',
      occurredFrom: '2026-06-30',
      other: '0190A000-0000-7000-8000-00000000000A',
      reporter: { kind: 'client' },
    });
    expect(response.status).toBe(201);
    expect(response.body).toEqual({
      organisation: 'kadera',
      description: ' 🌍é\n ',
      discoveredAt: '2026-07-01T12:00:00.000Z',
      occurredFrom: '2026-06-30',
      other: '0190a000-0000-7000-8000-00000000000a',
      reporter: { kind: 'client' },
    });
  });

  it('query parameters are read by their declared type', async () => {
    const response = await send('GET', '/v1/echo?limit=5&overdue=true&state=open');
    expect(response.body).toEqual({ limit: 5, overdue: true, state: ['open'] });
  });
});

describe('a field that is wrong is named with its own code, and its value is not repeated', () => {
  const tooLate = '2026-07-01T12:05:01Z';
  it.each<[string, object, string, string]>([
    ['wrong type', { description: 12345 }, '/description', 'not-text'],
    ['blank text', { description: '  ' }, '/description', 'too-short'],
    ['long text', { description: 'x'.repeat(11) }, '/description', 'too-long'],
    ['null is no value', { discoveredAt: null }, '/discoveredAt', 'not-a-moment'],
    ['unknown field', { secretField: 1 }, '/secretField', 'unknown-field'],
    ['unknown nested field', { reporter: { kind: 'client', x: 1 } }, '/reporter/x', 'unknown-field'],
    ['a field every object has', { constructor: { a: 1 } }, '/constructor', 'unknown-field'],
    [
      'moment without offset',
      { discoveredAt: '2026-07-01T12:00:00' },
      '/discoveredAt',
      'moment-without-offset',
    ],
    [
      'day where a moment is needed',
      { discoveredAt: '2026-07-01' },
      '/discoveredAt',
      'moment-without-offset',
    ],
    ['no day of the calendar', { discoveredAt: '2026-02-30T12:00:00Z' }, '/discoveredAt', 'not-a-moment'],
    [
      'a year of five digits',
      { reachableUntil: '9999-12-31T23:59:59-14:00' },
      '/reachableUntil',
      'not-a-moment',
    ],
    ['a number as moment', { discoveredAt: 1751371200 }, '/discoveredAt', 'not-a-moment'],
    ['moment in the future', { discoveredAt: tooLate }, '/discoveredAt', 'moment-in-the-future'],
    [
      'nested in the future',
      { reporter: { kind: 'client', awareAt: tooLate } },
      '/reporter/awareAt',
      'moment-in-the-future',
    ],
    ['day in the future', { occurredFrom: '2026-07-02' }, '/occurredFrom', 'moment-in-the-future'],
    ['local time of day', { occurredFrom: '2026-07-01T10:00' }, '/occurredFrom', 'moment-without-offset'],
    ['public 12: what is no date at all, once', { discoveredAt: 'n.v.t.' }, '/discoveredAt', 'not-a-moment'],
    ['public 12: a day as people write it', { discoveredAt: '4-3-2026' }, '/discoveredAt', 'not-a-moment'],
    ['ten characters that are no day', { occurredFrom: 'volgt nog.' }, '/occurredFrom', 'not-a-moment'],
    ['no such day', { occurredFrom: '2026-06-31' }, '/occurredFrom', 'not-a-moment'],
    ['not a list', { dataCategories: 'medical' }, '/dataCategories', 'not-a-list'],
    ['not in the list', { dataCategories: ['medical', 'horoscope'] }, '/dataCategories', 'not-in-list'],
    ['twice in the list', { dataCategories: ['medical', 'medical'] }, '/dataCategories', 'repeated'],
    ['a flag in words', { ongoing: 'true' }, '/ongoing', 'not-a-flag'],
    ['a count in words', { subjects: '7' }, '/subjects', 'not-a-count'],
    ['half a person', { subjects: 1.5 }, '/subjects', 'not-a-count'],
    ['more than fits', { subjects: 101 }, '/subjects', 'out-of-range'],
    ['text for an object', { reporter: 'me' }, '/reporter', 'not-an-object'],
    ['list for an object', { reporter: [{ kind: 'client' }] }, '/reporter', 'not-an-object'],
    ['null for an object', { reporter: null }, '/reporter', 'not-an-object'],
    ['missing in an object', { reporter: {} }, '/reporter/kind', 'required'],
    ['word not in list', { reporter: { kind: 'boss' } }, '/reporter/kind', 'not-in-list'],
    ['not a UUID', { other: '123' }, '/other', 'not-a-uuid'],
    ['not a slug', { organisation: 'Kadera!' }, '/organisation', 'not-a-slug'],
  ])('%s', async (_name, fields, pointer, code) => {
    const response = await withField(fields);
    expectProblem(response, 422, 'invalid-input');
    expect(response.body.errors).toEqual([{ pointer, code, detail: expect.stringMatching(/\.$/) }]);
    expect(response.text).not.toMatch(/horoscope|boss|2026-07-01T12:05:01/);
  });

  it('everything wrong is said at once', async () => {
    const response = await sendJson('{"discoveredAt":"2027-01-01T00:00:00Z","x":1}');
    const errors = response.body.errors as { pointer: string; code: string }[];
    const codes = errors.map(({ pointer, code }) => [pointer, code]);
    expect(Object.fromEntries(codes)).toEqual({
      '/organisation': 'required',
      '/description': 'required',
      '/discoveredAt': 'moment-in-the-future',
      '/x': 'unknown-field',
    });
  });

  it('five minutes ahead is taken as now, and today in Amsterdam may have begun before today in UTC', async () => {
    expect((await withField({ discoveredAt: '2026-07-01T12:05:00Z' })).status).toBe(201);
    echo.clock.moveTo('2026-07-01T22:30:00.000Z' as never);
    expect((await withField({ occurredFrom: '2026-07-02' })).status).toBe(201);
    echo.clock.moveTo('2026-07-01T12:00:00.000Z' as never);
  });

  it('in a query and in a path the place is named', async () => {
    const query = await send('GET', '/v1/echo?limit=many');
    expectProblem(query, 422, 'invalid-input');
    expect(query.body.errors).toEqual([
      { pointer: '/limit', in: 'query', code: 'not-a-count', detail: expect.any(String) },
    ]);
    const path = await send('GET', '/v1/echo/no-uuid');
    expect(path.body.errors).toMatchObject([{ pointer: '/id', in: 'path', code: 'not-a-uuid' }]);
  });
});

describe('text no store keeps is refused before anything else looks at it', () => {
  it.each([
    [
      'U+0000 in a value',
      '{"description":"a\\u0000b","organisation":1}',
      '/description',
      'text-not-storable',
    ],
    ['a lone surrogate', '{"reporter":{"name":"\\ud800"}}', '/reporter/name', 'text-not-storable'],
    ['a lone low surrogate', '{"list":["ok","\\udc00x"]}', '/list/1', 'text-not-storable'],
    ['U+0000 in a key', '{"a":{"b\\u0000":1}}', '/a', 'text-not-storable'],
    ['a lone surrogate in a key', '{"\\ud800":1}', '', 'text-not-storable'],
  ])('%s', async (_name, body, pointer, code) => {
    const response = await sendJson(body);
    expectProblem(response, 422, 'invalid-input');
    expect(response.body.errors).toEqual([{ pointer, code, detail: expect.any(String) }]);
  });

  it('in a query and in a path too', async () => {
    expect((await send('GET', '/v1/echo?a=%00')).body.errors).toMatchObject([
      { in: 'query', code: 'text-not-storable' },
    ]);
    expect((await send('GET', '/v1/echo/a%00')).body.errors).toMatchObject([
      { in: 'path', code: 'text-not-storable' },
    ]);
  });

  it('deep nesting', async () => {
    const response = await sendJson('{"a":'.repeat(40_000) + '1' + '}'.repeat(40_000));
    expectProblem(response, 422, 'invalid-input');
    expect(response.body.errors[0].code).toBe('nested-too-deeply');
  });
});

describe('a body that cannot be read', () => {
  it.each([
    ['broken JSON', '{"description":', 400, 'malformed-json'],
    ['a prototype key', '{"__proto__":{"admin":true}}', 400, 'malformed-json'],
    ['a prototype through the constructor', '{"constructor":{"prototype":{}}}', 400, 'malformed-json'],
    ['nothing', '', 400, 'empty-body'],
    ['more than the limit', JSON.stringify({ description: 'x'.repeat(1_100_000) }), 413, 'body-too-large'],
    ['null', 'null', 422, 'invalid-input'],
    ['a list', '[{"organisation":"kadera","description":"gone"}]', 422, 'invalid-input'],
    ['a text', '"hello"', 422, 'invalid-input'],
  ])('%s', async (_name, body, status, code) => {
    expectProblem(await sendJson(body), status, code);
  });

  it('bytes that are not UTF-8', async () => {
    const body = Buffer.concat([
      Buffer.from('{"description":"'),
      Buffer.from([0xc3, 0x28]),
      Buffer.from('"}'),
    ]);
    // supertest would send a text, and Fastify's own inject() does not load under jest on Node 20.
    expect(await statusOfRaw([body])).toBe(400);
  });

  it('no body at all', async () => {
    expectProblem(await send(), 400, 'empty-body');
  });

  it.each([
    'text/plain',
    'application/x-www-form-urlencoded',
    'multipart/form-data; boundary=x',
    'application/xml',
  ])('another type: %s', async (type) => {
    expectProblem(await send().set('content-type', type).send('a=b'), 415, 'unsupported-media-type');
  });

  it('a body over the limit that does not announce its length', async () => {
    // One byte too many and no more: unread ones would reset the connection before the answer is read.
    expect(await statusOfRaw(['x'.repeat(262_145)])).toBe(413);
  });
});

describe('an address or a request that cannot be understood', () => {
  it('an unknown address, whatever is sent to it', async () => {
    expectProblem(await send('GET', '/v1/nowhere?name=Jan'), 404, 'not-found');
    expectProblem(await send('POST', '/v1/nowhere').send({ a: '\u0000' }), 404, 'not-found');
  });

  it('a wrong method says which ones there are', async () => {
    const response = await send('DELETE', '/v1/echo');
    expectProblem(response, 405, 'method-not-allowed');
    expect(response.headers['allow']).toBe('GET, HEAD, POST');
    expectProblem(
      await send('PUT', '/v1/echo/0190a000-0000-7000-8000-00000000000a'),
      405,
      'method-not-allowed',
    );
  });

  it('a URL that is no URL', async () => {
    expectProblem(await send('GET', '/v1/echo/%E0%A4%A'), 400, 'malformed-url');
  });

  it('a part of the URL that is too long', async () => {
    expectProblem(await send('GET', `/v1/echo/${'x'.repeat(300)}`), 414, 'url-too-long');
  });

  it('bytes that are not HTTP', async () => {
    const { port } = echo.app.getHttpServer().address() as AddressInfo;
    const socket = connect(port, '127.0.0.1');
    socket.end('HELLO Jan de Vries\r\n\r\n');
    let answer = '';
    for await (const chunk of socket) answer += String(chunk);
    expect(answer).toMatch(
      /^HTTP\/1.1 400 Bad Request\r\n(.+\r\n)*content-type: application\/problem\+json\r\n/,
    );
    expect(answer).toContain('urn:lekwacht:problem:malformed-request');
    expectHeadersOfData(answer);
  });

  const BODY = '{}';
  const rest = `Content-Type: application/json\r\nContent-Length: ${BODY.length}\r\nConnection: close\r\n`;
  it.each([
    ['no Host', 'POST /v1/echo HTTP/1.1', '', 400, 'malformed-host'],
    ['two Hosts', 'POST /v1/echo HTTP/1.1', 'Host: a\r\nHost: b\r\n', 400, 'malformed-host'],
    [
      'an expectation that nobody knows',
      'POST /v1/echo HTTP/1.1',
      'Host: a\r\nExpect: nope\r\n',
      417,
      'expectation-failed',
    ],
    ['another version', 'POST /v1/echo HTTP/2.0', 'Host: a\r\n', 505, 'http-version'],
    [
      'a coding of its body',
      'POST /v1/echo HTTP/1.1',
      'Host: a\r\nContent-Encoding: gzip\r\n',
      415,
      'content-encoding',
    ],
  ])('a request with %s', async (_what, line, headers, status, code) => {
    const answer = await sendRaw(`${line}\r\n${headers}${rest}\r\n${BODY}`);
    expect(answer).toMatch(new RegExp(`^HTTP/1.1 ${status} `));
    expect(answer).toContain(`urn:lekwacht:problem:${code}`);
    expectHeadersOfData(answer);
  });

  it('a body that says it is in another encoding', async () => {
    const answer = await sendRaw(
      'POST /v1/echo HTTP/1.1\r\nHost: a\r\nContent-Type: application/json; charset=iso-8859-1\r\nContent-Length: 2\r\nConnection: close\r\n\r\n{}',
    );
    expect(answer).toContain('urn:lekwacht:problem:charset');
  });

  it('headers that are too large', async () => {
    const answer = await sendRaw(`GET /health/live HTTP/1.1\r\nHost: a\r\nX: ${'x'.repeat(20_000)}\r\n\r\n`);
    expect(answer).toMatch(/^HTTP\/1.1 431 /);
    expectHeadersOfData(answer);
  });

  it.each(['1.0', '1.1'])('HTTP/%s as such is answered', async (version) => {
    const answer = await sendRaw(`GET /health/live HTTP/${version}\r\nHost: a\r\nConnection: close\r\n\r\n`);
    expect(answer).toMatch(/^HTTP\/1.1 200 /);
  });
});

/** @returns all that comes back until the line is closed */
async function sendRaw(request: string): Promise<string> {
  const { port } = echo.app.getHttpServer().address() as AddressInfo;
  const socket = connect(port, '127.0.0.1');
  socket.write(request);
  let answer = '';
  for await (const chunk of socket) answer += String(chunk);
  return answer;
}

function expectHeadersOfData(answer: string): void {
  for (const header of [
    /^x-content-type-options: nosniff\r$/im,
    /^content-security-policy: default-src 'none'/im,
    /^cache-control: no-store\r$/im,
    /^x-request-id: [0-9a-f-]{36}\r$/im,
  ])
    expect(answer).toMatch(header);
}

describe('headers of a command', () => {
  const command = (headers: Record<string, string>) => send('POST', '/v1/echo/command').set(headers);
  const key = 'a-key-of-16-char';

  it.each([
    ['a strong tag', '"7"'],
    ['public 13: a tag that a proxy made weak when it compressed the answer', 'W/"7"'],
    ['public 13: a list of tags, of which the newest was seen', '"1", W/"7" ,"2"'],
  ])('a good key and %s', async (_name, tag) => {
    const response = await command({ 'idempotency-key': key, 'if-match': tag });
    expect(response.body).toEqual({ key, revision: 7 });
  });

  it.each([
    ['no key', { 'if-match': '"7"' }, 400, 'idempotency-key-missing'],
    ['a short key', { 'idempotency-key': 'short', 'if-match': '"7"' }, 400, 'idempotency-key-invalid'],
    ['a long key', { 'idempotency-key': 'x'.repeat(201), 'if-match': '"7"' }, 400, 'idempotency-key-invalid'],
    [
      'a key with a space',
      { 'idempotency-key': 'a key of sixteen characters', 'if-match': '"7"' },
      400,
      'idempotency-key-invalid',
    ],
    ['no If-Match', { 'idempotency-key': key }, 428, 'if-match-missing'],
    ['any tag', { 'idempotency-key': key, 'if-match': '*' }, 400, 'if-match-invalid'],
    [
      'a list with a tag of somebody else',
      { 'idempotency-key': key, 'if-match': '"7", "a"' },
      400,
      'if-match-invalid',
    ],
    ['an empty list', { 'idempotency-key': key, 'if-match': ',' }, 400, 'if-match-invalid'],
    ['a bare number', { 'idempotency-key': key, 'if-match': '7' }, 400, 'if-match-invalid'],
    ['a negative revision', { 'idempotency-key': key, 'if-match': '"-1"' }, 400, 'if-match-invalid'],
  ])('%s', async (_name, headers, status, code) => {
    expectProblem(await command(headers), status, code);
  });
});
