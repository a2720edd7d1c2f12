import { ApiHeader } from '@nestjs/swagger';
import { Problem } from './problem.js';

const STRONG_REVISION = /^"(0|[1-9]\d{0,14})"$/;

/** The entity tag of a dossier at a revision. */
export function etagOf(revision: number): string {
  return `"${revision}"`;
}

/**
 * The revision a command was based on. Weak tags, lists and `*` are refused: they would let a decision pass over
 * facts its author never saw.
 * @throws Problem 428 missing, 400 anything but one strong tag of ours
 */
export function parseIfMatch(header: string | undefined): number {
  if (header === undefined || header === '')
    throw new Problem({
      status: 428,
      code: 'if-match-missing',
      title: 'The header If-Match is needed',
      detail: 'Send the ETag of the dossier as you read it.',
    });
  const revision = STRONG_REVISION.exec(header)?.[1];
  if (revision === undefined)
    throw new Problem({
      status: 400,
      code: 'if-match-invalid',
      title: 'The header If-Match cannot be used',
      detail: 'It must be exactly one ETag of the dossier, such as "7".',
    });
  return Number(revision);
}

/** A route that parses `If-Match`, as its documentation says. */
export function WithIfMatch(): MethodDecorator {
  return ApiHeader({
    name: 'If-Match',
    required: true,
    description: 'ETag of the dossier as it was read, such as "7".',
    schema: { type: 'string', pattern: STRONG_REVISION.source, example: '"7"' },
  });
}
