import type { Config } from './config.js';
import { openPostgres } from './platform/postgres/pg-postgres.js';
import { prepareSchema } from './platform/postgres/prepare-schema.js';

/**
 * Brings the schema up to date with the rights of its owner, which the desk never has.
 * @throws Error in words for whoever installs Lekwacht
 */
export async function migrateByCommandLine(config: Config): Promise<void> {
  const { databaseUrl, ownerUrl, migrationsDirectory } = config;
  if (databaseUrl === undefined || ownerUrl === undefined)
    throw new Error(
      'DATABASE_URL and LEKWACHT_OWNER_URL are needed: a PostgreSQL of its own the desk migrates itself.',
    );
  const desk = await openPostgres({ connectionString: databaseUrl });
  try {
    const applied = await prepareSchema(desk, ownerUrl, migrationsDirectory);
    process.stdout.write(`${applied.length} migrations applied: the schema is up to date.\n`);
  } finally {
    await desk.close();
  }
}
