import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { Gate, withTransactions } from './faults.js';
import { createTallyTable, tally } from './tally.projection.js';
import { eventually, expectedTotals, World, type TestProcess } from './world.js';

const PATIENCE = 10_000;

describe('a rebuild', () => {
  let world: World;

  beforeEach(async () => {
    world = await World.open();
    await createTallyTable(world.postgres);
  });

  afterEach(async () => {
    await world.close();
  });

  it('makes the same rows as those that grew live, to the byte', async () => {
    const live = await running();
    for (let round = 0; round < 10; round += 1) await world.countMany(30, 7);
    const position = await world.countMany(30, 7);
    await live.readModels.whenProjected('tally', position, PATIENCE);
    const grown = await world.rows(1);

    const { subscriptions } = await world.process({ projections: [tally()] });
    const progress: number[] = [];
    const rebuilt = await subscriptions.rebuild('tally', ({ share }) => progress.push(share));
    expect(rebuilt).toMatchObject({ generation: 2, events: 330 });
    expect(await world.rows(2)).toEqual(grown);
    expect(await world.rows(1)).toEqual([]);
    expect(progress).toEqual([...progress].sort((x, y) => x - y));
    expect([progress.length, progress.at(-1)]).toEqual([7, 1]);
  });

  it('misses nothing that arrives meanwhile, and the running process goes on with the new rows', async () => {
    const live = await running();
    await world.countMany(1_500, 7);
    const { subscriptions } = await world.process({ projections: [tally()] });
    const rounds = [1_500];
    let done = false;
    const arriving = (async () => {
      for (; !done; rounds.push(7)) await world.countMany(7, 7);
    })();
    await subscriptions.rebuild('tally');
    done = true;
    await arriving;
    const position = await world.countMany(7, 7);
    await live.readModels.whenProjected('tally', position, PATIENCE);
    expect(rounds.length).toBeGreaterThan(3);
    expect(await world.totals(2)).toEqual(expectedTotals([...rounds, 7], 7));
    expect(await live.readModels.activeGeneration('tally')).toBe(2);
    expect((await live.subscriptions.status()).projections[0]).toMatchObject({
      state: 'live',
      generation: 2,
    });
  });

  it('takes no reader back in time: it is level with the old rows when it is swapped in', async () => {
    const live = await running();
    await live.readModels.whenProjected('tally', await world.count('count-a', 1), PATIENCE);
    const gate = new Gate();
    let transactions = 0;
    const { subscriptions } = await world.process({ projections: [tally()] }, ({ postgres }) => ({
      postgres: withTransactions(postgres, async (run) => {
        transactions += 1;
        // The first begins the generation, the second holds the whole log, the third swaps.
        if (transactions === 3) await gate.pass();
        return run();
      }),
    }));
    const rebuilding = subscriptions.rebuild('tally');
    await gate.reached;
    await live.readModels.whenProjected('tally', await world.count('count-a', 2, 3), PATIENCE);
    // From here on only the swap itself can bring the new rows level.
    await live.subscriptions.stop();
    gate.open();
    await rebuilding;
    expect(await world.totals(2)).toEqual({ 'count-a': 6 });
  });

  it('works while the application is not running, which then starts with the new rows', async () => {
    await world.countMany(70, 7);
    const { subscriptions } = await world.process({ projections: [tally()] });
    await subscriptions.rebuild('tally');
    const position = await world.countMany(7, 7);
    const live = await running();
    await live.readModels.whenProjected('tally', position, PATIENCE);
    expect(await world.totals(1)).toEqual(expectedTotals([70, 7], 7));
  });

  it('repairs rows that somebody spoilt', async () => {
    const live = await running();
    await live.readModels.whenProjected('tally', await world.count('count-a', 1), PATIENCE);
    await world.postgres.query(`update tally set total = 99, row = '{"total":99}'`);
    await live.subscriptions.rebuild('tally');
    expect(await world.totals(2)).toEqual({ 'count-a': 1 });
  });

  it('is refused while another one is at work', async () => {
    await world.countMany(70, 7);
    const gate = new Gate();
    const first = await world.process({ projections: [tally()] }, ({ postgres }) => ({
      postgres: withTransactions(postgres, async (run) => {
        await gate.pass();
        return run();
      }),
    }));
    const second = await world.process({ projections: [tally()] });
    const rebuilding = first.subscriptions.rebuild('tally');
    await gate.reached;
    await expect(second.subscriptions.rebuild('tally')).rejects.toThrow('being rebuilt by another process');
    gate.open();
    await rebuilding;
  });

  it('that died half-way leaves the old rows as they are, and the next one clears up after it', async () => {
    const live = await running();
    const position = await world.countMany(350, 7);
    await live.readModels.whenProjected('tally', position, PATIENCE);
    let transactions = 0;
    const { subscriptions } = await world.process({ projections: [tally()] }, ({ postgres }) => ({
      postgres: withTransactions(postgres, async (run) => {
        transactions += 1;
        const result = await run();
        if (transactions === 3) await world.terminate('lekwacht rebuild tally');
        return result;
      }),
    }));
    await expect(subscriptions.rebuild('tally')).rejects.toThrow('the old rows are still read');
    expect(await live.readModels.activeGeneration('tally')).toBe(1);
    expect(await world.totals(1)).toEqual(expectedTotals([350], 7));
    expect(await world.totals(2)).not.toEqual({});

    await subscriptions.rebuild('tally');
    expect(await live.readModels.activeGeneration('tally')).toBe(3);
    expect(await world.totals(3)).toEqual(expectedTotals([350], 7));
    expect([await world.rows(1), await world.rows(2)]).toEqual([[], []]);
  });

  it('of what is no projection is refused', async () => {
    const { subscriptions } = await world.process({ projections: [tally()] });
    await expect(subscriptions.rebuild('tallies')).rejects.toThrow('no projection is called tallies');
  });

  /** The application, with rows up to the end of the log. */
  async function running(): Promise<TestProcess> {
    const process = await world.process({ projections: [tally()] });
    process.subscriptions.start();
    await eventually(
      async () => (await process.subscriptions.status()).projections[0]?.state,
      (state) => state === 'live',
    );
    return process;
  }
});
