import { types } from 'node:util';
import { INQUIRY_EVENT_TYPES } from './audit/inquiry/inquiry.js';
import { LOOK_EVENT_TYPES } from './audit/look-digests.timer.js';
import { BREACH_EVENT_TYPES } from './breach/domain/breach.js';
import type { Config } from './config.js';
import { checkEventStore, eventStoreOn } from './event-store.factory.js';
import { ACCESS_REQUEST_EVENT_TYPES } from './access-requests/access-request.js';
import { GIVEN_GRANT_EVENT_TYPES } from './grants/given-grant.js';
import { TEST_ALARM_EVENT_TYPES } from './alarms/trying/test-alarm.js';
import { ABSENCE_EVENT_TYPES } from './organisations/absences.js';
import { GRANT_EVENT_TYPES } from './organisations/grant-log.js';
import { LINK_EVENT_TYPES } from './organisations/linking.js';
import { ORGANISATION_EVENT_TYPES } from './organisations/organisation-log.js';
import { PROFILE_EVENT_TYPES } from './organisations/profile-change.js';
import { EventCodec } from './platform/event-store/event-codec.js';
import type { EventStore } from './platform/event-store/event-store.port.js';
import { InstallationKeys } from './installation-keys.js';
import { eventsThatShowTheirKeys, keysOn, type Keys } from './keys.factory.js';
import type { Log } from './platform/log/log.js';
import { PROOF_EVENT_TYPES } from './proof/proof-restart.js';
import { startEmbeddedPostgres, useEmbeddedPostgres } from './platform/postgres/embedded-postgres.js';
import { mayChangeTheLog } from './platform/postgres/desk-role.js';
import { refuseHalfRestored } from './backup/half-restored.js';
import { migrate } from './platform/postgres/migrate.js';
import { prepareSchema } from './platform/postgres/prepare-schema.js';
import { PgPostgres } from './platform/postgres/pg-postgres.js';
import { LIST_OPTIONS, type ListPostgres } from './platform/postgres/list-postgres.js';
import type { Postgres } from './platform/postgres/postgres.port.js';
import { assertMayStart } from './settings/refused.js';
import type { SealedValue } from './shared/personal.js';

const EVENT_TYPES = {
  ...BREACH_EVENT_TYPES,
  ...ORGANISATION_EVENT_TYPES,
  ...PROFILE_EVENT_TYPES,
  ...GRANT_EVENT_TYPES,
  ...LOOK_EVENT_TYPES,
  ...LINK_EVENT_TYPES,
  ...ABSENCE_EVENT_TYPES,
  ...TEST_ALARM_EVENT_TYPES,
  ...GIVEN_GRANT_EVENT_TYPES,
  ...ACCESS_REQUEST_EVENT_TYPES,
  ...INQUIRY_EVENT_TYPES,
  ...PROOF_EVENT_TYPES,
};

/** What everything else runs on: the database and the log of facts. */
export interface Engine {
  readonly postgres: Postgres;
  /** Of the tables of keys: the same, or a database of their own. */
  readonly keysPostgres: Postgres;
  /** By connections of their own. */
  readonly lists: ListPostgres;
  readonly store: EventStore;
  readonly storeKind: 'postgres' | 'kurrentdb';
  readonly codec: EventCodec;
  readonly keys: Keys;
  readonly own: InstallationKeys;
  /** Which database, in words for the person who starts it. */
  readonly description: string;
  /**
   * Asks every server whether it is there and ours, and brings the schema up to date; repeatable.
   * @param options `anyKeys`: for whoever sets right whose keys it has
   * @throws Error in words for whoever installs Lekwacht
   */
  open(options?: { readonly anyKeys: boolean }): Promise<void>;
  /**
   * The first half of it: every server is there, and its schema is up to date, or as an older version had it.
   * @param through the last migration of that one
   */
  openDatabases(through?: string): Promise<void>;
  /** The second half: the keys that are held here are those of this log. */
  proveKeys(): Promise<void>;
  close(): Promise<void>;
}

/**
 * What is had without asking a server: the keys that are held here, and whatever will ask (ADR 48). A PostgreSQL of our own in
 * the data directory is started, where there is no `DATABASE_URL`.
 * @param embeddedPostgres how that one is had: a command that runs beside a desk uses the desk's
 * @param options `looksOnly`: for who changes nothing, and looks at settings that no desk would start with, too
 * @throws Error in words for whoever installs Lekwacht
 */
