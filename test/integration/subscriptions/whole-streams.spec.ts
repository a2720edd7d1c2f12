import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { randomUUID } from 'node:crypto';
import { NO_STREAM, type EventStore } from '../../../src/platform/event-store/event-store.port.js';
import { Checkpoint } from '../../../src/platform/subscriptions/checkpoint.js';
import { FencedOff } from '../../../src/platform/subscriptions/failure.js';
import { Generations } from '../../../src/platform/subscriptions/generations.js';
import { ListReader } from '../../../src/platform/subscriptions/list-reader.js';
import { ProjectionTable } from '../../../src/platform/subscriptions/projection-table.js';
import { WholeStreams } from '../../../src/platform/subscriptions/whole-streams.js';
import { howOften } from '../../support/how-often.js';
import { replacing, withTransactions } from './faults.js';
import { createTallyTable, tally } from './tally.projection.js';
import { eventually, TALLY_CODEC, World } from './world.js';

/** As in `whole-streams.ts`: what is read at a time. */
const EVENTS_AT_ONCE = 500;

/** Appends in turn to some streams, now and then very many to one; between them somebody interrupts. */
const logs = fc.array(
  fc.oneof(
    { weight: 30, arbitrary: fc.record({ stream: fc.nat(90), events: fc.integer({ min: 1, max: 4 }) }) },
    {
      weight: 1,
      arbitrary: fc.record({ stream: fc.nat(90), events: fc.constantFrom(499, 500, 501, 1_100) }),
    },
  ),
  { minLength: 60, maxLength: 160 },
);

