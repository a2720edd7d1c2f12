import { START, type EventBatch, type Position, type StoredEvent } from '../event-store/event-store.port.js';
import type { RecordedEvent } from '../../shared/recorded-event.js';
import type { Checkpoint } from './checkpoint.js';
import { foldBatch, keysOf, type FoldedRow } from './fold.js';
import type { ListReader } from './list-reader.js';
import type { Projection } from './projection.js';
import type { ProjectionTable, ReadyRow } from './projection-table.js';
import { readAhead } from './read-ahead.js';

/** Read together at most, and their rows written in one statement. */
const STREAMS_AT_ONCE = 50;
/** Decoded at a time: so few that what is made of them is gone before a collector has to move it. */
const EVENTS_AT_ONCE = 500;
/** Beginnings of streams that are read ahead. */
const BEGINNINGS_AT_ONCE = 250;

/** What is built, of what, and where it is kept. */
interface List<Row extends object> {
  readonly projection: Projection<Row>;
  readonly table: ProjectionTable<Row>;
  readonly reader: ListReader;
}

/** How far it is, for whoever waits. */
export interface Done {
  /** Events that were read. */
  readonly events: number;
  readonly position: Position;
}

/**
 * A list whose rows are of one stream each, built from the first event on (ADR 74): stream by stream in the order in which they
 * began, so that each row is folded and written once, however the events of different streams lie between each other in the log,
 * and never more than a few streams are in memory.
 *
 * It ends at the level at which it began: what came since is folded page by page as ever, and a row knows what it has seen. Who is
 * interrupted goes on behind the last stream that was written.
 */
export class WholeStreams<Row extends object> {
  #atOnce = STREAMS_AT_ONCE;

  constructor(
    private readonly list: List<Row>,
    private readonly beginsWith: string,
    private readonly checkpoint: Checkpoint,
    private readonly signal: AbortSignal,
  ) {}

  /** @throws EventFailed @throws FencedOff */
  async build(head: Position, done: (so: Done) => void): Promise<void> {
    const { checkpoint, signal } = this;
    const { level, to } = checkpoint.building ?? { level: head, to: START };
    if (level === START) return;
    let writing: Promise<void> = Promise.resolve();
    try {
      for await (const begun of this.#beginnings(to, level))
        for await (const { rows, events, last } of ahead(some(begun), (streams) => this.#folded(streams))) {
          await writing;
          if (signal.aborted) return;
          writing = checkpoint.builtTo({ level, to: last }, this.#writing(rows)).then(() => {
            done({ events, position: last });
          });
          // Whoever waits for it hears of it.
          writing.catch(() => undefined);
        }
    } finally {
      await writing;
    }
    if (!signal.aborted) await checkpoint.built(level);
  }

  #writing(rows: readonly ReadyRow[]): ReturnType<ProjectionTable<Row>['writing']> {
    return this.list.table.writing(this.checkpoint.generation, rows);
  }

  /** The first events of streams up to that level, some at a time. */
  async *#beginnings(from: Position, level: Position): AsyncGenerator<readonly StoredEvent[], void> {
    const read = (after: Position): Promise<EventBatch> =>
      this.list.reader.beginnings(after, this.beginsWith, BEGINNINGS_AT_ONCE);
    for await (const { events, checkpoint } of readAhead(from, read, this.signal)) {
      const first = events.filter(({ revision, position }) => revision === 0 && position <= level);
      const begun = first.filter(({ type }) => type === this.beginsWith);
      // Of a type that nobody knows: a list is rather not there than incomplete.
      await this.list.reader.decode(first.filter(({ type }) => type !== this.beginsWith));
      if (begun.length > 0) yield begun;
      if (checkpoint >= level) return;
    }
  }

  async #folded(begun: readonly StoredEvent[]): Promise<{
    readonly rows: readonly ReadyRow[];
    readonly events: number;
    /** Of the last that began. */
    readonly last: Position;
  }> {
    const { reader, table } = this.list;
    const rows: ReadyRow[] = [];
    let events = 0;
    let left = begun.map(({ stream }) => stream);
    while (left.length > 0 && !this.signal.aborted) {
      const asked = left.slice(0, this.#atOnce);
      const read = await reader.someOf(asked, EVENTS_AT_ONCE);
      const cut = read.isCut ? read.events.at(-1)?.stream : undefined;
      const isLong = cut !== undefined && read.events[0]?.stream === cut;
      const stored = isLong ? read.events : read.events.filter(({ stream }) => stream !== cut);
      const found = isLong ? await this.#long(stored) : await this.#short(stored);
      rows.push(...table.ready(found.rows));
      events += found.events;
      const seen = new Set(cut === undefined ? asked : stored.map(({ stream }) => stream));
      left = left.filter((stream) => !seen.has(stream));
      // What was read for nothing is read once: long ones come together.
      this.#atOnce = cut === undefined ? Math.min(this.#atOnce * 2, STREAMS_AT_ONCE) : Math.max(seen.size, 1);
    }
    return { rows, events, last: begun.at(-1)?.position ?? START };
  }

  async #short(stored: readonly StoredEvent[]): Promise<Found<Row>> {
    const { projection, reader } = this.list;
    const events = await reader.decode(stored);
    const anew = new Set(reader.rewrittenIn(events));
    const whole: RecordedEvent[] = events.filter(({ stream }) => !anew.has(stream));
    for (const stream of anew) whole.push(...(await reader.rewritten(stream)));
    return { rows: foldBatch(projection, new Map(), keysOf(projection, whole)), events: stored.length };
  }

  /** One that is longer than what is in memory: as many events at a time. */
  async #long(first: readonly StoredEvent[]): Promise<Found<Row>> {
    const { projection, reader } = this.list;
    const stream = first[0]?.stream ?? '';
    let rows: ReadonlyMap<string, FoldedRow<Row>> = new Map();
    let events = 0;
    for (let stored = first, isMore = true; isMore && !this.signal.aborted;) {
      const decoded = await reader.decode(stored);
      events += stored.length;
      if (reader.rewrittenIn(decoded).length > 0) {
        const whole = await reader.rewritten(stream);
        return {
          rows: foldBatch(projection, new Map(), keysOf(projection, whole)),
          events: whole.length,
        };
      }
      rows = new Map([...rows, ...foldBatch(projection, rows, keysOf(projection, decoded))]);
      const next = await reader.someOf([stream], EVENTS_AT_ONCE, (stored.at(-1)?.revision ?? 0) + 1);
      stored = next.events;
      isMore = stored.length > 0;
    }
    return { rows, events };
  }
}

interface Found<Row extends object> {
  readonly rows: ReadonlyMap<string, FoldedRow<Row>>;
  readonly events: number;
}

function* some(begun: readonly StoredEvent[]): Generator<readonly StoredEvent[]> {
  for (let at = 0; at < begun.length; at += STREAMS_AT_ONCE) yield begun.slice(at, at + STREAMS_AT_ONCE);
}

/** What comes of each, in their order; the next is begun before one is handed out. */
async function* ahead<T, R>(items: Iterable<T>, work: (item: T) => Promise<R>): AsyncGenerator<R, void> {
  let begun: Promise<R> | undefined;
  for (const item of items) {
    const next = work(item);
    // It may fail while nobody waits for it; who asks for it gets the error.
    next.catch(() => undefined);
    if (begun !== undefined) yield await begun;
    begun = next;
  }
  if (begun !== undefined) yield await begun;
}
