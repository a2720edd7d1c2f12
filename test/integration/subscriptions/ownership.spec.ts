import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { SubscriptionPorts } from '../../../src/platform/subscriptions/settings.js';
import { Gate, replacing, withTransactions } from './faults.js';
import { createTallyTable, tally, type Tally } from './tally.projection.js';
import { eventually, World, type TestProcess } from './world.js';

const PATIENCE = 10_000;
const SESSION = 'lekwacht projection tally';

describe('a projection in two processes', () => {
  let world: World;

  beforeEach(async () => {
    world = await World.open();
    await createTallyTable(world.postgres);
  });

  afterEach(async () => {
    await world.close();
  });

  it('is worked on by one of them, while the other stands by and reads the same', async () => {
    const [a, b] = [await world.process(by('A')), await world.process(by('B'))];
    a.subscriptions.start();
    await live(a);
    b.subscriptions.start();
    await eventually(
      () => stateOf(b),
      (state) => state === 'standby',
    );
    for (let i = 0; i < 5; i += 1) {
      const position = await world.count('count-a', 1);
      await b.readModels.whenProjected('tally', position, PATIENCE);
    }
    expect(await row()).toMatchObject({ total: 5, by: 'A' });
    expect(await b.readModels.activeGeneration('tally')).toBe(1);
  });

  it('goes over to the other within seconds when the owner dies', async () => {
    let dead = false;
    const a = await world.process(by('A'), ({ postgres }) => ({
      postgres: replacing(postgres, {
        session: async (name) => (dead ? Promise.reject(new Error('dead')) : postgres.session(name)),
      }),
    }));
    const b = await world.process(by('B'));
    a.subscriptions.start();
    await live(a);
    b.subscriptions.start();
    dead = true;
    await world.terminateOwner(SESSION);
    const position = await world.count('count-a', 1);
    await b.readModels.whenProjected('tally', position, 5_000);
    expect(await row()).toMatchObject({ by: 'B' });
  });

  it('goes over when the owner is stopped', async () => {
    const [a, b] = [await world.process(by('A')), await world.process(by('B'))];
    a.subscriptions.start();
    await live(a);
    b.subscriptions.start();
    await a.subscriptions.stop();
    const position = await world.count('count-a', 1);
    await b.readModels.whenProjected('tally', position, 5_000);
    expect(await row()).toMatchObject({ by: 'B' });
  });

  it('is not written by an owner who was frozen, lost his lock and wakes up', async () => {
    const { a, held, successor } = await frozenOwner();
    held.open();
    await eventually(
      () => stateOf(a),
      (state) => state === 'standby',
    );
    expect(await row()).toMatchObject({ total: 1, by: 'A' });
    successor.open();
    expect(await eventually(row, ({ total }) => total === 3)).toMatchObject({ by: 'B' });
  });

  it('(null control) would be written by him if the fence were the one he knew', async () => {
    const { held, successor } = await frozenOwner();
    await world.postgres.query('update subscription_checkpoints set fence = 1');
    held.open();
    expect(await eventually(row, ({ total }) => total === 3)).toMatchObject({ by: 'A' });
    successor.open();
  });

  /** A has folded one event and is frozen just before it writes the second; B has taken over, and is held too. */
  async function frozenOwner(): Promise<{ a: TestProcess; held: Gate; successor: Gate }> {
    const [held, successor] = [new Gate(), new Gate()];
    let freeze = false;
    const a = await world.process(
      by('A'),
      freezing(held, () => freeze),
    );
    const b = await world.process(
      by('B'),
      freezing(successor, () => freeze),
    );
    a.subscriptions.start();
    await a.readModels.whenProjected('tally', await world.count('count-a', 1), PATIENCE);
    freeze = true;
    await world.count('count-a', 2);
    await held.reached;
    await world.terminateOwner(SESSION);
    b.subscriptions.start();
    await successor.reached;
    const { rows } = await world.postgres.query('select fence from subscription_checkpoints');
    expect(rows).toEqual([{ fence: 2 }]);
    return { a, held, successor };
  }

  async function row(): Promise<Tally> {
    const { rows } = await world.postgres.query<{ row: Tally }>(
      `select row from tally where key = 'count-a'`,
    );
    return rows[0]!.row;
  }
});

function by(name: string): { projections: ReturnType<typeof tally>[] } {
  return { projections: [tally({ by: name })] };
}

/** Holds the process up between its last look at the signal and its transaction. */
function freezing(gate: Gate, when: () => boolean) {
  return ({ postgres }: SubscriptionPorts) => ({
    postgres: withTransactions(postgres, async (run) => {
      if (when()) await gate.pass();
      return run();
    }),
  });
}

async function stateOf({ subscriptions }: TestProcess): Promise<string | undefined> {
  return (await subscriptions.status()).projections[0]?.state;
}

async function live(process: TestProcess): Promise<void> {
  await eventually(
    () => stateOf(process),
    (state) => state === 'live',
  );
}
