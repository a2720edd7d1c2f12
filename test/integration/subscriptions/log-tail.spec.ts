import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { START, type EventStore, type Position } from '../../../src/platform/event-store/event-store.port.js';
import { LogTail } from '../../../src/platform/subscriptions/log-tail.js';
import type { SubscriptionPorts } from '../../../src/platform/subscriptions/settings.js';
import { Gate, replacing } from './faults.js';
import { eventually, World } from './world.js';

interface Reader {
  readonly seen: readonly string[];
  readonly stop: () => Promise<void>;
}

describe('the end of the log, read once for all who stand there', () => {
  let world: World;
  let ports: SubscriptionPorts;
  let readings = 0;
  let decoded = 0;
  const readers: Reader[] = [];

  beforeEach(async () => {
    world = await World.open();
    readings = decoded = 0;
    await world.process({}, (given) => {
      ports = { ...given, store: counting(given.store), codec: countingCodec(given.codec) };
      return {};
    });
  });
  afterEach(async () => {
    await Promise.all(readers.splice(0).map(({ stop }) => stop()));
    await world.close();
  });

  const counting = (store: EventStore): EventStore =>
    replacing(store, {
      async *subscribeToAll(from, options) {
        for await (const batch of store.subscribeToAll(from, options)) {
          readings += batch.events.length;
          yield batch;
        }
      },
    });
  const countingCodec = (codec: SubscriptionPorts['codec']): SubscriptionPorts['codec'] =>
    replacing(codec, {
      decode: (stored) => {
        decoded += stored.length;
        return codec.decode(stored);
      },
    });

  /** Follows, and notes what it is given; each batch waits for `pace`. */
  function reading(
    tail: LogTail,
    from: Position,
    {
      pace = () => Promise.resolve(),
      ...interest
    }: {
      pace?: () => Promise<void>;
      batchSize?: number;
      streamPrefixes?: readonly string[];
      exceptTypes?: readonly string[];
      asStored?: boolean;
    } = {},
  ): Reader {
    const ending = new AbortController();
    const seen: string[] = [];
    const running = (async () => {
      const options = { batchSize: 7, ...interest, signal: ending.signal };
      for await (const batch of tail.follow(from, options)) {
        await pace();
        for (const [index, { position }] of batch.events.entries()) {
          if (batch.decoded !== undefined && batch.decoded[index]?.position !== position)
            throw new Error('an event and what it says are not the same');
          if (position > batch.checkpoint) throw new Error('a checkpoint lies before its batch');
          seen.push(position);
        }
      }
    })();
    const reader = {
      seen,
      stop: () => {
        ending.abort();
        return running;
      },
    };
    readers.push(reader);
    return reader;
  }

  const whole = async (): Promise<readonly string[]> =>
    (await ports.store.readAll(START, { maxCount: 10_000 })).events.map(({ position }) => position);

  it('gives each of five the same events in the same order, and reads and decodes them once', async () => {
    const tail = new LogTail(ports);
    const five = Array.from({ length: 5 }, () => reading(tail, START));
    await world.count('count-a', 1);
    await eventually(() => five.every(({ seen }) => seen.length === 1), Boolean);
    [readings, decoded] = [0, 0];
    for (let n = 0; n < 20; n++) await world.count('count-b', n, n + 1);
    const all = await whole();
    await eventually(() => five.every(({ seen }) => seen.length === all.length), Boolean);
    for (const { seen } of five) expect(seen).toEqual(all);
    expect([readings, decoded]).toEqual([40, 40]);
  });

  it('decodes nothing as long as nobody needs what events say, and all again once somebody does', async () => {
    const tail = new LogTail(ports);
    const follower = reading(tail, START, { asStored: true });
    await world.count('count-a', 1);
    await eventually(() => follower.seen.length === 1, Boolean);
    await world.count('count-a', 2, 3);
    await eventually(() => follower.seen.length === 3, Boolean);
    expect(decoded).toBe(0);
    const list = reading(tail, START);
    await eventually(() => list.seen.length === 3, Boolean);
    await world.count('count-a', 4, 5);
    await eventually(() => [follower, list].every(({ seen }) => seen.length === 5), Boolean);
    expect(decoded).toBe(2);
  });

  it('one that stands still holds up nobody, and reads for himself what is not kept any more', async () => {
    const tail = new LogTail(ports);
    const gate = new Gate();
    let isStill = false;
    const slow = reading(tail, START, { pace: () => (isStill ? gate.pass() : Promise.resolve()) });
    const other = reading(tail, START);
    await world.count('count-a', 1);
    await eventually(
      () => slow.seen.length + other.seen.length,
      (n) => n === 2,
    );
    isStill = true;
    // More than is kept for anybody: thirty of a quarter of a million characters.
    for (let n = 0; n < 30; n++)
      await world.append('count-b', [{ type: 'Counted', data: { amount: n, word: 'x'.repeat(250_000) } }]);
    const all = await whole();
    await eventually(
      () => other.seen.length,
      (n) => n === all.length,
    );
    expect(slow.seen.length).toBeLessThan(all.length);
    isStill = false;
    gate.open();
    await eventually(
      () => slow.seen.length,
      (n) => n === all.length,
    );
    expect(slow.seen).toEqual(all);
    expect(readings).toBeGreaterThan(all.length);
  }, 40_000);

  it('whoever comes in the middle, with whatever interest, sees what the log itself would give him', async () => {
    const tail = new LogTail(ports);
    reading(tail, START);
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(fc.constantFrom('count-a', 'count-b', 'other-c'), fc.boolean()), {
          minLength: 1,
          maxLength: 25,
        }),
        fc.nat(24),
        fc.constantFrom(['count-'], ['other-'], ['count-a', 'other-']),
        fc.boolean(),
        fc.integer({ min: 1, max: 9 }),
        async (events, start, streamPrefixes, withoutNoted, batchSize) => {
          const interest = { streamPrefixes, ...(withoutNoted && { exceptTypes: ['Noted'] }), batchSize };
          const before = await whole();
          const from = before.at(-1 - start) ?? START;
          const reader = reading(tail, from, interest);
          for (const [stream, isNoted] of events)
            await world.append(stream, [
              { type: isNoted ? 'Noted' : 'Counted', data: { amount: 1, word: 'w' } },
            ]);
          const { events: asked } = await ports.store.readAll(from, { ...interest, maxCount: 10_000 });
          const expected = asked.map(({ position }) => position);
          await eventually(
            () => reader.seen.length,
            (n) => n >= expected.length,
          );
          expect(reader.seen).toEqual(expected);
          await reader.stop();
        },
      ),
      { numRuns: 25 },
    );
  }, 60_000);

  it('says so where the log has no such place', async () => {
    const tail = new LogTail(ports);
    const nowhere = tail.follow('nowhere', { batchSize: 1, signal: new AbortController().signal });
    await expect(nowhere.next()).rejects.toThrow(RangeError);
  });

  it('reads nothing when nobody follows, and begins again with the next', async () => {
    const tail = new LogTail(ports);
    const first = reading(tail, START);
    const at = await world.count('count-a', 1);
    await eventually(
      () => first.seen.length,
      (n) => n === 1,
    );
    await first.stop();
    readings = 0;
    await world.count('count-a', 2);
    const second = reading(tail, at);
    await eventually(
      () => second.seen.length,
      (n) => n === 1,
    );
    expect(readings).toBe(1);
  });
});
