import type { EventBatch, EventStore } from '../../../src/platform/event-store/event-store.port.js';
import type { Postgres, Queryable } from '../../../src/platform/postgres/postgres.port.js';

/** Delivers batches in another way than the log gives them. */
export function withDelivery(store: EventStore, deliver: (batch: EventBatch) => EventBatch): EventStore {
  return replacing(store, {
    readAll: async (from, options) => deliver(await store.readAll(from, options)),
    async *subscribeToAll(from, options) {
      for await (const batch of store.subscribeToAll(from, options)) yield deliver(batch);
    },
  });
}

/** Runs the transaction; `beforeCommit` runs in it, when everything is written. */
export type RunTransaction = (beforeCommit?: () => Promise<void>) => Promise<unknown>;

/** Holds up or breaks what one process writes: its transactions, and the statements that move a checkpoint by themselves. */
export function withTransactions(
  postgres: Postgres,
  around: (run: RunTransaction) => Promise<unknown>,
): Postgres {
  const transaction = async <T>(work: (tx: Queryable) => Promise<T>): Promise<T> =>
    (await around((beforeCommit) =>
      postgres.transaction(async (tx) => {
        const result = await work(tx);
        await beforeCommit?.();
        return result;
      }),
    )) as T;
  return replacing(postgres, {
    transaction,
    query: (query) => {
      const moves = typeof query !== 'string' && query.text.startsWith('with moved as');
      return moves ? transaction((tx) => tx.query(query)) : postgres.query(query);
    },
  });
}

/** The same object, but for some of its methods. */
export function replacing<T extends object>(target: T, replaced: Partial<T>): T {
  return new Proxy(target, {
    get: (object, name) => {
      if (name in replaced) return Reflect.get(replaced, name) as unknown;
      const value: unknown = Reflect.get(object, name);
      return typeof value === 'function' ? (value.bind(object) as unknown) : value;
    },
  });
}

/** Something that a test holds up and lets go. */
export class Gate {
  readonly reached: Promise<void>;
  private arrive: () => void = () => undefined;
  private release: () => void = () => undefined;
  private readonly opened: Promise<void>;

  constructor() {
    this.reached = new Promise((resolve) => (this.arrive = resolve));
    this.opened = new Promise((resolve) => (this.release = resolve));
  }

  async pass(): Promise<void> {
    this.arrive();
    await this.opened;
  }

  open(): void {
    this.release();
  }
}
