import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { readConfig, type Config } from '../../../src/config.js';
import { checkEventStore, eventStoreOn } from '../../../src/event-store.factory.js';
import { isNoAnswer } from '../../../src/platform/event-store/no-answer.js';
import { createLog } from '../../../src/platform/log/log.js';
import { KurrentDbTestServer } from '../../support/kurrentdb/kurrentdb-test-server.js';
import { createTestDatabase, type TestDatabase } from '../../support/postgres/test-database.js';

let database: TestDatabase;
let server: KurrentDbTestServer;
beforeAll(async () => {
  [database, server] = await Promise.all([createTestDatabase(), KurrentDbTestServer.start()]);
});
afterAll(() => Promise.all([database.drop(), server.stop()]));

const log = createLog({ environment: 'test', logLevel: 'silent' });
const inPostgres = readConfig({});
async function open(config: Config): Promise<void> {
  const store = await eventStoreOn(database.postgres, config, log);
  try {
    await checkEventStore(config, database.postgres, store);
  } finally {
    await store.close();
  }
}
const inKurrentDb = (url: string): Config => readConfig({ KURRENTDB_URL: url });

describe('a database whose lists were computed', () => {
  it.each([
    ['from nothing yet', '', true, true],
    ['from a log in PostgreSQL', '00000000000000000007', true, false],
    ['from a log in KurrentDB', `${'7'.padStart(20, '0')}/${'7'.padStart(20, '0')}`, false, true],
  ])('%s is used with that log only', async (_what, position, withPostgres, withKurrentDb) => {
    await database.postgres.query('truncate subscription_checkpoints');
    await database.postgres.query({
      text: `insert into subscription_checkpoints (name, generation, version, position) values ('a list', 1, 1, $1)`,
      values: [position],
    });
    for (const [config, allowed] of [
      [inPostgres, withPostgres],
      [inKurrentDb(server.url), withKurrentDb],
    ] as const) {
      const opened = open(config);
      if (allowed) await expect(opened).resolves.toBeUndefined();
      else await expect(opened).rejects.toThrow('new, empty database');
    }
  });
});

it('a server that is not there is heard of at the start, and may be waited for', async () => {
  const nowhere = inKurrentDb('kurrentdb://127.0.0.1:1?tls=false');
  await database.postgres.query('truncate subscription_checkpoints');
  const error: unknown = await open(nowhere).catch((reason: unknown) => reason);
  expect(error).toMatchObject({ message: 'the log cannot be read' });
  expect(isNoAnswer((error as Error).cause)).toBe(true);
});
