import type { Queryable } from '../../postgres/postgres.port.js';
import {
  EventStoreUnavailable,
  type EventBatch,
  type Position,
  type StoredEvent,
  type SomeOfStreams,
  type SomeOptions,
} from '../event-store.port.js';
import type { PageOptions, PageReader } from '../log-subscription.js';
import { fromPosition, toPosition } from './log-position.js';

const DEFAULT_PAGE = 1_000;
const BACKWARDS_PAGE = 50;
/** A filtered page looks at no more of the log than this, so that a sparse one still moves on. */
const SCAN = 10_000;
/** A page ends here even when it holds fewer events: a run of huge ones must not fill the reader's memory. */
const LARGEST_PAGE = 16 * 1024 * 1024;

/** Half the work of a row with names. */
type StreamRow = readonly [
  position: string,
  revision: number,
  id: string,
  type: string,
  data: string,
  metadata: string,
];
type SomeRow = readonly [cut: boolean, stream: string, ...StreamRow];
interface EventRow extends Omit<StoredEvent, 'position'> {
  readonly position: string;
}
type PageRow = readonly [head: string, cut: boolean, ...EventValues];
type EventValues =
  | readonly [
      position: string,
      stream: string,
      revision: number,
      id: string,
      type: string,
      data: string,
      metadata: string,
    ]
  | readonly [position: null, ...(readonly null[])];

const COLUMNS = 'position::text as position, stream, revision, id, type, data, metadata';

/**
 * Sees a head and the events before it in one snapshot. Statements have no name on purpose: a plan that was
 * kept from when the log was empty would be wrong for long.
 */
export class PostgresLogReader implements PageReader {
  constructor(private readonly database: Queryable) {}

  async stream(stream: string, fromRevision = 0, maxCount?: number): Promise<readonly StoredEvent[]> {
    const rows = await this.#rows<StreamRow>(
      `select position::text, revision, id, type, data, metadata from events
       where stream = $1 and revision >= $2 order by revision limit $3`,
      [stream, fromRevision, maxCount ?? null],
      'array',
    );
    return rows.map(([position, revision, id, type, data, metadata]) => ({
      ...{ position: toPosition(position), stream, revision, id, type, data, metadata },
    }));
  }

  async streams(streams: readonly string[]): Promise<readonly StoredEvent[]> {
    const rows = await this.#rows<EventRow>(
      `select ${COLUMNS} from events where stream = any($1) order by stream, revision`,
      [streams],
    );
    return rows.map(toStoredEvent);
  }

  async someOf(
    streams: readonly string[],
    { fromRevision = 0, exceptTypes = [], maxCount }: SomeOptions,
  ): Promise<SomeOfStreams> {
    const rows = await this.#rows<SomeRow>(
      SOME_OF,
      [streams, fromRevision, exceptTypes, maxCount, LARGEST_PAGE],
      'array',
    );
    const events = rows.map(([, stream, position, revision, id, type, data, metadata]) => ({
      ...{ position: toPosition(position), stream, revision, id, type, data, metadata },
    }));
    return { events, isCut: events.length === maxCount || rows.some(([cut]) => cut) };
  }

  async head(): Promise<Position> {
    const [row] = await this.#rows<{ head: string | null }>(
      'select max(position)::text as head from events',
      [],
    );
    return toPosition(row?.head ?? '0');
  }

  async *newestFirst(): AsyncIterable<StoredEvent> {
    for (let before: string | null = null; ;) {
      const rows: readonly EventRow[] = await this.#rows<EventRow>(
        `select ${COLUMNS} from events where $1::bigint is null or position < $1::bigint
         order by events.position desc limit $2`,
        [before, BACKWARDS_PAGE],
      );
      yield* rows.map(toStoredEvent);
      before = rows.at(-1)?.position ?? null;
      if (before === null) return;
    }
  }

  /** @throws RangeError when `from` is no position */
  async page(
    from: Position,
    { streamPrefixes, exceptTypes, maxCount = DEFAULT_PAGE }: PageOptions = {},
  ): Promise<EventBatch> {
    const start = BigInt(fromPosition(from));
    const asked = [String(start), maxCount, streamPrefixes ?? null, SCAN, LARGEST_PAGE, exceptTypes ?? null];
    const rows = await this.#rows<PageRow>(PAGE, asked, 'array');
    const head = BigInt(rows[0]?.[0] ?? '0');
    const events: StoredEvent[] = [];
    for (const [, , position, stream, revision, id, type, data, metadata] of rows)
      if (position !== null)
        events.push({ position: toPosition(position), stream, revision, id, type, data, metadata });
    const last = events.at(-1)?.position;
    const whole = events.length < maxCount && !rows.some(([, cut]) => cut);
    const checkpoint = whole ? furthest(start, head) : (last ?? from);
    return { events, checkpoint, caughtUp: BigInt(fromPosition(checkpoint)) >= head };
  }

  async #rows<Row extends object>(
    text: string,
    values: readonly unknown[],
    rowMode?: 'array',
  ): Promise<readonly Row[]> {
    try {
      return (await this.database.query<Row>({ text, values, ...(rowMode && { rowMode }) })).rows;
    } catch (cause) {
      throw new EventStoreUnavailable('not-written', 'the log cannot be read', { cause });
    }
  }
}

/** Where a page that found everything ends: the end of what it looked at, and never before its start. */
function furthest(start: bigint, head: bigint): Position {
  const scanned = start + BigInt(SCAN);
  const end = head < scanned ? head : scanned;
  return toPosition(String(end > start ? end : start));
}

function toStoredEvent({ position, stream, revision, id, type, data, metadata }: EventRow): StoredEvent {
  return { position: toPosition(position), stream, revision, id, type, data, metadata };
}

/**
 * $1 from (exclusive), $2 most events, $3 prefixes or null, $4 positions to look at, $5 most bytes, $6 types of no interest or null. The innermost
 * limit has the index walked in order, also on a table that was never analysed: a range alone is then read as a
 * bitmap, and ten thousand wide events sorted on disk for the two thousand that are wanted.
 */
const PAGE = `
  select h.head::text as head, coalesce(e.cut, false) as cut, e.position::text as position,
    e.stream, e.revision, e.id, e.type, e.data, e.metadata
  from (select coalesce(max(position), 0) as head from events) h
  left join (
    select p.*, p.bytes >= $5::bigint as cut, p.bytes - p.own < $5::bigint as wanted
    from (
      select s.*, sum(s.own) over (order by s.position) as bytes
      from (
        select *, octet_length(data) + octet_length(metadata) as own
        from (select * from events where position > $1::bigint order by position limit $4::bigint) scanned
        where position <= $1::bigint + $4::bigint
          and ($3::text[] is null or stream ^@ any ($3::text[]))
          and ($6::text[] is null or type <> all ($6::text[]))
        order by position limit $2::int
      ) s
    ) p
  ) e on e.wanted
  order by e.position`;

/** $1 streams, $2 from which revision of each, $3 types of no interest, $4 most events, $5 most bytes. */
const SOME_OF = `
  select p.bytes >= $5::bigint as cut, p.stream, p.position::text, p.revision, p.id, p.type, p.data, p.metadata
  from (
    select s.*, sum(s.own) over (order by s.stream, s.revision) as bytes
    from (
      select *, octet_length(data) + octet_length(metadata) as own from events
      where stream = any($1) and revision >= $2 and type <> all($3)
      order by stream, revision limit $4
    ) s
  ) p
  where p.bytes - p.own < $5::bigint
  order by p.stream, p.revision`;
