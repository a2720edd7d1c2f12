// The smallest app on the embedded server, to be killed by tests: prints what the start reports, then where it
// is, and stops in order on SIGTERM or when its parent is gone.
import { startEmbeddedPostgres } from '../../../src/platform/postgres/embedded-postgres.js';

const { user, ...options } = JSON.parse(process.argv[2] ?? '{}') as {
  readonly dataDirectory: string;
  readonly packageDirectory?: string;
  readonly user?: { readonly uid: number; readonly gid: number };
};
if (user !== undefined) {
  process.setgroups?.([]);
  process.setgid?.(user.gid);
  process.setuid?.(user.uid);
}
const say = (what: object): void => {
  process.stdout.write(`${JSON.stringify(what)}\n`);
};
try {
  const server = await startEmbeddedPostgres({
    ...options,
    report: (line) => {
      say({ report: line });
    },
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
