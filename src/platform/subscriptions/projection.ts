import type { RecordedEvent } from '../../shared/recorded-event.js';

/** What a typed column of a projection's table can hold. */
export type ColumnValue = string | number | boolean | null;

/**
 * A list that is computed from the log. Its table, made by a migration of its feature, carries its name:
 *
 *     generation integer, key text collate "C", position text collate "C", row json not null,
 *     <the columns>, primary key (generation, key) … with (fillfactor = 50)
 *
 * (Rows change often: with room on its page a change need not touch the indexes, a third less work for the
 * database in a rebuild.)
 *
 * `row` is the exact state of the fold and must survive JSON as it is; the columns are written from it, for
 * filter and sort, and never read back.
 *
 * `evolve` and `columns` are methods, so that lists with different rows are listed as `Projection<object>`.
 */
export interface Projection<Row extends object> {
  /** Also the name of its table. */
  readonly name: string;
  /** Raised with every change of `key`, `fold` or `columns`: the rows are then built anew. */
  readonly version: number;
  /** Only streams whose name starts with one of these; empty: all. */
  readonly streamPrefixes: readonly string[];
  /**
   * A row is of one stream and no other, and each of its streams begins with an event of this type, or is in no row: before it there is
   * none to look for, and the list is built stream by stream (ADR 74).
   */
  readonly streamsBeginWith?: string;
  /** The only types of events that it is folded from; absent: any may be one. */
  readonly types?: readonly string[];
  /** Which row an event belongs to; `undefined` when it is not of interest. Pure. */
  key(event: { readonly stream: string; readonly type: string }): string | undefined;
  /**
   * The row after these events, which are all of one key and in order; the row that is given stays as it is. Pure.
   * Tolerates erased personal values. What depends on "now" is computed when the row is read.
   */
  fold(row: Row | undefined, events: Iterable<RecordedEvent>): Row;
  /** One value for every typed column of the table, by column name. */
  columns(row: Row): Readonly<Record<string, ColumnValue>>;
}
