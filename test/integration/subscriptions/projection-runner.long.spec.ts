import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { EventBatch, StoredEvent } from '../../../src/platform/event-store/event-store.port.js';
import { Gate, replacing, withDelivery, withTransactions } from './faults.js';
import { createTallyTable, tally } from './tally.projection.js';
import { eventually, expectedTotals, World } from './world.js';

const PATIENCE = 10_000;

describe('a projection', () => {
  let world: World;

  beforeEach(async () => {
    world = await World.open();
    await createTallyTable(world.postgres);
  });

  afterEach(async () => {
    await world.close();
  });

  it('has a row per key with the state of the fold and its typed columns', async () => {
    const { subscriptions, readModels } = await world.process({ projections: [tally()] });
    subscriptions.start();
    await world.count('count-a', 1, 2);
    await world.append('count-b', [
      { type: 'Noted', data: {} },
      { type: 'Counted', data: { amount: 5, word: 'naïve "quote" \\ \u2028 🙂' } },
    ]);
    const position = await world.count('count-a', 3);
    await readModels.whenProjected('tally', position, PATIENCE);
    expect(await world.rows(1)).toEqual([
      {
        key: 'count-a',
        position,
        row: '{"total":6,"words":["count-a+1","count-a+2","count-a+3"],"lastAt":"2026-03-29T01:00:00.000Z"}',
        total: 6,
        last_at: '2026-03-29T01:00:00.000Z',
        last_word: 'count-a+3',
      },
      expect.objectContaining({ key: 'count-b', total: 5, last_word: 'naïve "quote" \\ \u2028 🙂' }),
    ]);
  });

  it('reads a text that was rewritten as it was last put, in its row and in one that is built anew', async () => {
    await world.count('count-a', 1, 2);
    const list = { projections: [tally()] };
    const { subscriptions, readModels } = await world.process(list);
    subscriptions.start();
    const quiet = (revision: number, text: string) => ({
      type: 'Rewritten',
      data: { registerTexts: [{ revision, pointer: '/word', text }] },
    });
    await readModels.whenProjected('tally', await world.count('count-b', 7), PATIENCE);
    await world.append('count-a', [quiet(0, 'first'), quiet(1, 'second'), quiet(0, 'one')]);
    const position = await world.count('count-a', 3);
    await readModels.whenProjected('tally', position, PATIENCE);
    const rows = await world.rows(1);
    expect(rows).toMatchObject([
      {
        key: 'count-a',
        position,
        row: expect.stringContaining('"words":["one","second","count-a+3"]'),
        total: 6,
      },
      { key: 'count-b', total: 7 },
    ]);
    await subscriptions.stop();
    const other = await world.process({ projections: [tally({ version: 2 })] });
    other.subscriptions.start();
    const anew = await eventually(
      () => world.rows(2),
      ({ length }) => length === 2,
    );
    expect(anew).toMatchObject([
      { key: 'count-a', row: expect.stringContaining('"words":["one","second","count-a+3"]') },
      { key: 'count-b' },
    ]);
  });

  it('folds nothing twice when batches are delivered again and overlap', async () => {
    const position = await world.countMany(230, 7);
    const { subscriptions, readModels } = await world.process({ projections: [tally()] }, ({ store }) => {
      let earlier: readonly StoredEvent[] = [];
      return {
        store: withDelivery(store, (batch) => {
          const twice = batch.events.flatMap((event) => [event, event]);
          const again = earlier.filter(({ position }) => position < (batch.events[0]?.position ?? ''));
          earlier = [...again, ...batch.events];
          return { ...batch, events: [...again, ...twice] };
        }),
      };
    });
    subscriptions.start();
    await readModels.whenProjected('tally', position, PATIENCE);
    const more = await world.countMany(90, 7);
    await readModels.whenProjected('tally', more, PATIENCE);
    expect(await world.totals(1)).toEqual(expectedTotals([230, 90], 7));
  });

  it('never moves its checkpoint back when an old batch comes again', async () => {
    await world.postgres.query(`
      create table steps_back (name text);
      create function note_step_back() returns trigger language plpgsql as $$
        begin insert into steps_back values (new.name); return null; end $$;
      create trigger steps_back after update on subscription_checkpoints
        for each row when (new.position < old.position) execute function note_step_back()`);
    const { subscriptions, readModels } = await world.process({ projections: [tally()] }, ({ store }) => ({
      store: replacing(store, {
        async *subscribeToAll(from, options) {
          const seen: EventBatch[] = [];
          for await (const batch of store.subscribeToAll(from, options)) {
            seen.push(batch);
            yield* [batch, ...seen];
          }
        },
      }),
    }));
    subscriptions.start();
    await eventually(
      async () => (await subscriptions.status()).projections[0]?.state,
      (state) => state === 'live',
    );
    for (const amount of [1, 2, 3])
      await readModels.whenProjected('tally', await world.count('count-a', amount), PATIENCE);
    expect(await world.totals(1)).toEqual({ 'count-a': 6 });
    expect((await world.postgres.query('select from steps_back')).rowCount).toBe(0);
  });

  it.each(['tally', 'subscription_checkpoints'])(
    'writes rows and checkpoint together: when %s cannot be committed neither is',
    async (table) => {
      const position = await world.countMany(400, 7);
      const { subscriptions, readModels } = await world.process({ projections: [tally()] });
      subscriptions.start();
      await readModels.whenProjected('tally', position, PATIENCE);
      // Deferred: everything is written, and it is the commit that fails.
      await world.postgres.query(`
        create function fail() returns trigger language plpgsql as $$ begin raise 'disk full'; end $$;
        create constraint trigger fails after insert or update of position on ${table}
          deferrable initially deferred for each row execute function fail()`);
      const rows = await world.rows(1);

      const later = await world.countMany(70, 7);
      await eventually(
        async () => (await subscriptions.status()).projections[0]?.failure?.errorClass,
        (errorClass) => errorClass === 'DatabaseError P0001',
      );
      expect(await world.rows(1)).toEqual(rows);
      expect((await readModels.lag())[0]).toMatchObject({ position, caughtUp: false });

      await world.postgres.query(`drop trigger fails on ${table}`);
      await readModels.whenProjected('tally', later, PATIENCE);
      expect(await world.totals(1)).toEqual(expectedTotals([400, 70], 7));
    },
  );

  it('loses nothing when transactions break before their commit', async () => {
    const position = await world.countMany(400, 7);
    let transactions = 0;
    const { subscriptions, readModels } = await world.process({ projections: [tally()] }, ({ postgres }) => ({
      postgres: withTransactions(postgres, (run) =>
        run(async () => {
          transactions += 1;
          if (transactions % 3 === 0) throw new Error('connection lost before the commit');
        }),
      ),
    }));
    subscriptions.start();
    await readModels.whenProjected('tally', position, PATIENCE);
    expect(transactions).toBeGreaterThan(8);
    expect(await world.totals(1)).toEqual(expectedTotals([400], 7));
  });

  it('goes on where it stood when the answer to a commit was lost', async () => {
    const position = await world.countMany(400, 7);
    let transactions = 0;
    const { subscriptions, readModels } = await world.process({ projections: [tally()] }, ({ postgres }) => ({
      postgres: withTransactions(postgres, async (run) => {
        const result = await run();
        transactions += 1;
        if (transactions % 3 === 0) throw new Error('connection lost after the commit');
        return result;
      }),
    }));
    subscriptions.start();
    await readModels.whenProjected('tally', position, PATIENCE);
    await eventually(
      async () => world.totals(1),
      (totals) => JSON.stringify(totals) === JSON.stringify(expectedTotals([400], 7)),
    );
  });

  it('loses nothing when its database connections are killed again and again', async () => {
    const { subscriptions, readModels } = await world.process({ projections: [tally()] }, undefined, {
      projectionBatch: 3,
    });
    subscriptions.start();
    let position = '';
    for (let round = 0; round < 6; round += 1) {
      position = await world.countMany(35, 7);
      await world.terminate(round % 2 === 0 ? 'lekwacht' : 'lekwacht projection tally');
    }
    await readModels.whenProjected('tally', position, PATIENCE);
    expect(await world.totals(1)).toEqual(expectedTotals([35, 35, 35, 35, 35, 35], 7));
  });

  it('stands still at an event it cannot fold, says so without personal data, and goes on when it can', async () => {
    await createTallyTable(world.postgres, 'other');
    let broken = true;
    const fragile = tally({
      before: ({ event }) => {
        if (broken && (event.data as { amount: number }).amount === 7)
          throw new RangeError('Mrs. De Vries, 06-12345678');
      },
    });
    const { subscriptions, readModels } = await world.process({
      projections: [fragile, tally({ name: 'other' })],
    });
    subscriptions.start();
    const before = await world.count('count-a', 1);
    await readModels.whenProjected('tally', before, PATIENCE);
    const poison = await world.count('count-b', 7);
    const after = await world.count('count-a', 2);
    await readModels.whenProjected('other', after, PATIENCE);

    const failure = { errorClass: 'RangeError', position: poison, eventType: 'Counted' };
    const [lag] = await eventually(
      () => readModels.lag(),
      ([first]) => first?.failure !== undefined,
    );
    expect(lag).toEqual({ name: 'tally', position: before, head: after, caughtUp: false, failure });
    // It tries again by itself, and is without a failure while it does.
    const { projections } = await eventually(
      () => subscriptions.status(),
      ({ projections: [first] }) => first?.failure !== undefined,
    );
    expect(projections[0]).toMatchObject({ name: 'tally', failure });
    expect(JSON.stringify([lag, projections])).not.toMatch(/Vries|0612|06-12/);
    expect(await world.totals(1)).toEqual({ 'count-a': 1 });

    broken = false;
    await readModels.whenProjected('tally', after, PATIENCE);
    expect(await world.totals(1)).toEqual({ 'count-a': 3, 'count-b': 7 });
    expect((await readModels.lag())[0]).toEqual({
      name: 'tally',
      position: after,
      head: after,
      caughtUp: true,
    });
    expect((await subscriptions.status()).projections[0]).toMatchObject({ state: 'live', position: after });
  });

  it('gives its lock away while it stands still, so that another process may try', async () => {
    await world.count('count-a', 7);
    const fragile = tally({
      before: () => {
        throw new RangeError();
      },
    });
    const slow = { firstPause: 60_000, longestPause: 60_000 };
    const broken = await world.process({ projections: [fragile] }, undefined, slow);
    const sound = await world.process({ projections: [tally()] });
    broken.subscriptions.start();
    await eventually(
      async () => (await broken.subscriptions.status()).projections[0]?.state,
      (state) => state === 'failed',
    );
    sound.subscriptions.start();
    await eventually(
      () => world.totals(1),
      (totals) => totals['count-a'] === 7,
    );
  });

  it('stops at an event type it does not know, and names it', async () => {
    const position = await world.append('count-a', [
      { type: 'Counted', data: { amount: 1, word: '' } },
      { type: 'FromTheFuture', data: {} },
    ]);
    const { subscriptions, readModels } = await world.process({ projections: [tally()] });
    subscriptions.start();
    const [lag] = await eventually(
      () => readModels.lag(),
      ([first]) => first?.failure !== undefined,
    );
    expect(lag?.failure).toEqual({ errorClass: 'UnknownEventType', position, eventType: 'FromTheFuture' });
    expect(await world.rows(1)).toEqual([]);
  });

  it('stops at events that are out of order, because folding them would be wrong for ever', async () => {
    await world.count('count-a', 1, 2, 3);
    const { subscriptions, readModels } = await world.process({ projections: [tally()] }, ({ store }) => ({
      store: withDelivery(store, (batch) => ({ ...batch, events: batch.events.toReversed() })),
    }));
    subscriptions.start();
    const [lag] = await eventually(
      () => readModels.lag(),
      ([first]) => first?.failure !== undefined,
    );
    expect(lag?.failure).toMatchObject({ errorClass: 'EventsOutOfOrder', eventType: 'Counted' });
    expect(await world.rows(1)).toEqual([]);
  });

  it('stops when its table has not the columns it fills', async () => {
    await world.postgres.query('alter table tally drop column last_word');
    await world.count('count-a', 1);
    const { subscriptions } = await world.process({ projections: [tally()] });
    subscriptions.start();
    const status = await eventually(
      async () => (await subscriptions.status()).projections[0],
      (seen) => seen?.failure !== undefined,
    );
    expect(status?.failure?.errorClass).toBe('ProjectionTableUnfit');
  });

  it('moves its checkpoint over a stretch of the log that holds nothing of interest', async () => {
    const { subscriptions, readModels } = await world.process({ projections: [tally()] });
    subscriptions.start();
    const position = await world.append('elsewhere-1', [{ type: 'Noted', data: {} }]);
    await readModels.whenProjected('tally', position, PATIENCE);
    expect((await readModels.lag())[0]).toMatchObject({ position, caughtUp: true });
  });

  it('ends when it is stopped in the middle of a batch, and the rest follows after the next start', async () => {
    const position = await world.countMany(400, 7);
    let seen = 0;
    const middle = new Gate();
    const first = await world.process({
      projections: [
        tally({
          before: () => {
            seen += 1;
            if (seen === 120) void middle.pass();
          },
        }),
      ],
    });
    first.subscriptions.start();
    await middle.reached;
    const started = performance.now();
    await first.subscriptions.stop();
    expect(performance.now() - started).toBeLessThan(2_000);
    expect((await first.subscriptions.status()).projections[0]?.state).toBe('stopped');
    expect(seen).toBeLessThan(400);

    const second = await world.process({ projections: [tally()] });
    second.subscriptions.start();
    await second.readModels.whenProjected('tally', position, PATIENCE);
    expect(await world.totals(1)).toEqual(expectedTotals([400], 7));
  });

  it('is stopped in bounded time even when its event store hangs', async () => {
    const { subscriptions } = await world.process(
      { projections: [tally()] },
      ({ store }) => ({
        store: replacing(store, { readAll: () => new Promise<EventBatch>(() => undefined) }),
      }),
      { stopWithin: 200 },
    );
    subscriptions.start();
    await eventually(
      async () => (await subscriptions.status()).projections[0]?.state,
      (state) => state === 'building',
    );
    const started = performance.now();
    await subscriptions.stop();
    expect(performance.now() - started).toBeLessThan(1_000);
  });
});
