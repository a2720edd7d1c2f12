import { setTimeout as delay } from 'node:timers/promises';
import type { PgPostgres } from '../../../src/platform/postgres/pg-postgres.js';
import type { Session } from '../../../src/platform/postgres/postgres.port.js';
import { PATIENCE_MS } from './crash-application.js';

/** Of the advisory lock that whoever comes to the gate waits for. */
const GATE = 4_711;

/** At which statement somebody is stopped. */
export interface Halt {
  readonly table: string;
  readonly on: 'insert' | 'update';
  /** On `new`, and `old` of an update. */
  readonly when: string;
  /** SQL, asked when it is there: else the statement goes on. */
  readonly once?: string;
}

/** A statement of the application that waits, as if time stood still there, for as long as the gate is shut. */
export class Gate {
  private constructor(
    private readonly database: PgPostgres,
    private readonly session: Session,
  ) {}

  static async shut(database: PgPostgres, { table, on, when, once = 'true' }: Halt): Promise<Gate> {
    const session = await database.session('gate');
    await session.query(`select pg_advisory_lock(${GATE})`);
    await session.query(`
      create or replace function gate() returns trigger language plpgsql as $$ begin
        if ${once} then perform pg_advisory_xact_lock_shared(${GATE}); end if;
        return new;
      end $$`);
    await session.query(
      `create or replace trigger gate before ${on} on ${table} for each row when (${when}) execute function gate()`,
    );
    return new Gate(database, session);
  }

  /** @throws Error where nobody came */
  async somebodyWaits(): Promise<void> {
    const late = performance.now() + PATIENCE_MS;
    while (performance.now() < late) {
      const { rowCount } = await this.database.query(
        `select from pg_locks where locktype = 'advisory' and objid = ${GATE} and not granted`,
      );
      if (rowCount > 0) return;
      await delay(10);
    }
    throw new Error('nobody came to the gate');
  }

  /** After everything was killed: the lock went with it, the gate stands still in the database. */
  static async tearDown(database: PgPostgres, { table }: Halt): Promise<void> {
    await database.query(`drop trigger gate on ${table}`);
  }

  /** Its connection may be gone already. */
  async leave(): Promise<void> {
    await this.session.close().catch(() => undefined);
  }
}