export async function prepareEngine(
  config: Config,
  log: Log,
  report: (line: string) => void,
  embeddedPostgres: typeof useEmbeddedPostgres = startEmbeddedPostgres,
  { looksOnly = false }: { readonly looksOnly?: boolean } = {},
): Promise<Engine> {
  // Before anything is made: in production the settings give every key, or nothing is opened.
  if (!looksOnly) assertMayStart(config);
  const { environment, databaseUrl, keysUrl, kurrentdbUrl, migrationsDirectory } = config;
  const embedded =
    databaseUrl === undefined
      ? await setBy(
          'embedded PostgreSQL (LEKWACHT_DATA)',
          embeddedPostgres({ dataDirectory: config.dataDirectory, report }),
        )
      : undefined;
  const connection = { connectionString: embedded?.deskConnectionString ?? databaseUrl ?? '' };
  const postgres = new PgPostgres(connection);
  const lists = new PgPostgres(connection, LIST_OPTIONS);
  const ownerUrl = embedded?.connectionString ?? config.ownerUrl;
  const keysDatabase = keysUrl === undefined ? postgres : new PgPostgres({ connectionString: keysUrl });
  let store: EventStore | undefined;
  const close = async (): Promise<void> => {
    await store?.close();
    const databases = new Set([lists, keysDatabase, postgres]);
    await Promise.all([...databases].map((database) => database.close()));
    await embedded?.stop();
  };
  try {
    const onUnreadable = ({ stream, event, pointer, key }: SealedValue): void => {
      log.warn('a personal value cannot be read', { stream, event, pointer, key });
    };
    const keys = await setBy('LEKWACHT_CUSTODY', keysOn(keysDatabase, config, onUnreadable));
    const own = new InstallationKeys(keysDatabase, config, { hasWrappingKeys: keys.ring.isHeld, looksOnly });
    const making = eventStoreOn(postgres, config, log);
    const made = (store = await (kurrentdbUrl === undefined ? making : setBy('KURRENTDB_URL', making)));
    const database =
      embedded === undefined
        ? 'PostgreSQL at DATABASE_URL'
        : `its own PostgreSQL in ${embedded.dataDirectory}`;
    const openDatabases = async (through?: string): Promise<void> => {
      const checking = postgres.check();
      await (embedded === undefined ? setBy('DATABASE_URL', checking) : checking);
      const preparing = prepareSchema(postgres, ownerUrl, migrationsDirectory, { through });
      await (config.ownerUrl === undefined ? preparing : setBy('LEKWACHT_OWNER_URL', preparing));
      if (environment === 'production' && (await mayChangeTheLog(postgres)))
        throw new Error(
          'DATABASE_URL: its role may change the log of facts, as its owner or a superuser does: the desk works as a role that only reads and appends (docs/operations.md, "Database roles").',
        );
      if (keysDatabase !== postgres) {
        const opening = async (): Promise<void> => {
          await keysDatabase.check();
          await migrate(keysDatabase, migrationsDirectory, { only: 'personal', through });
        };
        await setBy('LEKWACHT_KEYS_URL', opening());
      }
    };
    const askStore = async (): Promise<void> => {
      const asking = checkEventStore(config, postgres, made);
      await (kurrentdbUrl === undefined ? asking : setBy('KURRENTDB_URL', asking));
    };
    const proveKeys = async (): Promise<void> => {
      await askStore();
      await own.belongTo(made);
      await setBy('LEKWACHT_CUSTODY', keys.ring.prove(report));
      await keys.vault.belongsTo(await eventsThatShowTheirKeys(made));
    };
    return {
      ...{ postgres, keysPostgres: keysDatabase, lists, store, keys, own, close, openDatabases, proveKeys },
      storeKind: kurrentdbUrl === undefined ? 'postgres' : 'kurrentdb',
      codec: new EventCodec(EVENT_TYPES, keys.vault),
      description:
        kurrentdbUrl === undefined ? database : `KurrentDB at KURRENTDB_URL, with lists in ${database}`,
      open: async ({ anyKeys } = { anyKeys: false }) => {
        await openDatabases();
        await refuseHalfRestored(postgres);
        if (anyKeys) await askStore();
        else await proveKeys();
      },
    };
  } catch (error) {
    await close();
    throw error;
  }
}

/** {@link prepareEngine}d and open: for who can do nothing without. */
export async function openEngine(...asked: Parameters<typeof prepareEngine>): Promise<Engine> {
  const engine = await prepareEngine(...asked);
  try {
    await engine.open();
    return engine;
  } catch (error) {
    await engine.close();
    throw error;
  }
}

/** An error that names the setting to look at: "connect ECONNREFUSED" alone says nothing to who installs. */
async function setBy<Opened>(what: string, opening: Promise<Opened>): Promise<Opened> {
  try {
    return await opening;
  } catch (error) {
    throw new Error(`${what}: ${reasonOf(error)}`, { cause: error });
  }
}

/** Of a name with several addresses Node says nothing but the code. */
function reasonOf(error: unknown): string {
  if (!types.isNativeError(error)) return String(error);
  return error.message === '' ? String((error as NodeJS.ErrnoException).code) : error.message;
}
