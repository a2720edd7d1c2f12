import type { Config } from '../config.js';
import { ownKey } from '../platform/identity/secret-file.js';

/** The key receipts are derived with: configured, or this installation's own. 32 bytes. */
export function receiptKey(config: Pick<Config, 'receiptKey' | 'dataDirectory'>): Buffer {
  return ownKey(config.receiptKey, config.dataDirectory, 'receipt-key');
}
