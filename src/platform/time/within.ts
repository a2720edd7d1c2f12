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
