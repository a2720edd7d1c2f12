import type { Config } from './config.js';
import { SpoolNeed } from './intake/spool/spool-need.js';
import { keyCustody } from './key-custody.factory.js';
import type { SealedValue } from './shared/personal.js';
import { START, type EventStore, type StoredEvent } from './platform/event-store/event-store.port.js';
import { KeyCopies } from './platform/personal-data/key-copies.js';
import { KeyRing } from './platform/personal-data/key-ring.js';
import { vaultOn } from './platform/personal-data/open-vault.js';
import { Rotation } from './platform/personal-data/rotation.js';
import type { Vault } from './platform/personal-data/vault.js';
import { VerifiedBackups } from './platform/personal-data/verified-backups.js';
import type { Postgres } from './platform/postgres/postgres.port.js';

/** Events at the beginning of a log that show whose it is: what an organisation says of itself is among them. */
const FIRST = 50;

export interface Keys {
  readonly ring: KeyRing;
  readonly vault: Vault;
  readonly rotation: Rotation;
  readonly backups: VerifiedBackups;
  readonly copies: KeyCopies;
}

/** @throws Error in words for whoever starts it, where the custody cannot be read */
export async function keysOn(
  postgres: Postgres,
  config: Config,
  onUnreadable: (value: SealedValue) => void,
): Promise<Keys> {
  const custody = keyCustody(config);
  const ring = await KeyRing.held(postgres, custody);
  const vault = vaultOn(ring, postgres, onUnreadable);
  const backups = new VerifiedBackups(postgres);
  const rotation = new Rotation(postgres, custody, {
    backupDays: config.backupDays,
    needs: [backups, new SpoolNeed(config.spool.folder)],
  });
  return { ring, vault, rotation, backups, copies: new KeyCopies(postgres) };
}

/** Of both ends of the log: keys of another log, or of an old backup, lack those of one of them. */
export async function eventsThatShowTheirKeys(store: EventStore): Promise<readonly StoredEvent[]> {
  const { events } = await store.readAll(START, { maxCount: FIRST });
  for await (const event of store.newestFirst())
    // As the codec writes it; what has no box says nothing of keys.
    if (event.data.includes('"box":')) return [...events, event];
  return events;
}
