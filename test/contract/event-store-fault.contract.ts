import { expect } from '@jest/globals';
import {
  AppendRejected,
  EventStoreUnavailable,
  NO_STREAM,
  START,
  type EventStore,
} from '../../src/platform/event-store/event-store.port.js';
import type { Contract } from './event-store.contract.js';
import { aBreach, anEvent, ids, Reader, wholeLog } from './event-store.harness.js';

/** The harness gives stores time-outs of about a second, and some wait for several; nobody may wait much longer. */
const BOUND_MS = 12_000;

export function faultContract({ log, withFault }: Contract): void {
  withFault(
    'beginAppend',
    'a slow transaction that began before a fast one is never overtaken',
    async (begin) => {
      const { store } = log();
      const [first, slow, fast] = [anEvent(), anEvent(), anEvent()];
      await store.append(aBreach(), NO_STREAM, [first]);
      const reader = new Reader(store, START);
      await reader.untilCaughtUp();
      const reading = reader.until(() => reader.seen.length === 3);
      const transaction = await begin(aBreach(), [slow]);
      const overtaking = store.append(aBreach(), NO_STREAM, [fast]);
      // Round trips enough for the fast one to arrive, and to be seen if it could overtake.
      for (let count = 0; count < 20; count++) await store.head();
      await transaction.commit();
      await Promise.all([overtaking, reading]);
      expect(ids(reader.seen).sort()).toEqual(ids([first, slow, fast]).sort());
      expect(reader.seen).toEqual(await wholeLog(store));
      await reader.stop();
    },
  );

  withFault(
    'beginAppend',
    'a batch that is rolled back was never there, and its place is free',
    async (begin) => {
      const { store } = log();
      const stream = aBreach();
      const kept = anEvent();
      const reader = new Reader(store, START);
      await reader.untilCaughtUp();
      await (await begin(stream, [anEvent(), anEvent()])).rollback();
      expect(await store.append(stream, NO_STREAM, [kept])).toMatchObject({ revision: 0 });
      await reader.until(() => reader.seen.length > 0);
      expect(ids(reader.seen)).toEqual([kept.id]);
      expect(ids(await wholeLog(store))).toEqual([kept.id]);
      await reader.stop();
    },
  );

  withFault(
    'beginAppend',
    'a frozen writer costs the others a bounded wait, and afterwards all is well',
    async (begin) => {
      const { store } = log();
      const frozen = await begin(aBreach(), [anEvent()]);
      const refused = Array.from({ length: 5 }, () => [aBreach(), anEvent()] as const);
      const started = performance.now();
      const errors = await Promise.all(
        refused.map(([stream, event]) => failure(store.append(stream, NO_STREAM, [event]))),
      );
      expect(performance.now() - started).toBeLessThan(BOUND_MS);
      for (const error of errors)
        expect(error).toMatchObject({ name: 'EventStoreUnavailable', outcome: 'not-written' });
      expect(await store.readAll(START)).toMatchObject({ events: [], caughtUp: true });
      await frozen.rollback();
      for (const [stream, event] of refused)
        expect(await store.append(stream, NO_STREAM, [event])).toMatchObject({
          revision: 0,
          repeated: false,
        });
    },
  );

  withFault('beginUnrelated', 'an unrelated open transaction stalls nobody', async (begin) => {
    const { store } = log();
    const reader = new Reader(store, START);
    const transaction = await begin();
    await store.append(aBreach(), NO_STREAM, [anEvent()]);
    await reader.until(() => reader.seen.length === 1);
    await transaction.rollback();
    await reader.stop();
  });

  for (const [when, sentence] of [
    ['before', 'a connection that is lost before the server heard of an append costs nothing'],
    ['after', 'a connection that is lost after the commit doubles nothing'],
    ['silent', 'a connection that falls silent after the commit is not waited for, and doubles nothing'],
  ] as const)
    withFault('cutNextAppend', sentence, async (cutNext) => {
      const { store } = log();
      await store.append(aBreach(), NO_STREAM, [anEvent()]);
      // Whoever reads the log has a connection too: it must not keep the broken one in use.
      await store.head();
      const appends = Array.from({ length: 6 }, () => [aBreach(), [anEvent(), anEvent()]] as const);
      const cut = cutNext(when);
      const answers = await Promise.all(
        appends.map(([stream, events]) => store.append(stream, NO_STREAM, events)),
      );
      expect(cut.happened).toBe(true);
      expect(answers.map(({ revision, repeated }) => [revision, repeated])).toEqual(
        appends.map(() => [1, when !== 'before']),
      );
      expect(await wholeLog(store)).toHaveLength(13);
      for (const [stream, events] of appends)
        expect(ids(await store.readStream(stream))).toEqual(ids(events));
    });

  withFault(
    'setUnreachable',
    'an append that may have been written says so, and is safe to repeat',
    async (setUnreachable) => {
      const { store } = log();
      const stream = aBreach();
      const events = [anEvent()];
      await store.append(stream, NO_STREAM, [anEvent()]);
      const started = performance.now();
      const inFlight = failure(store.append(stream, 0, events));
      await new Promise(setImmediate);
      await new Promise(setImmediate);
      setUnreachable(true);
      const later = failure(store.append(aBreach(), NO_STREAM, [anEvent()]));
      expect(await inFlight).toMatchObject({ name: 'EventStoreUnavailable', outcome: 'unknown' });
      // Whether this one left the process depends on whether appends travel side by side.
      expect(await later).toBeInstanceOf(EventStoreUnavailable);
      expect(performance.now() - started).toBeLessThan(BOUND_MS);
      setUnreachable(false);
      expect(await eventually(() => store.append(stream, 0, events))).toMatchObject({ revision: 1 });
      expect(await store.readStream(stream)).toHaveLength(2);
    },
  );

  withFault('dropConnections', 'a subscription outlives its connections and loses nothing', async (drop) => {
    const { store } = log();
    const reader = new Reader(store, START);
    await reader.untilCaughtUp();
    const events = Array.from({ length: 30 }, () => anEvent());
    for (const [index, event] of events.entries()) {
      if (index % 10 === 5) drop();
      await eventually(() => store.append(`breach-${event.id}`, NO_STREAM, [event]));
    }
    await reader.until(() => reader.seen.length === events.length);
    expect(ids(reader.seen)).toEqual(ids(events));
    drop();
    const last = anEvent();
    await eventually(() => store.append(aBreach(), NO_STREAM, [last]));
    await reader.until(() => reader.seen.length === 31);
    expect(reader.seen.at(-1)?.id).toBe(last.id);
    expect(await reader.stop()).toBe(true);
  });

  withFault(
    'setUnreachable',
    'a subscription waits for a server that is away, and ends at its signal all the same',
    async (setUnreachable) => {
      const { store } = log();
      const reader = new Reader(store, START);
      await reader.untilCaughtUp();
      setUnreachable(true);
      const waiting = reader.next();
      const event = anEvent();
      await failure(store.append(aBreach(), NO_STREAM, [event]));
      setUnreachable(false);
      await eventually(() => store.append(aBreach(), NO_STREAM, [event]));
      expect(await waiting).toBe(false);
      await reader.until(() => reader.seen.length > 0);
      expect(ids(reader.seen)).toEqual([event.id]);
      setUnreachable(true);
      expect(await reader.stop()).toBe(true);
      setUnreachable(false);
    },
  );

  withFault('refusedByDatabase', 'one bad append among good ones fails only its caller', async (refused) => {
    const { store } = log();
    const bad = await refused();
    const before = (await wholeLog(store)).length;
    const good = Array.from({ length: 20 }, () => [aBreach(), anEvent()] as const);
    const answers = good.map(([stream, event]) => store.append(stream, NO_STREAM, [event]));
    const rejection = failure(store.append(aBreach(), NO_STREAM, [anEvent(), bad]));
    answers.push(...good.map(([stream]) => store.append(stream, 0, [anEvent()])));
    expect(await rejection).toBeInstanceOf(AppendRejected);
    for (const answer of answers) await expect(answer).resolves.toMatchObject({ repeated: false });
    expect(await wholeLog(store)).toHaveLength(before + 40);
  });

  withFault('setUnreachable', 'closing answers all, also when the server is away', async (setUnreachable) => {
    const { store } = log();
    await store.append(aBreach(), NO_STREAM, [anEvent()]);
    setUnreachable(true);
    const appends = Array.from({ length: 50 }, () =>
      failure(store.append(aBreach(), NO_STREAM, [anEvent()])),
    );
    const started = performance.now();
    await store.close();
    for (const error of await Promise.all(appends)) expect(error).toBeInstanceOf(EventStoreUnavailable);
    expect(performance.now() - started).toBeLessThan(BOUND_MS);
    setUnreachable(false);
  });
}

async function failure(work: Promise<unknown>): Promise<unknown> {
  return work.then(
    () => {
      throw new Error('it succeeded');
    },
    (error: unknown) => error,
  );
}

/** As the holder of an idempotency key does: the same again until it is answered. */
async function eventually(append: () => ReturnType<EventStore['append']>): ReturnType<EventStore['append']> {
  for (;;) {
    try {
      return await append();
    } catch (error) {
      if (!(error instanceof EventStoreUnavailable)) throw error;
    }
  }
}
