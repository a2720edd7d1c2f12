import type { FastifyInstance } from 'fastify';
import type { Log } from '../log/log.js';
import type { Metrics } from './metrics.js';

/** One line and one measurement a request. The route's pattern, never its URL: no id, query, address or header. */
export function logRequests(server: FastifyInstance, log: Log, metrics: Metrics): void {
  server.addHook('onResponse', (request, reply, done) => {
    const route = request.routeOptions.url ?? 'none';
    metrics.httpRequest(request.method, route, reply.statusCode, reply.elapsedTime / 1000);
    log.info('request', {
      method: request.method,
      route,
      status: reply.statusCode,
      durationMs: Math.round(reply.elapsedTime * 10) / 10,
      requestId: request.id,
    });
    done();
  });
}
