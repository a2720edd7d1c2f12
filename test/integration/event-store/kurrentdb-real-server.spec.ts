import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, it } from '@jest/globals';
import { KurrentDbEventStore } from '../../../src/platform/event-store/kurrentdb-event-store.js';
import { eventStoreContract } from '../../contract/event-store.contract.js';
import type { EventStoreHarness } from '../../contract/event-store.harness.js';
import { commandOfRealServer } from '../../support/event-store/event-store-of-tests.js';
import { FaultyProxy } from '../../support/event-store/faulty-proxy.js';
import { grpcAnswers } from '../../support/kurrentdb/grpc-answers.js';
import { StartedServer } from '../../support/kurrentdb/started-server.js';
import { faultsOf } from './kurrentdb.harness.js';
import { NamespacedEventStore } from './namespaced-event-store.js';

const { KURRENTDB_URL: shared = '' } = process.env;
const command = commandOfRealServer();

/** A real one on a busy disk takes longer than a test server does. */
const PATIENT = { answerTimeoutMs: 3_000, giveUpAfterMs: 5_000 };

/** One host, and text that can be read on its way: what a proxy can stand before. */
const BREAKABLE = /^(?:esdb|kurrentdb):\/\/([^@,/?:]+):(\d+)\/?\?tls=false$/;

/** Nothing is broken on a server that may not be ours, only what lies before it. */
function realServer(url: () => string, breakable: boolean): EventStoreHarness {
  return {
    faults: breakable ? ['cutNextAppend', 'dropConnections', 'setUnreachable'] : [],
    open: async () => {
      const stores: NamespacedEventStore[] = [];
      const [, host, port] = BREAKABLE.exec(url()) ?? [];
      const proxy =
        host === undefined ? undefined : await FaultyProxy.start({ host, port: Number(port) }, grpcAnswers);
      const address = proxy === undefined ? url() : `esdb://127.0.0.1:${proxy.port}?tls=false`;
      const prefix = `test${randomUUID().slice(0, 8)}-`;
      const first = new KurrentDbEventStore(address, PATIENT);
      const base = await first.head();
      const open = (store = new KurrentDbEventStore(address, PATIENT)): NamespacedEventStore => {
        const namespaced = new NamespacedEventStore(store, prefix, base);
        stores.push(namespaced);
        return namespaced;
      };
      return {
        store: open(first),
        faults: proxy === undefined ? {} : faultsOf(proxy),
        reopen: () => Promise.resolve(open()),
        dispose: async () => {
          await Promise.all(stores.map((store) => store.close()));
          await proxy?.stop();
        },
      };
    },
  };
}

if (shared !== '')
  eventStoreContract(
    'KurrentDB (real server)',
    realServer(() => shared, BREAKABLE.test(shared)),
  );
else if (command !== undefined) {
  let server: StartedServer;
  beforeAll(async () => {
    server = await StartedServer.start(command);
  }, 120_000);
  afterAll(() => server.stop());
  eventStoreContract(
    'KurrentDB (real server)',
    realServer(() => server.url, true),
  );
} else
  describe('KurrentDB (real server)', () => {
    it.skip('keeps the contract of the event store: neither KURRENTDB_URL nor TEST_KURRENTDB_COMMAND is given', () =>
      undefined);
  });
