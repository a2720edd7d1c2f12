import type { Config } from './config.js';
import { keyCustody } from './key-custody.factory.js';
import { copyKeys } from './platform/personal-data/copy-keys.js';
import { openPostgres, type PgPostgres } from './platform/postgres/pg-postgres.js';
import { prepareSchema } from './platform/postgres/prepare-schema.js';
import { assertMayStart } from './settings/refused.js';

const TOLD_EVERY = 100_000;

/** Copies the keys of what is personal from one database to another and prints what came of it. */
export async function copyAllKeys(
  config: Config,
  from: string,
  to: string,
  out: Pick<NodeJS.WriteStream, 'write'>,
): Promise<void> {
  assertMayStart(config);
  const source = await openKeysAt(config, from);
  try {
    const target = await openKeysAt(config, to);
    try {
      let told = 0;
      const tell = (done: number): void => {
        if (done - told < TOLD_EVERY) return;
        told = done;
        out.write(`${done} keys\n`);
      };
      const { keys, copied, forgotten, digest } = await copyKeys(source, target, keyCustody(config), tell);
      out.write(
        `${keys} keys in both (${copied} copied now), ${forgotten} of them forgotten\nsha256 ${digest}\n`,
      );
    } finally {
      await target.close();
    }
  } finally {
    await source.close();
  }
}

/** @param name a URL, or the name of the variable that holds it: a password has no place on a command line */
async function openKeysAt(config: Config, name: string): Promise<PgPostgres> {
  const named: Record<string, string | undefined> = {
    DATABASE_URL: config.databaseUrl,
    LEKWACHT_KEYS_URL: config.keysUrl,
  };
  const url = name in named ? named[name] : name;
  if (url === undefined) throw new Error(`${name} is not set`);
  const postgres = await openPostgres({ connectionString: url });
  try {
    // The desk's own role makes no tables: where they are there, none has to be made.
    const ownerUrl = name === 'DATABASE_URL' ? config.ownerUrl : undefined;
    await prepareSchema(postgres, ownerUrl, config.migrationsDirectory, { only: 'personal' });
    return postgres;
  } catch (error) {
    await postgres.close();
    throw error;
  }
}
