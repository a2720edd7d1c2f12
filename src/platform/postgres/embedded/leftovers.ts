import { execFile } from 'node:child_process';
import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { haveEnded, isServerOf, serversWorkingIn, signal } from './process-table.js';
import { isThrowawaySocketFolder, type ListenAddress } from './listen-address.js';
import type { ServerSetup } from './server-setup.js';

/** A fast shutdown writes a checkpoint: seconds on a slow disk with much to write. */
const FAST_SHUTDOWN_MS = 30_000;
const IMMEDIATE_SHUTDOWN_MS = 10_000;
/** What stands in `postmaster.pid`, by line: 1 the pid, 4 the port, 5 the socket folder, 8 the state. */
export interface PostmasterFile {
  readonly pid: number;
  readonly port: number;
  readonly socketFolder: string;
  readonly state: string;
}

export async function readPostmasterFile(clusterDirectory: string): Promise<PostmasterFile | undefined> {
  const text = await readFile(join(clusterDirectory, 'postmaster.pid'), 'utf8').catch(() => undefined);
  const [pid, , , port, socketFolder, , , state] = text?.split('\n') ?? [];
  return pid === undefined
    ? undefined
    : { pid: Number(pid), port: Number(port), socketFolder: socketFolder ?? '', state: state?.trim() ?? '' };
}

/**
 * Ends what a killed predecessor left running on this data, and only that: the caller holds the instance
 * lock, so nobody of the living uses it. The server is stopped rather than taken over: its settings and its
 * binaries may be those of an older Lekwacht.
 */
export async function endLeftovers(setup: ServerSetup, address: ListenAddress): Promise<void> {
  const { cluster, report } = setup;
  const left = await readPostmasterFile(cluster);
  if (left !== undefined && (await isServerOf(left.pid, cluster))) {
    report(`A PostgreSQL of a killed Lekwacht still runs (pid ${left.pid}): stopping it.`);
    await stopServer(left.pid, setup);
  }
  const orphans = await serversWorkingIn(cluster);
  if (orphans.length > 0) {
    // Without a postmaster they answer to nobody, and what they acknowledged is in the log. Idle ones would leave
    // by themselves after a second or two, one inside a query when that ends.
    report(`Ending ${orphans.length} processes that a killed PostgreSQL left behind.`);
    for (const pid of orphans) signal(pid, 'SIGKILL');
    await haveEnded(orphans, IMMEDIATE_SHUTDOWN_MS);
  }
  if (
    left !== undefined &&
    left.socketFolder !== address.socketFolder &&
    isThrowawaySocketFolder(left.socketFolder)
  ) {
    await rm(left.socketFolder, { recursive: true, force: true });
  }
  // Its pid may by now be that of any process: PostgreSQL would refuse to start beside it.
  if (process.platform === 'linux') await rm(join(cluster, 'postmaster.pid'), { force: true });
}

/** Stops fast (open transactions roll back); harder when that takes too long: the log replays what was committed. */
export async function stopServer(pid: number, { cluster, binaries }: ServerSetup): Promise<void> {
  if (process.platform === 'win32') {
    // Windows has no signals between processes; pg_ctl knows how PostgreSQL listens for them there.
    await promisify(execFile)(binaries.pgCtl, ['stop', '--pgdata', cluster, '--mode', 'fast']);
    return;
  }
  signal(pid, 'SIGINT');
  if (await haveEnded([pid], FAST_SHUTDOWN_MS)) return;
  signal(pid, 'SIGQUIT');
  if (await haveEnded([pid], IMMEDIATE_SHUTDOWN_MS)) return;
  signal(pid, 'SIGKILL');
  await haveEnded([pid], IMMEDIATE_SHUTDOWN_MS);
}
