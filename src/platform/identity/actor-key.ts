import { randomBytes } from 'node:crypto';
import type { IdentitySettings } from './identity-settings.js';
import { secretFile } from './secret-file.js';

/** The key opaque actor ids are derived with: configured, or this installation's own. 32 bytes. */
export function actorKey(settings: Pick<IdentitySettings, 'actorKey' | 'dataDirectory'>): Buffer {
  const text =
    settings.actorKey ??
    secretFile(settings.dataDirectory, 'actor-key', () => randomBytes(32).toString('base64'));
  return Buffer.from(text, 'base64');
}
