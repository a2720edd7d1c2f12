/** Work took longer than its limit, or was told to stop. It may still be running. */
export class GaveUpWaiting extends Error {
  override readonly name = 'GaveUpWaiting';
}

/**
 * Waits for work, but not for ever. The work itself is not stopped; what becomes of it later is ignored.
 * @throws GaveUpWaiting
 */
export async function within<T>(milliseconds: number, work: Promise<T>, stop?: AbortSignal): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  let onStop: (() => void) | undefined;
  const limit = new Promise<never>((_resolve, reject) => {
    onStop = () => {
      reject(new GaveUpWaiting('told to stop'));
    };
    timer = setTimeout(() => {
      reject(new GaveUpWaiting(`no answer within ${milliseconds} ms`));
    }, milliseconds);
    if (stop?.aborted === true) onStop();
    else stop?.addEventListener('abort', onStop, { once: true });
  });
  work.catch(() => undefined);
  try {
    return await Promise.race([work, limit]);
  } finally {
    clearTimeout(timer);
    if (onStop !== undefined) stop?.removeEventListener('abort', onStop);
  }
}

/** Resolves after a while, or as soon as it is told to stop. */
export function pause(milliseconds: number, stop: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (stop.aborted) {
      resolve();
      return;
    }
    const done = (): void => {
      clearTimeout(timer);
      stop.removeEventListener('abort', done);
      resolve();
    };
    const timer = setTimeout(done, milliseconds);
    stop.addEventListener('abort', done, { once: true });
  });
}

const FIRST_BACK_OFF_MS = 50;
const LONGEST_BACK_OFF_MS = 5_000;

/**
 * Doubles with every failure; half of it is left to chance, so that those who lost the same server do not
 * all come back at once.
 * @param failures in a row, from 1
 */
export function backOffMs(failures: number): number {
  const full = Math.min(LONGEST_BACK_OFF_MS, FIRST_BACK_OFF_MS * 2 ** Math.min(failures - 1, 16));
  return full / 2 + Math.random() * (full / 2);
}
