import type { CallHandler, ExecutionContext, NestInterceptor } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { tap, type Observable } from 'rxjs';
import { etagOf } from './if-match.js';

/** An answer with a revision carries it as ETag: the next `If-Match`. */
export class EtagOfRevision implements NestInterceptor {
  intercept(context: ExecutionContext, next: CallHandler<unknown>): Observable<unknown> {
    return next.handle().pipe(
      tap((result) => {
        if (typeof result === 'object' && result !== null && 'revision' in result) {
          void context
            .switchToHttp()
            .getResponse<FastifyReply>()
            .header('etag', etagOf(Number(result.revision)));
        }
      }),
    );
  }
}
