import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { letIn, mayChangeTheLog } from '../../../src/platform/postgres/desk-role.js';
import { openPostgres, type PgPostgres } from '../../../src/platform/postgres/pg-postgres.js';
import { prepareSchema } from '../../../src/platform/postgres/prepare-schema.js';
import { createTestDatabase, type TestDatabase } from '../../support/postgres/test-database.js';

const MIGRATIONS = join(import.meta.dirname, '../../../migrations');

let database: TestDatabase;
let desk: PgPostgres;
beforeAll(async () => {
  database = await createTestDatabase();
  desk = await openPostgres(database.connection);
  await desk.query(`insert into events (position, stream, revision, id, type, data, metadata)
                    values (1, 'a', 0, gen_random_uuid(), 'A', '{}', '{}')`);
});
afterAll(async () => {
  await desk.close();
  await database.drop();
});

describe('the role the desk works as', () => {
  it.each([
    `update events set data = '[]'`,
    'delete from events',
    'truncate events',
    'drop trigger events_are_facts on events',
    'alter table events disable trigger all',
    'alter table events drop column data',
    'drop table events',
    'create rule gone as on insert to events do instead nothing',
    `create trigger t before insert on events for each row execute function suppress_redundant_updates_trigger()`,
    'create or replace function refuse_change_of_events() returns trigger language plpgsql as $$ begin return null; end $$',
    'drop function append_events',
    'create table mine (id integer)',
    'set session_replication_role = replica',
    `update schema_migrations set checksum = 'x'`,
    'create role another superuser',
    `copy events to program 'cat'`,
  ])('is refused: %s', async (statement) => {
    await expect(desk.query(statement)).rejects.toMatchObject({ code: '42501' });
  });

  it('reads the log and appends to it, as to what proves it, and works on every other table', async () => {
    await desk.query(`insert into events (position, stream, revision, id, type, data, metadata)
                      values (2, 'a', 1, gen_random_uuid(), 'A', '{}', '{}')`);
    const { rows: counted } = await desk.query<{ n: number }>('select count(*)::int as n from events');
    expect(counted[0]?.n).toBe(2);
    const { rows } = await desk.query<{ name: string; may: string }>({
      text: `select c.relname as name, string_agg(p.name, ' ' order by p.name) as may
             from pg_class c join pg_namespace n on n.oid = c.relnamespace
               cross join unnest(array['SELECT', 'INSERT', 'UPDATE', 'DELETE']) as p (name)
             where c.relkind = 'r' and n.nspname in ('public', 'personal') and has_table_privilege(c.oid, p.name)
             group by c.relname`,
    });
    const lessThanAll = rows.filter(({ may }) => may !== 'DELETE INSERT SELECT UPDATE');
    expect(Object.fromEntries(lessThanAll.map(({ name, may }) => [name, may]))).toEqual({
      events: 'INSERT SELECT',
      schema_migrations: 'SELECT',
      // What was signed stays; of the tree only its last tiles grow (ADR 63).
      ...{ proof_checkpoints: 'INSERT SELECT', proof_anchors: 'INSERT SELECT' },
      proof_tiles: 'INSERT SELECT UPDATE',
    });
  });

  it('is told from one that may more', async () => {
    expect(await mayChangeTheLog(desk)).toBe(false);
    expect(await mayChangeTheLog(database.postgres)).toBe(true);
    const role = new URL(database.connection.connectionString).username;
    for (const right of ['update', 'delete', 'truncate', 'trigger']) {
      await database.postgres.query(`grant ${right} on events to ${role}`);
      expect({ right, may: await mayChangeTheLog(desk) }).toEqual({ right, may: true });
      // Whatever it was told by hand is taken back at the next start of its owner.
      await letIn(database.postgres, role);
      expect({ right, may: await mayChangeTheLog(desk) }).toEqual({ right, may: false });
    }
  });
});

describe('a schema that is not up to date', () => {
  it('is brought up to date by its owner alone, who lets the desk in', async () => {
    const empty = await createTestDatabase({ migrated: false });
    const url = new URL(empty.connection.connectionString);
    const role = new URL(database.connection.connectionString);
    [url.username, url.password] = [role.username, role.password];
    const other = await openPostgres({ connectionString: url.href });
    try {
      await expect(prepareSchema(other, undefined, MIGRATIONS)).rejects.toThrow(
        /not up to date.*node dist\/cli.js migrate/,
      );
      const applied = await prepareSchema(other, empty.connection.connectionString, MIGRATIONS);
      expect(applied.length).toBeGreaterThan(20);
      expect(await prepareSchema(other, undefined, MIGRATIONS)).toEqual([]);
      expect(await prepareSchema(other, empty.connection.connectionString, MIGRATIONS)).toEqual([]);
      expect(await mayChangeTheLog(other)).toBe(false);
      await other.query('select from events');
    } finally {
      await other.close();
      await empty.drop();
    }
  });

  it('has an owner that is another role, of the same database', async () => {
    await expect(prepareSchema(desk, database.connection.connectionString, MIGRATIONS)).rejects.toThrow(
      /role of DATABASE_URL/,
    );
  });
});
