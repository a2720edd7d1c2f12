import { KeysUnavailable } from '../personal-data/keys-unavailable.js';
import { START, type Position } from '../event-store/event-store.port.js';
import type { Queryable } from '../postgres/postgres.port.js';
import type { RecordedEvent } from '../../shared/recorded-event.js';
import type { Checkpoint } from './checkpoint.js';
import { EventFailed } from './failure.js';
import { foldBatch, keyEvents, type FoldedRow, type KeyedEvent } from './fold.js';
import type { Generations } from './generations.js';
import type { LogTail, TailBatch } from './log-tail.js';
import type { Projection } from './projection.js';
import { ProjectionTable } from './projection-table.js';
import { readAhead } from './read-ahead.js';
import type { SubscriptionPorts, SubscriptionSettings } from './settings.js';
import { pause } from '../time/pause.js';

/** A batch of the log as facts. */
interface Batch {
  readonly events: readonly RecordedEvent[];
  /** Streams in which a text was rewritten, whole: their rows are folded from the beginning (ADR 39). */
  readonly rewritten: readonly (readonly RecordedEvent[])[];
  readonly checkpoint: Position;
  readonly caughtUp: boolean;
  /** Characters of the events' data: what folding them can make a row grow by. */
  readonly size: number;
}

/** Brings batches of the log into the rows of one projection. */
export class ProjectionWriter<Row extends object> {
  private constructor(
    private readonly ports: SubscriptionPorts,
    private readonly settings: SubscriptionSettings,
    private readonly projection: Projection<Row>,
    private readonly table: ProjectionTable<Row>,
  ) {}

  static async open<Row extends object>(
    ports: SubscriptionPorts,
    settings: SubscriptionSettings,
    projection: Projection<Row>,
  ): Promise<ProjectionWriter<Row>> {
    const table = await ProjectionTable.open(ports.postgres, projection);
    return new ProjectionWriter(ports, settings, projection, table);
  }

  /**
   * Applies what the log holds now, up to its end. Rows stay in memory over many pages and are written once
   * each, with the checkpoint: a dossier's events lie apart in the log, so writing page by page would write its
   * row again and again. What was not written when it is interrupted is folded again.
   * @throws EventFailed @throws FencedOff
   */
  async catchUp(checkpoint: Checkpoint, signal: AbortSignal, applied: (batch: Batch) => void): Promise<void> {
    let held = new Map<string, FoldedRow<Row>>();
    let size = 0;
    const pages = readAhead(checkpoint.position, (from) => this.read(from), signal);
    for await (const page of pages) {
      await this.foldInto(held, checkpoint, page);
      size += page.size;
      if (page.caughtUp || size >= this.settings.heldCharacters) {
        const rows = held;
        held = new Map();
        size = 0;
        if (!signal.aborted && page.checkpoint > checkpoint.position)
          await checkpoint.advance(page.checkpoint, (tx) =>
            this.writeSlices(tx, checkpoint.generation, rows),
          );
      }
      applied(page);
    }
  }

  /** Everything that comes, until the signal is aborted. @throws EventFailed @throws FencedOff */
  async follow(
    tail: LogTail,
    checkpoint: Checkpoint,
    signal: AbortSignal,
    applied: (batch: Batch) => void,
  ): Promise<void> {
    const { maxCount: batchSize, ...prefixes } = this.page;
    for await (const stored of tail.follow(checkpoint.position, { ...prefixes, batchSize, signal })) {
      const batch = await this.decode(stored);
      await this.apply(checkpoint, batch, signal);
      applied(batch);
    }
  }

  /** Brings a caught-up generation level with the active one and makes it the one that is read. */
  async activate(
    generations: Generations,
    checkpoint: Checkpoint,
    options: { readonly overNewer: boolean },
  ): Promise<void> {
    const finish = async (tx: Queryable, level: Position): Promise<Position> => {
      let at = checkpoint.position;
      for (let end = at >= level; !end;) {
        const page = await this.read(at);
        await checkpoint.move(tx, at, page.checkpoint);
        await this.write(tx, checkpoint.generation, page);
        at = page.checkpoint;
        end = at >= level || page.caughtUp;
      }
      return at;
    };
    await generations.activate(checkpoint, finish, options);
  }

  /** Removes the rows of retired generations, once no query can still be reading them. */
  async removeBelow(generation: number, signal: AbortSignal): Promise<void> {
    await pause(this.settings.retirementGrace, signal);
    while (!signal.aborted && (await this.table.removeSliceBelow(this.ports.postgres, generation)));
  }

  /** Removes the rows of a generation that nobody reads. */
  async removeOnly(generation: number): Promise<void> {
    while (await this.table.removeSliceBelow(this.ports.postgres, generation + 1, generation));
  }

  private get page(): { readonly streamPrefixes?: readonly string[]; readonly maxCount: number } {
    const { streamPrefixes } = this.projection;
    const maxCount = this.settings.projectionBatch;
    return streamPrefixes.length === 0 ? { maxCount } : { streamPrefixes, maxCount };
  }

