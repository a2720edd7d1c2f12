import { randomBytes, randomUUID } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import { UNSEALED } from '../../support/event-store/unsealed.js';
import { EventCodec } from '../../../src/platform/event-store/event-codec.js';
import {
  NO_STREAM,
  type EventStore,
  type Position,
} from '../../../src/platform/event-store/event-store.port.js';
import { PostgresEventStore } from '../../../src/platform/event-store/postgres-event-store.js';
import { openPostgres } from '../../../src/platform/postgres/pg-postgres.js';
import type { Postgres } from '../../../src/platform/postgres/postgres.port.js';
import { ReadModels } from '../../../src/platform/subscriptions/read-model.js';
import type {
  SubscriptionPorts,
  SubscriptionSettings,
} from '../../../src/platform/subscriptions/settings.js';
import { Subscriptions, type SubscriptionList } from '../../../src/platform/subscriptions/subscriptions.js';
import { moment } from '../../../src/shared/moment.js';
import { createTestDatabase, type TestDatabase } from '../../support/postgres/test-database.js';

const FAST: Partial<SubscriptionSettings> = {
  projectionBatch: 50,
  processManagerBatch: 10,
  standbyPoll: 50,
  firstPause: 20,
  longestPause: 100,
  parkedPoll: 20,
  firstParkedPause: 20,
  longestParkedPause: 100,
  retirementGrace: 50,
};

export const TALLY_CODEC = new EventCodec(
  {
    Counted: { schemaVersion: 1, registerTexts: ['/word'] },
    Noted: { schemaVersion: 1 },
    Rewritten: { schemaVersion: 1, registerTexts: ['/registerTexts/*/text'], rewrites: true },
  },
  UNSEALED,
);

/** One process of the application: a pool and an event store of its own. */
export interface TestProcess {
  readonly postgres: Postgres;
  readonly store: EventStore;
  readonly readModels: ReadModels;
  readonly subscriptions: Subscriptions;
}

/** A database, its log, and as many processes as a test wants. */
export class World {
  private readonly revisions = new Map<string, number>();
  private readonly closing: (() => Promise<unknown>)[] = [];

  private constructor(
    readonly database: TestDatabase,
    readonly store: EventStore,
  ) {}

  static async open(): Promise<World> {
    const database = await createTestDatabase();
    const store = new PostgresEventStore(database.postgres);
    return new World(database, store);
  }

  get postgres(): Postgres {
    return this.database.postgres;
  }

  async close(): Promise<void> {
    for (const close of this.closing.reverse()) await close();
    await this.store.close();
    await this.database.drop();
  }

  /** @param faults replaces what a process stands on by something that breaks */
  async process(
    list: Partial<SubscriptionList>,
    faults: (ports: SubscriptionPorts) => Partial<SubscriptionPorts> = () => ({}),
    settings: Partial<SubscriptionSettings> = {},
  ): Promise<TestProcess> {
    const postgres = await openPostgres(this.database.owner, { maxConnections: 5 });
    const store = new PostgresEventStore(postgres);
    const whole = { projections: [], ...list };
    const ports: SubscriptionPorts = { postgres, store, codec: TALLY_CODEC };
    const subscriptions = new Subscriptions({ ...ports, ...faults(ports) }, whole, {
      settings: { ...FAST, ...settings },
    });
    this.closing.push(async () => {
      await subscriptions.stop();
      await store.close();
      await postgres.close();
    });
    return { postgres, store, subscriptions, readModels: new ReadModels(postgres, store, whole.projections) };
  }

  /** @returns the position of the last event */
  async append(stream: string, events: readonly { type: string; data: object }[]): Promise<Position> {
    const expected = this.revisions.get(stream) ?? NO_STREAM;
    const { revision, position } = await this.store.append(
      stream,
      expected,
      events.map(({ type, data }) => ({
        id: randomUUID(),
        type,
        data: JSON.stringify(data),
        metadata: JSON.stringify({
          recordedAt: moment('2026-03-29T01:00:00Z'),
          actor: { id: 'tester', role: 'handler' },
          organisation: 'perspektief',
          commandId: randomUUID(),
          correlationId: randomUUID(),
          causationId: randomUUID(),
          schemaVersion: 1,
          lawVersion: 'test',
          nonce: randomBytes(16).toString('hex'),
        }),
      })),
    );
    this.revisions.set(stream, revision);
    return position;
  }

  async count(stream: string, ...amounts: readonly number[]): Promise<Position> {
    const events = amounts.map((amount) => ({
      type: 'Counted',
      data: { amount, word: `${stream}+${amount}` },
    }));
    return this.append(stream, events);
  }

  /** Many events over interleaved streams. */
  async countMany(events: number, streams: number): Promise<Position> {
    let position: Promise<Position> = Promise.resolve('');
    for (let i = 0; i < events; i += streams) {
      const round = Array.from({ length: Math.min(streams, events - i) }, (_, s) =>
        this.count(`count-${s}`, i + s),
      );
      position = round.at(-1) ?? position;
      await Promise.all(round);
    }
    return position;
  }

  /** The rows as they are stored, without their generation. */
  async rows(generation: number, table = 'tally'): Promise<readonly object[]> {
    const { rows } = await this.postgres.query({
      text: `select key, position, row::text as row, total, last_at, last_word from "${table}"
             where generation = $1 order by key`,
      values: [generation],
    });
    return rows;
  }

  async totals(generation: number, table = 'tally'): Promise<Readonly<Record<string, unknown>>> {
    const { rows } = await this.postgres.query<{ key: string; total: number }>({
      text: `select key, total from "${table}" where generation = $1`,
      values: [generation],
    });
    return Object.fromEntries(rows.map(({ key, total }) => [key, total]));
  }

  /** Ends the session that owns a subscription, as its death would. */
  async terminateOwner(applicationName: string): Promise<void> {
    const { rowCount } = await this.postgres.query({
      text: `select pg_terminate_backend(pid) from pg_stat_activity a
             where application_name = $1 and datname = current_database() and exists (
               select from pg_locks l where l.pid = a.pid and l.locktype = 'advisory' and l.granted)`,
      values: [applicationName],
    });
    if (rowCount !== 1) throw new Error(`${rowCount} owners of ${applicationName}`);
  }

  /** Ends the backends of sessions with this name, as a crash or an administrator would. */
  async terminate(applicationName: string): Promise<number> {
    const { rowCount } = await this.postgres.query({
      text: `select pg_terminate_backend(pid) from pg_stat_activity
             where application_name = $1 and datname = current_database()`,
      values: [applicationName],
    });
    return rowCount;
  }
}

/** Waits until the condition holds; fails with what it last saw. */
export async function eventually<T>(
  look: () => Promise<T> | T,
  holds: (seen: T) => boolean,
  within = 10_000,
): Promise<T> {
  const end = performance.now() + within;
  for (;;) {
    const seen = await look();
    if (holds(seen)) return seen;
    if (performance.now() > end) throw new Error(`still not so after ${within} ms: ${JSON.stringify(seen)}`);
    await delay(5);
  }
}

/** What {@link World.countMany} adds up to. */
export function expectedTotals(rounds: readonly number[], streams: number): Record<string, number> {
  const totals: Record<string, number> = {};
  for (const events of rounds) {
    for (let i = 0; i < events; i += 1) {
      const key = `count-${i % streams}`;
      totals[key] = (totals[key] ?? 0) + i;
    }
  }
  return totals;
}
