import { createHash } from 'node:crypto';
import {
  START,
  WrongExpectedRevision,
  type EventBatch,
  type EventStore,
  type Position,
  type StoredEvent,
} from './event-store.port.js';

/** Events in one append: consecutive ones of one stream. */
const MOST_OF_AN_APPEND = 200;
const LARGEST_APPEND = 512 * 1024;

export interface CopyProgress {
  readonly phase: 'comparing' | 'copying' | 'verifying';
  /** Events so far in this phase. */
  readonly events: number;
  /** Position in the log that is read, and its end. */
  readonly position: Position;
  readonly head: Position;
}

export interface CopyResult {
  /** Events in both logs. */
  readonly events: number;
  /** How many of them stood in the target before. */
  readonly found: number;
  /** SHA-256, hexadecimal, over all events in order, ids and revisions included. */
  readonly digest: string;
}

/** The target holds something that the source does not, or in another order. */
export class NotACopy extends Error {
  override readonly name = 'NotACopy';
}

/**
 * Copies a whole log: order, ids, revisions and text are kept. What stands in the target already has to be the
 * beginning of the source, so an interrupted copy goes on where it was. One append after the other: the order of
 * the log is part of what is copied.
 * @throws NotACopy @throws EventStoreUnavailable: start again
 */
export async function copyEvents(
  source: EventStore,
  target: EventStore,
  onProgress: (progress: CopyProgress) => void = () => undefined,
): Promise<CopyResult> {
  const head = await source.head();
  const rest = new Walk(pages(source));
  const found = await passOver(rest, target, (events) => {
    onProgress({ phase: 'comparing', events, position: rest.position, head });
  });
  await appendRest(rest, target, (copied) => {
    onProgress({ phase: 'copying', events: found + copied, position: rest.position, head });
  });
  const theirs = await digestOf(target, onProgress);
  const ours = await digestOf(source);
  if (ours.events !== theirs.events || ours.digest !== theirs.digest)
    throw new NotACopy('the logs differ after the copy: did somebody write meanwhile?');
  return { ...ours, found };
}

/**
 * Appends what was read elsewhere, in its order; ids, revisions and text are kept.
 * @throws NotACopy where the target holds something already
 */
export async function appendAll(
  batches: AsyncGenerator<EventBatch, void>,
  target: EventStore,
): Promise<void> {
  await appendRest(new Walk(batches), target, () => undefined);
}

async function appendRest(rest: Walk, target: EventStore, onRun: (copied: number) => void): Promise<void> {
  let copied = 0;
  for (let run = await nextRun(rest); run.length > 0; run = await nextRun(rest)) {
    await appendRun(target, run);
    copied += run.length;
    onRun(copied);
  }
}

/** Walks along both logs as far as the target goes. */
async function passOver(rest: Walk, target: EventStore, passed: (events: number) => void): Promise<number> {
  let found = 0;
  for await (const page of pages(target)) {
    for (const there of page.events) {
      const here = await rest.take();
      if (here === undefined || lineOf(here) !== lineOf(there))
        throw new NotACopy(`the target holds something else than the source, from event ${found + 1} on`);
      found++;
    }
    passed(found);
  }
  return found;
}

/** What follows in the source and belongs to one stream. */
async function nextRun(rest: Walk): Promise<StoredEvent[]> {
  const run: StoredEvent[] = [];
  let bytes = 0;
  for (let next = await rest.peek(); next !== undefined; next = await rest.peek()) {
    if (run.length > 0 && (next.stream !== run[0]?.stream || run.length >= MOST_OF_AN_APPEND)) break;
    bytes += Buffer.byteLength(next.data) + Buffer.byteLength(next.metadata);
    if (run.length > 0 && bytes > LARGEST_APPEND) break;
    run.push(next);
    await rest.take();
  }
  return run;
}

async function appendRun(target: EventStore, run: readonly StoredEvent[]): Promise<void> {
  const [first] = run;
  if (first === undefined) return;
  try {
    await target.append(first.stream, first.revision - 1, run);
  } catch (error) {
    if (!(error instanceof WrongExpectedRevision)) throw error;
    throw new NotACopy('somebody else writes to the target', { cause: error });
  }
}

async function digestOf(
  store: EventStore,
  onProgress: (progress: CopyProgress) => void = () => undefined,
): Promise<{ readonly events: number; readonly digest: string }> {
  const hash = createHash('sha256');
  const head = await store.head();
  let events = 0;
  for await (const page of pages(store)) {
    for (const event of page.events) hash.update(lineOf(event)).update('\n');
    events += page.events.length;
    onProgress({ phase: 'verifying', events, position: page.checkpoint, head });
  }
  return { events, digest: hash.digest('hex') };
}

/** What the digest of a log is made of, and a backup of it. */
export function lineOf({ stream, revision, id, type, data, metadata }: StoredEvent): string {
  return JSON.stringify([stream, revision, id, type, data, metadata]);
}

/** The whole log, a page at a time. */
export async function* pages(store: EventStore): AsyncGenerator<EventBatch, void, undefined> {
  for (let from = START; ;) {
    const page = await store.readAll(from);
    yield page;
    if (page.caughtUp) return;
    from = page.checkpoint;
  }
}

/** Event by event through a log. */
class Walk {
  #events: readonly StoredEvent[] = [];
  #next = 0;
  #position: Position = START;

  constructor(private readonly batches: AsyncGenerator<EventBatch, void>) {}

  /** Of the last event that was taken. */
  get position(): Position {
    return this.#position;
  }

  async peek(): Promise<StoredEvent | undefined> {
    while (this.#next >= this.#events.length) {
      const page = await this.batches.next();
      if (page.done === true) return undefined;
      this.#events = page.value.events;
      this.#next = 0;
    }
    return this.#events[this.#next];
  }

  async take(): Promise<StoredEvent | undefined> {
    const event = await this.peek();
    this.#next++;
    if (event !== undefined) this.#position = event.position;
    return event;
  }
}
