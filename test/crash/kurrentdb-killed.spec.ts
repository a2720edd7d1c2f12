import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { NO_STREAM, START, EventStoreUnavailable } from '../../src/platform/event-store/event-store.port.js';
import { KurrentDbEventStore } from '../../src/platform/event-store/kurrentdb-event-store.js';
import { aBreach, anEvent, ids, Reader, wholeLog } from '../contract/event-store.harness.js';
import { commandOfRealServer } from '../support/event-store/event-store-of-tests.js';
import { StartedCluster } from '../support/kurrentdb/started-cluster.js';
import { StartedServer } from '../support/kurrentdb/started-server.js';

const ROUNDS = 3;
const WRITERS = 8;
/** Acknowledged in each round before the server is killed, and again after it is back. */
const APPENDS = 200;
const PATIENCE_MS = 60_000;

const command = commandOfRealServer();

if (command === undefined)
  describe('KurrentDB (real server)', () => {
    it.skip('loses nothing when it is killed: TEST_KURRENTDB_COMMAND is not given', () => undefined);
  });
else
  describe.each([
    ['a server that is killed and started again', StartedServer],
    ['a cluster whose leader is killed', StartedCluster],
  ])('KurrentDB (real server): %s', (_what, servers) => {
    let log: StartedServer | StartedCluster;
    let store: KurrentDbEventStore;
    beforeAll(async () => {
      log = await servers.start(command);
      store = new KurrentDbEventStore(log.url);
    }, 180_000);
    afterAll(async () => {
      await store.close();
      await log.stop();
    });

    it('loses no acknowledged append, doubles none, and goes on telling what is new', async () => {
      const acknowledged: string[] = [];
      const last = anEvent();
      const stop = new AbortController();
      const write = async (): Promise<void> => {
        const stream = aBreach();
        for (let revision = NO_STREAM; !stop.signal.aborted;) {
          const events = [anEvent(), anEvent()];
          ({ revision } = await eventually(() => store.append(stream, revision, events)));
          acknowledged.push(...ids(events));
        }
      };
      const reader = new Reader(store, START);
      const reading = reader.until(() => reader.seen.at(-1)?.id === last.id);
      const writing = Promise.all(Array.from({ length: WRITERS }, write));
      for (let round = 0; round < ROUNDS; round++) {
        const before = acknowledged.length;
        await until(() => acknowledged.length >= before + APPENDS);
        await log.kill();
        const heard = acknowledged.length;
        await log.restart();
        await until(() => acknowledged.length >= heard + APPENDS);
      }
      stop.abort();
      await writing;
      await eventually(() => store.append(aBreach(), NO_STREAM, [last]));
      await reading;
      const stored = await wholeLog(store);
      expect(new Set(ids(stored)).size).toBe(stored.length);
      expect(ids(reader.seen)).toEqual(ids(stored));
      expect(ids(stored).sort()).toEqual([...acknowledged, last.id].sort());
      await reader.stop();
    }, 300_000);
  });

/** As the holder of an idempotency key does: the same again until it is answered. */
async function eventually<T>(append: () => Promise<T>): Promise<T> {
  for (;;)
    try {
      return await append();
    } catch (error) {
      if (!(error instanceof EventStoreUnavailable)) throw error;
    }
}

async function until(done: () => boolean): Promise<void> {
  const end = performance.now() + PATIENCE_MS;
  while (!done()) {
    if (performance.now() > end) throw new Error('it did not happen in time');
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}
