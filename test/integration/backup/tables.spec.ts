import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { orderOf, TABLES, tablesKeptWith } from '../../../src/backup/tables.js';
import { REACTIONS } from '../../../src/reactions.js';
import { createTestDatabase, type TestDatabase } from '../../support/postgres/test-database.js';

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

const names = async (text: string): Promise<readonly string[]> =>
  (await database.postgres.query<{ name: string }>(text)).rows.map(({ name }) => name);

describe('what becomes of a table in a backup', () => {
  it('is said of every table of the migrated database, and of no other', async () => {
    const there = await names(
      `select table_schema || '.' || table_name as name from information_schema.tables
       where table_schema not in ('pg_catalog', 'information_schema') and table_type = 'BASE TABLE'`,
    );
    expect(Object.keys(TABLES).toSorted()).toEqual(there.toSorted());
  });

  it('is that it is computed anew, of every list', () => {
    for (const { name } of REACTIONS.lists)
      expect([name, Object.keys(TABLES[`public.${name}`] ?? {})]).toEqual([name, ['computed']]);
  });

  it('is that the tables of keys, and no others, lie with the keys', () => {
    expect(tablesKeptWith('keys').every((table) => table.startsWith('personal.'))).toBe(true);
    expect(tablesKeptWith('data').some((table) => table.startsWith('personal.'))).toBe(false);
  });

  it('is filled after what it refers to, and ordered by columns that it has', async () => {
    const references = await database.postgres.query<{ child: string; parent: string }>(
      `select n.nspname || '.' || c.relname as child, m.nspname || '.' || p.relname as parent
       from pg_constraint k join pg_class c on c.oid = k.conrelid join pg_namespace n on n.oid = c.relnamespace
       join pg_class p on p.oid = k.confrelid join pg_namespace m on m.oid = p.relnamespace where k.contype = 'f'`,
    );
    const order = Object.keys(TABLES);
    expect(references.rows.length).toBeGreaterThan(0);
    for (const { child, parent } of references.rows)
      expect([child, order.indexOf(child) > order.indexOf(parent)]).toEqual([child, true]);
    for (const table of order)
      for (const column of orderOf(table))
        expect(
          await names(
            `select attname as name from pg_attribute where attrelid = '${table}'::regclass and attname = '${column}'`,
          ),
        ).toEqual([column]);
  });
});
