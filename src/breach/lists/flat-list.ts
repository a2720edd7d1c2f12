import { createHash } from 'node:crypto';
import { decodeCursor, encodeCursor } from '../../platform/http/cursor.js';
import type { Queryable, Statement } from '../../platform/postgres/postgres.port.js';
import type { Moment } from '../../shared/moment.js';
import { visible, type Viewer } from './visibility.js';

/*
 * A page of a list costs the same whatever the list holds (ADR 66): each organisation is read in the order of an index,
 * from where the page before ended, and they are merged. PostgreSQL keeps no order under `organisation = any(…)`, and no
 * condition that may be absent (`$4 is null or …`) bounds an index once the plan is kept: so there is one statement for
 * each combination, of exactly what it asks.
 */

/** Rows of an index that a page looks at in each organisation, before it hands out a cursor to look on from. */
export const LOOKED_AT = 2_000;
/** As far as anything is counted. */
export const COUNTED = 1_000;

/** Puts a value into a statement. @returns its place, such as `$3` */
export type Put = (value: unknown) => string;

export interface Condition {
  /** Of the filter, as {@link FlatList.indexed} has it. */
  readonly name: string;
  readonly sql: (put: Put) => string;
}

/** Rows that are read in the order of one index: those of some organisations, as a rule all that were asked for. */
export interface Source {
  readonly organisations: readonly string[];
  readonly where: string;
}

export interface FlatList {
  readonly name: string;
  readonly table: 'dashboard' | 'register';
  /** Of each line, beside its key. */
  readonly columns: (put: Put) => string;
  /** What rows are ordered by before their key; a moment, where the list has cursors. */
  readonly order: string;
  readonly direction: 'asc' | 'desc';
  /** What stands before that order in the index and is no equality. */
  readonly orderedFirst?: string;
  /** What holds of every row of the list. */
  readonly of: string;
  /**
   * Filters that an index finds in this order, alone or together; the first that fit are looked for by it. Whatever else is
   * asked is asked of the rows that are then looked at.
   */
  readonly indexed: readonly (readonly string[])[];
  /** Filters without an index, of which pages offer one at a time. */
  readonly offered?: readonly string[];
}

export interface FlatQuestion {
  readonly generation: number;
  readonly organisations: readonly string[];
  readonly viewer: Viewer;
  /** Bounds of the order, which every index of the list has. */
  readonly bounds?: readonly Condition[];
  readonly filters: readonly Condition[];
  /** Where a filter is found in several indexes at once, each for some organisations. */
  readonly sources?: readonly Source[];
}

export interface Page<Row> {
  readonly rows: readonly Row[];
  /** Cursor of the next page; absent on the last. A page that has one may be short, or empty. */
  readonly next?: string;
}

export interface Counted {
  readonly count: number;
  /** There are more than were counted, or may be. */
  readonly isMore: boolean;
}

interface Looked {
  readonly key: string;
  readonly at: Moment;
  readonly fits: boolean | null;
  /** It is the last that was looked at there. */
  readonly is_edge: boolean;
}

export interface PageQuestion extends FlatQuestion {
  readonly limit: number;
  readonly cursor?: string;
  /** Fewer rows than {@link LOOKED_AT}, where there is another way to go on. */
  readonly lookedAt?: number;
}

/** @throws Problem 400 for a cursor that is none */
export async function flatPage<Line extends object>(
  db: Queryable,
  list: FlatList,
  question: PageQuestion,
): Promise<Page<Line>> {
  const { limit } = question;
  const { rows } = await db.query<Line & Looked>(pageStatement(list, question));
  return pageOf(rows, limit);
}

/** As far as every organisation was looked through: what comes after an edge may be preceded by what was not seen. */
export function pageOf<Line extends object>(rows: readonly (Line & Looked)[], limit: number): Page<Line> {
  const page: (Line & Looked)[] = [];
  for (const row of rows) {
    const last = page.at(-1);
    if (page.length === limit && last !== undefined) return { rows: page, next: nextOf(last) };
    if (row.fits === true) page.push(row);
    if (row.is_edge) return { rows: page, next: nextOf(row) };
  }
  return { rows: page };
}

const nextOf = ({ at, key }: Looked): string => encodeCursor({ after: at, key });

/** Prepared where pages offer it: by what it says, values apart, so that one name never has two texts. */
function prepared(isOffered: boolean, text: string, values: readonly unknown[]): Statement {
  const digest = createHash('sha256').update(text).digest('base64url');
  return { text, values, ...(isOffered && { name: `flat-${digest}` }) };
}

export function pageStatement(list: FlatList, question: PageQuestion): Statement {
  const values: unknown[] = [];
  const statement = new Building(list, question, values, question.lookedAt);
  const after = question.cursor === undefined ? undefined : decodeCursor(question.cursor);
  const comes = list.direction === 'asc' ? '>' : '<';
  const from =
    after && `(${list.order}, key) ${comes} (${statement.put(after.after)}, ${statement.put(after.key)})`;
  const columns = `${list.order} as at, ${list.columns(statement.put)}`;
  const most = statement.put(question.limit + 1);
  const order = inOrder(list, (by) => by);
  const found = statement.sources.map((source) => statement.looked({ source, columns, from, most }));
  // The same row found in two indexes is one; it stays an edge where it is one in either.
  const text =
    found.length === 1
      ? `${found.join('')} order by ${order} limit ${most}`
      : `select distinct on (${order.replaceAll(' desc', '')}) * from (${found.map((one) => `(${one})`).join(' union all ')}) found
         order by ${order}, is_edge desc limit ${most}`;
  return prepared(statement.isOffered, text, values);
}

