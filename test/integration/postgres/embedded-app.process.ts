import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { chmod, chown, mkdtemp, realpath, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { readPostmasterFile } from '../../../src/platform/postgres/embedded/leftovers.js';
import { isServerOf, signal } from '../../../src/platform/postgres/embedded/process-table.js';

const SUPPORT = join(import.meta.dirname, '../../support');

export interface App {
  readonly pid: number;
  /** What the start reported so far, in plain words. */
  readonly reports: readonly string[];
  /** Where its server is; rejects with what the app said when it did not start. */
  readonly started: Promise<{ connectionString: string; postmasterPid: number }>;
  kill(): Promise<void>;
  /** What Ctrl-C in its terminal does. */
  interrupt(): Promise<void>;
  stop(): Promise<void>;
}

export interface UserId {
  readonly uid: number;
  readonly gid: number;
}

export interface AppOptions {
  /** Whom the app becomes once it is loaded, where we are root: he need not be able to read this checkout. */
  readonly user?: UserId;
  readonly environment?: Record<string, string>;
  readonly packageDirectory?: string;
}

/** Starts the app as a process of its own, without anything of our environment. */
export function startApp(
  dataDirectory: string,
  { user, environment = {}, packageDirectory }: AppOptions = {},
): App {
  const loader = ['--import', join(SUPPORT, 'typescript.mjs')];
  const what = JSON.stringify({ dataDirectory, packageDirectory, user });
  const child = spawn(process.execPath, [...loader, join(import.meta.dirname, 'embedded-app.ts'), what], {
    cwd: '/',
    env: environment,
    stdio: ['pipe', 'pipe', 'inherit'],
    // A process group of its own, as a terminal gives it: what Ctrl-C reaches.
    detached: true,
  });
  const reports: string[] = [];
  const started = answer(child, reports);
  // A test that only looks at the reports does not wait for it.
  started.catch(() => undefined);
  const end = async (name: NodeJS.Signals, target = child.pid!): Promise<void> => {
    if (child.exitCode !== null || child.signalCode !== null) return;
    const exit = once(child, 'exit');
    process.kill(target, name);
    await exit;
  };
  return {
    pid: child.pid!,
    reports,
    started,
    kill: () => end('SIGKILL'),
    interrupt: () => end('SIGINT', -child.pid!),
    stop: () => end('SIGTERM'),
  };
}

async function answer(
  child: ChildProcess,
  reports: string[],
): Promise<{ connectionString: string; postmasterPid: number }> {
  for await (const line of createInterface({ input: child.stdout! })) {
    const said = JSON.parse(line) as {
      report?: string;
      error?: string;
      connectionString: string;
      postmasterPid: number;
    };
    if (said.error !== undefined) throw new Error(said.error);
    if (said.report === undefined) return said;
    reports.push(said.report);
  }
  throw new Error('The app ended without a word.');
}

const folders: string[] = [];

/** A folder that another user comes through, as root's server must; emptied by {@link removeFolders}. */
export async function temporaryFolder(owner?: UserId): Promise<string> {
  const folder = await realpath(await mkdtemp(join(tmpdir(), 'lekwacht-test-')));
  folders.push(folder);
  await chmod(folder, 0o755);
  if (owner !== undefined) await chown(folder, owner.uid, owner.gid);
  return folder;
}

/** Also ends the servers that a failed test left in them. */
export async function removeFolders(): Promise<void> {
  for (const folder of folders.splice(0)) {
    const cluster = join(folder, 'postgres');
    const left = await readPostmasterFile(cluster);
    if (left !== undefined && (await isServerOf(left.pid, cluster))) signal(left.pid, 'SIGQUIT');
    await rm(folder, { recursive: true, force: true, maxRetries: 5 });
  }
}

/** Whether we are root: the server then runs as {@link NOBODY}. */
export const IS_ROOT = process.geteuid?.() === 0;

export const NOBODY: UserId = { uid: 65534, gid: 65534 };
