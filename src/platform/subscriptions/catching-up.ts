import { START, type EventBatch, type Position } from '../event-store/event-store.port.js';
import type { Postgres } from '../postgres/postgres.port.js';
import type { Checkpoint } from './checkpoint.js';
import { foldBatch, keyEvents, type FoldedRow, type KeyedEvent } from './fold.js';
import type { HeldShare } from './held-budget.js';
import { HeldEvents, type HeldOfRow } from './held-events.js';
import type { ListReader } from './list-reader.js';
import type { Projection } from './projection.js';
import type { ProjectionTable, ReadyRow, RowText } from './projection-table.js';

/**
 * Events that are decoded at a time: so few that what is made of them is gone before a collector has to move it. The rows of some of
 * these go into one statement.
 */
const DECODED_AT_ONCE = 200;
/** Of rows that are read back at a time, in bytes of their text. */
const ROWS_BYTES = 1024 * 1024;

/** What is built, of what, and where it is kept. */
interface List<Row extends object> {
  readonly postgres: Postgres;
  readonly projection: Projection<Row>;
  readonly table: ProjectionTable<Row>;
  readonly reader: ListReader;
}

/**
 * A list that catches up. A dossier's events lie apart in the log, and to write page by page would be to write its row again and
 * again: so events are held, as they are stored, until their share of the memory is full (ADR 71), and then folded row by row, each
 * read back and written once.
 *
 * The checkpoint moves with the last of these rows. Those before it are ahead of it for as long: what a row has seen changes it no
 * more, so whoever begins again at the checkpoint comes to the same.
 */
export class CatchingUp<Row extends object> {
  readonly #held: HeldEvents;
  /** Streams in which a text was rewritten: their rows are folded from the beginning (ADR 39). */
  readonly #rewritten = new Set<string>();
  #hasRows: boolean;
  #reached: Position;

  constructor(
    private readonly list: List<Row>,
    private readonly checkpoint: Checkpoint,
    private readonly share: HeldShare,
    private readonly signal: AbortSignal,
  ) {
    this.#held = new HeldEvents(share);
    this.#hasRows = checkpoint.position !== START;
    this.#reached = checkpoint.position;
  }

  /** Takes the next page, and writes what is held where it is too much, or all there is. @throws EventFailed @throws FencedOff */
  async take({ events, checkpoint, caughtUp }: EventBatch): Promise<void> {
    for (const stream of await this.list.reader.rewrittenBy(events)) this.#rewritten.add(stream);
    for (const { key, event } of keyEvents(this.list.projection, events)) {
      if (!this.#held.add(key, event)) {
        await this.#writeAll();
        this.#held.add(key, event);
      }
      this.#reached = event.position;
    }
    this.#reached = checkpoint;
    if (caughtUp || this.share.isFull) await this.#writeAll();
  }

  /** What is held is let go. */
  end(): void {
    this.#held.clear();
  }

  /** Everything that is held, and the checkpoint. While some of it is written the next is folded. Nothing more once the signal is aborted. */
  async #writeAll(): Promise<void> {
    const { checkpoint } = this;
    let writing: Promise<void> = Promise.resolve();
    const write = async (rows: readonly ReadyRow[], to: Position): Promise<void> => {
      await writing;
      if (this.signal.aborted || (rows.length === 0 && to <= checkpoint.position)) return;
      writing = checkpoint.advanceBy(to, this.list.table.writing(checkpoint.generation, rows));
      // Whoever waits for it hears of it.
      writing.catch(() => undefined);
      this.#hasRows = true;
    };
    try {
      for (const stream of this.#rewritten) await write(await this.#foldedAnew(stream), checkpoint.position);
      await writing;
      const batches = this.#held.batches();
      for (let next = batches.next(); next.done !== true;) {
        let left = next.value;
        next = batches.next();
        while (left.length > 0 && !this.signal.aborted) {
          // What is left of a row is folded into what is being written.
          if (left.some(({ continues }) => continues)) await writing;
          const { rows, later } = await this.#folded(left);
          left = later;
          const isLast = next.done === true && left.length === 0;
          await write(rows, isLast ? this.#reached : checkpoint.position);
        }
      }
      await write([], this.#reached);
    } finally {
      await writing;
    }
    this.#held.clear();
    this.#rewritten.clear();
  }

  /**
   * Rows are read outside the transaction that will write them: only the owner of the checkpoint writes rows of
   * its generation, and if that is no longer us, moving the checkpoint fails and nothing is written.
   */
  async #folded(
    held: readonly HeldOfRow[],
  ): Promise<{ readonly rows: readonly ReadyRow[]; readonly later: readonly HeldOfRow[] }> {
    const { postgres, table, projection } = this.list;
    const keys = held.map(({ key }) => key);
    const { rows: before, later } = this.#hasRows
      ? await table.loadWithin(postgres, this.checkpoint.generation, keys, ROWS_BYTES)
      : { rows: new Map<string, RowText>(), later: new Set<string>() };
    const rows: ReadyRow[] = [];
    const now = inSmall(held.filter(({ key }) => !later.has(key)));
    for await (const events of ahead(now, (some) => this.#decoded(some)))
      rows.push(...table.ready(foldBatch(projection, rowsOf<Row>(before, events), events)));
    return { rows, later: held.filter(({ key }) => later.has(key)) };
  }

  async #decoded(held: readonly HeldOfRow[]): Promise<readonly KeyedEvent[]> {
    const places = held.flatMap(({ key, places: all }) => all.map((place) => ({ key, place })));
    const decoded = await this.list.reader.decode(places.map(({ place }) => this.#held.at(place)));
    return places.flatMap(({ key }, i) => {
      const event = decoded[i];
      return event === undefined ? [] : [{ key, event }];
    });
  }

  /** What was there before, and what is held of it, counts no more. */
  async #foldedAnew(stream: string): Promise<readonly ReadyRow[]> {
    const { projection, table, reader } = this.list;
    return table.ready(
      foldBatch(projection, new Map(), keyEvents(projection, await reader.rewritten(stream))),
    );
  }
}

/** Whole rows, as many as come to so many events. */
function* inSmall(held: readonly HeldOfRow[]): Generator<readonly HeldOfRow[]> {
  let some: HeldOfRow[] = [];
  let events = 0;
  for (const row of held) {
    some.push(row);
    events += row.places.length;
    if (events < DECODED_AT_ONCE) continue;
    yield some;
    [some, events] = [[], 0];
  }
  if (some.length > 0) yield some;
}

function rowsOf<Row extends object>(
  texts: ReadonlyMap<string, RowText>,
  events: readonly KeyedEvent[],
): ReadonlyMap<string, FoldedRow<Row>> {
  const rows = new Map<string, FoldedRow<Row>>();
  for (const { key } of events) {
    const found = rows.has(key) ? undefined : texts.get(key);
    if (found !== undefined) rows.set(key, { position: found.position, row: JSON.parse(found.text) as Row });
  }
  return rows;
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