/** Rows of some lists together, no row in two of them. */
export type ToCount = readonly (readonly [list: FlatList, question: FlatQuestion])[];

/** How many there are of each, as far as it is counted: in one statement, because a page shows many of these. */
export async function flatCounts<Name extends string>(
  db: Queryable,
  wanted: Readonly<Record<Name, ToCount>>,
): Promise<Record<Name, Counted>> {
  const { rows } = await db.query<{ name: Name; count: number; is_more: boolean }>(countsStatement(wanted));
  return Object.fromEntries(
    rows.map(({ name, count, is_more: isMore }) => [name, { count, isMore }]),
  ) as Record<Name, Counted>;
}

export function countsStatement(wanted: Readonly<Record<string, ToCount>>): Statement {
  const values: unknown[] = [];
  let areOffered = true;
  const texts = Object.entries(wanted).map(([name, lists]) => {
    if (lists.length === 0) return `select '${name}' as name, 0 as count, false as is_more`;
    const found = lists.flatMap(([list, question]) => {
      const building = new Building(list, question, values);
      areOffered &&= building.isOffered;
      const most = `${COUNTED + 1}`;
      const columns = `${list.order} as at`;
      return building.sources.map(
        (source) => `(${building.looked({ source, columns, from: undefined, most })} limit ${most})`,
      );
    });
    const isOnce = lists.every(([, { sources = [] }]) => sources.length === 0);
    const counted = isOnce ? 'count(*)' : 'count(distinct key)';
    return `select '${name}' as name, least(${counted} filter (where fits), ${COUNTED})::integer as count,
        coalesce(bool_or(is_edge), false) or ${counted} filter (where fits) > ${COUNTED} as is_more
      from (${found.join(' union all ')}) found`;
  });
  const text = texts.join('\nunion all\n');
  return prepared(areOffered, text, values);
}

const inOrder = ({ direction, orderedFirst }: FlatList, first: (by: string) => string): string =>
  [
    ...(orderedFirst === undefined ? [] : ['first desc']),
    ...['at', 'key'].map((by) => `${first(by)} ${direction}`),
  ]
    .join(', ')
    .replaceAll(' asc', '');

class Building {
  readonly put: Put = (value) => `$${this.values.push(value)}`;
  readonly sources: readonly Source[];
  private readonly generation: string;
  private readonly sought: readonly string[];
  private readonly fits: string;
  /** Whether pages offer just this: kept plans are few, whatever is asked. */
  readonly isOffered: boolean;

  constructor(
    private readonly list: FlatList,
    { generation, viewer, organisations, filters, bounds = [], sources }: FlatQuestion,
    private readonly values: unknown[],
    private readonly lookedAt = LOOKED_AT,
  ) {
    this.generation = this.put(generation);
    const [opens, shuts] = [this.put(viewer.opens), this.put(viewer.shuts)];
    this.sources = sources ?? [{ organisations, where: 'true' }];
    const asked = filters.map(({ name }) => name);
    const byIndex =
      sources !== undefined
        ? []
        : (list.indexed.find((all) => all.every((one) => asked.includes(one))) ?? []);
    const of = (isSought: boolean) =>
      filters.filter(({ name }) => byIndex.includes(name) === isSought).map(({ sql }) => sql(this.put));
    this.sought = [...bounds.map(({ sql }) => sql(this.put)), ...of(true)];
    this.fits = [visible(opens, shuts), ...of(false)].join(' and ');
    const others = asked.filter((name) => !byIndex.includes(name));
    this.isOffered = others.length <= 1 && others.every((name) => list.offered?.includes(name));
  }

  /** What fits of what is looked at, and where each organisation's look ends. */
  looked({
    source,
    columns,
    from,
    most,
  }: {
    readonly source: Source;
    readonly columns: string;
    readonly from: string | undefined;
    readonly most: string;
  }): string {
    const { table, of, order, direction, orderedFirst } = this.list;
    const by = [
      ...(orderedFirst === undefined ? [] : [`${orderedFirst} desc`]),
      `${order} ${direction}`,
      `key ${direction}`,
    ].join(', ');
    const where = [
      ...[`generation = ${this.generation}`, 'organisation = o.organisation', of, source.where],
      ...[...this.sought, ...(from === undefined ? [] : [from])],
    ].filter((condition) => condition !== 'true');
    return `select found.* from unnest(${this.put(source.organisations)}::text[]) as o (organisation) cross join lateral (
        select * from (
          select key, ${columns}${orderedFirst === undefined ? '' : `, ${orderedFirst} as first`}, (${this.fits}) as fits,
                 row_number() over (order by ${by}) = ${this.lookedAt} as is_edge
          from ${table} where ${where.join(' and ')} order by ${by} limit ${this.lookedAt}) looked
        where fits or is_edge order by ${inOrder(this.list, (one) => one)} limit ${most}) found`;
  }
}
