import type { Postgres, Queryable } from './postgres.port.js';

/**
 * Everything that is read in it was true at one moment, however long that takes. Nobody waits for it, and it waits for nobody.
 * @param begun called with it once its moment is fixed
 */
export async function inSnapshot<T>(
  postgres: Postgres,
  name: string,
  begun: (snapshot: Queryable) => Promise<T>,
): Promise<T> {
  const session = await postgres.session(name, 0);
  try {
    await session.query(
      `SELECT set_config(name, '0', false) FROM pg_settings
       WHERE name IN ('statement_timeout', 'transaction_timeout', 'idle_in_transaction_session_timeout')`,
    );
    await session.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY');
    // The first statement fixes the moment.
    await session.query('SELECT pg_current_snapshot()');
    return await begun(session);
  } finally {
    await session.close();
  }
}
