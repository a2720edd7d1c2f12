import { chmodSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A new folder that the built-in PostgreSQL can enter also when it runs as another user, because we are root. */
export function throwawayDirectory(purpose: string): string {
  const directory = mkdtempSync(join(tmpdir(), `lekwacht-${purpose}-`));
  chmodSync(directory, 0o711);
  return directory;
}
