import { spawn } from 'node:child_process';
import { open, rename, stat, type FileHandle } from 'node:fs/promises';
import { join } from 'node:path';
import { pause } from '../../time/pause.js';
import { readPostmasterFile } from './leftovers.js';
import type { ServerSetup } from './server-setup.js';

export interface Postmaster {
  readonly pid: number;
  /** Resolves when the process is gone, with how it ended. */
  readonly ended: Promise<string>;
  isRunning(): boolean;
}

const LARGEST_LOG_BYTES = 10_000_000;
/** Where /proc does not tell us the orphans of a killed server, they may hold a new one up for as long as their query. */
const RETRY_MS = 60_000;
const REPORT_EVERY_MS = 10_000;
const HELD_UP_BY_ORPHANS = /pre-existing shared memory block|lock file .* already exists|could not bind/;

/**
 * Starts the server and waits until it takes connections; replaying the log after a crash takes as long as it takes.
 * @throws Error with the last lines of the server's log when it ends instead
 */
export async function startPostmaster(setup: ServerSetup, args: readonly string[]): Promise<Postmaster> {
  const logFile = join(setup.directory, 'postgres.log');
  const deadline = performance.now() + RETRY_MS;
  await rotate(logFile);
  for (;;) {
    const log = await open(logFile, 'a+', 0o600);
    try {
      const { size } = await log.stat();
      const postmaster = await spawnPostmaster(setup, log, args);
      const ended = await untilReady(postmaster, setup);
      if (ended === undefined) return postmaster;
      const told = await readFrom(log, size);
      if (performance.now() > deadline || !HELD_UP_BY_ORPHANS.test(told)) {
        throw new Error(
          `The embedded PostgreSQL did not start (${ended}); its log ${logFile} says:\n${told.slice(-2_000)}`,
        );
      }
    } finally {
      await log.close();
    }
    await pause(250);
  }
}

function spawnPostmaster(
  { cluster, binaries, user }: ServerSetup,
  log: FileHandle,
  args: readonly string[],
): Promise<Postmaster> {
  return new Promise((resolve, reject) => {
    // Detached: a Ctrl-C in the terminal reaches us only, so that the pool closes before the server does.
    const child = spawn(binaries.postgres, args, {
      cwd: cluster,
      env: binaries.environment,
      stdio: ['ignore', log.fd, log.fd],
      detached: true,
      windowsHide: true,
      ...user,
    });
    child.once('error', reject);
    const ended = new Promise<string>((resolveEnded) => {
      child.once('exit', (code, signal) => {
        resolveEnded(signal ?? `exit code ${code ?? 'unknown'}`);
      });
    });
    child.once('spawn', () => {
      child.unref();
      resolve({
        pid: child.pid ?? 0,
        ended,
        isRunning: () => child.exitCode === null && child.signalCode === null,
      });
    });
  });
}

/** @returns undefined when it is ready, else how it ended */
async function untilReady(
  postmaster: Postmaster,
  { cluster, report }: ServerSetup,
): Promise<string | undefined> {
  let reportAt = performance.now() + REPORT_EVERY_MS;
  for (;;) {
    if (!postmaster.isRunning()) return postmaster.ended;
    const file = await readPostmasterFile(cluster);
    if (file?.pid === postmaster.pid && file.state === 'ready') return undefined;
    if (performance.now() > reportAt) {
      report('PostgreSQL is still starting: after a crash it first replays its log.');
      reportAt += REPORT_EVERY_MS;
    }
    await pause(10);
  }
}

async function rotate(logFile: string): Promise<void> {
  const size = (await stat(logFile).catch(() => undefined))?.size ?? 0;
  if (size > LARGEST_LOG_BYTES) await rename(logFile, `${logFile}.1`);
}

async function readFrom(log: FileHandle, position: number): Promise<string> {
  const { buffer, bytesRead } = await log.read(Buffer.alloc(16_384), 0, 16_384, position);
  return buffer.toString('utf8', 0, bytesRead);
}
