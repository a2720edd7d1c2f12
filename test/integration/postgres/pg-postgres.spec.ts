import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { setTimeout as delay } from 'node:timers/promises';
import { openPostgres, type PgPostgres } from '../../../src/platform/postgres/pg-postgres.js';
import type { Queryable } from '../../../src/platform/postgres/postgres.port.js';
import { isUnreachable } from '../../../src/platform/postgres/unreachable.js';
import { Door } from '../../support/postgres/door.js';
import { createTestDatabase, type TestDatabase } from '../../support/postgres/test-database.js';

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase({ migrated: false });
  await database.postgres.query('CREATE TABLE notes (text text PRIMARY KEY)');
});
afterAll(() => database.drop());

async function notes(): Promise<unknown[]> {
  const { rows } = await database.postgres.query<{ text: string }>('SELECT text FROM notes ORDER BY text');
  return rows.map(({ text }) => text);
}

async function valueOf(expression: string): Promise<unknown> {
  const { rows } = await database.postgres.query<{ value: unknown }>(`SELECT ${expression} AS value`);
  return rows[0]?.value;
}

/** Ends the backends of an application, as a restart of the server would. */
async function terminate(applicationName: string): Promise<void> {
  await database.postgres.query({
    text: 'SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = $1',
    values: [applicationName],
  });
}

describe('values', () => {
  it.each([
    ['an int8 is a number', `9007199254740991::int8`, 9007199254740991],
    ['an int8 that no number holds stays in digits', `9007199254740993::int8`, '9007199254740993'],
    ['an array of int8 is one of numbers', `'{1,NULL,-3}'::int8[]`, [1, null, -3]],
    ['a numeric stays in digits', `1.10::numeric`, '1.10'],
    [
      'a timestamptz is a moment in UTC',
      `'2026-03-29 03:30:00.123456+02'::timestamptz`,
      '2026-03-29T01:30:00.123Z',
    ],
    [
      'an array of timestamptz is one of moments',
      `'{2026-01-01 00:00:00+01}'::timestamptz[]`,
      ['2025-12-31T23:00:00.000Z'],
    ],
    ['a date stays a day, in whatever zone this machine is', `'2026-03-29'::date`, '2026-03-29'],
    ['a timestamp without a zone gets none', `'2026-03-29 02:30'::timestamp`, '2026-03-29 02:30:00'],
    ['json is read', `'{"a": [1]}'::json`, { a: [1] }],
  ])('%s', async (_, expression, value) => {
    expect(await valueOf(expression)).toEqual(value);
  });

  it('of a text with several statements are those of the last', async () => {
    expect((await database.postgres.query('SELECT 1 AS a; SELECT 2 AS b')).rows).toEqual([{ b: 2 }]);
  });

  it('of a named statement are right each time it is used', async () => {
    const doubled = (value: number): Promise<unknown> =>
      database.postgres.query({ name: 'double', text: 'SELECT $1::int * 2 AS twice', values: [value] });
    expect(await doubled(1)).toMatchObject({ rows: [{ twice: 2 }], rowCount: 1 });
    expect(await doubled(4)).toMatchObject({ rows: [{ twice: 8 }], rowCount: 1 });
  });
});

describe('every connection', () => {
  it('ends what waits too long, and says whose it is', async () => {
    const wanted = [
      'lock_timeout',
      'statement_timeout',
      'idle_in_transaction_session_timeout',
      'transaction_timeout',
    ];
    const session = await database.postgres.session('writer lane');
    for (const connection of [database.postgres, session]) {
      const { rows } = await connection.query<{ name: string; setting: string }>({
        text: `SELECT name, setting FROM pg_settings WHERE name = ANY ($1) ORDER BY name`,
        values: [wanted],
      });
      expect(rows.filter(({ setting }) => setting !== '0').map(({ name }) => name)).toEqual(wanted.sort());
    }
    expect((await session.query(`SHOW application_name`)).rows).toEqual([
      { application_name: 'writer lane' },
    ]);
    await session.close();
  });
});

