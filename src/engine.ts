import { types } from 'node:util';
import { LOOK_EVENT_TYPES } from './audit/look-digests.timer.js';
import { BREACH_EVENT_TYPES } from './breach/domain/breach.js';
import type { Config } from './config.js';
import { openEventStore } from './event-store.factory.js';
import { GIVEN_GRANT_EVENT_TYPES } from './grants/given-grant.js';
import { GRANT_EVENT_TYPES } from './organisations/grant-log.js';
import { LINK_EVENT_TYPES } from './organisations/linking.js';
import { ORGANISATION_EVENT_TYPES } from './organisations/organisation-log.js';
import { EventCodec } from './platform/event-store/event-codec.js';
import { START, type EventStore } from './platform/event-store/event-store.port.js';
import { keyCustody } from './key-custody.factory.js';
import type { Log } from './platform/log/log.js';
import { openVault } from './platform/personal-data/open-vault.js';
import { Rotation } from './platform/personal-data/rotation.js';
import type { Vault } from './platform/personal-data/vault.js';
import { VerifiedBackups } from './platform/personal-data/verified-backups.js';
import { startEmbeddedPostgres, useEmbeddedPostgres } from './platform/postgres/embedded-postgres.js';
import { migrate } from './platform/postgres/migrate.js';
import { openPostgres } from './platform/postgres/pg-postgres.js';
import type { Postgres } from './platform/postgres/postgres.port.js';

/** Events at the beginning of a log that show whose it is: what an organisation says of itself is among them. */
const FIRST = 50;

/** What everything else runs on: the database and the log of facts. */
export interface Engine {
  readonly postgres: Postgres;
  readonly store: EventStore;
  readonly codec: EventCodec;
  readonly vault: Vault;
  readonly keys: { readonly rotation: Rotation; readonly backups: VerifiedBackups };
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
  const custody = keyCustody(config);
  try {
    const postgres = await (embedded === undefined
      ? setBy('DATABASE_URL', openPostgres({ connectionString: config.databaseUrl ?? '' }))
      : openPostgres(embedded));
    let store: EventStore;
    let vault: Vault;
    try {
      await migrate(postgres, config.migrationsDirectory);
      vault = await setBy(
        'LEKWACHT_CUSTODY',
        openVault(
          postgres,
          custody,
          ({ stream, event, pointer, key }) => {
            log.warn('a personal value cannot be read', { stream, event, pointer, key });
          },
          report,
        ),
      );
      const opening = openEventStore(config, postgres, log);
      store = await (config.kurrentdbUrl === undefined ? opening : setBy('KURRENTDB_URL', opening));
      const { events } = await store.readAll(START, { maxCount: FIRST });
      await vault.belongsTo(events).catch(async (error: unknown) => {
        await store.close();
        throw error;
      });
    } catch (error) {
      await postgres.close();
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
      },
      vault,
    );
    const backups = new VerifiedBackups(postgres);
    const database =
      embedded === undefined
        ? 'PostgreSQL at DATABASE_URL'
        : `its own PostgreSQL in ${embedded.dataDirectory}`;
    return {
      postgres,
      store,
      codec,
      vault,
      keys: {
        rotation: new Rotation(postgres, custody, { backupDays: config.backupDays, needs: [backups] }),
        backups,
      },
      description:
        config.kurrentdbUrl === undefined
          ? database
          : `KurrentDB at KURRENTDB_URL, with lists in ${database}`,
      close: async () => {
        await store.close();
        await postgres.close();
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
