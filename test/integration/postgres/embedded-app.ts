// The smallest app on the embedded server, to be killed by tests: prints what the start reports, then where it
// is, and stops in order on SIGTERM or when its parent is gone.
import { startEmbeddedPostgres } from '../../../src/platform/postgres/embedded-postgres.js';

const [dataDirectory = '', packageDirectory] = process.argv.slice(2);
const say = (what: object): void => {
  process.stdout.write(`${JSON.stringify(what)}\n`);
};
try {
  const server = await startEmbeddedPostgres({
    dataDirectory,
    report: (line) => {
      say({ report: line });
    },
    ...(packageDirectory !== undefined && { packageDirectory }),
  });
  say({ connectionString: server.connectionString, postmasterPid: server.postmasterPid });
  const stop = (): void => {
    void server.stop().then(() => {
      process.exit(0);
    });
  };
  process.stdin.resume();
  process.stdin.once('close', stop);
  process.once('SIGTERM', stop);
} catch (error) {
  say({ error: (error as Error).message });
  process.exitCode = 1;
}
