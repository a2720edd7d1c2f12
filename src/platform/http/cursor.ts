import { parseMoment } from '../../shared/moment.js';
import { isUuid } from '../../shared/uuid.js';
import { Problem } from './problem.js';

/** Where a page of a list ended: the sort value and the key of its last entry. */
export interface Cursor {
  readonly after: string;
  readonly key: string;
}

export function encodeCursor({ after, key }: Cursor): string {
  return Buffer.from(JSON.stringify([after, key])).toString('base64url');
}

/** @throws Problem 400 when it is not one that this server gave out */
export function decodeCursor(text: string): Cursor {
  try {
    const [after, key] = JSON.parse(Buffer.from(text, 'base64url').toString('utf8')) as unknown[];
    if (typeof after === 'string' && parseMoment(after) && isUuid(key)) {
      return { after, key };
    }
  } catch {
    // Not ours: said below, together with what merely looks like ours.
  }
  throw new Problem({
    status: 400,
    code: 'cursor-invalid',
    title: 'The cursor cannot be used',
    detail: 'Take the value of `next` from the page before, unchanged.',
  });
}
