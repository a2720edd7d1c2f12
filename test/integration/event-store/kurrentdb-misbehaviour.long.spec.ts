import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { NO_STREAM, START } from '../../../src/platform/event-store/event-store.port.js';
import { aBreach, anEvent, ids, Reader, wholeLog } from '../../contract/event-store.harness.js';
import type { ProposedEvent } from '../../support/kurrentdb/memory-log.js';
import { KurrentDbLog } from './kurrentdb.harness.js';

let log: KurrentDbLog;
beforeEach(async () => {
  log = await KurrentDbLog.open();
});
afterEach(() => log.dispose());

describe('an append', () => {
  it.each(['not-leader', 'no-leader', 'unavailable', 'unheard', 'deadline'] as const)(
    'that the server did not write (%s) is tried again',
    async (fault) => {
      log.server.misbehaviour.nextAppends = [fault, fault];
      const event = anEvent();
      expect(await log.store.append(aBreach(), NO_STREAM, [event])).toMatchObject({ repeated: false });
      expect(log.server.misbehaviour.nextAppends).toEqual([]);
      expect(ids(await wholeLog(log.store))).toEqual([event.id]);
    },
  );

  it('that its caller has another place for is tried twice', async () => {
    const hurried = () => log.store.append(aBreach(), NO_STREAM, [anEvent()], { atOnce: true });
    log.server.misbehaviour.nextAppends = ['not-leader'];
    expect(await hurried()).toMatchObject({ repeated: false });
    log.server.misbehaviour.nextAppends = ['not-leader', 'no-leader', 'unavailable'];
    await expect(hurried()).rejects.toMatchObject({ name: 'EventStoreUnavailable' });
    expect(log.server.misbehaviour.nextAppends).toEqual(['unavailable']);
  });

  it.each(['broken', 'unanswered', 'late'] as const)(
    'that was written and not acknowledged (%s) is found again, and doubled never',
    async (fault) => {
      log.server.misbehaviour.nextAppends = [fault];
      const events = [anEvent(), anEvent()];
      const answer = await log.store.append(aBreach(), NO_STREAM, events);
      const stored = await wholeLog(log.store);
      expect(ids(stored)).toEqual(ids(events));
      expect(answer).toEqual({ revision: 1, position: stored[1]?.position, repeated: true });
    },
  );

  it('that is called a conflict though it was written is found by whoever looks again', async () => {
    log.server.misbehaviour.nextAppends = ['wrong-version'];
    const stream = aBreach();
    const event = anEvent();
    await expect(log.store.append(stream, NO_STREAM, [event])).rejects.toMatchObject({
      expected: NO_STREAM,
      actual: 0,
    });
    expect(await log.store.append(stream, NO_STREAM, [event])).toMatchObject({ revision: 0, repeated: true });
  });

  it('that was in doubt, and called a conflict where nothing can be read, is still in doubt', async () => {
    const event = anEvent();
    // From here on the writer knows where the log ends; and the look in between finds no stream to break off in.
    await log.store.append(aBreach(), NO_STREAM, [anEvent()]);
    log.server.misbehaviour.nextAppends = ['unheard', 'wrong-version'];
    log.server.misbehaviour.dropReadsAfter = Array.from({ length: 100 }, () => 0);
    await expect(log.store.append('breach-1', NO_STREAM, [event])).rejects.toMatchObject({
      outcome: 'unknown',
    });
    expect(log.server.misbehaviour.nextAppends).toEqual([]);
    log.server.misbehaviour.dropReadsAfter = [];
    expect(ids(await log.store.readStream('breach-1'))).toEqual([event.id]);
  });

  it('that is repeated is known by its place, also where the server does not tell it', async () => {
    log.server.misbehaviour.noPositionForRepeats = true;
    const stream = aBreach();
    const events = [anEvent(), anEvent()];
    const first = await log.store.append(stream, NO_STREAM, events);
    expect(await log.store.append(stream, NO_STREAM, events)).toEqual({ ...first, repeated: true });
    const restarted = await log.reopen();
    expect(await restarted.append(stream, NO_STREAM, events)).toEqual({ ...first, repeated: true });
  });

  it('of somebody else that is repeated here is known, whatever older stream was read in between', async () => {
    const [old, contested, event] = [aBreach(), aBreach(), anEvent()];
    const other = log.openStore();
    await log.store.append(old, NO_STREAM, [anEvent()]);
    await other.append(contested, NO_STREAM, [event]);
    await expect(log.store.append(contested, NO_STREAM, [anEvent()])).rejects.toMatchObject({ actual: 0 });
    await log.store.readStream(old);
    expect(await log.store.append(contested, NO_STREAM, [event])).toMatchObject({ repeated: true });
  });

  it('of before a restart that is repeated is known, whatever older stream was read first', async () => {
    const [old, stream, event] = [aBreach(), aBreach(), anEvent()];
    await log.store.append(old, NO_STREAM, [anEvent()]);
    await log.store.append(stream, NO_STREAM, [event]);
    const restarted = await log.reopen();
    await restarted.readStream(old);
    expect(await restarted.append(stream, NO_STREAM, [event])).toMatchObject({ repeated: true });
  });

  it('to a slow stream keeps no other waiting', async () => {
    const slow = aBreach();
    log.server.misbehaviour.slowStreams.set(slow, 1_000);
    let slowAnswered = false;
    const waiting = log.store.append(slow, NO_STREAM, [anEvent()]).then(() => (slowAnswered = true));
    await Promise.all(Array.from({ length: 50 }, () => log.store.append(aBreach(), NO_STREAM, [anEvent()])));
    expect(slowAnswered).toBe(false);
    await waiting;
  });

  it('to the streams of the server itself is refused', async () => {
    await expect(log.store.append('$settings', NO_STREAM, [anEvent()])).rejects.toThrow(
      'belong to the server',
    );
  });
});

