import type { Config } from '../config.js';
import { ownKey } from '../platform/identity/secret-file.js';
import { keyIn } from '../shared/key-text.js';

type Settings = Pick<Config, 'logKey' | 'logKeyBefore' | 'tagKey' | 'dataDirectory'>;

/** What checkpoints are signed with: configured, or this installation's own; and the one that it replaces. 32 bytes each. */
export function logKeys({ logKey, logKeyBefore, dataDirectory }: Settings): readonly [Buffer, Buffer?] {
  const key = ownKey(logKey, dataDirectory, 'log-key');
  const before = logKeyBefore === undefined ? undefined : keyIn(logKeyBefore);
  return before === undefined ? [key] : [key, before];
}

/** Under which tags of streams are made: configured, or this installation's own. 32 bytes. It is never replaced. */
export function tagKey({ tagKey: setting, dataDirectory }: Settings): Buffer {
  return ownKey(setting, dataDirectory, 'tag-key');
}
