import { Postgres } from './postgres.port.js';
import type { PostgresOptions } from './pg-postgres.js';

/**
 * The same database by connections of their own, for lists, pages and exports: whoever waits for one of those takes nothing away
 * from who reports or acts (ADR 59).
 */
export abstract class ListPostgres extends Postgres {}

/** Whoever reads a list would rather hear that it does not come than wait for as long as an act may take. */
export const LIST_OPTIONS: PostgresOptions = {
  maxConnections: 6,
  applicationName: 'lekwacht-lists',
  connectMs: 3_000,
  settings: { lock_timeout: '1500ms', statement_timeout: '8s' },
};
