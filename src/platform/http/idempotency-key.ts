import { ApiHeader } from '@nestjs/swagger';
import { Problem } from './problem.js';

const VISIBLE_ASCII = /^[\x21-\x7e]{16,200}$/;

/** @throws Problem 400 where the key is missing, too short to be unguessable, or unreadable */
export function parseIdempotencyKey(header: string | readonly string[] | undefined): string {
  if (header === undefined || header === '')
    throw new Problem({
      status: 400,
      code: 'idempotency-key-missing',
      title: 'The header Idempotency-Key is needed',
      detail:
        'Send a new random key (a UUID will do) with each command, and the same key when you repeat it.',
    });
  if (typeof header !== 'string' || !VISIBLE_ASCII.test(header))
    throw new Problem({
      status: 400,
      code: 'idempotency-key-invalid',
      title: 'The header Idempotency-Key cannot be used',
      detail: 'It must be 16 to 200 visible ASCII characters without spaces.',
    });
  return header;
}

/** A route that parses `Idempotency-Key`, as its documentation says. */
export function WithIdempotencyKey(): MethodDecorator {
  return ApiHeader({
    name: 'Idempotency-Key',
    required: true,
    description: 'Random, 16–200 visible ASCII characters; the same on every repeat of the same command.',
    schema: { type: 'string', minLength: 16, maxLength: 200, pattern: '^[!-~]+$' },
  });
}
