import {
  Injectable,
  type CallHandler,
  type ExecutionContext,
  type NestInterceptor,
  type OnModuleInit,
} from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { Look, type LookedAt } from '../breach/dossier/look.js';
import { ROUTE_LOOKS } from '../platform/http/route-looks.decorator.js';
import { Clock } from '../platform/time/clock.port.js';
import { recordsOf } from './look-record.js';
import { LookWriter } from './look-writer.js';

/** Of an answer that is not given after all. */
const HEADERS_OF_WHAT_WAS_SEEN = ['etag', 'content-disposition', 'content-security-policy'];

/**
 * Every answer of a route that is a look leaves after its record is on disk, and not without. Asked where answers leave
 * and not around the route: a page is sent from within it.
 */
@Injectable()
export class LookRecorder implements NestInterceptor, OnModuleInit {
  constructor(
    private readonly host: HttpAdapterHost,
    private readonly writer: LookWriter,
    private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    const server = this.host.httpAdapter.getInstance<FastifyInstance>();
    server.addHook('onSend', (request, reply) => this.beforeAnswer(request, reply));
  }

  intercept(
    context: ExecutionContext,
    next: CallHandler<unknown>,
  ): ReturnType<CallHandler<unknown>['handle']> {
    const looks = Reflect.getMetadata(ROUTE_LOOKS, context.getHandler()) as
      { readonly what: LookedAt; readonly asFile?: LookedAt } | undefined;
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    if (looks !== undefined && request.principal !== undefined)
      request.look = new Look(request.principal, looks.what, looks.asFile);
    return next.handle();
  }

  private async beforeAnswer(request: FastifyRequest, reply: FastifyReply): Promise<void> {
    const { look } = request;
    if (look === undefined) return;
    // The problem that is answered instead shows nothing and needs no record.
    request.look = undefined;
    const isShown = reply.statusCode < 300;
    const what = isFile(reply) ? look.asFile : look.what;
    const records = recordsOf(look, what, this.clock.now()).filter(
      ({ outcome }) => outcome === 'refused' || isShown,
    );
    try {
      if (isShown && !records.some(({ outcome }) => outcome === 'shown'))
        throw new Error('a look at something that the policy was not asked about');
      if (records.length > 0) await this.writer.record(records);
    } catch (error) {
      for (const name of HEADERS_OF_WHAT_WAS_SEEN) reply.removeHeader(name);
      throw error;
    }
  }
}

function isFile(reply: FastifyReply): boolean {
  return String(reply.getHeader('content-disposition') ?? '').startsWith('attachment');
}
