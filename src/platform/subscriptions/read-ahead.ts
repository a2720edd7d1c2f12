import type { Position } from '../event-store/event-store.port.js';

interface Page {
  readonly checkpoint: Position;
  readonly caughtUp: boolean;
}

/**
 * The log after `from`, page by page, until its end was seen or the signal is aborted. While one page is worked
 * on the next is read: two pages are in memory, never more.
 */
export async function* readAhead<P extends Page>(
  from: Position,
  read: (from: Position) => Promise<P>,
  signal: AbortSignal,
): AsyncGenerator<P, void> {
  const start = (position: Position): Promise<P> => {
    const reading = read(position);
    // It may fail while nobody waits for it; who asks for the page gets the error.
    reading.catch(() => undefined);
    return reading;
  };
  let reading = start(from);
  while (!signal.aborted) {
    const page = await reading;
    if (!page.caughtUp) reading = start(page.checkpoint);
    yield page;
    if (page.caughtUp) return;
  }
}
