import type { ServerResponse } from 'node:http';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { requestIdOf } from './request-id.js';
import { problemHeaders } from './broken-request.js';
import { Problem, PROBLEM_JSON } from './problem.js';

const MALFORMED_HOST = new Problem({
  status: 400,
  code: 'malformed-host',
  title: 'The request needs one Host',
  detail: 'None, or several, leave open who is asked (RFC 9112, section 3.2).',
});

const UNKNOWN_VERSION = new Problem({
  status: 505,
  code: 'http-version',
  title: 'This version of HTTP is not spoken here',
  detail: 'HTTP/1.1 and HTTP/1.0 are.',
});

const ENCODED_BODY = new Problem({
  status: 415,
  code: 'content-encoding',
  title: 'The body must not be compressed',
  headers: { 'accept-encoding': 'identity' },
});

const OTHER_CHARSET = new Problem({
  status: 415,
  code: 'charset',
  title: 'The body must be UTF-8',
  detail: 'It says that it is written in another encoding.',
});

const UNKNOWN_EXPECTATION = new Problem({
  status: 417,
  code: 'expectation-failed',
  title: 'What is expected is not known here',
  detail: 'Only "100-continue" is.',
});

/** What a parser lets through and two parties may read in two ways is refused before anybody acts on it (RFC 9110, RFC 9112). */
export function refuseAmbiguousHttp(server: FastifyInstance): void {
  server.addHook('onRequest', (request, _reply, done) => {
    done(ambiguityOf(request));
  });
  // Node's own answer to it has neither a body nor a header of ours.
  server.server.on('checkExpectation', (request, response: ServerResponse) => {
    const id = requestIdOf(request);
    const body = JSON.stringify(UNKNOWN_EXPECTATION.document(id));
    response.writeHead(UNKNOWN_EXPECTATION.status, {
      ...problemHeaders(id),
      'content-type': PROBLEM_JSON,
      'content-length': Buffer.byteLength(body),
      connection: 'close',
    });
    response.end(body);
  });
}

function ambiguityOf({ raw, headers }: FastifyRequest): Problem | undefined {
  if (raw.httpVersionMajor !== 1 || raw.httpVersionMinor > 1) return UNKNOWN_VERSION;
  const hosts = raw.rawHeaders.filter((name, at) => at % 2 === 0 && name.toLowerCase() === 'host').length;
  if (hosts > 1 || (hosts === 0 && raw.httpVersion === '1.1')) return MALFORMED_HOST;
  const coding = headers['content-encoding'];
  if (coding !== undefined && coding.toLowerCase() !== 'identity') return ENCODED_BODY;
  const charset = /;\s*charset\s*=\s*"?([^\s";]*)/i.exec(headers['content-type'] ?? '')?.[1];
  if (charset !== undefined && charset.toLowerCase() !== 'utf-8') return OTHER_CHARSET;
  return undefined;
}
