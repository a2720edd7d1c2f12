import { types } from 'node:util';
import { isNoAnswer } from './platform/event-store/no-answer.js';
import { isUnreachable } from './platform/postgres/unreachable.js';
import { backOff } from './platform/time/back-off.js';
import { pause } from './platform/time/pause.js';

/** To a server that was not there at the start: reports are taken in meanwhile, and all else waits for this. */
const PAUSES = { firstPause: 100, longestPause: 1_500 };

/**
 * Tries until it is open.
 * @param open repeatable
 * @param waiting hears, in words, why it did not succeed and is tried again
 * @throws what no waiting heals: a wrong password, a version that does not fit, a key that is missing; and when it is told to stop
 */
export async function openedWhenThere(
  open: () => Promise<void>,
  stop: AbortSignal,
  waiting: (why: string) => void,
): Promise<void> {
  for (let failures = 1; ; failures++) {
    stop.throwIfAborted();
    try {
      await open();
      return;
    } catch (error) {
      if (!isAway(error)) throw error;
      waiting(types.isNativeError(error) ? error.message : String(error));
    }
    await pause(backOff(failures, PAUSES), stop);
  }
}

/** Whether it, or what it came from, says that a server does not answer. */
function isAway(error: unknown): boolean {
  if (isUnreachable(error) || isNoAnswer(error)) return true;
  return types.isNativeError(error) && error.cause !== undefined && isAway(error.cause);
}
