import { KurrentDbTestServer } from './kurrentdb-test-server.js';

// A test server as a process of its own: prints its URL, and ends with its standard input.
const server = await KurrentDbTestServer.start({ maxAppendBytes: 8 * 1024 * 1024 });
process.stdout.write(`${server.url}\n`);
process.stdin.resume().on('end', () => {
  void server.stop().then(() => process.exit());
});
