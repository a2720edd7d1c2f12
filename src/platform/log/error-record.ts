import { types } from 'node:util';
import { isForNow } from '../postgres/unreachable.js';

/** What of an error may be logged. */
export interface ErrorRecord {
  readonly class: string;
  readonly code?: string;
  readonly frames: readonly string[];
  readonly cause?: ErrorRecord;
}

const DEEPEST_CAUSE = 3;
const MOST_FRAMES = 20;
const CODE = /^\w{1,40}$/;
const FRAME = /^\s+at .+?(:\d+:\d+\)?|<anonymous>\)?|native\)?)$/;

/**
 * An allow-list: class, code and stack frames. Messages stay out, and so does every other property: PostgreSQL's
 * `message`, `detail` and `where`, JSON.parse and Node's argument checks all quote values, that is: reports.
 */
export function errorRecord(error: unknown, depth = 0): ErrorRecord {
  // Not instanceof: an error of another realm (a worker, a vm context, jest) is an error too.
  if (!types.isNativeError(error)) return { class: typeof error, frames: [] };
  const code: unknown = 'code' in error ? error.code : undefined;
  return {
    class: error.constructor.name,
    ...(typeof code === 'string' && CODE.test(code) && { code }),
    // A database that is away is no fault of what asked it.
    frames: isForNow(error) ? [] : framesOf(error),
    ...(error.cause !== undefined && depth < DEEPEST_CAUSE && { cause: errorRecord(error.cause, depth + 1) }),
  };
}

function framesOf(error: Error): readonly string[] {
  const stack = error.stack ?? '';
  // The stack begins with the message, whose lines may look like frames.
  const message = stack.indexOf(error.message);
  const frames = message === -1 ? stack : stack.slice(message + error.message.length);
  return frames
    .split('\n')
    .filter((line) => FRAME.test(line))
    .slice(0, MOST_FRAMES)
    .map((line) => line.trim());
}
