import type { FastifyInstance, FastifyRequest } from 'fastify';
import { Problem } from './problem.js';

declare module 'fastify' {
  interface FastifyContextConfig {
    /** Called by a machine that has a proof of its own, not by a browser with our cookie. */
    machine?: true;
  }
}

const SAFE = ['GET', 'HEAD', 'OPTIONS'];

/**
 * What changes something through a page is sent by a page of ours (CSRF). Fetch Metadata says so; browsers of before
 * it send `Origin`. The API knows no cookie, so nobody can be made to use it unknowingly.
 */
export function refuseForeignPages(server: FastifyInstance): void {
  server.addHook('onRequest', (request, _reply, done) => {
    const isPages = !request.is404 && !request.url.startsWith('/v1/');
    const isUnsafe = !SAFE.includes(request.method) && request.routeOptions.config.machine !== true;
    done(isPages && isUnsafe && !isOurs(request) ? foreign() : undefined);
  });
}

function isOurs({ headers, protocol, host }: FastifyRequest): boolean {
  const site = headers['sec-fetch-site'];
  if (site !== undefined) return site === 'same-origin' || site === 'none';
  return headers.origin === `${protocol}://${host}`;
}

function foreign(): Problem {
  return new Problem({
    status: 403,
    code: 'foreign-page',
    title: 'Sent from another page',
    detail: 'Open the page here and send it again.',
  });
}
