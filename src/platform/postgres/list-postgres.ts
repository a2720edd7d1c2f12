import { Postgres } from './postgres.port.js';
import type { PostgresOptions } from './pg-postgres.js';

/**
 * The same database by connections of their own, for lists, pages and exports: whoever waits for one of those takes nothing away
 * from who reports or acts (ADR 59).
 */
export abstract class ListPostgres extends Postgres {}

/**
 * Whoever reads a list would rather hear that it does not come than wait for as long as an act may take. A plan is made once
 * for each statement, whatever is asked of it, and reads an index in its order instead of sorting what it reads: the one
 * plan that does not grow with the list, and that tests look at (ADR 66).
 */
export const LIST_OPTIONS: PostgresOptions = {
  maxConnections: 6,
  applicationName: 'lekwacht-lists',
  connectMs: 3_000,
  settings: {
    ...{ lock_timeout: '1500ms', statement_timeout: '8s' },
    ...{ plan_cache_mode: 'force_generic_plan', enable_sort: 'off', jit: 'off' },
  },
};
