import { types } from 'node:util';
import { LOOK_EVENT_TYPES } from './audit/look-digests.timer.js';
import { BREACH_EVENT_TYPES } from './breach/domain/breach.js';
import type { Config } from './config.js';
import { openEventStore } from './event-store.factory.js';
import { ACCESS_REQUEST_EVENT_TYPES } from './access-requests/access-request.js';
import { GIVEN_GRANT_EVENT_TYPES } from './grants/given-grant.js';
import { GRANT_EVENT_TYPES } from './organisations/grant-log.js';
import { LINK_EVENT_TYPES } from './organisations/linking.js';
import { ORGANISATION_EVENT_TYPES } from './organisations/organisation-log.js';
import { EventCodec } from './platform/event-store/event-codec.js';
import type { EventStore } from './platform/event-store/event-store.port.js';
import { eventsThatShowTheirKeys, openKeys, openKeysDatabase, type Keys } from './keys.factory.js';
import type { Log } from './platform/log/log.js';
import { startEmbeddedPostgres, useEmbeddedPostgres } from './platform/postgres/embedded-postgres.js';
import { migrate } from './platform/postgres/migrate.js';
import { openPostgres } from './platform/postgres/pg-postgres.js';
import type { Postgres } from './platform/postgres/postgres.port.js';
import type { SealedValue } from './shared/personal.js';

/** What everything else runs on: the database and the log of facts. */
export interface Engine {
  readonly postgres: Postgres;
  readonly store: EventStore;
  readonly codec: EventCodec;
  readonly keys: Keys;
  /** Which database, in words for the person who starts it. */
  readonly description: string;
  close(): Promise<void>;
}

/**
 * Opens `DATABASE_URL`, or starts a PostgreSQL of our own in the data directory, and brings its schema up to date.
 * @param embeddedPostgres how that one is had: a command that runs beside a desk uses the desk's
 * @throws Error in words for whoever installs Lekwacht
 */
export async function openEngine(
  config: Config,
  log: Log,
  report: (line: string) => void,
  embeddedPostgres: typeof useEmbeddedPostgres = startEmbeddedPostgres,
): Promise<Engine> {
  const embedded =
    config.databaseUrl === undefined
      ? await setBy(
          'embedded PostgreSQL (LEKWACHT_DATA)',
          embeddedPostgres({ dataDirectory: config.dataDirectory, report }),
        )
      : undefined;
  try {
    const postgres = await (embedded === undefined
      ? setBy('DATABASE_URL', openPostgres({ connectionString: config.databaseUrl ?? '' }))
      : openPostgres(embedded));
    let store: EventStore | undefined;
    let keysDatabase: Postgres = postgres;
    let keys: Keys;
    const close = async (): Promise<void> => {
      await store?.close();
      if (keysDatabase !== postgres) await keysDatabase.close();
      await postgres.close();
    };
    try {
      await migrate(postgres, config.migrationsDirectory);
      keysDatabase = await setBy('LEKWACHT_KEYS_URL', openKeysDatabase(config, postgres));
      const onUnreadable = ({ stream, event, pointer, key }: SealedValue): void => {
        log.warn('a personal value cannot be read', { stream, event, pointer, key });
      };
      keys = await setBy('LEKWACHT_CUSTODY', openKeys(config, keysDatabase, onUnreadable, report));
      const opening = openEventStore(config, postgres, log);
      store = await (config.kurrentdbUrl === undefined ? opening : setBy('KURRENTDB_URL', opening));
      await keys.vault.belongsTo(await eventsThatShowTheirKeys(store));
    } catch (error) {
      await close();
      throw error;
    }
    const codec = new EventCodec(
      {
        ...BREACH_EVENT_TYPES,
        ...ORGANISATION_EVENT_TYPES,
        ...GRANT_EVENT_TYPES,
        ...LOOK_EVENT_TYPES,
        ...LINK_EVENT_TYPES,
        ...GIVEN_GRANT_EVENT_TYPES,
        ...ACCESS_REQUEST_EVENT_TYPES,
      },
      keys.vault,
    );
    const database =
      embedded === undefined
        ? 'PostgreSQL at DATABASE_URL'
        : `its own PostgreSQL in ${embedded.dataDirectory}`;
    return {
      postgres,
      store,
      codec,
      keys,
      description:
        config.kurrentdbUrl === undefined
          ? database
          : `KurrentDB at KURRENTDB_URL, with lists in ${database}`,
      close: async () => {
        await close();
        await embedded?.stop();
      },
    };
  } catch (error) {
    await embedded?.stop();
    throw error;
  }
}

/** An error that names the setting to look at: "connect ECONNREFUSED" alone says nothing to who installs. */
async function setBy<Opened>(what: string, opening: Promise<Opened>): Promise<Opened> {
  try {
    return await opening;
  } catch (error) {
    const reason = types.isNativeError(error) ? error.message : String(error);
    throw new Error(`${what}: ${reason}`, { cause: error });
  }
}