describe('a reading', () => {
  it.each(['not-leader', 'no-leader', 'unavailable'] as const)(
    'that is refused (%s) is tried again',
    async (refusal) => {
      const event = anEvent();
      await log.store.append('breach-1', NO_STREAM, [event]);
      log.server.misbehaviour.refuseReads = [refusal, refusal];
      expect(ids(await log.store.readStream('breach-1'))).toEqual([event.id]);
      expect(log.server.misbehaviour.refuseReads).toEqual([]);
    },
  );

  it('of a stream waits for a new leader as long as an append does', async () => {
    const event = anEvent();
    await log.store.append('breach-1', NO_STREAM, [event]);
    log.server.misbehaviour.refuseReads = Array.from({ length: 5 }, () => 'no-leader');
    expect(ids(await log.store.readStream('breach-1'))).toEqual([event.id]);
  });

  it('that is not allowed is not tried again', async () => {
    log.server.misbehaviour.refuseReads = ['access-denied', 'access-denied'];
    await expect(log.store.readStream('breach-1')).rejects.toThrow('the log cannot be read');
    expect(log.server.misbehaviour.refuseReads).toEqual(['access-denied']);
  });

  it('that breaks off half-way is begun again, and nothing is missing', async () => {
    const events = Array.from({ length: 10 }, () => anEvent());
    await log.store.append('breach-1', NO_STREAM, events);
    log.server.misbehaviour.dropReadsAfter = [4];
    expect(ids(await log.store.readStream('breach-1'))).toEqual(ids(events));
    log.server.misbehaviour.dropReadsAfter = [5];
    expect(ids((await log.store.readAll(START)).events)).toEqual(ids(events));
  });

  it('that keeps breaking off fails aloud; half a stream is never given out', async () => {
    await log.store.append('breach-1', NO_STREAM, [anEvent(), anEvent()]);
    log.server.misbehaviour.dropReadsAfter = Array.from({ length: 100 }, () => 1);
    await expect(log.store.readStream('breach-1')).rejects.toThrow('the log cannot be read');
  });

  it('that is slow keeps no append waiting', async () => {
    await log.store.append(
      'breach-1',
      NO_STREAM,
      Array.from({ length: 60 }, () => anEvent()),
    );
    log.server.misbehaviour.slowReadsMs = 20;
    let read = false;
    const reading = log.store.readAll(START).then(() => (read = true));
    await log.store.append(aBreach(), NO_STREAM, [anEvent()]);
    expect(read).toBe(false);
    await reading;
  });
});

describe('a subscription', () => {
  it('gives each event once and its checkpoint never goes back, whatever the server repeats', async () => {
    Object.assign(log.server.misbehaviour, { duplicates: true, oldCheckpoints: true });
    const reader = new Reader(log.store, START, { batchSize: 3, streamPrefixes: ['breach-'] });
    const events = Array.from({ length: 20 }, () => anEvent());
    for (const event of events) {
      await log.store.append(aBreach(), NO_STREAM, [event]);
      await log.store.append(`other-${event.id}`, NO_STREAM, [anEvent()]);
    }
    await reader.until(() => reader.seen.length === 20);
    await reader.untilCaughtUp();
    expect(ids(reader.seen)).toEqual(ids(events));
    const checkpoints = reader.batches.map(({ checkpoint }) => checkpoint);
    expect(checkpoints).toEqual([...checkpoints].sort());
    await reader.stop();
  });

  it('to a sparse log moves on, though the server takes longer for all that a page may look at', async () => {
    // As many as a page looks at, and more; straight into the server, which is quicker.
    for (let stream = 0; stream < 12; stream++) log.server.log.append(aBreach(), 'no-stream', aCrowd(1_000));
    const event = anEvent();
    await log.store.append('organisation-kadera', NO_STREAM, [event]);
    log.server.misbehaviour.heldReadsMs = 700;
    const store = log.openStore({ readTimeoutMs: 3_000 });
    const reader = new Reader(store, START, { streamPrefixes: ['organisation-'] });
    await reader.untilCaughtUp();
    expect(ids(reader.seen)).toEqual([event.id]);
    await reader.stop();
  }, 60_000);

  it('goes on where its readings break off', async () => {
    const events = Array.from({ length: 30 }, () => anEvent());
    await log.store.append('breach-1', NO_STREAM, events);
    log.server.misbehaviour.dropReadsAfter = [3, 0, 7, 1, 2, 11];
    const reader = new Reader(log.store, START, { batchSize: 12 });
    await reader.untilCaughtUp();
    expect(ids(reader.seen)).toEqual(ids(events));
    await reader.stop();
  });
});

describe('a cluster', () => {
  it('is asked who leads, and serves through the leader', async () => {
    const store = log.openStore({}, log.server.clusterUrl);
    const event = anEvent();
    await store.append('breach-1', NO_STREAM, [event]);
    expect(ids(await store.readStream('breach-1'))).toEqual([event.id]);
  });
});

function aCrowd(size: number): ProposedEvent[] {
  const [contentType, data, metadata] = ['application/json', Buffer.from('{}'), Buffer.from('{}')];
  return Array.from({ length: size }, () => ({ ...anEvent(), contentType, data, metadata }));
}
