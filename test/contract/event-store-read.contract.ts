import { randomUUID } from 'node:crypto';
import { expect, it } from '@jest/globals';
import { NO_STREAM, START, type EventStore } from '../../src/platform/event-store/event-store.port.js';
import type { Contract } from './event-store.contract.js';
import { aBreach, anEvent, ids, Reader, wholeLog } from './event-store.harness.js';

export function readContract({ log }: Contract): void {
  it('an empty log has no head, no events and nothing to catch up with', async () => {
    const { store } = log();
    expect(await store.head()).toBe(START);
    expect(await store.readAll(START)).toEqual({ events: [], checkpoint: START, caughtUp: true });
    const reader = new Reader(store, START);
    await reader.untilCaughtUp();
    expect(reader.batches).toEqual([{ events: [], checkpoint: START, caughtUp: true }]);
    await reader.stop();
  });

  it('a stream that does not exist is empty', async () => {
    expect(await log().store.readStream(aBreach())).toEqual([]);
  });

  it('a stream is read from a revision on, and no further than asked', async () => {
    const { store } = log();
    const stream = aBreach();
    const events = Array.from({ length: 5 }, () => anEvent());
    await store.append(stream, NO_STREAM, events);
    await store.append(`${stream}-other`, NO_STREAM, [anEvent()]);
    expect(ids(await store.readStream(stream))).toEqual(ids(events));
    expect(ids(await store.readStream(stream, { fromRevision: 3 }))).toEqual(ids(events.slice(3)));
    expect(ids(await store.readStream(stream, { fromRevision: 1, maxCount: 2 }))).toEqual(
      ids(events.slice(1, 3)),
    );
    expect(await store.readStream(stream, { fromRevision: 5 })).toEqual([]);
  });

  it('streams are read together, each in its order, as many events as are asked for and none of other types', async () => {
    const { store } = log();
    const streams = [aBreach(), aBreach(), aBreach()];
    const noted = { ...anEvent(), type: 'Noted' };
    const all = streams.map(() =>
      [anEvent(), anEvent(), noted, anEvent()].map((one) => ({ ...one, id: randomUUID() })),
    );
    for (const [at, stream] of streams.entries()) await store.append(stream, NO_STREAM, all[at]!);
    await store.append(aBreach(), NO_STREAM, [anEvent()]);
    const read = await store.readStreams(streams);
    expect(read).toHaveLength(12);
    for (const [at, stream] of streams.entries())
      expect(ids(read.filter((one) => one.stream === stream))).toEqual(ids(all[at]!));
    expect(read.map(({ stream }) => stream)).toEqual(
      [...new Set(read.map(({ stream }) => stream))].flatMap((stream) => Array<string>(4).fill(stream)),
    );
    const { events: some, isCut } = await store.readSomeOf(streams, { exceptTypes: ['Noted'], maxCount: 5 });
    expect(isCut).toBe(true);
    expect(some.map(({ stream, revision }) => [stream === some[0]?.stream, revision])).toEqual([
      [true, 0],
      [true, 1],
      [true, 3],
      [false, 0],
      [false, 1],
    ]);
    const rest = { exceptTypes: ['Noted'], maxCount: 1, fromRevision: 2 };
    expect(ids((await store.readSomeOf([streams[1]!], rest)).events)).toEqual(ids([all[1]![3]!]));
    const whole = await store.readSomeOf(streams, { maxCount: 13 });
    expect([whole.events.length, whole.isCut]).toEqual([12, false]);
    expect(await store.readStreams([aBreach()])).toEqual([]);
  });

  it('the log is read in pages, from the start or from the middle, and the head is its last event', async () => {
    const { store } = log();
    const events = Array.from({ length: 7 }, () => anEvent());
    for (const event of events) await store.append(aBreach(), NO_STREAM, [event]);
    const first = await store.readAll(START, { maxCount: 3 });
    const rest = await store.readAll(first.checkpoint, { maxCount: 10 });
    expect(ids([...first.events, ...rest.events])).toEqual(ids(events));
    expect(first.checkpoint).toBe(first.events[2]?.position);
    expect([first.caughtUp, rest.caughtUp]).toEqual([false, true]);
    expect(rest.checkpoint).toBe(await store.head());
    expect(await store.readAll(rest.checkpoint)).toEqual({
      events: [],
      checkpoint: rest.checkpoint,
      caughtUp: true,
    });
  });

  it('the log is read from its end, as far as somebody asks', async () => {
    const { store } = log();
    const read = async (count: number): Promise<readonly string[]> => {
      const found: string[] = [];
      if (count > 0) for await (const { id } of store.newestFirst()) if (found.push(id) === count) break;
      return found;
    };
    expect(await read(1)).toEqual([]);
    const events = Array.from({ length: 120 }, () => anEvent());
    await store.append(aBreach(), NO_STREAM, events.slice(0, 70));
    await store.append(aBreach(), NO_STREAM, events.slice(70));
    const reversed = ids(events).toReversed();
    expect(await read(3)).toEqual(reversed.slice(0, 3));
    expect(await read(1_000)).toEqual(reversed);
  });

  it('a subscription gives what was there, then what comes, in log order', async () => {
    const { store } = log();
    const before = Array.from({ length: 10 }, () => anEvent());
    for (const event of before) await store.append(aBreach(), NO_STREAM, [event]);
    const fromStart = new Reader(store, START, { batchSize: 4 });
    const fromMiddle = new Reader(store, (await store.readAll(START, { maxCount: 6 })).checkpoint);
    await Promise.all([fromStart.untilCaughtUp(), fromMiddle.untilCaughtUp()]);
    const after = [anEvent(), anEvent()];
    await store.append(aBreach(), NO_STREAM, after);
    await fromStart.until(() => fromStart.seen.length === 12);
    await fromMiddle.until(() => fromMiddle.seen.length === 6);
    expect(ids(fromStart.seen)).toEqual(ids([...before, ...after]));
    expect(ids(fromMiddle.seen)).toEqual(ids([...before.slice(6), ...after]));
    expect(fromStart.batches.every(({ events }) => events.length <= 4)).toBe(true);
    await Promise.all([fromStart.stop(), fromMiddle.stop()]);
  });

  it('while others write, no reader is ever given a smaller position later', async () => {
    const { store } = log();
    const other = await log().reopen();
    const reader = new Reader(await log().reopen(), START, { batchSize: 7 });
    const writing = [store, other].flatMap((writer) =>
      Array.from({ length: 8 }, async () => {
        for (let count = 0; count < 10; count++)
          await writer.append(aBreach(), NO_STREAM, [anEvent(), anEvent()]);
      }),
    );
    await reader.until(() => reader.seen.length === 320);
    await Promise.all(writing);
    const positions = reader.seen.map(({ position }) => position);
    expect(positions).toEqual([...positions].sort());
    expect(new Set(positions).size).toBe(320);
    expect(
      reader.batches.every(({ events, checkpoint }) => (events.at(-1)?.position ?? '') <= checkpoint),
    ).toBe(true);
    expect(reader.seen).toEqual(await wholeLog(store));
    await reader.stop();
  });

  it('a filter by prefix finds every stream of that name and no other, and the checkpoint passes the rest', async () => {
    const { store } = log();
    const [percent, breach, organisation] = ['breach%-1', 'breach-1', 'organisation-kadera'];
    for (const stream of [percent, breach, organisation, 'Breach-1', 'xbreach-1'])
      await store.append(stream, NO_STREAM, [anEvent()]);
    const names = async (prefixes: string[]): Promise<string[]> =>
      (await wholeLog(store, prefixes)).map(({ stream }) => stream);
    expect(await names(['breach-'])).toEqual([breach]);
    expect(await names(['breach%'])).toEqual([percent]);
    expect(await names(['breach-', 'organisation-'])).toEqual([breach, organisation]);
    expect(await names(['nothing-'])).toEqual([]);
    const { checkpoint } = await store.readAll(START, { streamPrefixes: ['nothing-'] });
    expect(checkpoint).toBe(await store.head());
  });

  it('a filter by type leaves out every event of these and no other, and the checkpoint passes them', async () => {
    const { store } = log();
    const ofType = (type: string) => ({ ...anEvent(), type });
    const [rare, common, near] = [ofType('Rare'), ofType('Common'), ofType('CommonToo')];
    await store.append(aBreach(), NO_STREAM, [common, rare, near]);
    const without = async (...exceptTypes: string[]): Promise<string[]> =>
      ids((await store.readAll(START, { exceptTypes })).events);
    expect(await without('Common')).toEqual([rare.id, near.id]);
    expect(await without('Common', 'CommonToo')).toEqual([rare.id]);
    expect(await without()).toEqual([common.id, rare.id, near.id]);
    const both = { streamPrefixes: ['organisation-'], exceptTypes: ['Common'] };
    expect((await store.readAll(START, both)).events).toEqual([]);
    const all = { exceptTypes: ['Common', 'CommonToo', 'Rare'] };
    const { events, checkpoint, caughtUp } = await store.readAll(START, all);
    expect([events, checkpoint, caughtUp]).toEqual([[], await store.head(), true]);
    const reader = new Reader(store, START, { exceptTypes: ['Common', 'CommonToo'] });
    await reader.until(() => reader.seen.length === 1);
    const late = ofType('Rare');
    await store.append(aBreach(), NO_STREAM, [ofType('Common'), late]);
    await reader.until(() => reader.seen.length === 2);
    expect(ids(reader.seen)).toEqual([rare.id, late.id]);
    await reader.stop();
  });

  it('a subscription to a sparse log moves its checkpoint on, and misses none of the few events', async () => {
    const { store } = log();
    const [early, late] = [anEvent(), anEvent()];
    const crowd = async (thousands: number): Promise<void> => {
      for (let count = 0; count < thousands; count++)
        await store.append(
          aBreach(),
          NO_STREAM,
          Array.from({ length: 1_000 }, () => anEvent('{}')),
        );
    };
    await crowd(12);
    await store.append('organisation-kadera', NO_STREAM, [early]);
    await crowd(1);
    const reader = new Reader(store, START, { streamPrefixes: ['organisation-'], batchSize: 10 });
    await reader.untilCaughtUp();
    expect([reader.checkpoint, ids(reader.seen)]).toEqual([await store.head(), [early.id]]);
    await store.append('organisation-kadera', 0, [late]);
    await reader.until(() => reader.seen.length > 1);
    expect(ids(reader.seen)).toEqual([early.id, late.id]);
    await reader.stop();
  }, 60_000);

  it('a reader that restarts at its checkpoint misses nothing and gets nothing twice', async () => {
    const events = Array.from({ length: 20 }, () => anEvent());
    for (const event of events.slice(0, 15)) await log().store.append(aBreach(), NO_STREAM, [event]);
    const before = new Reader(log().store, START, { batchSize: 4 });
    await before.until(() => before.batches.length === 2);
    await before.stop();
    await log().store.close();
    const store = await log().reopen();
    for (const event of events.slice(15)) await store.append(aBreach(), NO_STREAM, [event]);
    const after = new Reader(store, before.checkpoint);
    await after.until(() => after.seen.length === 12);
    expect(ids([...before.seen, ...after.seen])).toEqual(ids(events));
    await after.stop();
  });

  it('a subscription ends at its signal, at once, without a throw', async () => {
    const { store } = log();
    const reader = new Reader(store, START);
    await reader.untilCaughtUp();
    const waiting = reader.next();
    await atRest(store);
    const started = performance.now();
    reader.abort();
    expect(await waiting).toBe(true);
    expect(performance.now() - started).toBeLessThan(500);
    const never = new Reader(store, START);
    expect(await never.stop()).toBe(true);
  });

  it('closing the store ends its subscriptions', async () => {
    const { store } = log();
    const readers = [new Reader(store, START), new Reader(store, START)];
    await Promise.all(readers.map((reader) => reader.untilCaughtUp()));
    const waiting = readers.map((reader) => reader.next());
    await atRest(store);
    const started = performance.now();
    await store.close();
    expect(await Promise.all(waiting)).toEqual([true, true]);
    expect(performance.now() - started).toBeLessThan(500);
  });
}

/** Round trips enough for a subscription with nothing to read to have come to wait. */
async function atRest(store: EventStore): Promise<void> {
  for (let count = 0; count < 20; count++) await store.head();
}
