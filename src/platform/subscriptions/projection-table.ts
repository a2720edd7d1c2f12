import type { Position } from '../event-store/event-store.port.js';
import type { Queryable } from '../postgres/postgres.port.js';
import type { Insert } from './checkpoint.js';
import type { FoldedRow } from './fold.js';
import type { ColumnValue, Projection } from './projection.js';

const FIXED_COLUMNS = ['generation', 'key', 'position', 'row'];
const ROWS_PER_SLICE = 5_000;

interface Column {
  readonly name: string;
  readonly type: string;
}

/** A row as it stands in the table. */
export interface RowText {
  readonly position: Position;
  /** JSON. */
  readonly text: string;
}

/** A row with what its columns hold, in their order. */
export interface ReadyRow extends RowText {
  readonly key: string;
  readonly columns: readonly ColumnValue[];
}

/** The rows of a projection, read and written a batch at a time. */
export class ProjectionTable<Row extends object> {
  private readonly loadText: string;
  private readonly writeText: string;
  private readonly moveAndWriteText: string;
  private readonly removeText: string;

  private constructor(
    private readonly projection: Projection<Row>,
    private readonly columns: readonly Column[],
  ) {
    const table = `"${projection.name}"`;
    const columnNames = columns.map(({ name }) => `"${name}"`);
    const arrays = ['text', 'text', ...columns.map(({ type }) => type)].map(
      (type, i) => `$${i + 3}::${type}[]`,
    );
    const written = ['position', 'row', ...columnNames];
    this.loadText = `select key, position, row::text as row from ${table} where generation = $1 and key = any($2)`;
    // The states come as one JSON array: the text form of a json[] would escape every quote in them.
    const insertFrom = (
      before: string,
    ): string => `insert into ${table} (generation, key, ${written.join(', ')})
      select $1::integer, n.key, n.position, n.row${columnNames.map((name) => `, n.${name}`).join('')}
      from ${before}rows from (unnest(${arrays.join(', ')}), json_array_elements($2::json))
        as n(key, position${columnNames.map((name) => `, ${name}`).join('')}, row)
      on conflict (generation, key) do update set
      ${written.map((name) => `${name} = excluded.${name}`).join(', ')}`;
    this.writeText = insertFrom('');
    this.moveAndWriteText = insertFrom('moved cross join ');
    // Two who clean up at once take different rows instead of waiting for each other.
    this.removeText = `delete from ${table} where (generation, key) in (
      select generation, key from ${table} where generation < $1 and generation >= $2
      order by generation, key limit ${ROWS_PER_SLICE} for update skip locked)`;
  }

  /** @throws ProjectionTableUnfit when a migration made no such table */
  static async open<Row extends object>(
    db: Queryable,
    projection: Projection<Row>,
  ): Promise<ProjectionTable<Row>> {
    const { rows } = await db.query<Column>({
      text: `select attname as name, format_type(atttypid, atttypmod) as type from pg_attribute
             where attrelid = to_regclass($1) and attnum > 0 and not attisdropped and attgenerated = ''
             order by attnum`,
      values: [`"${projection.name}"`],
    });
    const missing = FIXED_COLUMNS.filter((fixed) => !rows.some(({ name }) => name === fixed));
    if (missing.length > 0) throw new ProjectionTableUnfit(projection.name, missing);
    return new ProjectionTable(
      projection,
      rows.filter(({ name }) => !FIXED_COLUMNS.includes(name)),
    );
  }

  async load(
    tx: Queryable,
    generation: number,
    keys: readonly string[],
  ): Promise<ReadonlyMap<string, FoldedRow<Row>>> {
    const { rows } = await tx.query<{ key: string; position: Position; row: string }>({
      text: this.loadText,
      values: [generation, keys],
    });
    return new Map(rows.map(({ key, position, row }) => [key, { position, row: JSON.parse(row) as Row }]));
  }

  /** Ready to be written, so that the rows themselves can be let go. */
  ready(rows: ReadonlyMap<string, FoldedRow<Row>>): readonly ReadyRow[] {
    return Array.from(rows, ([key, { position, row }]) => ({
      ...{ key, position, text: JSON.stringify(row), columns: this.valuesOf(row) },
    }));
  }

  /** Writes each row once, all in one statement. */
  async write(tx: Queryable, generation: number, rows: readonly ReadyRow[]): Promise<void> {
    if (rows.length > 0) await tx.query({ text: this.writeText, values: this.written(generation, rows) });
  }

  /** The same beside a checkpoint that moves (see {@link Checkpoint.advanceBy}). */
  writing(generation: number, rows: readonly ReadyRow[]): Insert | undefined {
    if (rows.length === 0) return undefined;
    const name = `list-write-${this.projection.name}`;
    return { name, text: this.moveAndWriteText, values: this.written(generation, rows) };
  }

  private written(generation: number, rows: readonly ReadyRow[]): readonly unknown[] {
    return [
      ...[generation, `[${rows.map(({ text }) => text).join(',')}]`],
      ...[rows.map(({ key }) => key), rows.map(({ position }) => position)],
      ...this.columns.map((_, i) => rows.map(({ columns }) => columns[i])),
    ];
  }

  /** Removes rows of generations below this one, a slice at a time. @returns whether there may be more */
  async removeSliceBelow(db: Queryable, generation: number, from = 0): Promise<boolean> {
    const { rowCount } = await db.query({ text: this.removeText, values: [generation, from] });
    return rowCount === ROWS_PER_SLICE;
  }

  private valuesOf(row: Row): readonly ColumnValue[] {
    const values = this.projection.columns(row);
    const unknown = Object.keys(values).filter(
      (name) => !this.columns.some((column) => column.name === name),
    );
    if (unknown.length > 0) throw new ProjectionTableUnfit(this.projection.name, unknown);
    return this.columns.map(({ name }) => {
      const value = values[name];
      if (value === undefined) throw new ProjectionTableUnfit(this.projection.name, [name]);
      return value;
    });
  }
}

/** The table and the projection's columns do not agree: a migration is missing. */
class ProjectionTableUnfit extends Error {
  override readonly name = 'ProjectionTableUnfit';
  constructor(projection: string, columns: readonly string[]) {
    super(`table and projection ${projection} differ in: ${columns.join(', ')}`);
  }
}
