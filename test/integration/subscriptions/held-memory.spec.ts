import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { StoredEvent } from '../../../src/platform/event-store/event-store.port.js';
import { CatchingUp } from '../../../src/platform/subscriptions/catching-up.js';
import { Checkpoint } from '../../../src/platform/subscriptions/checkpoint.js';
import { Generations } from '../../../src/platform/subscriptions/generations.js';
import { HeldBudget, LEAST_BYTES, PIECE_BYTES } from '../../../src/platform/subscriptions/held-budget.js';
import { HeldEvents } from '../../../src/platform/subscriptions/held-events.js';
import { ListReader } from '../../../src/platform/subscriptions/list-reader.js';
import { ProjectionTable } from '../../../src/platform/subscriptions/projection-table.js';
import { howOften } from '../../support/how-often.js';
import { withTransactions } from './faults.js';
import { createTallyTable, tally } from './tally.projection.js';
import { TALLY_CODEC, World } from './world.js';

const STREAMS = 60;
const PAGE = 20;
const LISTS = ['tally', 'other_tally'] as const;
const METADATA = JSON.stringify({
  recordedAt: '2026-03-29T01:00:00Z',
  actor: { id: 'tester', role: 'handler' },
  schemaVersion: 1,
});

const event = (at: number, stream: number, letters: number): StoredEvent => ({
  ...{ id: `event-${at}`, stream: `count-${String(stream).padStart(2, '0')}`, revision: at },
  ...{ position: String(at + 1).padStart(20, '0'), type: 'Counted', metadata: METADATA },
  data: JSON.stringify({ amount: at, word: `${at} ${'é—x'[at % 3] ?? ''}`.padEnd(letters, 'wé') }),
});

/** In whatever order the events lie: round and round, dossier by dossier, by chance; now and then one is longer than a piece. */
const logs = fc
  .record({
    order: fc.constantFrom('round', 'whole', 'chance'),
    chances: fc.infiniteStream(fc.nat(STREAMS - 1)),
    letters: fc.infiniteStream(
      fc.oneof({ weight: 99, arbitrary: fc.nat(15_000) }, { weight: 1, arbitrary: fc.constant(PIECE_BYTES) }),
    ),
  })
  .map(({ order, chances, letters }) =>
    Array.from({ length: STREAMS * 5 }, (_, at) => {
      const by = { round: at % STREAMS, whole: Math.floor(at / 5), chance: chances.next().value as number };
      return event(at, by[order], letters.next().value as number);
    }),
  );

describe('events that wait to be folded', () => {
  it('are given back by their rows, each in its order and as they came', () => {
    fc.assert(
      fc.property(logs, (log) => {
        const share = new HeldBudget(100_000_000).share();
        const held = new HeldEvents(share);
        for (const one of log) expect(held.add(one.stream, one)).toBe(true);
        const batches = [...held.batches()];
        const given = batches.flat().flatMap(({ places }) => places.map((place) => held.at(place)));
        const byStream = [...new Set(log.map(({ stream }) => stream))];
        expect(given).toEqual(byStream.flatMap((name) => log.filter(({ stream }) => stream === name)));
        const parts = batches.flat().filter(({ continues }) => continues).length;
        expect(batches.flat().length - parts).toBe(byStream.length);
        const text = log.reduce((sum, one) => sum + Buffer.byteLength(one.data), 0);
        expect(share.held).toBeGreaterThan(text);
        held.clear();
        expect(share.held).toBe(0);
      }),
      { numRuns: howOften({ short: 8, long: 100 }) },
    );
  });

  it('are shared out: who comes later has the least until who was there has written', () => {
    const budget = new HeldBudget(4 * PIECE_BYTES);
    const [first, second] = [budget.share(), budget.share()];
    first.held = budget.bytes;
    expect([first.isFull, first.hasRoomFor(1)]).toEqual([true, false]);
    expect([second.hasRoomFor(LEAST_BYTES), second.hasRoomFor(LEAST_BYTES + 1)]).toEqual([true, false]);
    first.held = 0;
    expect([second.hasRoomFor(budget.bytes / 2), second.hasRoomFor(budget.bytes / 2 + 1)]).toEqual([
      true,
      false,
    ]);
    second.end();
    expect(first.hasRoomFor(budget.bytes)).toBe(true);
  });
});

describe('lists that catch up', () => {
  let world: World;

  beforeAll(async () => {
    world = await World.open();
    for (const name of LISTS) await createTallyTable(world.postgres, name);
  });
  afterAll(() => world.close());
  beforeEach(clean);

  async function clean(): Promise<void> {
    for (const name of LISTS) await world.postgres.query(`delete from "${name}"`);
    await world.postgres.query('delete from projections');
    await world.postgres.query('delete from subscription_checkpoints');
  }

  it('never hold more than they may, together, and come to the rows of a log that is folded whole', async () => {
    await fc.assert(
      fc.asyncProperty(logs, async (log) => {
        await clean();
        const budget = new HeldBudget(2_000_000);
        const longest = Math.max(...log.map(({ data }) => Buffer.byteLength(data)));
        const totals: Record<string, number> = {};
        for (const { stream, data } of log)
          totals[stream] = (totals[stream] ?? 0) + (JSON.parse(data) as { amount: number }).amount;
        let [most, writes] = [0, 0];
        const postgres = withTransactions(world.postgres, (run) => {
          writes++;
          most = Math.max(most, budget.held);
          return run();
        });
        await Promise.all(
          LISTS.map(async (name) => {
            const projection = tally({ name });
            const generation = await new Generations(postgres, projection).beginNew(async () => undefined);
            const checkpoint = await Checkpoint.claim(postgres, name, generation);
            const table = await ProjectionTable.open(postgres, projection);
            const reader = new ListReader({ store: world.store, codec: TALLY_CODEC }, projection, PAGE);
            const share = budget.share();
            const { signal } = new AbortController();
            const list = { postgres, projection, table, reader };
            const catchingUp = new CatchingUp(list, checkpoint, share, signal);
            for (let at = 0; at < log.length; at += PAGE) {
              const events = log.slice(at, at + PAGE);
              const caughtUp = at + PAGE >= log.length;
              await catchingUp.take({ events, checkpoint: events.at(-1)!.position, caughtUp });
              most = Math.max(most, budget.held);
            }
            catchingUp.end();
            share.end();
            expect(checkpoint.position).toBe(log.at(-1)!.position);
            expect(await world.totals(generation, name)).toEqual(totals);
          }),
        );
        expect(most).toBeGreaterThan(LEAST_BYTES);
        expect(most).toBeLessThanOrEqual(
          budget.bytes + LISTS.length * Math.max(LEAST_BYTES, longest + PIECE_BYTES),
        );
        // It did come to writing before the end, by both.
        expect(writes).toBeGreaterThan(2 * LISTS.length + 2);
        expect(budget.held).toBe(0);
      }),
      { numRuns: howOften({ short: 4, long: 20 }) },
    );
  }, 300_000);
});
