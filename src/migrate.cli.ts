import type { Config } from './config.js';
import { eventStoreOn } from './event-store.factory.js';
import { InstallationKeys } from './installation-keys.js';
import { keyCustody } from './key-custody.factory.js';
import { createLog } from './platform/log/log.js';
import { START } from './platform/event-store/event-store.port.js';
import { openPostgres, type PgPostgres } from './platform/postgres/pg-postgres.js';
import { prepareSchema } from './platform/postgres/prepare-schema.js';
import { profilesToStartWith } from './profiles-to-start-with.js';
import { loadReportingLanguages } from './web/words/reporting-languages.loader.js';

/**
 * Brings the schema up to date with the rights of its owner, which the desk never has. A start that would be refused afterwards is
 * refused here: what was running does not stand still for a setting that nobody named.
 * @throws Error in words for whoever installs Lekwacht
 */
export async function migrateByCommandLine(config: Config): Promise<void> {
  const { databaseUrl, ownerUrl, migrationsDirectory } = config;
  if (databaseUrl === undefined || ownerUrl === undefined)
    throw new Error(
      'DATABASE_URL and LEKWACHT_OWNER_URL are needed: a PostgreSQL of its own the desk migrates itself.',
    );
  await beforeAnythingChanges(config, ownerUrl);
  const desk = await openPostgres({ connectionString: databaseUrl });
  try {
    const applied = await prepareSchema(desk, ownerUrl, migrationsDirectory);
    const migrations = applied.length === 1 ? 'migration' : 'migrations';
    process.stdout.write(`${applied.length} ${migrations} applied: the schema is up to date.\n`);
  } finally {
    await desk.close();
  }
}

async function beforeAnythingChanges(config: Config, ownerUrl: string): Promise<void> {
  try {
    const profiles = await profilesToStartWith(config);
    await loadReportingLanguages(config.languagesDirectory, profiles);
    await keysOfThisLog(config, ownerUrl);
  } catch (error) {
    throw new Error(
      `Nothing was changed: with these settings the desk would not start afterwards.\n${error instanceof Error ? error.message : String(error)}`,
      { cause: error },
    );
  }
}

/** As a start compares them; by the owner, since the desk's role may not have been let in yet. */
async function keysOfThisLog(config: Config, ownerUrl: string): Promise<void> {
  const owner = await openPostgres({ connectionString: ownerUrl }, { maxConnections: 1 });
  const keys =
    config.keysUrl === undefined ? owner : await openPostgres({ connectionString: config.keysUrl });
  try {
    // Of a first installation, or of a release from before there were any.
    if (!(await isThere(keys, 'personal.key_fingerprints')) || !(await isThere(owner, 'public.events')))
      return;
    const hasWrappingKeys = (await keyCustody(config).wrappingKeys()).size > 0;
    const own = new InstallationKeys(keys, config, { hasWrappingKeys, looksOnly: true });
    const refusal = await own.whyRefused(await isEmpty(owner, config));
    if (refusal !== undefined) throw refusal;
  } finally {
    if (keys !== owner) await keys.close();
    await owner.close();
  }
}

async function isEmpty(owner: PgPostgres, config: Config): Promise<boolean> {
  const store = await eventStoreOn(owner, config, createLog(config));
  try {
    return (await store.head()) === START;
  } finally {
    await store.close();
  }
}

async function isThere(postgres: PgPostgres, table: string): Promise<boolean> {
  const { rows } = await postgres.query<{ isThere: boolean }>({
    text: 'select to_regclass($1) is not null as "isThere"',
    values: [table],
  });
  return rows[0]?.isThere === true;
}
