import { decodeCursor } from '../../platform/http/cursor.js';
import type { Queryable } from '../../platform/postgres/postgres.port.js';
import { LOOKED_AT, pageOf, type FlatList, type Page, type PageQuestion, type Put } from './flat-list.js';
import { visible } from './visibility.js';

/**
 * A page of a list by the index of its words, which has no order: everything that it finds in these organisations is
 * looked at and sorted, as long as that is little.
 * @returns `undefined` where it is more than a page looks at
 */
export async function rarePage<Line extends object>(
  db: Queryable,
  list: FlatList,
  { generation, organisations, viewer, bounds = [], filters, cursor, limit }: PageQuestion,
  text: string,
): Promise<Page<Line> | undefined> {
  const values: unknown[] = [];
  const put: Put = (value) => `$${values.push(value)}`;
  const after = cursor === undefined ? undefined : decodeCursor(cursor);
  const fits = [
    `generation = ${put(generation)}`,
    visible(put(viewer.opens), put(viewer.shuts)),
    ...[...bounds, ...filters].map(({ sql }) => sql(put)),
    ...(after === undefined ? [] : [`(${list.order}, key) > (${put(after.after)}, ${put(after.key)})`]),
  ].join(' and ');
  // Each row has a word for its organisation, so that what others have is not looked at.
  const theirs = organisations.map((one) => `'@${one}'`).join(' | ');
  const { rows } = await db.query<Line & Looked>({
    text: `select * from (
        select key, ${list.order} as at, ${list.columns(put)}, (${fits}) as fits, false as is_edge, count(*) over () as looked
        from ${list.table}
        where words @@ websearch_to_tsquery('dutch', ${put(text)}) and words @@ ${put(theirs)}::tsquery
        limit ${LOOKED_AT + 1}) found
      where fits or looked > ${LOOKED_AT} order by at, key limit ${put(limit + 1)}`,
    values,
  });
  return (rows[0]?.looked ?? 0) > LOOKED_AT ? undefined : pageOf(rows, limit);
}

type Looked = Parameters<typeof pageOf>[0][number] & { readonly looked: number };
