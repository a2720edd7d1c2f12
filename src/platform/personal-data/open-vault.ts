import type { SealedValue } from '../../shared/personal.js';
import type { Postgres } from '../postgres/postgres.port.js';
import type { KeyCustody } from './key-custody.port.js';
import { KeyPool } from './key-pool.js';
import { KeyRing } from './key-ring.js';
import { RequestDigests } from './request-digests.js';
import { SealedRows } from './sealed-rows.js';
import { SealingKeys } from './sealing-keys.js';
import { Vault } from './vault.js';

/** @throws Error in words for whoever starts it, where a wrapping key is missing or wrong */
export async function openVault(
  postgres: Postgres,
  custody: KeyCustody,
  onUnreadable: (value: SealedValue) => void,
  report: (line: string) => void = () => undefined,
): Promise<Vault> {
  return vaultOn(await KeyRing.open(postgres, custody, report), postgres, onUnreadable);
}

export function vaultOn(
  ring: KeyRing,
  postgres: Postgres,
  onUnreadable: (value: SealedValue) => void,
): Vault {
  const keys = new SealingKeys(postgres, ring);
  const pool = new KeyPool(keys);
  // From blocks of their own: what is forgotten beside the log every day gives those of the log no rows (ADR 50).
  const rows = new SealedRows(keys, new KeyPool(keys), onUnreadable);
  return new Vault(keys, pool, new RequestDigests(ring), rows, onUnreadable);
}
