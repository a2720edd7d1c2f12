import type { ClientBase } from 'pg';

/** Of PostgreSQL. */
export const OLDEST_VERSION = 15;

/**
 * @param first @param second two connections that are open at once
 * @throws Error when the server is too old, not in UTF8, or behind a pooler that shares it per transaction
 */
export async function checkServer(first: ClientBase, second: ClientBase): Promise<void> {
  const { rows } = await first.query<{ version: number; encoding: string }>(
    `SELECT current_setting('server_version_num')::int / 10000 AS version, current_setting('server_encoding') AS encoding`,
  );
  const server = rows[0];
  if (server === undefined || server.version < OLDEST_VERSION) {
    throw new Error(
      `Lekwacht needs PostgreSQL ${OLDEST_VERSION} or newer; this server is ${server?.version ?? 'unknown'}.`,
    );
  }
  if (server.encoding !== 'UTF8') {
    throw new Error(
      `Lekwacht needs a database in UTF8; this one is in ${server.encoding}: CREATE DATABASE … ENCODING 'UTF8' TEMPLATE template0.`,
    );
  }
  if (await isShared(first, second)) {
    throw new Error(
      'Between Lekwacht and PostgreSQL stands a pooler in transaction mode: locks, LISTEN and prepared statements would end up ' +
        'on connections of others. Connect directly, or set the pooler to session mode (PgBouncer: pool_mode = session).',
    );
  }
}

/**
 * Whether a pooler deals out server connections per transaction. Two connections of ours that are open at
 * once have two backends, and each keeps its own. A pooler betrays itself: one that gives the last used
 * connection first gives both of us the same, one that goes round gives the first another each time.
 */
async function isShared(first: ClientBase, second: ClientBase): Promise<boolean> {
  const own = await backend(first);
  if ((await backend(second)) === own) return true;
  for (let times = 0; times < 3; times += 1) if ((await backend(first)) !== own) return true;
  return false;
}

async function backend(client: ClientBase): Promise<number | undefined> {
  const { rows } = await client.query<{ pid: number }>('SELECT pg_backend_pid() AS pid');
  return rows[0]?.pid;
}
