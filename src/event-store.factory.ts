import type { Config } from './config.js';
import type { EventStore } from './platform/event-store/event-store.port.js';
import { PostgresEventStore } from './platform/event-store/postgres-event-store.js';
import type { Log } from './platform/log/log.js';
import type { Postgres } from './platform/postgres/postgres.port.js';

/**
 * The log of facts: in KurrentDB when `KURRENTDB_URL` says so, else in the database itself. Nobody is asked yet.
 * @throws Error in words for whoever installs Lekwacht, when the URL cannot be used
 */
export async function eventStoreOn(postgres: Postgres, config: Config, log: Log): Promise<EventStore> {
  const report = (what: string, error?: unknown): void => {
    log.error('event store', error, { what });
  };
  if (config.kurrentdbUrl === undefined) return new PostgresEventStore(postgres, { report });
  // Its client, gRPC and all, is loaded where it is used: a start without it is a tenth quicker.
  const { KurrentDbEventStore } = await import('./platform/event-store/kurrentdb-event-store.js');
  return new KurrentDbEventStore(config.kurrentdbUrl, { report });
}

/**
 * Whoever installs hears of a server that is not there now, not from the first thing that reads.
 * @throws Error in words for whoever installs Lekwacht
 */
export async function checkEventStore(config: Config, postgres: Postgres, store: EventStore): Promise<void> {
  await refuseListsOfAnotherLog(postgres, config.kurrentdbUrl !== undefined);
  await store.head();
}

/** A position of one store means nothing in the other: lists that were begun with one can only be computed anew. */
async function refuseListsOfAnotherLog(postgres: Postgres, inKurrentDb: boolean): Promise<void> {
  const { rows } = await postgres.query<{ name: string }>({
    text: `select name from subscription_checkpoints where position <> '' and (position like '%/%') <> $1 limit 1`,
    values: [inKurrentDb],
  });
  if (rows.length === 0) return;
  throw new Error(
    `The lists in this database were computed from a log in ${inKurrentDb ? 'PostgreSQL' : 'KurrentDB'}. ` +
      'Give DATABASE_URL a new, empty database: lists are computed anew from the log (README, "When one machine is not enough").',
  );
}
