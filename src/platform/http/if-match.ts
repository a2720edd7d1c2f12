import { ApiHeader } from '@nestjs/swagger';
import { Problem } from './problem.js';

/** One tag of ours; weak where something on the way changed the bytes and not what they say. */
const REVISION = /^(?:W\/)?"(0|[1-9]\d{0,14})"$/;

/** What separates the tags of a list (RFC 9110 §5.6.1). */
const COMMA = /[ \t]*,[ \t]*/;

/** The entity tag of a dossier at a revision. */
export function etagOf(revision: number): string {
  return `"${revision}"`;
}

/**
 * The revision a command was based on. A proxy that compresses makes `"7"` into `W/"7"`; the tag is the number of the
 * newest event and not a digest of bytes, so that says the same (ADR 35). Of a list each tag was seen: the newest counts.
 * `*` is refused: it would let a decision pass over facts its author never saw.
 * @throws Problem 428 missing, 400 where anything but tags of ours stands in it
 */
export function parseIfMatch(header: string | undefined): number {
  if (header === undefined || header === '')
    throw new Problem({
      status: 428,
      code: 'if-match-missing',
      title: 'The header If-Match is needed',
      detail: 'Send the ETag of the dossier as you read it.',
    });
  const revisions = header
    .trim()
    .split(COMMA)
    .map((tag) => REVISION.exec(tag)?.[1]);
  if (revisions.includes(undefined))
    throw new Problem({
      status: 400,
      code: 'if-match-invalid',
      title: 'The header If-Match cannot be used',
      detail: 'It must be the ETag of the dossier as it was read, such as "7"; `*` is not taken.',
    });
  return Math.max(...revisions.map(Number));
}

/** A route that parses `If-Match`, as its documentation says. */
export function WithIfMatch(): MethodDecorator {
  return ApiHeader({
    name: 'If-Match',
    required: true,
    description: 'ETag of the dossier as it was read, such as "7".',
    schema: {
      type: 'string',
      pattern: '^(W/)?"(0|[1-9][0-9]{0,14})"( *, *(W/)?"(0|[1-9][0-9]{0,14})")*$',
      example: '"7"',
    },
  });
}
