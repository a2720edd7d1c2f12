import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { copyEvents, NotACopy } from '../../../src/platform/event-store/copy-events.js';
import { NO_STREAM, type EventStore } from '../../../src/platform/event-store/event-store.port.js';
import { aBreach, anEvent, ids, wholeLog } from '../../contract/event-store.harness.js';
import { KurrentDbLog } from './kurrentdb.harness.js';
import { PostgresLog } from './postgres.harness.js';

let source: PostgresLog;
let kurrent: KurrentDbLog;
let back: PostgresLog;
beforeAll(async () => {
  [source, kurrent, back] = await Promise.all([PostgresLog.open(), KurrentDbLog.open(), PostgresLog.open()]);
  const streams = Array.from({ length: 30 }, aBreach);
  const revisions = new Map<string, number>();
  for (let index = 0; index < 300; index++) {
    const stream = streams[(index * 7) % streams.length]!;
    const revision = revisions.get(stream) ?? NO_STREAM;
    const events = Array.from({ length: 1 + (index % 4) }, () =>
      anEvent(`{ "odd" :${index} , "é":"\u2028"}`),
    );
    await source.store.append(stream, revision, events);
    revisions.set(stream, revision + events.length);
  }
});
afterAll(() => Promise.all([source.dispose(), kurrent.dispose(), back.dispose()]));

const withoutPositions = async (store: EventStore): Promise<string> => {
  const lines = (await wholeLog(store)).map((event) =>
    JSON.stringify([event.stream, event.revision, event.id, event.type, event.data, event.metadata]),
  );
  return createHash('sha256').update(lines.join('\n')).digest('hex');
};

/** Copies until it is stopped after some appends, again and again, until it is through. */
async function copyWithInterruptions(from: EventStore, open: () => EventStore): Promise<number> {
  for (let interruptions = 0; ; interruptions++) {
    const target = open();
    const until = 1 + Math.floor(Math.random() * 90);
    let steps = 0;
    try {
      await copyEvents(from, target, () => {
        if (++steps === until) throw new Error('interrupted');
      });
      return interruptions;
    } catch (error) {
      if ((error as Error).message !== 'interrupted') throw error;
    } finally {
      await target.close();
    }
  }
}

describe('a whole log', () => {
  it('goes to KurrentDB and back, interrupted anywhere, and is the same afterwards', async () => {
    const there = await copyWithInterruptions(source.store, () => kurrent.openStore());
    const again = await copyWithInterruptions(kurrent.store, () => back.openStore());
    expect(Math.min(there, again)).toBeGreaterThan(1);
    const digest = await withoutPositions(source.store);
    expect(await withoutPositions(kurrent.store)).toBe(digest);
    expect(await withoutPositions(back.store)).toBe(digest);
    const result = await copyEvents(source.store, back.store);
    const events = await wholeLog(source.store);
    expect(result).toMatchObject({ events: events.length, found: events.length });
    expect(ids(await wholeLog(back.store))).toEqual(ids(events));
  }, 60_000);

  it('is not copied over another one', async () => {
    const other = await KurrentDbLog.open();
    await other.store.append(aBreach(), NO_STREAM, [anEvent()]);
    await expect(copyEvents(source.store, other.store)).rejects.toThrow(NotACopy);
    await other.dispose();
  });
});
