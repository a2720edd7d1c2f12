import { randomUUID } from 'node:crypto';
import { describe, it } from '@jest/globals';
import { KurrentDbEventStore } from '../../../src/platform/event-store/kurrentdb-event-store.js';
import { eventStoreContract } from '../../contract/event-store.contract.js';
import type { EventStoreHarness } from '../../contract/event-store.harness.js';
import { NamespacedEventStore } from './namespaced-event-store.js';

const { KURRENTDB_URL: url = '' } = process.env;

/** Nothing is broken on a server that is not ours: its faults are those of the test server. */
function realServer(kurrentDbUrl: string): EventStoreHarness {
  return {
    faults: [],
    open: async () => {
      const stores: NamespacedEventStore[] = [];
      const prefix = `test${randomUUID().slice(0, 8)}-`;
      const first = new KurrentDbEventStore(kurrentDbUrl);
      const base = await first.head();
      const open = (store = new KurrentDbEventStore(kurrentDbUrl)): NamespacedEventStore => {
        const namespaced = new NamespacedEventStore(store, prefix, base);
        stores.push(namespaced);
        return namespaced;
      };
      return {
        store: open(first),
        faults: {},
        reopen: () => Promise.resolve(open()),
        dispose: async () => {
          await Promise.all(stores.map((store) => store.close()));
        },
      };
    },
  };
}

if (url === '')
  describe('KurrentDB (real server)', () => {
    it.skip('keeps the contract of the event store: KURRENTDB_URL is not given', () => undefined);
  });
else eventStoreContract('KurrentDB (real server)', realServer(url));
