import { randomBytes } from 'node:crypto';
import type { Config } from '../../config.js';
import { secretFile } from './secret-file.js';

/** The key opaque actor ids are derived with: configured, or this installation's own. 32 bytes. */
export function actorKey(config: Pick<Config, 'actorKey' | 'dataDirectory'>): Buffer {
  const text =
    config.actorKey ??
    secretFile(config.dataDirectory, 'actor-key', () => randomBytes(32).toString('base64'));
  return Buffer.from(text, 'base64');
}
