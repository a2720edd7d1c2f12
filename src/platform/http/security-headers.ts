import type { FastifyInstance } from 'fastify';
import helmet from 'helmet';
import type { Environment } from '../../shared/environment.js';

const NOTHING = ["'none'"];

/** The same for answers that are made before there is a request: see {@link setSecurityHeaders}. */
export const HEADERS_OF_DATA: Readonly<Record<string, string>> = {
  'content-security-policy': "default-src 'none';base-uri 'none';form-action 'none';frame-ancestors 'none'",
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'x-frame-options': 'DENY',
  'cache-control': 'no-store',
};

/** Answers are data: nothing in them may run, be framed, be kept or be sent on. A page loosens this for itself. */
export function setSecurityHeaders(server: FastifyInstance, environment: Environment): void {
  // Made once: what it writes is the same for every answer.
  const setHeaders = helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: { defaultSrc: NOTHING, baseUri: NOTHING, formAction: NOTHING, frameAncestors: NOTHING },
    },
    referrerPolicy: { policy: 'no-referrer' },
    xFrameOptions: { action: 'deny' },
    // A browser that once met it on localhost would refuse plain http there for a year.
    strictTransportSecurity: environment === 'production' && { maxAge: 31_536_000, includeSubDomains: true },
  });
  server.addHook('onRequest', (request, reply, done) => {
    // A shared computer on the ward: no dossier may come back with the back button.
    void reply.header('cache-control', 'no-store');
    setHeaders(request.raw, reply.raw, (error) => {
      done(error as Error | undefined);
    });
  });
}
