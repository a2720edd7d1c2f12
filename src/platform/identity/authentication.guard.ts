import { Injectable, Optional, type CanActivate, type ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { PUBLIC_ROUTE } from '../http/public.decorator.js';
import { GivenGrants } from './given-grants.js';
import { LoginNeeded } from './login-needed.js';
import { FOR_MIRRORS, MirrorToken } from './mirror-token.js';
import { NO_VISIT } from './no-visit.decorator.js';
import { Sessions } from './sessions.js';
import { Sightings } from './sightings.port.js';
import { TokenVerifier, type ShownToken } from './token-verifier.js';
import { tokenInvalid, tokenMissing } from './token-problems.js';

/** His name was told at the login. */
const OF_A_SESSION = { name: undefined, function: undefined };
const API = '/v1/';
const BEARER = /^Bearer +([\w.~+/-]+=*)$/i;

/**
 * Who is it? On every route that is not marked public. What he may do is the policy's question. The API takes tokens
 * alone and pages the session alone: a browser sends its cookie unasked, so nothing under `/v1` may listen to it.
 */
@Injectable()
export class AuthenticationGuard implements CanActivate {
  constructor(
    private readonly tokens: TokenVerifier,
    private readonly given: GivenGrants,
    private readonly mirrors: MirrorToken,
    @Optional() private readonly sessions?: Sessions,
    @Optional() private readonly sightings?: Sightings,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    if (Reflect.getMetadata(PUBLIC_ROUTE, context.getHandler()) === true) return true;
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    const isForMirrors = Reflect.getMetadata(FOR_MIRRORS, context.getHandler()) === true;
    if (isForMirrors && this.mirrors.isShownIn(request.headers.authorization)) return true;
    // By the route, not by what was typed: no spelling of an address leads from one to the other.
    const isApi = request.routeOptions.url?.startsWith(API) !== false;
    const isVisit = Reflect.getMetadata(NO_VISIT, context.getHandler()) !== true;
    const { principal, naming } = await (isApi ? this.byToken(request) : this.bySession(request, isVisit));
    const grants = await this.given.over(principal.id, principal.grants);
    request.principal = Object.freeze({ ...principal, grants });
    // By the grants that count: with many issuers a token says of none, and all are given here.
    if (isApi || isVisit)
      void this.sightings?.note({
        ...{ id: principal.id, grants, awaitedIn: this.given.awaiting(principal.id) },
        ...naming,
      });
    return true;
  }

  private byToken({ headers: { authorization } }: FastifyRequest): Promise<ShownToken> {
    if (authorization === undefined || authorization === '') throw tokenMissing();
    const token = BEARER.exec(authorization)?.[1];
    if (token === undefined) throw tokenInvalid('not-a-bearer-token');
    return this.tokens.verify(token);
  }

  private async bySession(request: FastifyRequest, isVisit: boolean): Promise<ShownToken> {
    const { headers, method, url } = request;
    const found = await this.sessions?.find(headers.cookie, { isVisit });
    // Neither a form that was filled in nor a part of a page is asked again by going to its address.
    if (found === undefined) throw new LoginNeeded(method === 'GET' && isVisit ? url : undefined);
    return { principal: found, naming: OF_A_SESSION };
  }
}
