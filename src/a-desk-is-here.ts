import { existsSync } from 'node:fs';
import type { Config } from './config.js';
import { clusterIn } from './platform/postgres/embedded/server-setup.js';

/** Whether these settings lead to a database that is there. */
export const isADeskHere = ({ databaseUrl, dataDirectory }: Config): boolean =>
  databaseUrl !== undefined || existsSync(clusterIn(dataDirectory));

/**
 * For a command that looks at a desk or keeps it: without the settings of the desk it would make an empty one where it stands, and
 * call that whole.
 * @throws Error in words for who runs this
 */
export function assertADeskIsHere(config: Config): void {
  if (isADeskHere(config)) return;
  throw new Error(
    `There is no desk here: DATABASE_URL is not set, and ${config.dataDirectory} holds no database. Run this with the settings of the desk ` +
      '(node --env-file=… dist/cli.js …).',
  );
}
