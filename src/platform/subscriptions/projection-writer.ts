import { START, type EventBatch, type Position } from '../event-store/event-store.port.js';
import type { Queryable } from '../postgres/postgres.port.js';
import type { RecordedEvent } from '../../shared/recorded-event.js';
import type { Checkpoint } from './checkpoint.js';
import { foldBatch, keyEvents, type FoldedRow, type KeyedEvent } from './fold.js';
import type { Generations } from './generations.js';
import { ListReader } from './list-reader.js';
import type { LogTail, TailBatch } from './log-tail.js';
import type { Projection } from './projection.js';
import { ProjectionTable } from './projection-table.js';
import { readAhead } from './read-ahead.js';
import type { SubscriptionPorts, SubscriptionSettings } from './settings.js';
import { pause } from '../time/pause.js';
import { WholeStreams, type Done } from './whole-streams.js';

/** Events of a page while it catches up: two of them are in memory, and the rows of one. */
const CATCH_UP_PAGE = 250;

/** Milliseconds after a batch that had nothing for it. */
const RESTS_MS = 50;

/** A batch of the log as facts. */
interface Batch {
  readonly events: readonly RecordedEvent[];
  /** Streams in which a text was rewritten, whole: their rows are folded from the beginning (ADR 39). */
  readonly rewritten: readonly (readonly RecordedEvent[])[];
  readonly checkpoint: Position;
  readonly caughtUp: boolean;
}

/** Brings batches of the log into the rows of one projection. */
export class ProjectionWriter<Row extends object> {
  private readonly reader: ListReader;

  private constructor(
    private readonly ports: SubscriptionPorts,
    private readonly settings: SubscriptionSettings,
    private readonly projection: Projection<Row>,
    private readonly table: ProjectionTable<Row>,
  ) {
    this.reader = new ListReader(ports, projection, settings.projectionBatch);
  }

  static async open<Row extends object>(
    ports: SubscriptionPorts,
    settings: SubscriptionSettings,
    projection: Projection<Row>,
  ): Promise<ProjectionWriter<Row>> {
    const table = await ProjectionTable.open(ports.postgres, projection);
    return new ProjectionWriter(ports, settings, projection, table);
  }

  /**
   * Applies what the log holds now, up to its end. What was not written when it is interrupted is folded again.
   * @throws EventFailed @throws FencedOff
   */
  async catchUp(checkpoint: Checkpoint, signal: AbortSignal, applied: (done: Done) => void): Promise<void> {
    if (checkpoint.position === START) await this.build(checkpoint, signal, applied);
    const read = (from: Position): Promise<EventBatch> => this.reader.page(from, CATCH_UP_PAGE);
    for await (const page of readAhead(checkpoint.position, read, signal)) {
      await this.apply(checkpoint, await this.decode(page), signal);
      applied({ events: page.events.length, position: checkpoint.position });
    }
  }

  private async build(
    checkpoint: Checkpoint,
    signal: AbortSignal,
    applied: (done: Done) => void,
  ): Promise<void> {
    const { projection, table, reader, ports } = this;
    const { streamsBeginWith } = projection;
    if (streamsBeginWith === undefined) return;
    const list = { projection, table, reader };
    await new WholeStreams(list, streamsBeginWith, checkpoint, signal).build(
      await ports.store.head(),
      applied,
    );
  }

  /** Everything that comes, until the signal is aborted. @throws EventFailed @throws FencedOff */
  async follow(
    tail: LogTail,
    checkpoint: Checkpoint,
    signal: AbortSignal,
    applied: (batch: Batch) => void,
  ): Promise<void> {
    const options = { ...this.reader.ofInterest, batchSize: this.settings.projectionBatch, signal };
    for await (const stored of tail.follow(checkpoint.position, options)) {
      const batch = await this.decode(stored);
      await this.apply(checkpoint, batch, signal);
      applied(batch);
      // Whom it does not concern need not say so each time: what comes meanwhile is passed at once.
      if (batch.caughtUp && batch.events.length === 0) await pause(RESTS_MS, signal);
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
        const page = await this.decode(await this.reader.page(at));
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

  /** Rows and checkpoint in one statement. Nothing is written once the signal is aborted. */
  private async apply(checkpoint: Checkpoint, batch: Batch, signal: AbortSignal): Promise<void> {
    const { checkpoint: to } = batch;
    if (signal.aborted || to <= checkpoint.position) return;
    const { generation } = checkpoint;
    const changed = await this.changed(this.ports.postgres, generation, batch);
    await checkpoint.advanceBy(to, this.table.writing(generation, this.table.ready(changed)));
  }

  private async write(tx: Queryable, generation: number, batch: Batch): Promise<void> {
    await this.table.write(tx, generation, this.table.ready(await this.changed(tx, generation, batch)));
  }

  /** The rows as they are after the batch. Whoever is not the owner any more reads them for nothing: his checkpoint does not move. */
  private async changed(
    db: Queryable,
    generation: number,
    batch: Batch,
  ): Promise<ReadonlyMap<string, FoldedRow<Row>>> {
    const { keyed, anew } = this.keyed(batch);
    const begun = this.projection.streamsBeginWith === undefined ? NONE : begunIn(keyed);
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

  private async decode({ events: stored, checkpoint, caughtUp, decoded }: TailBatch): Promise<Batch> {
    const { reader } = this;
    const events = decoded ?? (await reader.decode(stored));
    const rewritten = await Promise.all(reader.rewrittenIn(events).map((stream) => reader.rewritten(stream)));
    return { events, rewritten, checkpoint, caughtUp };
  }
}

const NONE: ReadonlySet<string> = new Set();

/** Rows that begin in this batch: there is none of them yet. */
function begunIn(keyed: readonly KeyedEvent[]): ReadonlySet<string> {
  return new Set(keyed.flatMap(({ key, event }) => (event.revision === 0 ? [key] : [])));
}
