import type { IdentitySettings } from './identity-settings.js';
import { ownKey } from './secret-file.js';

/** The key opaque actor ids are derived with: configured, or this installation's own. 32 bytes. */
export function actorKey(settings: Pick<IdentitySettings, 'actorKey' | 'dataDirectory'>): Buffer {
  return ownKey(settings.actorKey, settings.dataDirectory, 'actor-key');
}
