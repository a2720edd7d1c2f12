// Taking reports in: one sync of the disk, the spool alone, and reports over HTTP from 16 callers while the database is there,
// frozen, and back. The service runs in a process of its own, on a PostgreSQL that is frozen by SIGSTOP. Ends by itself,
// after some two minutes. Linux only: elsewhere nobody finds the processes of a server.
import { fork } from 'node:child_process';
import { hkdfSync, randomBytes, randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { mkdirSync, openSync, fdatasyncSync, rmSync, writeSync, closeSync } from 'node:fs';
import { Agent, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import Table from 'cli-table3';
import { throwawayDirectory } from '../examples/throwaway-directory.js';
import { startApplication } from '../src/application.js';
import { readConfig } from '../src/config.js';
import type { KeptReport } from '../src/intake/spool/kept-report.js';
import { Spool } from '../src/intake/spool/spool.js';
import { startEmbeddedPostgres } from '../src/platform/postgres/embedded-postgres.js';
import { moment } from '../src/shared/moment.js';
import { processesOf } from '../test/support/crash/postgres-processes.js';

const CALLERS = 16;
const SECONDS = 10;
/** What an outage costs before the breaker is open: the first callers wait for the log. */
const UNTIL_OPEN_MS = 4_000;
const DESCRIPTION = 'Een tas met dossiers is vannacht uit een auto gestolen. '.repeat(8).trim();

const table = new Table({
  head: ['', 'a second', 'p50', 'p99', ''],
  style: { head: [], border: [], compact: true },
});
const ms = (value: number | undefined): string => `${(value ?? Number.NaN).toFixed(2)} ms`;

function line(what: string, times: readonly number[], elapsedMs: number, remark = ''): void {
  const sorted = [...times].sort((a, b) => a - b);
  const at = (share: number): string =>
    ms(sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))]);
  const rate = Math.round((times.length * 1_000) / elapsedMs).toLocaleString('en');
  console.error(`  ${what}: ${rate} /s`);
  table.push([what, rate, at(0.5), at(0.99), remark]);
}

/** So many at once, each as soon as its last was done. @returns milliseconds of each */
async function callers(
  count: number,
  forMs: number,
  work: () => Promise<unknown>,
): Promise<readonly number[]> {
  const times: number[] = [];
  const until = performance.now() + forMs;
  await Promise.all(
    Array.from({ length: count }, async () => {
      while (performance.now() < until) {
        const begun = performance.now();
        await work();
        times.push(performance.now() - begun);
      }
    }),
  );
  return times;
}

function oneSync(directory: string): void {
  const file = openSync(join(directory, 'sync'), 'w');
  const times: number[] = [];
  const started = performance.now();
  for (let i = 0; i < 500; i++) {
    const begun = performance.now();
    writeSync(file, randomBytes(2_048));
    fdatasyncSync(file);
    times.push(performance.now() - begun);
  }
  line('one fdatasync of 2 kB', times, performance.now() - started);
  closeSync(file);
}

async function spoolAlone(directory: string): Promise<void> {
  const key = randomBytes(32);
  const keys = {
    ring: {
      newest: 1,
      derived: (_epoch: number, purpose: string, salt: Buffer = Buffer.alloc(0)) =>
        Buffer.from(hkdfSync('sha256', key, salt, purpose, 32)),
    },
    requests: { of: (id: string) => `1.${id}` },
  };
  const report = (): KeptReport => ({
    ...{ commandId: randomUUID(), correlationId: randomUUID(), organisation: 'kadera', urgent: false },
    ...{ receivedAt: moment('2026-06-01T09:00:00Z'), acceptLanguage: 'nl', content: { DESCRIPTION } },
    body: { description: DESCRIPTION } as never,
  });
  for (const count of [1, CALLERS, 64]) {
    const folder = join(directory, `spool-${count}`);
    mkdirSync(folder);
    const spool = await Spool.open({ folder, maxBytes: 2 ** 40, keys });
    const started = performance.now();
    const times = await callers(count, 4_000, () => spool.keep(report()));
    const asked = count === CALLERS ? 'asked: 2,000 /s, p50 10 ms' : '';
    line(`spool, ${count} at once`, times, performance.now() - started, asked);
    rmSync(folder, { recursive: true });
  }
}

/** @param directory for its data, thrown away afterwards */
async function serve(directory: string, databaseUrl: string): Promise<void> {
  const config = readConfig({
    ...{ LEKWACHT_DATA: directory, LOG_LEVEL: 'silent', DATABASE_URL: databaseUrl },
    LEKWACHT_REPORTS_PER_MINUTE: '1000000',
  });
  const application = await startApplication(config);
  await application.app.listen(0, '127.0.0.1');
  const { port } = application.app.getHttpServer().address() as AddressInfo;
  process.send?.(port);
  await once(process, 'disconnect');
  await application.close();
}

const agent = new Agent({ keepAlive: true, maxSockets: 64 });

async function report(port: number): Promise<void> {
  const body = JSON.stringify({
    ...{ organisation: 'kadera', description: DESCRIPTION },
    reporter: { kind: 'employed', email: 'melder@example.org' },
  });
  const asked = request({
    ...{ agent, port, host: '127.0.0.1', method: 'POST', path: '/v1/reports' },
    headers: {
      'content-type': 'application/json',
      'content-length': Buffer.byteLength(body),
      'idempotency-key': randomUUID(),
    },
  });
  asked.end(body);
  const [answer] = (await once(asked, 'response')) as [import('node:http').IncomingMessage];
  answer.resume();
  await once(answer, 'end');
  if (answer.statusCode !== 201) throw new Error(`a report was answered ${answer.statusCode ?? 0}`);
}

async function overHttp(directory: string): Promise<void> {
  const postgres = await startEmbeddedPostgres({ dataDirectory: join(directory, 'database') });
  const service = fork(fileURLToPath(import.meta.url), [join(directory, 'data'), postgres.connectionString]);
  const ended = once(service, 'exit');
  const freeze = async (signal: 'SIGSTOP' | 'SIGCONT'): Promise<void> => {
    for (const pid of await processesOf(postgres.postmasterPid)) process.kill(pid, signal);
  };
  const measured = async (what: string, remark = ''): Promise<void> => {
    const started = performance.now();
    const times = await callers(CALLERS, SECONDS * 1_000, () => report(port));
    line(what, times, performance.now() - started, remark);
  };
  let port = 0;
  try {
    const first = await Promise.race([once(service, 'message'), ended.then(() => undefined)]);
    if (first === undefined) throw new Error('the service did not come up');
    port = first[0] as number;
    await callers(CALLERS, 2_000, () => report(port));
    await measured('HTTP, database there');
    await freeze('SIGSTOP');
    await callers(CALLERS, UNTIL_OPEN_MS, () => report(port));
    await measured('HTTP, database frozen', 'asked: 500 /s');
    await freeze('SIGCONT');
    await measured('HTTP, database back, draining');
  } finally {
    await freeze('SIGCONT');
    agent.destroy();
    if (service.connected) service.disconnect();
    await ended;
    await postgres.stop();
  }
}

async function run(): Promise<void> {
  const directory = throwawayDirectory('bench');
  try {
    oneSync(directory);
    await spoolAlone(directory);
    await overHttp(directory);
    console.log(table.toString());
  } finally {
    rmSync(directory, { recursive: true });
  }
}

const [directory, databaseUrl] = process.argv.slice(2);
await (directory === undefined ? run() : serve(directory, databaseUrl ?? ''));
