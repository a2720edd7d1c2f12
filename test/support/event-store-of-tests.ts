import { KurrentDbTestServer } from './kurrentdb-server/kurrentdb-test-server.js';
import type { TestDatabase } from './test-database.js';

export type TestedStore = 'postgres' | 'kurrentdb';

const LARGEST_APPEND = 8 * 1024 * 1024;

/** Which store the end-to-end tests run on: `TEST_EVENT_STORE`. */
export function storeOfTests(): TestedStore {
  const { TEST_EVENT_STORE: named = '' } = process.env;
  if (named === '' || named === 'postgres') return 'postgres';
  if (named === 'kurrentdb') return 'kurrentdb';
  throw new Error('TEST_EVENT_STORE is postgres or kurrentdb');
}

/** A KurrentDB test server for a database, which goes when the database goes. @returns `KURRENTDB_URL`, if it needs one */
export async function eventStoreBeside(
  database: TestDatabase,
  store: TestedStore,
): Promise<string | undefined> {
  if (store === 'postgres') return undefined;
  const server = await KurrentDbTestServer.start({ maxAppendBytes: LARGEST_APPEND });
  const drop = database.drop.bind(database);
  database.drop = async () => {
    await server.stop();
    await drop();
  };
  return server.url;
}
