import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { EventStoreUnavailable } from '../../../src/platform/event-store/event-store.port.js';
import type { ProcessManager } from '../../../src/platform/subscriptions/process-manager.js';
import type { RecordedEvent } from '../../../src/shared/recorded-event.js';
import { Gate, withTransactions } from './faults.js';
import { eventually, World, type TestProcess } from './world.js';

describe('a process manager', () => {
  let world: World;
  let handled: string[];

  beforeEach(async () => {
    world = await World.open();
    handled = [];
  });

  afterEach(async () => {
    await world.close();
  });

  it('is given every event, in the order of the log', async () => {
    await world.count('count-a', 1, 2);
    const { subscriptions } = await world.process({ processManagers: [answering()] });
    subscriptions.start();
    await world.count('count-b', 1);
    await world.count('count-a', 3);
    await handledAre(['a1', 'a2', 'b1', 'a3']);
  });

  it('is given again what it handled before its checkpoint was saved, and nothing else', async () => {
    await world.count('count-a', 1, 2);
    let broken = false;
    const process = await world.process({ processManagers: [answering()] }, ({ postgres }) => ({
      postgres: withTransactions(postgres, (run) =>
        run(async () => {
          if (broken) throw new Error('lost before the commit');
        }),
      ),
    }));
    process.subscriptions.start();
    await handledAre(['a1', 'a2']);
    await saved(process);
    broken = true;
    await world.count('count-a', 3);
    await eventually(
      () => handled.filter((event) => event === 'a3').length,
      (times) => times > 2,
    );
    broken = false;
    await saved(process);
    expect([handled.slice(0, 3), new Set(handled)]).toEqual([
      ['a1', 'a2', 'a3'],
      new Set(['a1', 'a2', 'a3']),
    ]);

    await process.subscriptions.stop();
    handled = [];
    const next = await world.process({ processManagers: [answering()] });
    next.subscriptions.start();
    await world.count('count-a', 4);
    await handledAre(['a4']);
  });

  it('tries an event that fails again in place, and parks nothing that succeeds', async () => {
    let failures = 2;
    const process = await started((event) => {
      if (event === 'a1' && failures > 0) {
        failures -= 1;
        throw new Error('busy');
      }
    });
    await world.count('count-a', 1, 2);
    await handledAre(['a1', 'a2']);
    expect((await process.subscriptions.status()).parked).toEqual([]);
  });

  it('parks a stream whose event keeps failing: others go on, its later events wait in order', async () => {
    let poisonous = true;
    const process = await started((event) => {
      if (poisonous && event === 'a2') throw new RangeError('Mrs. De Vries');
    });
    await world.count('count-a', 1, 2, 3);
    await world.count('count-b', 1);
    await world.count('count-a', 4);
    await handledAre(['a1', 'b1']);
    const { parked } = await eventually(
      () => process.subscriptions.status(),
      ({ parked: seen }) => seen[0]?.waiting === 3 && seen[0].attempts > 4,
    );
    expect(parked).toEqual([
      expect.objectContaining({
        processManager: 'answering',
        stream: 'count-a',
        revision: 1,
        eventType: 'Counted',
        errorClass: 'RangeError',
      }),
    ]);
    expect(JSON.stringify(parked)).not.toContain('Vries');
    expect((await process.subscriptions.status()).processManagers[0]).toMatchObject({ state: 'live' });

    poisonous = false;
    await handledAre(['a1', 'b1', 'a2', 'a3', 'a4']);
    await eventually(
      () => process.subscriptions.status(),
      ({ parked: seen }) => seen.length === 0,
    );
    await world.count('count-a', 5);
    await handledAre(['a1', 'b1', 'a2', 'a3', 'a4', 'a5']);
  });

  it('remembers over a restart which streams are parked', async () => {
    const first = await started((event) => {
      if (event === 'a1') throw new Error('not now');
    });
    await world.count('count-a', 1);
    await eventually(
      () => first.subscriptions.status(),
      ({ parked }) => parked.length === 1,
    );
    await first.subscriptions.stop();
    await world.count('count-a', 2);
    await world.count('count-b', 1);
    await world.postgres.query(`update parked_events set next_try_at = now() + interval '1 hour'`);
    const second = await started();
    await handledAre(['b1']);
    await eventually(
      () => second.subscriptions.status(),
      ({ parked }) => parked[0]?.waiting === 2,
    );
    await world.postgres.query('update parked_events set next_try_at = now()');
    await handledAre(['b1', 'a1', 'a2']);
  });

  it('parks nothing while the event store is unavailable: it stands still and goes on later', async () => {
    let unavailable = true;
    const process = await started(() => {
      if (unavailable) throw new EventStoreUnavailable('not-written', 'busy');
    });
    await world.count('count-a', 1);
    const position = await world.count('count-b', 1);
    const { processManagers, parked } = await eventually(
      () => process.subscriptions.status(),
      (status) => status.processManagers[0]?.failure !== undefined,
    );
    expect(processManagers[0]?.failure).toMatchObject({
      errorClass: 'EventStoreUnavailable',
      eventType: 'Counted',
    });
    expect(parked).toEqual([]);
    unavailable = false;
    await handledAre(['a1', 'b1']);
    const status = await eventually(
      async () => (await process.subscriptions.status()).processManagers[0],
      (seen) => seen?.position === position,
    );
    expect(status).toEqual({ name: 'answering', state: 'live', position, generation: 1 });
  });

  it('parks the stream of an event that hangs', async () => {
    const process = await world.process(
      {
        processManagers: [
          answering((event) => (event === 'a1' ? new Promise(() => undefined) : Promise.resolve())),
        ],
      },
      undefined,
      { handleTimeout: 30 },
    );
    process.subscriptions.start();
    await world.count('count-a', 1);
    await world.count('count-b', 1);
    await handledAre(['b1']);
    expect((await process.subscriptions.status()).parked[0]).toMatchObject({ errorClass: 'GaveUpWaiting' });
  });

  it('parks the stream of an event it does not know, and not those of its batch', async () => {
    await world.count('count-a', 1);
    await world.append('count-b', [{ type: 'FromTheFuture', data: {} }]);
    await world.count('count-c', 1);
    const process = await started();
    await handledAre(['a1', 'c1']);
    expect((await process.subscriptions.status()).parked[0]).toMatchObject({
      stream: 'count-b',
      errorClass: 'UnknownEventType',
    });
  });

  it('runs in one process, and in another when that one ends', async () => {
    const [a, b] = [await started(), await started()];
    await world.count('count-a', 1, 2, 3);
    await handledAre(['a1', 'a2', 'a3']);
    const states = [a, b].map(
      async ({ subscriptions }) => (await subscriptions.status()).processManagers[0]?.state,
    );
    expect((await Promise.all(states)).sort()).toEqual(['live', 'standby']);
    await saved(a);
    await world.terminateOwner('lekwacht process manager answering');
    await world.count('count-b', 1);
    await handledAre(['a1', 'a2', 'a3', 'b1']);
  });

  it('handles nothing more once it is stopped, and leaves the rest to who comes next', async () => {
    const gate = new Gate();
    const hesitating = answering(async (event) => {
      if (event === 'a1') await gate.pass();
    });
    const a = await world.process({ processManagers: [hesitating] }, undefined, { stopWithin: 20 });
    await world.count('count-a', 1, 2);
    a.subscriptions.start();
    await gate.reached;
    await a.subscriptions.stop();
    gate.open();
    await eventually(
      async () => (await a.subscriptions.status()).processManagers[0]?.state,
      (state) => state === 'stopped',
    );
    expect(handled).toEqual(['a1']);
    await started();
    await handledAre(['a1', 'a1', 'a2']);
  });

  async function started(handle?: (event: string) => void): Promise<TestProcess> {
    const process = await world.process({
      processManagers: [
        answering(async (event) => {
          handle?.(event);
        }),
      ],
    });
    process.subscriptions.start();
    await eventually(
      async () => (await process.subscriptions.status()).processManagers[0]?.state,
      (state) => state !== 'stopped',
    );
    return process;
  }

  /** Notes what it handled as stream and place, `a1`: the first of `count-a`. */
  function answering(handle: (event: string) => Promise<void> = async () => undefined): ProcessManager {
    return {
      name: 'answering',
      streamPrefixes: ['count-'],
      eventTypes: ['Counted'],
      handle: async ({ stream, revision }: RecordedEvent) => {
        const event = `${stream.slice('count-'.length)}${revision + 1}`;
        await handle(event);
        handled.push(event);
      },
    };
  }

  async function handledAre(events: readonly string[]): Promise<void> {
    await eventually(
      () => handled,
      (seen) => seen.length >= events.length,
    );
    expect(handled).toEqual(events);
  }

  async function saved({ store, subscriptions }: TestProcess): Promise<void> {
    await eventually(
      async () => [
        await store.head(),
        await savedPosition(),
        (await subscriptions.status()).processManagers[0],
      ],
      ([head, position]) => head === position,
    );
  }

  async function savedPosition(): Promise<string> {
    const { rows } = await world.postgres.query<{ position: string }>(
      'select position from subscription_checkpoints',
    );
    return rows[0]?.position ?? '';
  }
});
