import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { COLUMNS } from '../support/personal-data/where-text-lies.js';
import { createTestDatabase, type TestDatabase } from '../support/postgres/test-database.js';
import { columnsThatHoldText, storesBesideTables } from '../support/personal-data/tables.js';

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

/** Columns that nobody said anything of, and what was said of none. */
async function unknown(): Promise<{ readonly unsaid: readonly string[]; readonly gone: readonly string[] }> {
  const columns = await columnsThatHoldText(database.postgres);
  return {
    unsaid: columns.filter((column) => !(column in COLUMNS)),
    gone: Object.keys(COLUMNS).filter((column) => !columns.includes(column)),
  };
}

describe('where a text can lie beside the log', () => {
  it('is known: of each column of the database it is said what it holds', async () => {
    expect(await unknown()).toEqual({ unsaid: [], gone: [] });
    const said = Object.keys(COLUMNS);
    expect(said).toEqual(said.toSorted());
    // Neither in what is made of a table nor in what lies beside all tables.
    expect(await storesBesideTables(database.postgres)).toEqual([]);
  });

  it('planted columns are found, of whatever type, in whatever schema', async () => {
    await database.postgres.query(`
      create schema planted;
      create type planted.mood as enum ('good', 'bad');
      create domain planted.short as varchar(10);
      create table planted.people (
        id uuid, age int, born date, seen timestamptz, is_known boolean,
        name text, nick varchar(20), first char(3), notes jsonb, plain json, scan bytea, others text[], mood planted.mood,
        short planted.short, page xml, host inet, words tsvector
      );
      alter table register add column said text;
      create view planted.names as select name as called from planted.people;
      create materialized view planted.kept as select name from planted.people`);
    try {
      const { unsaid } = await unknown();
      expect(unsaid).toEqual([
        'planted.names.called',
        ...[
          'first',
          'host',
          'mood',
          'name',
          'nick',
          'notes',
          'others',
          'page',
          'plain',
          'scan',
          'short',
          'words',
        ].map((column) => `planted.people.${column}`),
        'public.register.said',
      ]);
      expect(await storesBesideTables(database.postgres)).toEqual(['materialized view planted.kept']);
    } finally {
      await database.postgres.query('drop schema planted cascade; alter table register drop column said');
    }
  });
});
