import type { Queryable } from '../../../src/platform/postgres/postgres.port.js';
import type { Projection } from '../../../src/platform/subscriptions/projection.js';
import type { RecordedEvent } from '../../../src/shared/recorded-event.js';

/** How much was counted in each stream: a projection as small as they come. */
export interface Tally {
  readonly total: number;
  readonly words: readonly string[];
  readonly lastAt: string;
  /** Whose code wrote the row. */
  readonly by?: string;
}

export interface TallyOptions {
  readonly name?: string;
  readonly version?: number;
  readonly by?: string;
  /** Called before each fold: to break it, or to look. */
  readonly before?: (event: RecordedEvent) => void;
}

/** A fold from what one event does. */
export function eachInto<Row extends object>(
  evolve: (row: Row | undefined, event: RecordedEvent) => Row,
): Projection<Row>['fold'] {
  return (row, events) => {
    for (const event of events) row = evolve(row, event);
    if (row === undefined) throw new Error('a row needs an event');
    return row;
  };
}

export function tally({ name = 'tally', version = 1, by, before }: TallyOptions = {}): Projection<Tally> {
  return {
    name,
    version,
    streamPrefixes: ['count-'],
    key: ({ stream, type }) => (type === 'Counted' ? stream : undefined),
    fold: eachInto((row, event) => {
      before?.(event);
      const { amount, word } = event.event.data as { amount: number; word: string };
      return {
        total: (row?.total ?? 0) + amount * version,
        words: [...(row?.words ?? []), word].slice(-3),
        lastAt: event.metadata.recordedAt,
        ...(by === undefined ? {} : { by }),
      };
    }),
    columns: (row) => ({ total: row.total, last_at: row.lastAt, last_word: row.words.at(-1) ?? null }),
  };
}

export async function createTallyTable(db: Queryable, name = 'tally'): Promise<void> {
  await db.query(`create table "${name}" (
    generation integer not null, key text collate "C" not null, position text collate "C" not null,
    row json not null, total integer not null, last_at timestamptz not null, last_word text,
    primary key (generation, key)) with (fillfactor = 50)`);
}