  /** Rows and checkpoint in one statement. Nothing is written once the signal is aborted. */
  private async apply(checkpoint: Checkpoint, batch: Batch, signal: AbortSignal): Promise<void> {
    const { checkpoint: to } = batch;
    if (signal.aborted || to <= checkpoint.position) return;
    const { generation } = checkpoint;
    const changed = await this.changed(this.ports.postgres, generation, batch);
    await checkpoint.advanceBy(to, this.table.writing(generation, changed));
  }

  private async write(tx: Queryable, generation: number, batch: Batch): Promise<void> {
    await this.table.write(tx, generation, await this.changed(tx, generation, batch));
  }

  /** The rows as they are after the batch. Whoever is not the owner any more reads them for nothing: his checkpoint does not move. */
  private async changed(
    db: Queryable,
    generation: number,
    batch: Batch,
  ): Promise<ReadonlyMap<string, FoldedRow<Row>>> {
    const { keyed, anew } = this.keyed(batch);
    const begun = this.projection.rowOfStream === true ? begunIn(keyed) : NONE;
    const keys = [...new Set(keyed.map(({ key }) => key))].filter((key) => !anew.has(key) && !begun.has(key));
    const rows = keys.length === 0 ? new Map() : await this.table.load(db, generation, keys);
    return foldBatch(this.projection, rows, keyed);
  }

  /** The events with their keys; of what was rewritten all of them, and those keys. */
  private keyed({ events, rewritten }: Batch): {
    readonly keyed: readonly KeyedEvent[];
    readonly anew: ReadonlySet<string>;
  } {
    if (rewritten.length === 0) return { keyed: keyEvents(this.projection, events), anew: new Set() };
    const whole = rewritten.flatMap((history) => keyEvents(this.projection, history));
    const streams = new Set(rewritten.map(([first]) => first?.stream));
    const others = events.filter(({ stream }) => !streams.has(stream));
    return {
      keyed: [...whole, ...keyEvents(this.projection, others)],
      anew: new Set(whole.map(({ key }) => key)),
    };
  }

  /**
   * Rows are read outside the transaction that will write them: only the owner of the checkpoint writes rows of
   * its generation, and if that is no longer us, moving the checkpoint fails and nothing is written.
   */
  private async foldInto(
    held: Map<string, FoldedRow<Row>>,
    { generation, position }: Checkpoint,
    batch: Batch,
  ): Promise<void> {
    const { keyed, anew } = this.keyed(batch);
    for (const key of anew) held.delete(key);
    const missing = [...new Set(keyed.map(({ key }) => key))].filter(
      (key) => !held.has(key) && !anew.has(key),
    );
    if (missing.length > 0 && position !== START) {
      const rows = await this.table.load(this.ports.postgres, generation, missing);
      for (const [key, row] of rows) held.set(key, row);
    }
    for (const [key, row] of foldBatch(this.projection, held, keyed)) held.set(key, row);
  }

  /** A statement of bounded size for each slice. */
  private async writeSlices(
    tx: Queryable,
    generation: number,
    rows: ReadonlyMap<string, FoldedRow<Row>>,
  ): Promise<void> {
    const all = [...rows];
    for (let i = 0; i < all.length; i += this.settings.projectionBatch)
      await this.table.write(tx, generation, new Map(all.slice(i, i + this.settings.projectionBatch)));
  }

  /** Read to their end: what comes after this batch is then in the row already, and changes it no more. */
  private rewritten(events: readonly RecordedEvent[]): Promise<readonly (readonly RecordedEvent[])[]> {
    const { codec, store } = this.ports;
    const streams = events.filter((event) => codec.rewrites(event)).map(({ stream }) => stream);
    return Promise.all(
      [...new Set(streams)].map(async (stream) =>
        codec.rewritten(await codec.decode(await store.readStream(stream))),
      ),
    );
  }

  private async read(from: Position): Promise<Batch> {
    return this.decode(await this.ports.store.readAll(from, this.page));
  }

  private async decode({ events: stored, checkpoint, caughtUp, decoded }: TailBatch): Promise<Batch> {
    try {
      const events = decoded ?? (await this.ports.codec.decode(stored));
      const rewritten = await this.rewritten(events);
      return {
        events,
        rewritten,
        checkpoint,
        caughtUp,
        size: stored.reduce((sum, { data }) => sum + data.length, 0),
      };
    } catch (error) {
      // No event's fault: the list waits as it is.
      if (error instanceof KeysUnavailable) throw error;
      // One of them is to blame: say which, so that somebody can look.
      for (const event of stored) {
        await this.ports.codec.decode([event]).catch((cause: unknown) => {
          throw new EventFailed(event, cause);
        });
      }
      throw error;
    }
  }
}

const NONE: ReadonlySet<string> = new Set();

/** Rows that begin in this batch: there is none of them yet. */
function begunIn(keyed: readonly KeyedEvent[]): ReadonlySet<string> {
  return new Set(keyed.flatMap(({ key, event }) => (event.revision === 0 ? [key] : [])));
}
