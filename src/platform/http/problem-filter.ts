import { randomUUID } from 'node:crypto';
import { Catch, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Log } from '../log/log.js';
import { frameworkProblem, methodNotAllowed } from './framework-problems.js';
import { languageFor } from './accept-language.js';
import { Problem, PROBLEM_JSON, type SaidOfProblem } from './problem.js';
import type { ProblemMapping } from './problem-mapping.js';
import type { ProblemPage } from './problem-page.js';
import type { ProblemWords } from './problem-words.js';
import type { DeclaredMethods } from './declared-methods.js';

/** Answers every error as problem details; what nobody foresaw says nothing of itself but a number for the log. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  constructor(
    private readonly mappings: readonly ProblemMapping[],
    private readonly methods: DeclaredMethods,
    private readonly log: Log,
    private readonly page: ProblemPage,
    private readonly words: ProblemWords,
  ) {}

  catch(error: unknown, host: ArgumentsHost): void {
    const request = host.switchToHttp().getRequest<FastifyRequest>();
    const reply = host.switchToHttp().getResponse<FastifyReply>();
    if (reply.sent || reply.raw.headersSent) {
      // A stream that broke half-way: the status is gone already, so only cutting the line tells the reader.
      this.log.error('answer broken off', error, { requestId: request.id });
      reply.raw.destroy();
      return;
    }
    const problem = this.problemFor(error, request);
    request.refused = problem;
    if (!this.page(problem, request, reply)) this.answer(problem, request, reply);
  }

  /** As nobody wishes otherwise in the language of the contract; its own sentences are the more precise ones. */
  private answer(problem: Problem, request: FastifyRequest, reply: FastifyReply): void {
    const { language } = this.words;
    const asked = languageFor(request.headers['accept-language'], ['en', language]);
    const vary = [reply.getHeader('vary'), 'Accept-Language'].filter(Boolean).join(', ');
    void reply.headers({ 'content-language': asked ?? 'en', vary });
    sendProblem(reply, problem, request.id, asked === language ? this.words.said(problem) : problem);
  }

  private problemFor(error: unknown, request: FastifyRequest): Problem {
    if (error instanceof Problem) return error;
    for (const mapping of this.mappings) {
      const problem = mapping(error);
      if (problem !== undefined) return problem;
    }
    if (request.is404) {
      const allowed = this.methods.of(request.raw.url ?? '/');
      if (allowed.length > 0) return methodNotAllowed(allowed);
    }
    return frameworkProblem(error) ?? this.unexpected(error, request);
  }

  private unexpected(error: unknown, request: FastifyRequest): Problem {
    const incident = randomUUID();
    this.log.error('unexpected error', error, { incident, requestId: request.id });
    return new Problem({
      status: 500,
      code: 'unexpected',
      title: 'Something went wrong on our side',
      detail: 'It was written to the log under the incident number.',
      extensions: { incident },
    });
  }
}

export function sendProblem(
  reply: FastifyReply,
  problem: Problem,
  requestId: string,
  said: SaidOfProblem = problem,
): void {
  void reply
    .code(problem.status)
    .headers(problem.headers)
    .type(PROBLEM_JSON)
    .send(JSON.stringify(problem.document(requestId, said)));
}
