import type { FastifyInstance } from 'fastify';
import { answerBrokenRequest } from './broken-request.js';

/** A body that trickles in for minutes holds a connection for nothing. */
const ARRIVES_WITHIN_MS = 30_000;
/** 20 MB over the telephone line of a ward; for the whole request, whatever its route. */
export const UPLOAD_ARRIVES_WITHIN_MS = 600_000;

/** Headers come before anything is known of a request. */
export const HEADERS_ARRIVE_WITHIN_MS = 20_000;
/** How often those that are late are looked for. */
export const LOOKED_FOR_EVERY_MS = 5_000;
/** A line on which nothing moves is cut; also that of a reader who does not read (`who-does-not-read.ts`). */
export const STANDS_STILL_MS = 60_000;

/** Node knows one time-out for all requests: those that bring no file are cut off earlier here. */
export function boundArrival(server: FastifyInstance): void {
  server.addHook('onRequest', ({ raw, routeOptions }, _reply, done) => {
    if (routeOptions.config.upload !== true && !raw.complete) {
      const late = setTimeout(() => {
        if (!raw.complete) answerBrokenRequest(tooLate(), raw.socket);
      }, ARRIVES_WITHIN_MS);
      late.unref();
      raw.once('close', () => {
        clearTimeout(late);
      });
    }
    done();
  });
}

const tooLate = (): Error => Object.assign(new Error('late'), { code: 'ERR_HTTP_REQUEST_TIMEOUT' });
