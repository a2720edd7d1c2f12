import { join } from 'node:path';
import type { Config } from './config.js';
import { EnvironmentCustody } from './platform/personal-data/environment-custody.js';
import { FileCustody } from './platform/personal-data/file-custody.js';
import type { KeyCustody } from './platform/personal-data/key-custody.port.js';

/** Where the wrapping keys are: in the environment, in a folder, or (development) in the data directory. */
export function keyCustody({ custody, dataDirectory }: Config): KeyCustody {
  if (custody === undefined) return new FileCustody(join(dataDirectory, 'wrapping-keys'));
  return 'keys' in custody ? new EnvironmentCustody(custody.keys) : new FileCustody(custody.folder);
}
