import { Injectable, type CallHandler, type ExecutionContext, type NestInterceptor } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Turns } from './turns.js';

/** While one waits for the database another is read; on one thread, more only make each other slow, and whoever reports with them. */
const DOSSIERS_AT_ONCE = 2;
/** Under the connections that lists have. */
const LISTS_AT_ONCE = 4;
const MOST_WAITING = 200;
const PATIENCE_MS = 10_000;
const LONGEST_MS = 15_000;

/**
 * Whoever reads takes his turn, apart for single dossiers and for lists, pages and exports. Who reports or acts never waits for
 * a reader (ADR 59).
 */
@Injectable()
export class ReadingTurns implements NestInterceptor {
  readonly dossiers = new Turns(DOSSIERS_AT_ONCE, MOST_WAITING, PATIENCE_MS, LONGEST_MS);
  readonly lists = new Turns(LISTS_AT_ONCE, MOST_WAITING, PATIENCE_MS, LONGEST_MS);

  async intercept(
    context: ExecutionContext,
    next: CallHandler<unknown>,
  ): Promise<ReturnType<CallHandler<unknown>['handle']>> {
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    // Public routes ask nothing heavy, and are what must go on.
    if (request.method !== 'GET' || request.principal === undefined) return next.handle();
    const isDossier = request.routeOptions.url?.includes('/:id') === true;
    const leave = await (isDossier ? this.dossiers : this.lists).take();
    // Until the last of it is sent: an export reads as it goes.
    context.switchToHttp().getResponse<FastifyReply>().raw.once('close', leave);
    return next.handle();
  }
}
