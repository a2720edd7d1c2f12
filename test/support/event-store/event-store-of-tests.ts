import type { TestDatabase } from '../postgres/test-database.js';

export type TestedStore = 'postgres' | 'kurrentdb';

const LARGEST_APPEND = 8 * 1024 * 1024;

/** Which store the end-to-end tests run on: `TEST_EVENT_STORE`. */
export function storeOfTests(): TestedStore {
  const { TEST_EVENT_STORE: named = '' } = process.env;
  if (named === '' || named === 'postgres') return 'postgres';
  if (named === 'kurrentdb') return 'kurrentdb';
  throw new Error('TEST_EVENT_STORE is postgres or kurrentdb');
}

/** What starts a real server: `TEST_KURRENTDB_COMMAND` (see `StartedServer`). */
export function commandOfRealServer(): string | undefined {
  const { TEST_KURRENTDB_COMMAND: command = '' } = process.env;
  return command === '' ? undefined : command;
}

/**
 * A KurrentDB for a database, which goes when the database goes: a real one where there is a command for it, else
 * the test server. @returns `KURRENTDB_URL`, if it needs one
 */
export async function eventStoreBeside(
  database: TestDatabase,
  store: TestedStore,
): Promise<string | undefined> {
  if (store === 'postgres') return undefined;
  const command = commandOfRealServer();
  const server = await serverOf(command);
  const drop = database.drop.bind(database);
  database.drop = async () => {
    await server.stop();
    await drop();
  };
  return server.url;
}

/** Loaded where it is used: its client and gRPC take longer to load than many a test takes. */
async function serverOf(
  command: string | undefined,
): Promise<{ readonly url: string; stop(): Promise<unknown> }> {
  if (command === undefined) {
    const { KurrentDbTestServer } = await import('../kurrentdb/kurrentdb-test-server.js');
    return KurrentDbTestServer.start({ maxAppendBytes: LARGEST_APPEND });
  }
  const { StartedServer } = await import('../kurrentdb/started-server.js');
  return StartedServer.start(command);
}
