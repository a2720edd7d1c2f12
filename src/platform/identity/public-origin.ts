import type { FastifyRequest } from 'fastify';
import { Problem } from '../http/problem.js';

const LOOPBACK = /^(localhost|127\.0\.0\.1|\[::1\])(:\d{1,5})?$/;

/**
 * Where browsers reach this desk, without a slash at its end: as configured, or on one's own machine what the browser
 * asked for. A Host header of elsewhere is anybody's claim, and codes of logins are sent to that address.
 * @throws Problem 503 where it would have to be guessed
 */
export function publicOrigin(configured: string | undefined, { protocol, host }: FastifyRequest): string {
  if (configured !== undefined) return configured;
  if (LOOPBACK.test(host)) return `${protocol}://${host}`;
  throw new Problem({
    status: 503,
    code: 'public-url-missing',
    title: 'Logging in is not set up here',
    detail: 'LEKWACHT_PUBLIC_URL has to say at which address people reach this desk.',
  });
}
