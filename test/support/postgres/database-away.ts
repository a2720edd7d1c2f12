import type { TestDatabase } from './test-database.js';

/**
 * What is done while nobody reaches this database: whoever was connected is thrown out, and nobody comes in.
 * @param beside another one on the same server
 */
export async function whileAway<T>(
  { name }: TestDatabase,
  { postgres }: TestDatabase,
  work: () => Promise<T>,
): Promise<T> {
  await postgres.query(`ALTER DATABASE ${name} WITH ALLOW_CONNECTIONS false`);
  await postgres.query({
    text: 'SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = $1',
    values: [name],
  });
  try {
    return await work();
  } finally {
    await postgres.query(`ALTER DATABASE ${name} WITH ALLOW_CONNECTIONS true`);
  }
}
