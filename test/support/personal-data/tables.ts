import type { Queryable } from '../../../src/platform/postgres/postgres.port.js';

/** Types in which nobody can write a name; whatever else there is can hold one. */
const SAY_NO_NAME = [
  ...['uuid', 'integer', 'bigint', 'smallint', 'numeric', 'real', 'double precision', 'boolean'],
  ...['date', 'timestamp with time zone', 'interval'],
];
const OURS = `table_schema not in ('pg_catalog', 'information_schema')`;

/** `schema.table.column`, in order; of views as well. */
export async function columnsThatHoldText(database: Queryable): Promise<readonly string[]> {
  const { rows } = await database.query<{ name: string }>({
    text: `select concat_ws('.', table_schema, table_name, column_name) collate "C" as name
           from information_schema.columns where ${OURS} and data_type <> all ($1) order by 1`,
    values: [SAY_NO_NAME],
  });
  return rows.map(({ name }) => name);
}

/** What holds texts and is no table: there is none. */
export async function storesBesideTables(database: Queryable): Promise<readonly string[]> {
  const { rows } = await database.query<{ name: string }>(
    `select concat('materialized view ', schemaname, '.', matviewname) as name from pg_matviews
     union all select concat('large object ', oid) from pg_largeobject_metadata
     union all select concat('foreign table ', foreign_table_name) from information_schema.foreign_tables`,
  );
  return rows.map(({ name }) => name);
}

/**
 * Which of these words stand in which columns, of every table of every schema; in what the server knows of their contents
 * (`pg_stats`), too.
 */
export async function wordsInTables(
  database: Queryable,
  words: readonly string[],
): Promise<ReadonlyMap<string, readonly string[]>> {
  const { rows: columns } = await database.query<{ place: string; table: string; text: string }>(
    `select concat_ws('.', table_schema, table_name, column_name) as place, format('%I.%I', table_schema, table_name) as table,
            format(case data_type when 'bytea' then 'encode(%I, ''escape'')' else '%I::text' end, column_name) as text
     from information_schema.columns join information_schema.tables using (table_schema, table_name)
     where (${OURS} and table_type = 'BASE TABLE') or table_name = 'pg_stats' order by 1`,
  );
  const found = new Map<string, readonly string[]>();
  for (const { place, table, text } of columns) {
    const { rows } = await database.query<{ all: string | null }>(
      `select string_agg(${text}, e'\\n') as all from ${table}`,
    );
    const all = rows[0]?.all ?? '';
    const here = words.filter((word) => all.includes(word));
    if (here.length > 0) found.set(place, here);
  }
  return found;
}
