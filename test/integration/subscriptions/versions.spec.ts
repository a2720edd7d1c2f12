import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { ReadModelNotReady } from '../../../src/platform/subscriptions/read-model.js';
import type { SubscriptionPorts } from '../../../src/platform/subscriptions/settings.js';
import { Gate, withTransactions } from './faults.js';
import { createTallyTable, tally } from './tally.projection.js';
import { eventually, expectedTotals, World, type TestProcess } from './world.js';

const PATIENCE = 10_000;

describe('a new version of a projection', () => {
  let world: World;

  beforeEach(async () => {
    world = await World.open();
    await createTallyTable(world.postgres);
  });

  afterEach(async () => {
    await world.close();
  });

  it('is not read until it is caught up, while the log takes events and the old version reads its rows', async () => {
    const old = await oldVersionRunning(200);
    const gate = new Gate();
    const fresh = await world.process({ projections: [tally({ version: 2 })] }, pausingAt(4, gate));
    fresh.subscriptions.start();
    await gate.reached;

    const refusal = await fresh.readModels.activeGeneration('tally').catch((error: unknown) => error);
    expect(refusal).toBeInstanceOf(ReadModelNotReady);
    const { projection, progress } = refusal as ReadModelNotReady;
    expect({ projection, share: progress.share }).toEqual({ projection: 'tally', share: 0.5 });
    expect((await fresh.readModels.lag())[0]).toMatchObject({ name: 'tally', caughtUp: false });
    const position = await world.countMany(7, 7);
    await old.readModels.whenProjected('tally', position, PATIENCE);
    expect(await old.readModels.activeGeneration('tally')).toBe(1);

    gate.open();
    await fresh.readModels.whenProjected('tally', position, PATIENCE);
    expect(await fresh.readModels.activeGeneration('tally')).toBe(2);
    expect(await world.totals(2)).toEqual(doubled(expectedTotals([200, 7], 7)));
    await eventually(
      () => world.rows(1),
      (rows) => rows.length === 0,
    );
  });

  it('is neither written nor read by a process of the old one', async () => {
    const old = await oldVersionRunning(20);
    const fresh = await world.process({ projections: [tally({ version: 2 })] });
    fresh.subscriptions.start();
    await eventually(
      () => fresh.readModels.activeGeneration('tally').catch(() => 0),
      (generation) => generation === 2,
    );
    await fresh.subscriptions.stop();
    await world.countMany(7, 7);
    await eventually(
      () => stateOf(old),
      (state) => state === 'superseded',
    );
    expect(await world.totals(2)).toEqual(doubled(expectedTotals([20], 7)));
    await expect(old.readModels.activeGeneration('tally')).rejects.toBeInstanceOf(ReadModelNotReady);

    const again = await world.process({ projections: [tally()] });
    again.subscriptions.start();
    await eventually(
      () => stateOf(again),
      (state) => state === 'superseded',
    );
  });

  it('can be taken back by a rebuild with the old code', async () => {
    const fresh = await world.process({ projections: [tally({ version: 2 })] });
    fresh.subscriptions.start();
    await fresh.readModels.whenProjected('tally', await world.countMany(20, 7), PATIENCE);
    await fresh.subscriptions.stop();
    const old = await world.process({ projections: [tally()] });
    await old.subscriptions.rebuild('tally');
    expect(await world.totals(await old.readModels.activeGeneration('tally'))).toEqual(
      expectedTotals([20], 7),
    );
  });

  it('is built on from where it was when the process that built it ended', async () => {
    await oldVersionRunning(400);
    let seen = 0;
    const second = tally({ version: 2, before: () => (seen += 1) });
    const gate = new Gate();
    const first = await world.process({ projections: [second] }, pausingAt(5, gate), { stopWithin: 50 });
    first.subscriptions.start();
    await gate.reached;
    await first.subscriptions.stop();
    gate.open();
    const next = await world.process({ projections: [second] });
    next.subscriptions.start();
    await eventually(
      () => next.readModels.activeGeneration('tally').catch(() => 0),
      (generation) => generation === 2,
    );
    expect(seen).toBeLessThan(600);
    expect(await world.totals(2)).toEqual(doubled(expectedTotals([400], 7)));
  });

  async function oldVersionRunning(events: number): Promise<TestProcess> {
    const process = await world.process({ projections: [tally()] });
    process.subscriptions.start();
    await process.readModels.whenProjected('tally', await world.countMany(events, 7), PATIENCE);
    return process;
  }
});

describe('the first start', () => {
  let world: World;

  beforeEach(async () => {
    world = await World.open();
    await createTallyTable(world.postgres);
  });

  afterEach(async () => {
    await world.close();
  });

  it('on an empty log has rows to read at once', async () => {
    const { subscriptions, readModels } = await world.process({ projections: [tally()] });
    await expect(readModels.activeGeneration('tally')).rejects.toBeInstanceOf(ReadModelNotReady);
    subscriptions.start();
    await eventually(
      () => readModels.activeGeneration('tally').catch(() => 0),
      (generation) => generation === 1,
    );
    expect(await readModels.lag()).toEqual([{ name: 'tally', position: '', head: '', caughtUp: true }]);
  });

  it('on a log that has events is not read before they are folded', async () => {
    await world.countMany(200, 7);
    const gate = new Gate();
    const { subscriptions, readModels } = await world.process({ projections: [tally()] }, pausingAt(3, gate));
    subscriptions.start();
    await gate.reached;
    await expect(readModels.activeGeneration('tally')).rejects.toMatchObject({ progress: { share: 0.25 } });
    gate.open();
    await eventually(
      () => readModels.activeGeneration('tally').catch(() => 0),
      (generation) => generation === 1,
    );
    expect(await world.totals(1)).toEqual(expectedTotals([200], 7));
  });

  it('of two processes at once builds one generation', async () => {
    await world.countMany(200, 7);
    const processes = [
      await world.process({ projections: [tally()] }),
      await world.process({ projections: [tally()] }),
    ];
    for (const { subscriptions } of processes) subscriptions.start();
    const position = await world.countMany(7, 7);
    for (const { readModels } of processes) await readModels.whenProjected('tally', position, PATIENCE);
    const { rows } = await world.postgres.query('select distinct generation from subscription_checkpoints');
    expect(rows).toEqual([{ generation: 1 }]);
  });
});

/** The first transaction begins the generation, each later one folds fifty events. */
function pausingAt(transaction: number, gate: Gate) {
  let transactions = 0;
  return ({ postgres }: SubscriptionPorts) => ({
    postgres: withTransactions(postgres, async (run) => {
      transactions += 1;
      if (transactions === transaction) await gate.pass();
      return run();
    }),
  });
}

async function stateOf({ subscriptions }: TestProcess): Promise<string | undefined> {
  return (await subscriptions.status()).projections[0]?.state;
}

function doubled(totals: Record<string, number>): Record<string, number> {
  return Object.fromEntries(Object.entries(totals).map(([key, total]) => [key, total * 2]));
}
