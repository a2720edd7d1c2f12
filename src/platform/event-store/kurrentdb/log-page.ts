import type { EventBatch, OfInterest, Position, StoredEvent } from '../event-store.port.js';
import { isSystemEvent, toStoredEvent, type ServerEvent } from './recorded-event.js';

/** A page ends here even when it holds fewer events: a run of huge ones must not fill the reader's memory. */
const LARGEST_PAGE = 16 * 1024 * 1024;
/** So many events of the server itself may be read again, with each look at the end of the log. */
const MOST_READ_AGAIN = 1_000;

/**
 * Gathers a page out of what the server sends. The client cannot filter when it reads the whole log, so it is
 * done here; whatever comes twice or out of order is left out.
 */
export class LogPage {
  readonly #events: StoredEvent[] = [];
  #bytes = 0;
  #seen: Position;
  /** Position of the newest event that is not the server's own: where the log ends for us. */
  #ours: Position;
  #systemEvents = 0;

  constructor(
    from: Position,
    private readonly maxCount: number,
    private readonly ofInterest: OfInterest,
  ) {
    this.#seen = from;
    this.#ours = from;
  }

  /** Position of the last event that was looked at. */
  get seen(): Position {
    return this.#seen;
  }

  /** @returns whether the page was full already, so that this one belongs to the next */
  add(event: ServerEvent): boolean {
    const stored = toStoredEvent(event);
    if (stored.position <= this.#seen) return false;
    const system = isSystemEvent(event);
    if (!system && (this.#events.length >= this.maxCount || this.#bytes >= LARGEST_PAGE)) return true;
    this.#seen = stored.position;
    if (system) {
      this.#systemEvents++;
      return false;
    }
    this.#ours = stored.position;
    this.#systemEvents = 0;
    if (this.#isOfInterest(stored)) {
      this.#events.push(stored);
      this.#bytes += stored.data.length + stored.metadata.length;
    }
    return false;
  }

  #isOfInterest({ stream, type }: StoredEvent): boolean {
    const { streamPrefixes, exceptTypes } = this.ofInterest;
    return (
      exceptTypes?.includes(type) !== true &&
      (streamPrefixes?.some((prefix) => stream.startsWith(prefix)) ?? true)
    );
  }

  /** More of the log was there than fits. */
  cut(): EventBatch {
    return { events: this.#events, checkpoint: this.#seen, caughtUp: false };
  }

  /** All was read that was asked for; `atEnd`: and the log holds no more. */
  end(atEnd: boolean): EventBatch {
    // Where only the server's own events follow, the end is our newest one: `head` says the same.
    const checkpoint = atEnd && this.#systemEvents <= MOST_READ_AGAIN ? this.#ours : this.#seen;
    return { events: this.#events, checkpoint, caughtUp: atEnd };
  }
}
