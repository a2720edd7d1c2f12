import { randomBytes } from 'node:crypto';
import type { Config } from '../config.js';
import { secretFile } from '../platform/identity/secret-file.js';

/** The key receipts are derived with: configured, or this installation's own. 32 bytes. */
export function receiptKey(config: Pick<Config, 'receiptKey' | 'dataDirectory'>): Buffer {
  const text =
    config.receiptKey ??
    secretFile(config.dataDirectory, 'receipt-key', () => randomBytes(32).toString('base64'));
  return Buffer.from(text, 'base64');
}
