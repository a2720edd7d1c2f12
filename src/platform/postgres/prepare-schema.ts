import { letIn } from './desk-role.js';
import { migrate, pendingMigrations, type Wanted } from './migrate.js';
import { openPostgres } from './pg-postgres.js';
import type { Postgres } from './postgres.port.js';

const NOT_ALLOWED = '42501';

/**
 * Brings the schema up to date: by its owner, who lets the desk in, or by the desk itself where nobody else is named.
 * @param ownerUrl of the same database, as the role that owns its tables
 * @throws Error in words for whoever installs Lekwacht
 */
export async function prepareSchema(
  desk: Postgres,
  ownerUrl: string | undefined,
  directory: string,
  wanted: Wanted = {},
): Promise<readonly string[]> {
  if (ownerUrl !== undefined) return prepareAsOwner(desk, ownerUrl, directory, wanted);
  try {
    const pending = await pendingMigrations(desk, directory, wanted);
    return pending.length === 0 ? [] : await migrate(desk, directory, wanted);
  } catch (error) {
    if ((error as { readonly code?: unknown }).code !== NOT_ALLOWED) throw error;
    throw new Error(
      'The schema of the database is not up to date, and the role of DATABASE_URL may not change it: ' +
        'run "node dist/cli.js migrate" with LEKWACHT_OWNER_URL (docs/operations.md, "Database roles").',
      { cause: error },
    );
  }
}

async function prepareAsOwner(
  desk: Postgres,
  ownerUrl: string,
  directory: string,
  wanted: Wanted,
): Promise<readonly string[]> {
  const owner = await openPostgres({ connectionString: ownerUrl }, { maxConnections: 1 });
  try {
    const [role, ownRole] = [await roleOf(desk), await roleOf(owner)];
    if (role === ownRole)
      throw new Error(
        `It is the role of DATABASE_URL (${role}): who owns the log is another than who works on it.`,
      );
    const applied = await migrate(owner, directory, wanted);
    await letIn(owner, role);
    if ((await pendingMigrations(desk, directory, wanted)).length > 0)
      throw new Error('It leads to another database than DATABASE_URL.');
    return applied;
  } finally {
    await owner.close();
  }
}

async function roleOf(postgres: Postgres): Promise<string> {
  const { rows } = await postgres.query<{ role: string }>('SELECT current_user AS role');
  return rows[0]?.role ?? '';
}
