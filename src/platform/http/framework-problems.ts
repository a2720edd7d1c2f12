import { HttpException } from '@nestjs/common';
import { Problem } from './problem.js';

interface Answer {
  readonly status: number;
  readonly code: string;
  readonly title: string;
}

const MALFORMED_JSON: Answer = { status: 400, code: 'malformed-json', title: 'The body is not JSON' };
const MALFORMED_URL: Answer = { status: 400, code: 'malformed-url', title: 'The URL cannot be read' };

const BY_FASTIFY_CODE: Readonly<Record<string, Answer>> = {
  FST_ERR_CTP_INVALID_JSON_BODY: MALFORMED_JSON,
  FST_ERR_CTP_EMPTY_JSON_BODY: { status: 400, code: 'empty-body', title: 'The body is empty' },
  FST_ERR_CTP_BODY_TOO_LARGE: { status: 413, code: 'body-too-large', title: 'The body is too large' },
  FST_ERR_CTP_INVALID_MEDIA_TYPE: {
    status: 415,
    code: 'unsupported-media-type',
    title: 'The body must be application/json',
  },
  FST_ERR_CTP_INVALID_CONTENT_LENGTH: {
    status: 400,
    code: 'content-length-mismatch',
    title: 'The body has another length than announced',
  },
  FST_ERR_BAD_URL: MALFORMED_URL,
  FST_ERR_INVALID_URL: MALFORMED_URL,
  FST_ERR_MAX_PARAM_LENGTH: { status: 414, code: 'url-too-long', title: 'A part of the URL is too long' },
};

const BY_STATUS: Readonly<Record<number, Answer>> = {
  400: { status: 400, code: 'bad-request', title: 'The request cannot be understood' },
  401: { status: 401, code: 'token-missing', title: 'A token is needed' },
  403: { status: 403, code: 'forbidden', title: 'Not allowed' },
  404: { status: 404, code: 'not-found', title: 'There is nothing here' },
  408: { status: 408, code: 'request-timeout', title: 'The request took too long to arrive' },
  409: { status: 409, code: 'conflict', title: 'Not possible in the present state' },
  413: { status: 413, code: 'body-too-large', title: 'The body is too large' },
  415: { status: 415, code: 'unsupported-media-type', title: 'The body must be application/json' },
  503: { status: 503, code: 'unavailable', title: 'Not available at the moment' },
};

/**
 * What Fastify and Nest throw, as a problem; `undefined` for anything else and for faults of the server. Their own
 * messages are dropped: some repeat the URL or a piece of the body.
 */
export function frameworkProblem(error: unknown): Problem | undefined {
  const answer = BY_FASTIFY_CODE[codeOf(error) ?? codeOf(causeOf(error)) ?? ''] ?? byStatus(error);
  return answer === undefined ? undefined : new Problem({ ...answer, cause: error });
}

export function methodNotAllowed(allowed: readonly string[]): Problem {
  return new Problem({
    status: 405,
    code: 'method-not-allowed',
    title: 'The address exists, but not with this method',
    headers: { allow: allowed.join(', ') },
  });
}

function byStatus(error: unknown): Answer | undefined {
  return error instanceof HttpException ? BY_STATUS[error.getStatus()] : undefined;
}

function causeOf(error: unknown): unknown {
  return error instanceof Error ? error.cause : undefined;
}

function codeOf(error: unknown): string | undefined {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined;
}
