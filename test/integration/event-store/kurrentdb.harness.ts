import {
  KurrentDbEventStore,
  type KurrentDbEventStoreOptions,
} from '../../../src/platform/event-store/kurrentdb-event-store.js';
import {
  anEvent,
  type EventStoreHarness,
  type Faults,
  type LogUnderTest,
} from '../../contract/event-store.harness.js';
import type { FaultyProxy } from '../../support/event-store/faulty-proxy.js';
import { KurrentDbTestServer } from '../../support/kurrentdb/kurrentdb-test-server.js';

/** Long enough for a busy machine, short enough to wait for. */
const SHORT: KurrentDbEventStoreOptions = {
  answerTimeoutMs: 1_500,
  giveUpAfterMs: 2_500,
  readTimeoutMs: 5_000,
  closeGraceMs: 1_000,
};

/** So many appends of a contract case share the connection that is cut. */
const TOGETHER = 6;

/** What can be broken between the adapter and any server, where the text on its way can be read. */
export function faultsOf(proxy: FaultyProxy) {
  return {
    // The type of the events of the contract: appends hold it, what is asked of the server does not.
    cutNextAppend: (when) => proxy.cutNext('BreachReported', when, TOGETHER),
    dropConnections: () => {
      proxy.dropConnections();
    },
    setUnreachable: (unreachable) => {
      proxy.setUnreachable(unreachable);
    },
  } satisfies Partial<Faults>;
}

/** A test server of its own. */
export class KurrentDbLog implements LogUnderTest {
  readonly store: KurrentDbEventStore;
  readonly #stores: KurrentDbEventStore[] = [];

  readonly faults: Partial<Faults>;

  private constructor(readonly server: KurrentDbTestServer) {
    this.store = this.openStore();
    this.faults = {
      ...faultsOf(server.proxy),
      // Larger than the server takes by default, and smaller than what the port takes.
      refusedByDatabase: () => Promise.resolve(anEvent(JSON.stringify('x'.repeat(2 * 1024 * 1024)))),
    };
  }

  static async open(): Promise<KurrentDbLog> {
    return new KurrentDbLog(await KurrentDbTestServer.start());
  }

  openStore(options: KurrentDbEventStoreOptions = {}, url = this.server.url): KurrentDbEventStore {
    const store = new KurrentDbEventStore(url, { ...SHORT, ...options });
    this.#stores.push(store);
    return store;
  }

  reopen(): Promise<KurrentDbEventStore> {
    return Promise.resolve(this.openStore());
  }

  async dispose(): Promise<void> {
    await Promise.all(this.#stores.map((store) => store.close()));
    await this.server.stop();
  }
}

export const kurrentDbHarness: EventStoreHarness = {
  open: () => KurrentDbLog.open(),
  faults: ['cutNextAppend', 'dropConnections', 'setUnreachable', 'refusedByDatabase'],
};
