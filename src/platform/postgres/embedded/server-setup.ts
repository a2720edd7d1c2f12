import { join } from 'node:path';
import type { ServerBinaries } from './server-binaries.js';
import type { ServerUser } from './server-user.js';

/** What an embedded server is made of, found out once per start. */
export interface ServerSetup {
  /** Holds everything of the server: password, log, socket, libraries, cluster. */
  readonly directory: string;
  /** The database cluster in it, PostgreSQL's own data directory. */
  readonly cluster: string;
  readonly binaries: ServerBinaries;
  /** Undefined: the server runs as ourselves. */
  readonly user: ServerUser | undefined;
  readonly report: (line: string) => void;
}

export function clusterIn(serverDirectory: string): string {
  return join(serverDirectory, 'postgres');
}
