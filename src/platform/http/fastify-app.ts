import type { NestApplicationOptions } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify';
import { Clock } from '../time/clock.port.js';
import { assertEveryRouteIsDecided } from './declared-routes.js';
import type { Log } from '../log/log.js';
import { NestLog } from '../log/nest-log.js';
import { API_VERSION, API_VERSION_HEADER } from './api-version.js';
import { DeclaredMethods } from './declared-methods.js';
import { serveDocsPage } from './docs-page.js';
import { frameworkProblem } from './framework-problems.js';
import type { HttpSettings } from './http-settings.js';
import { acceptOnlyJson } from './json-body.js';
import { Metrics } from './metrics.js';
import { OPENAPI_PATH, openApiDocument } from './openapi.js';
import { Problem } from './problem.js';
import { ProblemFilter, sendProblem } from './problem-filter.js';
import { PROBLEM_PAGE, type ProblemPage } from './problem-page.js';
import { PROBLEM_WORDS, type ProblemWords } from './problem-words.js';
import { acceptForms } from './form-body.js';
import { refuseForeignPages } from './same-origin.js';
import { PROBLEM_MAPPINGS, type ProblemMapping } from './problem-mapping.js';
import { answerBrokenRequest, problemHeaders } from './broken-request.js';
import { sendInPieces } from './in-pieces.js';
import { limitRates } from './rate-limit.js';
import { REQUEST_ID_HEADER, requestIdOf } from './request-id.js';
import { logRequests } from './request-log.js';
import { setSecurityHeaders } from './security-headers.js';
import { refuseAmbiguousHttp } from './strict-http.js';
import { refuseUnstorableText } from './storable-text.js';
import {
  boundArrival,
  HEADERS_ARRIVE_WITHIN_MS,
  LOOKED_FOR_EVERY_MS,
  STANDS_STILL_MS,
  UPLOAD_ARRIVES_WITHIN_MS,
} from './time-to-arrive.js';
import { cutWhoDoesNotRead } from './who-does-not-read.js';
import { UndeclaredQuery } from './undeclared-query.interceptor.js';
import { acceptUploads } from './upload.js';
import { InputPipe } from './validation.js';

type Module = Parameters<typeof NestFactory.create>[0];

/**
 * The application as it serves, initialised and not listening yet: main.ts and the tests meet the same server.
 * The module has to provide Clock, Log, PROBLEM_MAPPINGS, PROBLEM_PAGE, PROBLEM_WORDS and READINESS_CHECKS and import HttpModule and a guard that
 * tells who asks.
 * @throws Error when a route has neither an action nor is public, or when a provider cannot be made
 */
export async function createHttpApp(
  module: Module,
  settings: HttpSettings,
  log: Log,
): Promise<NestFastifyApplication> {
  const options: Pick<NestApplicationOptions, 'bodyParser' | 'abortOnError' | 'logger'> = {
    // Our own parser: Nest's would also take forms.
    bodyParser: false,
    // Throw to the caller, who may print it; the default aborts the process with the log half-written.
    abortOnError: false,
    logger: new NestLog(log),
  };
  const app = await NestFactory.create<NestFastifyApplication>(module, httpAdapter(settings), options);
  try {
    await configureHttpApp(app, settings, log);
    await app.init();
    await app.getHttpAdapter().getInstance().ready();
    return app;
  } catch (error) {
    await app.close();
    throw error;
  }
}

/**
 * By the server itself: Nest's own `listen` writes a stack into the log before it says that an address is taken.
 * @returns the address
 */
export function listen(app: NestFastifyApplication, { host, port }: HttpSettings['http']): Promise<string> {
  return app.getHttpAdapter().getInstance().listen({ host, port });
}

/** Fastify with the limits of this installation. */
function httpAdapter({ http: { trustProxy }, maxBodyBytes }: HttpSettings): FastifyAdapter {
  return new FastifyAdapter({
    bodyLimit: maxBodyBytes,
    trustProxy: trustProxy === false ? false : [...trustProxy],
    requestTimeout: UPLOAD_ARRIVES_WITHIN_MS,
    connectionTimeout: STANDS_STILL_MS,
    http: {
      headersTimeout: HEADERS_ARRIVE_WITHIN_MS,
      connectionsCheckingInterval: LOOKED_FOR_EVERY_MS,
      // Refused by a hook of ours, with words (strict-http).
      requireHostHeader: false,
    },
    // Whoever comes in the last moment is answered like anybody else; the database closes after the server.
    return503OnClosing: false,
    requestIdHeader: false,
    genReqId: requestIdOf,
    frameworkErrors: (error: FastifyError, request: FastifyRequest, reply: FastifyReply) => {
      void reply.headers(problemHeaders(request.id));
      const problem = frameworkProblem(error);
      sendProblem(
        reply,
        problem ?? new Problem({ status: 400, code: 'bad-request', title: 'Bad request' }),
        request.id,
      );
    },
    clientErrorHandler: answerBrokenRequest,
  });
}

/** Everything between the socket and the controllers, before `app.init()`. */
async function configureHttpApp(
  app: NestFastifyApplication,
  { environment, loginsPerMinute }: HttpSettings,
  log: Log,
): Promise<void> {
  const mappings = app.get<readonly ProblemMapping[]>(PROBLEM_MAPPINGS, { strict: false });
  const server = app.getHttpAdapter().getInstance();

  assertEveryRouteIsDecided(app);
  const methods = new DeclaredMethods(server);
  server.addHook('onRequest', (request, reply, done) => {
    void reply.headers(headersOf(request));
    done();
  });
  boundArrival(server);
  cutWhoDoesNotRead(server);
  logRequests(server, log, app.get(Metrics, { strict: false }));
  setSecurityHeaders(server, environment);
  refuseAmbiguousHttp(server);
  await limitRates(server, loginsPerMinute);
  refuseForeignPages(server);
  acceptOnlyJson(server);
  acceptForms(server);
  await acceptUploads(server);
  refuseUnstorableText(server);
  sendInPieces(server);
  app.useGlobalFilters(
    new ProblemFilter(
      mappings,
      methods,
      log,
      app.get<ProblemPage>(PROBLEM_PAGE, { strict: false }),
      app.get<ProblemWords>(PROBLEM_WORDS, { strict: false }),
    ),
  );
  app.useGlobalInterceptors(new UndeclaredQuery());
  app.useGlobalPipes(new InputPipe(app.get(Clock, { strict: false })));

  // Made when somebody asks: a start need not wait for it.
  let document: string | undefined;
  server.get(OPENAPI_PATH, (_request, reply) =>
    reply.type('application/json; charset=utf-8').send((document ??= JSON.stringify(openApiDocument(app)))),
  );
  if (environment !== 'production') serveDocsPage(server);
}

/** Of every answer, also where there is no route. */
function headersOf({ id }: FastifyRequest): Record<string, string> {
  return { [REQUEST_ID_HEADER]: id, [API_VERSION_HEADER]: API_VERSION };
}
