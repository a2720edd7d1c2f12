import type { EventBatch, EventStore, Position } from '../event-store/event-store.port.js';

/**
 * The log after `from`, page by page, until the end was seen or the signal is aborted. While one page is worked
 * on the next is read: two pages are in memory, never more.
 */
export async function* readAhead(
  store: EventStore,
  from: Position,
  options: { readonly streamPrefixes?: readonly string[]; readonly maxCount: number },
  signal: AbortSignal,
): AsyncGenerator<EventBatch, void> {
  let reading = store.readAll(from, options);
  while (!signal.aborted) {
    const page = await reading;
    if (!page.caughtUp) {
      reading = store.readAll(page.checkpoint, options);
      // It may fail while nobody waits for it; who asks for the page gets the error.
      reading.catch(() => undefined);
    }
    yield page;
    if (page.caughtUp) return;
  }
}