describe('a list that is built stream by stream (ADR 74)', () => {
  let world: World;
  let named = 0;

  beforeAll(async () => {
    world = await World.open();
    await createTallyTable(world.postgres);
  });
  afterAll(() => world.close());
  beforeEach(async () => {
    // Each test has streams of its own: the log forgets nothing.
    named++;
    await world.postgres.query('delete from tally');
    await world.postgres.query('delete from projections');
    await world.postgres.query('delete from subscription_checkpoints');
  });

  const prefix = () => `count-${named}-`;
  const list = () => ({
    ...tally(),
    streamPrefixes: [prefix()],
    streamsBeginWith: 'Counted',
  });
  /** So many at a time as an append may hold. */
  async function count(stream: number | string, events: number): Promise<void> {
    for (let left = events; left > 0; left -= 400)
      await world.count(`${prefix()}${stream}`, ...Array.from({ length: Math.min(left, 400) }, () => 3));
  }

  async function begin(): Promise<{
    readonly generation: number;
    readonly claim: () => Promise<Checkpoint>;
  }> {
    const generation = await new Generations(world.postgres, list()).beginNew(async () => undefined);
    return { generation, claim: () => Checkpoint.claim(world.postgres, 'tally', generation) };
  }

  async function build(
    checkpoint: Checkpoint,
    {
      signal = new AbortController().signal,
      store = world.store,
      done = (): void => undefined,
    }: { readonly signal?: AbortSignal; readonly store?: EventStore; readonly done?: () => void } = {},
  ): Promise<void> {
    const table = await ProjectionTable.open(world.postgres, list());
    const reader = new ListReader({ store, codec: TALLY_CODEC }, list(), 50);
    const streams = new WholeStreams({ projection: list(), table, reader }, 'Counted', checkpoint, signal);
    await streams.build(await world.store.head(), done);
  }

  /** Page by page, from the first event on. */
  async function pageByPage(): Promise<readonly object[]> {
    const { subscriptions } = await world.process({
      projections: [{ ...tally(), streamPrefixes: [prefix()] }],
    });
    const { generation } = await subscriptions.rebuild('tally');
    return world.rows(generation);
  }

  it('is read a little at a time, also where one stream is very long', async () => {
    await count('long', 1_700);
    for (let stream = 0; stream < 120; stream++) await count(stream, 3);
    const asked: number[] = [];
    const store = replacing(world.store, {
      readSomeOf: async (streams, options) => {
        const some = await world.store.readSomeOf(streams, options);
        asked.push(some.events.length);
        return some;
      },
      readStream: () => Promise.reject(new Error('nobody asks for a whole stream')),
    });
    const { generation, claim } = await begin();
    await build(await claim(), { store });
    expect(await world.totals(generation)).toMatchObject({
      [`${prefix()}long`]: 3 * 1_700,
      [`${prefix()}119`]: 9,
    });
    expect(Math.max(...asked)).toBe(EVENTS_AT_ONCE);
    expect(asked.reduce((sum, events) => sum + events, 0)).toBeLessThan(1_700 + 3 * 120 + 2 * EVENTS_AT_ONCE);
  });

  it('writes each row once', async () => {
    for (let round = 0; round < 5; round++)
      for (let stream = 0; stream < 60; stream++) await count(stream, 1);
    let written = 0;
    const { generation } = await begin();
    const { postgres } = world;
    const watched = withTransactions(postgres, (run) => {
      written++;
      return run();
    });
    const checkpoint = await Checkpoint.claim(watched, 'tally', generation);
    await build(checkpoint);
    // Fifty streams, ten streams, and that it is done.
    expect(written).toBe(3);
    expect(Object.keys(await world.totals(generation))).toHaveLength(60);
  });

  it('of a stream in which a text was rewritten gives the row of its beginning, as it reads now', async () => {
    await count('told', 3);
    await world.append(`${prefix()}told`, [
      {
        type: 'Rewritten',
        data: {
          registerTexts: [{ revision: 2, pointer: '/word', text: { scope: 'register', value: 'other' } }],
        },
      },
    ]);
    const { generation, claim } = await begin();
    await build(await claim());
    expect(await world.rows(generation)).toMatchObject([{ key: `${prefix()}told`, last_word: 'other' }]);
  });

  it('stands still before an event that nobody knows, and goes on behind what was written', async () => {
    for (let stream = 0; stream < 70; stream++) await count(stream, 1);
    await world.store.append(`${prefix()}60`, 0, [
      { id: randomUUID(), type: 'Unheard', data: '{}', metadata: '{"schemaVersion":1}' },
    ]);
    const { generation, claim } = await begin();
    const checkpoint = await claim();
    await expect(build(checkpoint)).rejects.toThrow('Unheard');
    expect([checkpoint.position, checkpoint.building?.to]).toEqual(['', expect.stringMatching(/^\d+$/)]);
    expect(Object.keys(await world.totals(generation))).toHaveLength(50);
    expect((await claim()).building).toEqual(checkpoint.building);
  });

  it('stands still before a stream that begins with what nobody knows, and passes over none that it goes on behind', async () => {
    await count('a', 1);
    await world.store.append(`${prefix()}b`, NO_STREAM, [
      { id: randomUUID(), type: 'Unheard', data: '{}', metadata: '{"schemaVersion":1}' },
    ]);
    await count('c', 1);
    const { claim } = await begin();
    await expect(build(await claim())).rejects.toThrow('Unheard');
    await expect(build(await claim())).rejects.toThrow('Unheard');
  });

  it('reads no more bytes at a time than a page of the log', async () => {
    const word = 'x'.repeat(900_000);
    for (let stream = 0; stream < 3; stream++)
      for (let round = 0; round < 8; round++)
        await world.append(`${prefix()}${stream}`, [{ type: 'Counted', data: { amount: 1, word } }]);
    const read: number[] = [];
    const store = replacing(world.store, {
      readSomeOf: async (streams, options) => {
        const some = await world.store.readSomeOf(streams, options);
        read.push(some.events.reduce((sum, { data }) => sum + data.length, 0));
        return some;
      },
    });
    const { generation, claim } = await begin();
    await build(await claim(), { store });
    expect(Object.values(await world.totals(generation))).toEqual([8, 8, 8]);
    expect(Math.max(...read)).toBeLessThan(18_000_000);
    expect(Math.max(...read)).toBeGreaterThan(14_000_000);
  });

  it('tells that something was done once it is written', async () => {
    for (let stream = 0; stream < 60; stream++) await count(stream, 1);
    const { generation } = await begin();
    const broken = withTransactions(world.postgres, () => Promise.reject(new Error('the disk is full')));
    const checkpoint = await Checkpoint.claim(broken, 'tally', generation);
    let done = 0;
    await expect(build(checkpoint, { done: () => done++ })).rejects.toThrow('the disk is full');
    expect(done).toBe(0);
  });

  it('is not said to be as it should where whoever compares lost his session', async () => {
    for (let stream = 0; stream < 120; stream++) await count(stream, 1);
    const { subscriptions } = await world.process({ projections: [list()] });
    await subscriptions.rebuild('tally');
    await world.postgres.query(`update tally set total = 99, row = '{"total":99}'`);
    let writes = 0;
    const lost = await world.process({ projections: [list()] }, ({ postgres }) => ({
      postgres: withTransactions(postgres, async (run) => {
        const result = await run();
        if (++writes === 2) await world.terminate('lekwacht compare tally');
        return result;
      }),
    }));
    await expect(lost.subscriptions.compare('tally')).rejects.toThrow('was interrupted');
    expect(await subscriptions.compare('tally')).toMatchObject({
      differs: expect.stringContaining(prefix()),
    });
  });

  it('misses nothing of what arrives while it is built beside a running desk', async () => {
    const live = await world.process({ projections: [list()] });
    live.subscriptions.start();
    await eventually(
      async () => (await live.subscriptions.status()).projections[0]?.state,
      (state) => state === 'live',
    );
    for (let stream = 0; stream < 200; stream++) await count(stream, 2);
    await count(7, 900);
    const rewritten = (stream: number) =>
      world.append(`${prefix()}${stream}`, [
        {
          type: 'Rewritten',
          data: {
            registerTexts: [{ revision: 0, pointer: '/word', text: { scope: 'register', value: 'gone' } }],
          },
        },
      ]);
    const { subscriptions } = await world.process({ projections: [list()] });
    let isDone = false;
    const arriving = (async () => {
      for (let round = 0; !isDone; round++) {
        await count(round % 220, 1);
        if (round % 10 === 0) await rewritten(round % 220);
        await count(`new-${round}`, 1);
      }
    })();
    const shares: number[] = [];
    await subscriptions.rebuild('tally', ({ share }) => shares.push(share));
    isDone = true;
    await arriving;
    const last = await world.count(`${prefix()}last`, 1);
    await live.readModels.whenProjected('tally', last, 10_000);
    const rows = await world.rows(await live.readModels.activeGeneration('tally'));
    await live.subscriptions.stop();
    expect(rows).toEqual(await pageByPage());
    expect(rows.length).toBeGreaterThan(201);
    expect(shares).toEqual(shares.toSorted((one, other) => one - other));
  });

  it('is written by nobody who was overtaken', async () => {
    await count('a', 1);
    const { generation, claim } = await begin();
    const overtaken = await claim();
    await claim();
    await expect(build(overtaken)).rejects.toThrow(FencedOff);
    expect(await world.rows(generation)).toEqual([]);
  });

  it('has the rows of one that is built page by page, however the log lies and whoever interrupts it', async () => {
    await fc.assert(
      fc.asyncProperty(logs, fc.infiniteStream(fc.nat(3)), async (log, interrupts) => {
        named++; // The log forgets nothing.
        for (const { stream, events } of log) await count(stream, events);
        const { generation, claim } = await begin();
        let interrupted = 0;
        for (let checkpoint = await claim(); checkpoint.position === ''; checkpoint = await claim()) {
          const stopping = new AbortController();
          let left = interrupted < 5 ? (interrupts.next().value as number) : Infinity;
          await build(checkpoint, {
            signal: stopping.signal,
            done: () => {
              if (left-- <= 0) stopping.abort();
            },
          });
          interrupted++;
          // What comes meanwhile is for later, where it begins a stream, and does not disturb where it goes on with one.
          if (interrupted < 3) await count(interrupted, 2);
        }
        const level = (await claim()).position;
        expect(level <= (await world.store.head())).toBe(true);
        const built = (await world.rows(generation)) as { key: string; position: string; total: number }[];
        const whole = (await pageByPage()) as typeof built;
        // A row may have seen more than the level, and lack what came since: it gets it next.
        for (const row of built) {
          const same = whole.find(({ key }) => key === row.key);
          if (same?.position === row.position) expect(row).toEqual(same);
          else expect(same!.position > level).toBe(true);
        }
        expect(built.length).toBe(new Set(log.map(({ stream }) => stream)).size);
      }),
      { numRuns: howOften({ short: 4, long: 30 }), seed: 20261128 },
    );
  }, 600_000);
});
