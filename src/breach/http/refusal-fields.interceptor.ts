import type { CallHandler, ExecutionContext, NestInterceptor } from '@nestjs/common';
import { catchError, throwError, type Observable } from 'rxjs';
import { Refusal } from '../../shared/refusal.js';

/** From a field of the command, as the domain names it, to the field of the body it was read from. */
export type BodyFields = Readonly<Record<string, string>>;

/** The domain refuses by the names of its own fields; where the body calls one otherwise, the answer does too. */
export class RefusalFields implements NestInterceptor {
  constructor(private readonly fields: BodyFields) {}

  intercept(_context: ExecutionContext, next: CallHandler<unknown>): Observable<unknown> {
    return next.handle().pipe(catchError((error: unknown) => throwError(() => this.inBody(error))));
  }

  private inBody(error: unknown): unknown {
    const field =
      error instanceof Refusal && error.field !== undefined ? this.fields[error.field] : undefined;
    if (!(error instanceof Refusal) || field === undefined) return error;
    return new Refusal(error.code, error.detail, error.kind, field, error.members);
  }
}
