// The PostgreSQL of one jest run, in a process of its own: when jest is gone, by whatever cause, its end of the
// pipe closes, and this ends the server and removes its folder.
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startEmbeddedPostgres } from '../../../src/platform/postgres/embedded-postgres.js';

const folder = await mkdtemp(join(tmpdir(), 'lekwacht-test-'));
// As root the server runs as another user, who must come through.
await chmod(folder, 0o755);
const removeFolder = (): Promise<void> => rm(folder, { recursive: true, force: true });
const server = await startEmbeddedPostgres({
  dataDirectory: folder,
  // Nothing here outlives the run.
  settings: { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off', max_connections: '300' },
}).catch(async (error: unknown) => {
  await removeFolder();
  throw error;
});
process.stdin.resume();
process.stdin.once('close', () => {
  void server.stop().then(removeFolder);
});
process.stdout.write(`${server.connectionString}\n`);
