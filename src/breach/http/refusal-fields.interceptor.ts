import type { CallHandler, ExecutionContext, NestInterceptor } from '@nestjs/common';
import { catchError, throwError, type Observable } from 'rxjs';
import { inBody, type BodyFields } from '../acts/declared-act.js';

/** Names the field of the body where the domain names its own; see {@link inBody}. */
export class RefusalFields implements NestInterceptor {
  constructor(private readonly fields: BodyFields) {}

  intercept(_context: ExecutionContext, next: CallHandler<unknown>): Observable<unknown> {
    return next.handle().pipe(catchError((error: unknown) => throwError(() => inBody(error, this.fields))));
  }
}
