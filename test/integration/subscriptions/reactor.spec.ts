import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { copyEvents } from '../../../src/platform/event-store/copy-events.js';
import { EventCodec } from '../../../src/platform/event-store/event-codec.js';
import { NO_STREAM, type EventStore } from '../../../src/platform/event-store/event-store.port.js';
import { KurrentDbEventStore } from '../../../src/platform/event-store/kurrentdb-event-store.js';
import { PostgresEventStore } from '../../../src/platform/event-store/postgres-event-store.js';
import type { ProcessManager } from '../../../src/platform/subscriptions/process-manager.js';
import type { Reactor } from '../../../src/platform/subscriptions/reactor.js';
import { Subscriptions } from '../../../src/platform/subscriptions/subscriptions.js';
import type { RecordedEvent } from '../../../src/shared/recorded-event.js';
import { UNSEALED } from '../../support/event-store/unsealed.js';
import { KurrentDbTestServer } from '../../support/kurrentdb/kurrentdb-test-server.js';
import { createTestDatabase, type TestDatabase } from '../../support/postgres/test-database.js';
import { eventually } from './world.js';

const codec = new EventCodec({ Counted: { schemaVersion: 1 } }, UNSEALED);
const FAST = { standbyPoll: 50, firstPause: 20, longestPause: 100, parkedPoll: 20 };

/** A desk on a database and a log, with somebody who tells and, beside him, somebody who answers everything ever recorded. */
class Desk {
  readonly told: number[] = [];
  readonly answered: number[] = [];
  /** How many came at once. */
  readonly together: number[] = [];
  readonly failing = new Set<number>();
  readonly subscriptions: Subscriptions;

  constructor(database: TestDatabase, store: EventStore) {
    const amountOf = ({ event }: RecordedEvent): number => (event.data as { amount: number }).amount;
    const telling: Reactor = {
      ...{ name: 'telling', streamPrefixes: [] },
      handleAll: async (events) => {
        const amounts = events.map(amountOf);
        this.together.push(amounts.length);
        if (amounts.some((amount) => this.failing.has(amount))) throw new Error('cannot be told');
        this.told.push(...amounts);
      },
    };
    const answering: ProcessManager = {
      ...{ name: 'answering', streamPrefixes: [], eventTypes: ['Counted'] },
      handle: async (event) => {
        this.answered.push(amountOf(event));
      },
    };
    this.subscriptions = new Subscriptions(
      { postgres: database.postgres, store, codec },
      {
        projections: [],
        processManagers: [answering],
        reactors: [telling],
      },
      { settings: FAST },
    );
  }

  async run(): Promise<this> {
    await this.subscriptions.settle();
    this.subscriptions.start();
    return this;
  }
}

interface Log {
  readonly database: TestDatabase;
  readonly store: EventStore;
}

describe.each(['postgres', 'kurrentdb'] as const)('a reactor on a log in %s', (kind) => {
  const closing: (() => Promise<unknown>)[] = [];
  let log: Log;

  const newDatabase = async (): Promise<TestDatabase> => {
    const database = await createTestDatabase();
    closing.push(() => database.drop());
    return database;
  };
  const newLog = async (): Promise<Log> => {
    const database = await newDatabase();
    if (kind === 'postgres') {
      const store = new PostgresEventStore(database.postgres);
      closing.push(() => store.close());
      return { database, store };
    }
    const server = await KurrentDbTestServer.start();
    const store = new KurrentDbEventStore(server.url);
    closing.push(
      () => server.stop(),
      () => store.close(),
    );
    return { database, store };
  };
  const started = async (database: TestDatabase, store: EventStore): Promise<Desk> => {
    const desk = await new Desk(database, store).run();
    closing.push(() => desk.subscriptions.stop());
    return desk;
  };
  const count = async ({ store }: Log, ...amounts: readonly number[]): Promise<void> => {
    for (const amount of amounts)
      await store.append(`count-${randomUUID()}`, NO_STREAM, [
        {
          ...{ id: randomUUID(), type: 'Counted', data: JSON.stringify({ amount }) },
          metadata: JSON.stringify({ recordedAt: '2026-06-01T07:00:00.000Z', schemaVersion: 1 }),
        },
      ]);
  };
  const seen = (numbers: readonly number[], expected: readonly number[]) =>
    eventually(
      () => [...numbers],
      (now) => JSON.stringify(now) === JSON.stringify(expected),
    );

  beforeEach(async () => {
    log = await newLog();
  });
  afterEach(async () => {
    for (const close of closing.splice(0).reverse()) await close();
  });

  it('is told what comes, from the moment that it is there: what is recorded before it runs is not missed', async () => {
    await count(log, 1, 2);
    const desk = new Desk(log.database, log.store);
    closing.push(() => desk.subscriptions.stop());
    await desk.subscriptions.settle();
    await count(log, 3);
    desk.subscriptions.start();
    await count(log, 4);
    await seen(desk.told, [3, 4]);
    await seen(desk.answered, [1, 2, 3, 4]);
  });

  it('is told at once what came together, and one that fails holds up no other', async () => {
    const first = await started(log.database, log.store);
    await count(log, 1);
    await seen(first.told, [1]);
    await first.subscriptions.stop();
    await count(log, 2, 3, 4, 5);
    const second = new Desk(log.database, log.store);
    second.failing.add(4);
    closing.push(() => second.subscriptions.stop());
    await second.run();
    await eventually(
      () => [...second.told].sort(),
      (told) => JSON.stringify(told) === '[2,3,5]',
    );
    expect(second.together[0]).toBeGreaterThan(1);
    // It is tried again, in its own time.
    second.failing.clear();
    await eventually(
      () => [...second.told].sort(),
      (told) => JSON.stringify(told) === '[2,3,4,5]',
    );
  });

  it('goes on where it was: what was recorded while nobody ran is told afterwards, once', async () => {
    const first = await started(log.database, log.store);
    await count(log, 1);
    await seen(first.told, [1]);
    const head = await log.store.head();
    await eventually(
      async () => (await first.subscriptions.status()).reactors[0]?.position,
      (position) => position === head,
    );
    await first.subscriptions.stop();
    await count(log, 2, 3);
    const second = await started(log.database, log.store);
    await seen(second.told, [2, 3]);
  });

  it('tells nothing of a log that was copied, nor of one that lies under a new, empty database', async () => {
    await count(log, 1, 2, 3);
    const copied = await newLog();
    await copyEvents(log.store, copied.store);
    const moved = await started(copied.database, copied.store);
    await count(copied, 4);
    await seen(moved.told, [4]);
    // Null control: whoever begins at the beginning is given all of it.
    await seen(moved.answered, [1, 2, 3, 4]);

    if (kind === 'kurrentdb') {
      const empty = await started(await newDatabase(), copied.store);
      await count(copied, 5);
      await seen(empty.told, [5]);
      await seen(empty.answered, [1, 2, 3, 4, 5]);
    }
    expect(moved.told.filter((amount) => amount < 4)).toEqual([]);
  });
});
