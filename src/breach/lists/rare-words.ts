import { decodeCursor } from '../../platform/http/cursor.js';
import type { Queryable } from '../../platform/postgres/postgres.port.js';
import {
  flatPage,
  LOOKED_AT,
  pageOf,
  type FlatList,
  type Page,
  type PageQuestion,
  type Put,
} from './flat-list.js';
import { visible } from './visibility.js';

/** Rows of the list that are looked at in each organisation before the index of words is asked: words of every fourth dossier fill a page. */
const LOOKED_AT_FIRST = 200;
/** What the index of words finds at most that is put in order: three microseconds each, where looking on costs eight a row. */
const FOUND_BY_WORDS = 4_000;

/** What somebody searches for; apart, or a kept plan reads it anew for each row that it looks at. @param text its place, such as `$3` */
export const wordsMeant = (text: string): string => `(select websearch_to_tsquery('dutch', ${text}))`;

/**
 * A page of a list by words. What many dossiers hold is found by looking at a few; what few hold, by the index of words; and
 * what is neither, by looking on.
 */
export async function pageByWords<Line extends object>(
  db: Queryable,
  list: FlatList,
  question: PageQuestion,
  text: string,
): Promise<Page<Line>> {
  const first = await flatPage<Line>(db, list, { ...question, lookedAt: LOOKED_AT_FIRST });
  if (first.next === undefined || first.rows.length === question.limit) return first;
  const rare = await rarePage<Line>(db, list, question, text);
  if (rare !== undefined) return rare;
  // As many in all as are looked at in one organisation: of each row its words are read.
  const lookedAt = Math.ceil(LOOKED_AT / question.organisations.length);
  return flatPage<Line>(db, list, { ...question, lookedAt: Math.max(lookedAt, LOOKED_AT_FIRST) });
}

/**
 * A page of a list by the index of its words, which has no order: everything that it finds in these organisations is
 * looked at and sorted, as long as that is little.
 * @returns `undefined` where it is more than that
 */
async function rarePage<Line extends object>(
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
        where words @@ ${wordsMeant(put(text))} and words @@ ${put(theirs)}::tsquery
        limit ${FOUND_BY_WORDS + 1}) found
      where fits or looked > ${FOUND_BY_WORDS} order by at, key limit ${put(limit + 1)}`,
    values,
  });
  return (rows[0]?.looked ?? 0) > FOUND_BY_WORDS ? undefined : pageOf(rows, limit);
}

type Looked = Parameters<typeof pageOf>[0][number] & { readonly looked: number };
