import type { EventCodec } from '../platform/event-store/event-codec.js';
import type { EventStore } from '../platform/event-store/event-store.port.js';
import type { KeyRing } from '../platform/personal-data/key-ring.js';
import type { Vault } from '../platform/personal-data/vault.js';
import type { Postgres } from '../platform/postgres/postgres.port.js';

/** Where a desk keeps what it keeps. */
export interface Place {
  readonly postgres: Postgres;
  /** Of the tables of keys: the same, or a database of their own. */
  readonly keysPostgres: Postgres;
  readonly store: EventStore;
  readonly storeKind: 'postgres' | 'kurrentdb';
  readonly codec: EventCodec;
  readonly keys: { readonly ring: KeyRing; readonly vault: Vault };
}

/** A line for whoever runs it; nothing in it is personal. */
export type Say = (line: string) => void;
