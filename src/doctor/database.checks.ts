import { START, type EventStore } from '../platform/event-store/event-store.port.js';
import type { KeyRing } from '../platform/personal-data/key-ring.js';
import { pendingMigrations } from '../platform/postgres/migrate.js';
import type { Postgres } from '../platform/postgres/postgres.port.js';
import type { ReadModels } from '../platform/subscriptions/read-model.js';
import { OLDEST_VERSION } from '../platform/postgres/server-check.js';
import { counted, failed, ok, warning, type Check } from './finding.js';
import { ofClock } from './time.checks.js';

/** @param isElsewhere whether what is said to it crosses a network */
export function ofDatabase(name: string, postgres: Postgres, isElsewhere: boolean): Check {
  return {
    name,
    run: async () => {
      const { rows } = await postgres.query<Server>(
        `select current_setting('server_version') as version, current_setting('server_version_num')::int / 10000 as major,
                current_setting('server_encoding') as encoding, rolsuper as is_superuser,
                coalesce((select ssl from pg_stat_ssl where pid = pg_backend_pid()), false) as has_tls
         from pg_roles where rolname = current_user`,
      );
      const [server] = rows;
      if (server === undefined) return failed('it does not say who it is', 'see its log');
      const { version, major, encoding, has_tls, is_superuser } = server;
      const says = `PostgreSQL ${version}, ${encoding}, ${has_tls ? 'TLS' : 'no TLS'}`;
      if (major < OLDEST_VERSION) return failed(says, `upgrade it to ${OLDEST_VERSION} or newer`);
      if (encoding !== 'UTF8') return failed(says, 'make a database in UTF8');
      if (isElsewhere && !has_tls) return failed(says, 'add sslmode=verify-full to its URL');
      return isElsewhere && is_superuser
        ? warning(`${says}, as a superuser`, 'give the desk a role of its own (Database roles)')
        : ok(says);
    },
  };
}

interface Server {
  readonly version: string;
  readonly major: number;
  readonly encoding: string;
  readonly is_superuser: boolean;
  readonly has_tls: boolean;
}

/** Whether its tables are those of this release. @param only where it holds keys alone */
export function ofSchema(name: string, postgres: Postgres, directory: string, only?: 'personal'): Check {
  return {
    name,
    run: async () => {
      const pending = await pendingMigrations(postgres, directory, { only });
      return pending.length === 0
        ? ok('is that of this release')
        : failed(
            `${counted(pending.length, 'migration waits', 'migrations wait')}, the first is ${pending[0] ?? ''}`,
            'node dist/cli.js migrate, with LEKWACHT_OWNER_URL where the desk has a role of its own',
          );
    },
  };
}

export function ofLog(store: EventStore): Check {
  return {
    name: 'log',
    run: async () => {
      const started = performance.now();
      const head = await store.head();
      const took = Math.round(performance.now() - started);
      return ok(head === '' ? 'answers, and is empty' : `answers in ${took} ms`);
    },
  };
}

/** Whether the keys that are held here are those of this database. */
export function ofKeys(ring: KeyRing): Check {
  return {
    name: 'keys',
    run: async () => {
      const learnt = await ring.learn();
      const bad = learnt.find(({ state, isRetired }) => state !== 'proved' && !isRetired);
      if (bad !== undefined)
        return failed(
          `the wrapping key of epoch ${bad.epoch} is ${bad.state}`,
          'put it back from where it is kept',
        );
      if (learnt.length === 0) return warning('nothing was sealed here yet', 'start the desk once');
      const inUse = learnt.filter(({ isRetired }) => !isRetired).length;
      return ok(inUse === 1 ? 'that of the epoch in use opens' : `those of ${inUse} epochs in use open`);
    },
  };
}

interface OwnKeys {
  whyRefused(isEmpty: boolean): Promise<Error | undefined>;
}

/** Whether those that no database holds are the ones this log was begun with. */
export function ofOwnKeys(own: OwnKeys, store: EventStore): Check {
  return {
    name: 'keys of the installation',
    run: async () => {
      const refusal = await own.whyRefused((await store.head()) === START);
      return refusal === undefined
        ? ok('are those of this log, or its first start makes them so')
        : failed(refusal.message, 'nothing starts with them');
    },
  };
}

export function ofDatabaseClock(postgres: Postgres): Check {
  return ofClock('clock of the database', 'see the log of the database', async () => {
    const { rows } = await postgres.query<{ ms: number }>(
      `select (extract(epoch from clock_timestamp()) * 1000)::bigint as ms`,
    );
    return rows[0]?.ms;
  });
}

export function ofLists(lists: ReadModels): Check {
  return {
    name: 'lists',
    run: async () => {
      const lags = await lists.lag();
      const stuck = lags.find(({ failure }) => failure !== undefined);
      if (stuck !== undefined)
        return failed(
          `${stuck.name} stands still: ${stuck.failure?.errorClass ?? ''}`,
          `node dist/cli.js rebuild ${stuck.name}; does it fail again, report it`,
        );
      const behind = lags.filter(({ caughtUp }) => !caughtUp).map(({ name }) => name);
      return behind.length === 0
        ? ok(`${counted(lags.length, 'list is', 'lists are')} up to date`)
        : warning(`behind the log: ${behind.join(', ')}`, 'is the desk running? ask again in a minute');
    },
  };
}
