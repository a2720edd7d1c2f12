// A desk in a process of its own, from the sources of whatever checkout: what it costs is its own. Run by `served.ts`.
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { performance } from 'node:perf_hooks';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

/** What it used since it began: milliseconds of the thread that answers, and of the whole process. */
export interface Used {
  readonly thread: number;
  readonly process: number;
}

/** What the thread that answers was given by the system (Linux); elsewhere how long its loop was busy, which is more where others are. */
function threadMs(): number {
  try {
    return Number(readFileSync(`/proc/self/task/${process.pid}/schedstat`, 'utf8').split(' ')[0]) / 1e6;
  } catch {
    return performance.eventLoopUtilization().active;
  }
}

const [checkout = '', directory = '', databaseUrl = ''] = process.argv.slice(2);
const from = async (file: string): Promise<Record<string, never>> =>
  (await import(pathToFileURL(join(checkout, 'src', file)).href)) as Record<string, never>;
const { startApplication } = (await from(
  'application.ts',
)) as unknown as typeof import('../../src/application.js');
const { readConfig } = (await from('config.ts')) as unknown as typeof import('../../src/config.js');

const config = readConfig({
  ...{ LEKWACHT_DATA: directory, LOG_LEVEL: 'info', DATABASE_URL: databaseUrl },
  LEKWACHT_REPORTS_PER_MINUTE: '1000000',
});
const application = await startApplication(config);
await application.app.listen(0, '127.0.0.1');
process.on('message', () => {
  const { user, system } = process.cpuUsage();
  process.send?.({ thread: threadMs(), process: (user + system) / 1_000 } satisfies Used);
});
process.send?.((application.app.getHttpServer().address() as AddressInfo).port);
await once(process, 'disconnect');
await application.close();
