import { createHash } from 'node:crypto';
import { lineOf, pages } from '../platform/event-store/copy-events.js';
import {
  START,
  type EventBatch,
  type EventStore,
  type Position,
  type StoredEvent,
} from '../platform/event-store/event-store.port.js';
import { BackupUnfit } from './kept-file.js';

const EVENTS_AT_ONCE = 500;

/** SHA-256 over the lines of a log, as copy-events prints it. */
export class LogDigest {
  readonly #hash = createHash('sha256');
  #events = 0;

  add(line: string): void {
    this.#hash.update(line).update('\n');
    this.#events++;
  }

  get events(): number {
    return this.#events;
  }

  /** Hexadecimal, of the events so far; more may be added. */
  hex(): string {
    return this.#hash.copy().digest('hex');
  }
}

/** A log up to a place in it, whatever store it lies in: its events as lines. @param head of its last event */
export async function* logLines(
  store: EventStore,
  head: Position,
  digest: LogDigest,
): AsyncGenerator<string> {
  if (head === START) return;
  for await (const { events, checkpoint } of pages(store)) {
    for (const event of events) {
      if (event.position > head) return;
      const line = lineOf(event);
      digest.add(line);
      yield line;
    }
    if (checkpoint >= head) return;
  }
}

/** @throws BackupUnfit */
export function eventIn(line: string): Omit<StoredEvent, 'position'> {
  const [stream, revision, id, type, data, metadata] = JSON.parse(line) as unknown[];
  const texts = [stream, id, type, data, metadata];
  if (typeof revision !== 'number' || !texts.every((text) => typeof text === 'string'))
    throw new BackupUnfit('the log in this backup holds a line that is no event');
  const [inStream, byId, ofType, saying, about] = texts as [string, string, string, string, string];
  return { stream: inStream, revision, id: byId, type: ofType, data: saying, metadata: about };
}

/** As a store gives them, but without positions: those are given by the store that they come to. */
export async function* batchesOf(
  lines: AsyncIterable<string>,
  digest: LogDigest,
): AsyncGenerator<EventBatch, void> {
  let events: StoredEvent[] = [];
  for await (const line of lines) {
    digest.add(line);
    events.push({ ...eventIn(line), position: START });
    if (events.length < EVENTS_AT_ONCE) continue;
    yield { events, checkpoint: START, caughtUp: false };
    events = [];
  }
  yield { events, checkpoint: START, caughtUp: true };
}
