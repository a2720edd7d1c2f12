import {
  applyDecorators,
  createParamDecorator,
  Injectable,
  UseGuards,
  type CanActivate,
  type ExecutionContext,
} from '@nestjs/common';
import { ApiBearerAuth } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { Public } from '../../platform/http/public.decorator.js';
import { accessAnew, ReporterTokens, type ReturnedReporter } from './reporter-token.js';

declare module 'fastify' {
  interface FastifyRequest {
    /** On routes of a reporter who came back. */
    reporter?: ReturnedReporter;
  }
}

const BEARER = /^Bearer +([\w.-]+)$/i;

/** Lets a reporter in with what his receipt opened. */
@Injectable()
class ReporterGuard implements CanActivate {
  constructor(private readonly tokens: ReporterTokens) {}

  /** @throws Problem 401 */
  async canActivate(context: ExecutionContext): Promise<boolean> {
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    const token = BEARER.exec(request.headers.authorization ?? '')?.[1];
    if (token === undefined) throw accessAnew();
    request.reporter = await this.tokens.verify(token);
    return true;
  }
}

/** A route for whoever came back with his receipt: no account, and no other token, opens it. */
export const ForReporter = (): MethodDecorator =>
  applyDecorators(Public(), UseGuards(ReporterGuard), ApiBearerAuth('reporter'));

/** Who came back, on a route that is {@link ForReporter}. */
export const Reporter = createParamDecorator((_data: unknown, context: ExecutionContext) => {
  const { reporter } = context.switchToHttp().getRequest<FastifyRequest>();
  if (reporter === undefined) throw new Error('a route of a reporter has one');
  return reporter;
});