describe('a transaction', () => {
  it('is kept when its work ends well', async () => {
    const result = await database.postgres.transaction(async (tx) => {
      await tx.query(`INSERT INTO notes VALUES ('kept')`);
      return 7;
    });
    expect(result).toBe(7);
    expect(await notes()).toEqual(['kept']);
  });

  it('leaves nothing when its work fails', async () => {
    const work = async (tx: Queryable): Promise<void> => {
      await tx.query(`INSERT INTO notes VALUES ('dropped')`);
      throw new Error('changed my mind');
    };
    await expect(database.postgres.transaction(work)).rejects.toThrow('changed my mind');
    expect(await notes()).toEqual(['kept']);
  });

  it('does not pass for kept when its work hid a failed statement', async () => {
    const work = async (tx: Queryable): Promise<void> => {
      await tx.query(`INSERT INTO notes VALUES ('dropped')`);
      await tx.query('SELECT 1 / 0').catch(() => undefined);
    };
    await expect(database.postgres.transaction(work)).rejects.toThrow(/was rolled back/);
    expect(await notes()).toEqual(['kept']);
  });

  it('takes no statement after its end', async () => {
    let leaked: Queryable | undefined;
    await database.postgres.transaction(async (tx) => {
      leaked = tx;
    });
    await expect(leaked!.query('SELECT 1')).rejects.toThrow(/transaction is over/);
  });

  it('fails, and nothing else does, when its connection breaks between two statements', async () => {
    const postgres = await openPostgres(database.connection, { applicationName: 'broken transaction' });
    const work = async (tx: Queryable): Promise<void> => {
      await tx.query('SELECT 1');
      await terminate('broken transaction');
      await delay(50);
      await tx.query('SELECT 2');
    };
    await expect(postgres.transaction(work)).rejects.toThrow();
    expect((await postgres.query('SELECT 3 AS three')).rows).toEqual([{ three: 3 }]);
    await postgres.close();
  });
});

describe('the pool', () => {
  it('outlives its connections: they break while idle, and the next query has a new one', async () => {
    const postgres = await openPostgres(database.connection, {
      applicationName: 'idle pool',
      maxConnections: 2,
    });
    await Promise.all([postgres.query('SELECT 1'), postgres.query('SELECT 2')]);
    await terminate('idle pool');
    // Until the news has reached this end, a query may still meet the dead connection.
    const again = async (): Promise<unknown> => {
      try {
        return (await postgres.query('SELECT 3 AS three')).rows;
      } catch {
        return again();
      }
    };
    expect(await again()).toEqual([{ three: 3 }]);
    await postgres.close();
  });
});

describe('a session', () => {
  it('hears what is notified', async () => {
    const session = await database.postgres.session('listener');
    const heard = new Promise<string[]>((resolve) => {
      session.onNotification((...notification) => {
        resolve(notification);
      });
    });
    await session.query('LISTEN news');
    await database.postgres.query(`NOTIFY news, 'something happened'`);
    expect(await heard).toEqual(['news', 'something happened']);
    await session.close();
  });

  it('tells once that it was lost, and takes no more statements', async () => {
    const session = await database.postgres.session('to be lost');
    const causes: (string | undefined)[] = [];
    const lost = new Promise<void>((resolve) => {
      session.onLost((cause) => {
        causes.push(cause?.message);
        resolve();
      });
    });
    await terminate('to be lost');
    await lost;
    await expect(session.query('SELECT 1')).rejects.toThrow();
    await session.close();
    expect(causes).toEqual(['terminating connection due to administrator command']);
  });

  it('tells of its loss also whoever asks later', async () => {
    const session = await database.postgres.session('closed');
    await session.close();
    await new Promise<void>((resolve) => {
      session.onLost(() => {
        resolve();
      });
    });
  });
});

describe('a server that does not answer any more', () => {
  const ANSWER_MS = 300;
  let door: Door;
  let postgres: PgPostgres;
  beforeEach(async () => {
    door = await Door.before(database.connection);
    postgres = await openPostgres(door.connection, { maxConnections: 2, answerMs: ANSWER_MS });
  });
  afterEach(async () => {
    await postgres.close();
    await door.shut();
  });

  it('is given up in bounded time, and its connections with it: the next question finds a new one', async () => {
    await Promise.all([postgres.query('select 1'), postgres.query('select 1')]);
    door.lose();
    const unanswered = await Promise.allSettled([
      postgres.query('select 2'),
      postgres.transaction((tx) => tx.query('select 2')),
    ]);
    expect(unanswered.map((one) => one.status === 'rejected' && isUnreachable(one.reason))).toEqual([
      true,
      true,
    ]);
    expect((await postgres.query('select 3 as n')).rows).toEqual([{ n: 3 }]);
  });

  it('loses a session, unless that takes its time', async () => {
    const session = await postgres.session('in a hurry');
    const patient = await postgres.session('patient', 0);
    const lost = new Promise((resolve) => {
      session.onLost(resolve);
    });
    await expect(session.query('select pg_sleep(1)')).rejects.toThrow('Query read timeout');
    await lost;
    await expect(session.query('select 1')).rejects.toThrow('not queryable');
    expect((await patient.query('select pg_sleep(0.6)')).rowCount).toBe(1);
  });

  it('holds up nobody who closes', async () => {
    const slow = await openPostgres(door.connection);
    await slow.query('select 1');
    await door.freeze();
    const hanging = slow.query('select 1');
    hanging.catch(() => undefined);
    // Until it has a connection.
    await delay(100);
    await slow.close();
    await expect(hanging).rejects.toThrow('Connection terminated');
    await door.open();
  }, 20_000);
});
