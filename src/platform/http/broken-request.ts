import { randomUUID } from 'node:crypto';
import { STATUS_CODES } from 'node:http';
import type { Socket } from 'node:net';
import { API_VERSION, API_VERSION_HEADER } from './api-version.js';
import { Problem, PROBLEM_JSON } from './problem.js';
import { REQUEST_ID_HEADER } from './request-id.js';
import { HEADERS_OF_DATA } from './security-headers.js';

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

/** Who does not read his answer is gone after so long. */
const LINGERS_MS = 1_000;

/** What an answer bears that no hook of the server sees. */
export function problemHeaders(requestId: string): Readonly<Record<string, string>> {
  return { ...HEADERS_OF_DATA, [REQUEST_ID_HEADER]: requestId, [API_VERSION_HEADER]: API_VERSION };
}

/** What Node's parser refuses before there is a request at all, or while it still comes in: the line is cut. */
export function answerBrokenRequest(error: Error & { readonly code?: string }, socket: Socket): void {
  if (!socket.writable || error.code === 'ECONNRESET') {
    socket.destroy();
    return;
  }
  const problem = PROBLEMS[error.code ?? ''] ?? NOT_HTTP;
  const id = randomUUID();
  const body = JSON.stringify(problem.document(id));
  const headers = Object.entries(problemHeaders(id)).map(([name, value]) => `${name}: ${value}\r\n`);
  // What still comes in is not read: an end alone leaves a sender who goes on sending where he is.
  socket.setTimeout(LINGERS_MS, () => {
    socket.destroy();
  });
  socket.end(
    `HTTP/1.1 ${problem.status} ${STATUS_CODES[problem.status] ?? ''}\r\n${headers.join('')}` +
      `content-type: ${PROBLEM_JSON}\r\ncontent-length: ${Buffer.byteLength(body)}\r\nconnection: close\r\n\r\n${body}`,
    () => {
      socket.destroy();
    },
  );
}
