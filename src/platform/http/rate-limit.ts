import rateLimit from '@fastify/rate-limit';
import type { FastifyInstance } from 'fastify';
import { Problem } from './problem.js';

const MINUTE_MS = 60_000;
/** Addresses remembered at a time, for each route; the oldest is forgotten. */
const MOST_ADDRESSES = 10_000;

/**
 * Counts requests of an address on the routes that say so with `@RouteConfig({ rateLimit: {} })`; call it before they
 * are made. Of IPv6 a whole /64 is one address: whoever has one has them all. In this process alone: where there are
 * several a caller has as much at each.
 */
export async function limitRates(server: FastifyInstance, perMinute: number): Promise<void> {
  await server.register(rateLimit, {
    global: false,
    max: perMinute,
    timeWindow: MINUTE_MS,
    cache: MOST_ADDRESSES,
    // What is left is nobody's business but who counts on it.
    addHeadersOnExceeding: {
      'x-ratelimit-limit': false,
      'x-ratelimit-remaining': false,
      'x-ratelimit-reset': false,
    },
    addHeaders: { 'x-ratelimit-limit': false, 'x-ratelimit-remaining': false, 'x-ratelimit-reset': false },
    errorResponseBuilder: (_request, { ttl }) => tooMany(Math.ceil(ttl / 1_000)),
  });
}

function tooMany(seconds: number): Problem {
  return new Problem({
    status: 429,
    code: 'too-many-requests',
    title: 'Too many requests from this address',
    detail: 'Wait a minute. Nothing was lost: reporting a breach works meanwhile.',
    headers: { 'retry-after': String(seconds) },
  });
}
