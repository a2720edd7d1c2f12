// Plain JavaScript: jest does not read an ES module in TypeScript here.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

/** One PostgreSQL for the whole run; TEST_DATABASE_URL uses one of yours. */
export default async function startServer() {
  if (process.env.TEST_DATABASE_URL) return;
  const [loader, program] = ['../typescript.mjs', './postgres-server.ts'].map((path) =>
    fileURLToPath(new URL(path, import.meta.url)),
  );
  // Detached: a Ctrl-C ends jest, and that ends the server in order.
  const child = spawn(process.execPath, ['--import', loader, program], {
    stdio: ['pipe', 'pipe', 'inherit'],
    detached: true,
    env: { ...process.env, NODE_OPTIONS: '' },
  });
  const [answer] = await Promise.race([once(child.stdout, 'data'), once(child, 'exit').then(() => [])]);
  if (answer === undefined) throw new Error('The PostgreSQL of the tests did not start (see above).');
  process.env.TEST_SERVER_URL = String(answer).trim();
  globalThis.stopTestServer = async () => {
    child.stdin.end();
    if (child.exitCode === null) await once(child, 'exit');
  };
}
