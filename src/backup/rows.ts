import type { Queryable } from '../platform/postgres/postgres.port.js';
import { BackupUnfit } from './kept-file.js';
import type { KeptTable } from './manifest.js';
import { orderOf } from './tables.js';

/** Characters of rows that are held at once, about. */
const HELD = 4_000_000;
const MOST_ROWS = 2_000;

type Column = KeptTable['columns'][number];

/** As the database has them, in its order. */
export async function columnsOf(db: Queryable, table: string): Promise<readonly Column[]> {
  const { rows } = await db.query<Column>({
    text: `select attname as name, format_type(atttypid, atttypmod) as type from pg_attribute
           where attrelid = to_regclass($1) and attnum > 0 and not attisdropped and attgenerated = ''
           order by attnum`,
    values: [table],
  });
  return rows;
}

/**
 * Each row as a JSON array of the texts of its columns: what PostgreSQL writes it reads, of whatever type.
 * @param snapshot a transaction, in which nothing else has a cursor
 */
export async function* rowsOf(
  snapshot: Queryable,
  table: string,
  columns: readonly Column[],
): AsyncGenerator<string> {
  const texts = columns.map(({ name }) => `"${name}"::text`).join(', ');
  const order = orderOf(table).map((name) => `"${name}"`);
  await snapshot.query(
    `declare kept_rows no scroll cursor for select json_build_array(${texts})::text as row from ${table}` +
      (order.length === 0 ? '' : ` order by ${order.join(', ')}`),
  );
  for (let next = 10; ;) {
    const { rows } = await snapshot.query<{ row: string }>(`fetch forward ${next} from kept_rows`);
    if (rows.length === 0) break;
    yield* rows.map(({ row }) => row);
    const longest = rows.reduce((most, { row }) => Math.max(most, row.length), 1);
    next = Math.max(1, Math.min(MOST_ROWS, Math.floor(HELD / longest)));
  }
  await snapshot.query('close kept_rows');
}

/** @param line as {@link rowsOf} gives it @returns empty where there is nothing */
export function cellOf(line: string, { columns }: KeptTable, name: string): string {
  const cells = JSON.parse(line) as (string | null)[];
  return cells[columns.findIndex((column) => column.name === name)] ?? '';
}

/** @throws BackupUnfit where the table has other columns than when it was kept */
export async function loadRows(
  db: Queryable,
  { table, columns }: KeptTable,
  lines: AsyncIterable<string>,
): Promise<void> {
  const there = await columnsOf(db, table);
  const kept = new Map(columns.map(({ name, type }) => [name, type]));
  if (there.length !== kept.size || there.some(({ name, type }) => kept.get(name) !== type))
    throw new BackupUnfit(`${table} has other columns than when it was kept`);
  const names = columns.map(({ name }) => `"${name}"`).join(', ');
  const values = columns.map(({ type }, at) => `(kept.row ->> ${at})::${type}`).join(', ');
  const text = `insert into ${table} (${names}) select ${values} from json_array_elements($1::json) as kept (row)`;
  let held: string[] = [];
  let size = 0;
  const write = async (): Promise<void> => {
    if (held.length > 0) await db.query({ text, values: [`[${held.join(',')}]`] });
    held = [];
    size = 0;
  };
  for await (const line of lines) {
    held.push(line);
    size += line.length;
    if (size >= HELD || held.length >= MOST_ROWS) await write();
  }
  await write();
}
