import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { startEmbeddedPostgres } from '../../src/platform/postgres/embedded-postgres.js';
import type { Used } from './desk.js';

export interface ServedDesk {
  readonly port: number;
  readonly databaseUrl: string;
  /** What its process has used so far. */
  readonly used: () => Promise<Used>;
}

/** A desk of a checkout, on a database and in a directory of its own, while `work` is done. */
export async function withDesk<T>(
  checkout: string,
  directory: string,
  work: (desk: ServedDesk) => Promise<T>,
): Promise<T> {
  const postgres = await startEmbeddedPostgres({ dataDirectory: join(directory, 'database') });
  try {
    const databaseUrl = postgres.connectionString;
    const child = fork(
      fileURLToPath(new URL('./desk.ts', import.meta.url)),
      [checkout, join(directory, 'data'), databaseUrl],
      // Where its migrations and profiles are. Its lines are written, to where nobody reads them.
      { cwd: checkout, stdio: ['ignore', 'ignore', 'inherit', 'ipc'] },
    );
    const ended = once(child, 'exit');
    try {
      const first = await Promise.race([once(child, 'message'), ended.then(() => undefined)]);
      if (first === undefined) throw new Error(`the desk of ${checkout} did not come up`);
      return await work({
        ...{ port: first[0] as number, databaseUrl },
        used: async () => {
          child.send('used');
          return (await once(child, 'message'))[0] as Used;
        },
      });
    } finally {
      if (child.connected) child.disconnect();
      await ended;
    }
  } finally {
    await postgres.stop();
  }
}
