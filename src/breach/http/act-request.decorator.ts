import {
  applyDecorators,
  createParamDecorator,
  HttpCode,
  UseInterceptors,
  type ExecutionContext,
} from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { parseIdempotencyKey, WithIdempotencyKey } from '../../platform/http/idempotency-key.js';
import { parseIfMatch, WithIfMatch } from '../../platform/http/if-match.js';
import { Action as RouteAction } from '../../platform/http/route-action.decorator.js';
import type { Principal } from '../../platform/identity/principal.js';
import type { Action } from '../dossier/access.policy.js';
import { EtagOfResult } from './etag-of-result.interceptor.js';

/** What every act over HTTP brings along: who, under which key, on which revision. */
export interface ActRequest {
  readonly principal: Principal;
  readonly route: string;
  readonly idempotencyKey: string;
  readonly ifMatch: number;
  readonly correlationId: string;
  readonly content: unknown;
}

export const ActRequested = createParamDecorator((_data: unknown, context: ExecutionContext): ActRequest => {
  const request = context.switchToHttp().getRequest<FastifyRequest>();
  if (request.principal === undefined) throw new Error('an act has a principal');
  return {
    principal: request.principal,
    route: `${request.method} ${request.routeOptions.url ?? ''}`,
    idempotencyKey: parseIdempotencyKey(request.headers['idempotency-key']),
    ifMatch: parseIfMatch(request.headers['if-match']),
    correlationId: request.id,
    content: request.body ?? null,
  };
});

/** A route that is one act on a dossier: 200 with `{id, revision}` and the ETag of the dossier after it. */
export const Performs = (action: Action): MethodDecorator =>
  applyDecorators(
    RouteAction(action),
    HttpCode(200),
    UseInterceptors(EtagOfResult),
    WithIdempotencyKey(),
    WithIfMatch(),
  );
