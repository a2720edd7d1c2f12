import { randomUUID } from 'node:crypto';
import { STATUS_CODES } from 'node:http';
import type { Socket } from 'node:net';
import { Problem, PROBLEM_JSON } from './problem.js';

const PROBLEMS: Readonly<Record<string, Problem>> = {
  HPE_HEADER_OVERFLOW: new Problem({
    status: 431,
    code: 'headers-too-large',
    title: 'The headers are too large',
  }),
  ERR_HTTP_REQUEST_TIMEOUT: new Problem({
    status: 408,
    code: 'request-timeout',
    title: 'The request took too long to arrive',
  }),
};

const NOT_HTTP = new Problem({
  status: 400,
  code: 'malformed-request',
  title: 'This is not an HTTP request',
});

/** What Node's parser refuses before there is a request at all. */
export function answerBrokenRequest(error: Error & { readonly code?: string }, socket: Socket): void {
  if (!socket.writable || error.code === 'ECONNRESET') {
    socket.destroy();
    return;
  }
  const problem = PROBLEMS[error.code ?? ''] ?? NOT_HTTP;
  const body = JSON.stringify(problem.document(randomUUID()));
  socket.end(
    `HTTP/1.1 ${problem.status} ${STATUS_CODES[problem.status] ?? ''}\r\n` +
      `Content-Type: ${PROBLEM_JSON}\r\nContent-Length: ${Buffer.byteLength(body)}\r\nConnection: close\r\n\r\n${body}`,
  );
}
