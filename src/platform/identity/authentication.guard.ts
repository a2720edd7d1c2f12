import { Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { PUBLIC_ROUTE } from '../http/public.decorator.js';
import { TokenVerifier } from './token-verifier.js';
import { tokenInvalid, tokenMissing } from './token-problems.js';

const BEARER = /^Bearer +([\w.~+/-]+=*)$/i;

/** Who is it? On every route that is not marked public. What he may do is the policy's question. */
@Injectable()
export class AuthenticationGuard implements CanActivate {
  constructor(private readonly tokens: TokenVerifier) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    if (Reflect.getMetadata(PUBLIC_ROUTE, context.getHandler()) === true) return true;
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    const { authorization } = request.headers;
    if (authorization === undefined || authorization === '') throw tokenMissing();
    const token = BEARER.exec(authorization)?.[1];
    if (token === undefined) throw tokenInvalid();
    request.principal = await this.tokens.verify(token);
    return true;
  }
}
