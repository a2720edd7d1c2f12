import type { FastifyInstance, FastifyRequest } from 'fastify';
import { isUuid } from '../../shared/uuid.js';
import type { Log } from '../log/log.js';
import type { Metrics } from './metrics.js';
import type { Problem } from './problem.js';

declare module 'fastify' {
  interface FastifyRequest {
    /** What it was answered with, where that was a problem. */
    refused?: Pick<Problem, 'code' | 'reason'>;
  }
}

/** Routes of one dossier: its id is the parameter. */
const OF_A_DOSSIER = /^\/(v1\/breaches|desk\/dossiers)\/:id(\/|$)/;

/**
 * One line and one measurement a request (NEN 7513: who, of which dossier, what came of it). The route's pattern, never its URL: no
 * query, address or header. Who and of what are opaque ids, and why is one of our own codes.
 */
export function logRequests(server: FastifyInstance, log: Log, metrics: Metrics): void {
  server.addHook('onResponse', (request, reply, done) => {
    const { refused } = request;
    const route = request.routeOptions.url ?? 'none';
    metrics.httpRequest(request.method, route, reply.statusCode, reply.elapsedTime / 1000);
    if (refused !== undefined) metrics.refusal(reply.statusCode, refused.code);
    log.info('request', {
      method: request.method,
      route,
      status: reply.statusCode,
      durationMs: Math.round(reply.elapsedTime * 10) / 10,
      requestId: request.id,
      ...(request.principal !== undefined && { actor: request.principal.id }),
      ...dossierOf(request, route),
      ...(refused !== undefined && { code: refused.code }),
      ...(refused?.reason !== undefined && { reason: refused.reason }),
    });
    done();
  });
}

/** What is no UUID is whatever somebody typed. */
function dossierOf({ params }: FastifyRequest, route: string): { readonly dossier?: string } {
  if (!OF_A_DOSSIER.test(route)) return {};
  const id = String((params as { readonly id?: unknown }).id).toLowerCase();
  return isUuid(id) ? { dossier: id } : {};
}
