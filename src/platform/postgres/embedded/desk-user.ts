import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import pg from 'pg';
import { assertOwnersOnly } from '../../owners-only.js';
import { writeDurably } from './cluster.js';

/** Works on the tables of the superuser, who owns them (ADR 55). */
export const DESK_USER = 'lekwacht_desk';

/**
 * Lets the desk in as a role that owns nothing; a cluster of before there was one gets it.
 * @param superuser a connection string
 * @returns its password
 */
export async function deskUser(serverDirectory: string, superuser: string): Promise<string> {
  const path = join(serverDirectory, 'postgres-desk-password');
  const kept = await readFile(path, 'utf8').catch(() => undefined);
  if (kept !== undefined) assertOwnersOnly(path);
  const password = kept ?? randomBytes(24).toString('base64url');
  const client = new pg.Client({ connectionString: superuser });
  await client.connect();
  try {
    const { rowCount } = await client.query('SELECT FROM pg_roles WHERE rolname = $1', [DESK_USER]);
    const isThere = (rowCount ?? 0) > 0;
    if (kept === undefined) await writeDurably(path, password);
    // Letters, digits, - and _ alone.
    if (!isThere || kept === undefined)
      await client.query(`${isThere ? 'ALTER' : 'CREATE'} ROLE ${DESK_USER} LOGIN PASSWORD '${password}'`);
    return password;
  } finally {
    await client.end();
  }
}
