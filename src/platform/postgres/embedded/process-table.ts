import { execFile } from 'node:child_process';
import { readdir, readFile, readlink } from 'node:fs/promises';
import { promisify } from 'node:util';
import { pause } from '../../time/pause.js';

/** Whether the process runs: one that is dead and only waits for its parent to ask (a zombie) does not. */
export async function isRunning(pid: number): Promise<boolean> {
  try {
    process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
  if (process.platform !== 'linux') return true;
  // "pid (any name) state …": the name may hold anything, a bracket too.
  const stat = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '');
  return stat !== '' && stat.slice(stat.lastIndexOf(')') + 2, stat.lastIndexOf(')') + 3) !== 'Z';
}

/** Every process of PostgreSQL works in its data folder: on Linux that tells ours from anyone else's. */
export async function serversWorkingIn(folder: string): Promise<readonly number[]> {
  if (process.platform !== 'linux') return [];
  const pids = (await readdir('/proc')).filter((name) => /^\d+$/.test(name)).map(Number);
  const ours = await Promise.all(
    pids.map(async (pid) => pid !== process.pid && (await worksIn(pid, folder))),
  );
  return pids.filter((_, index) => ours[index]);
}

/** A pid file outlives its process and pids are used again: whether this process is the server of this folder. */
export async function isServerOf(pid: number, folder: string): Promise<boolean> {
  if (!(await isRunning(pid))) return false;
  if (process.platform === 'linux') return worksIn(pid, folder);
  if (process.platform === 'win32') return true;
  const { stdout } = await promisify(execFile)('ps', ['-ww', '-o', 'command=', '-p', String(pid)]).catch(
    () => ({ stdout: '' }),
  );
  return stdout.includes(folder);
}

/** @returns whether all of them ended within the time, in milliseconds */
export async function haveEnded(pids: readonly number[], withinMs: number): Promise<boolean> {
  const deadline = performance.now() + withinMs;
  for (;;) {
    const running = await Promise.all(pids.map(isRunning));
    if (!running.includes(true)) return true;
    if (performance.now() > deadline) return false;
    await pause(20);
  }
}

/** Sends a signal; that the process has just ended by itself is no error. */
export function signal(pid: number, name: NodeJS.Signals): void {
  try {
    process.kill(pid, name);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}

/** The program is asked for too: an administrator's shell may stand in the same folder. */
async function worksIn(pid: number, folder: string): Promise<boolean> {
  const [workingFolder, program] = await Promise.all(
    ['cwd', 'exe'].map((name) => readlink(`/proc/${pid}/${name}`).catch(() => '')),
  );
  // A program that npm has replaced meanwhile reads "…/postgres (deleted)".
  return workingFolder === folder && /\/postgres( \(deleted\))?$/.test(program ?? '');
}
