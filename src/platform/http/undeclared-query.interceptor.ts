import { type CallHandler, type ExecutionContext, type NestInterceptor } from '@nestjs/common';
import { ROUTE_ARGS_METADATA } from '@nestjs/common/constants.js';
import { RouteParamtypes } from '@nestjs/common/enums/route-paramtypes.enum.js';
import type { FastifyRequest } from 'fastify';
import type { Observable } from 'rxjs';
import { pointerTo } from './json-pointer.js';
import { invalidInput } from './problem.js';
import { PUBLIC_ROUTE } from './public.decorator.js';

/** A query with more is wrong as a whole. */
const MOST_NAMED = 50;

/**
 * Refuses query parameters where a route declares none. Nobody would check them: `ap-form?at=` of last year would be
 * answered with the form of today. What anybody may look at is left alone: a supervisor adds to an address, and so does a
 * link in a mail, and nobody is kept from reporting by that.
 */
export class UndeclaredQuery implements NestInterceptor {
  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const { query, routeOptions } = context
      .switchToHttp()
      .getRequest<FastifyRequest<{ Querystring: object | undefined }>>();
    const names = Object.keys(query ?? {});
    const isLeftAlone = isPublic(context) && routeOptions.url?.startsWith('/v1/') !== true;
    if (names.length === 0 || isLeftAlone || declaresQuery(context)) return next.handle();
    throw invalidInput(
      names.slice(0, MOST_NAMED).map((name) => ({
        pointer: pointerTo([name]),
        in: 'query',
        code: 'unknown-field',
        detail: 'This field does not exist.',
      })),
    );
  }
}

function isPublic(context: ExecutionContext): boolean {
  return Reflect.getMetadata(PUBLIC_ROUTE, context.getHandler()) === true;
}

function declaresQuery(context: ExecutionContext): boolean {
  const parameters = Reflect.getMetadata(
    ROUTE_ARGS_METADATA,
    context.getClass(),
    context.getHandler().name,
  ) as Readonly<Record<string, unknown>> | undefined;
  return Object.keys(parameters ?? {}).some((key) => key.startsWith(`${RouteParamtypes.QUERY}:`));
}
