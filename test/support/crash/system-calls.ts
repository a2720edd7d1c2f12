import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { createInterface } from 'node:readline';

const CALLS = [
  ...['read', 'readv', 'recvfrom', 'recvmsg'],
  ...['write', 'writev', 'sendto', 'sendmsg', 'pwrite64', 'pwritev'],
  ...['fsync', 'fdatasync', 'rename', 'renameat', 'renameat2'],
];
/** Longest buffer that is written down whole, in bytes: many pages of the write-ahead log. */
const LONGEST_BUFFER = 262_144;

/** One system call. The order of the lines is a true one: a call that is shown as begun has not been done yet. */
export interface SystemCall {
  readonly name: string;
  /** As strace writes it: arguments, then ` = ` and the result. */
  readonly text: string;
  /** Line where it was entered, and where it came back. */
  readonly begun: number;
  readonly done: number;
}

export interface Trace {
  /** Lets the processes go on untraced. @returns what they did meanwhile, in the order in which calls came back */
  stop(): Promise<readonly SystemCall[]>;
}

/** @throws Error when strace is missing, or may not attach */
export async function traceSystemCalls(pids: readonly number[], output: string): Promise<Trace> {
  const tracer = spawn(
    'strace',
    // -y: names files; otherwise a descriptor is a number.
    ['-f', '-y', '-s', String(LONGEST_BUFFER), '-e', `trace=${CALLS.join()}`, '-e', 'signal=none']
      .concat('-o', output)
      .concat(pids.flatMap((pid) => ['-p', String(pid)])),
    { stdio: ['ignore', 'ignore', 'pipe'] },
  );
  await untilAttached(tracer, pids);
  return {
    stop: async () => {
      await end(tracer, 'SIGINT');
      return systemCallsIn((await readFile(output, 'latin1')).split('\n'));
    },
  };
}

/** Why system calls cannot be traced here; `undefined` when they can. */
export async function reasonNotToTrace(): Promise<string | undefined> {
  if (process.platform !== 'linux') return 'strace is for Linux';
  const target = spawn(process.execPath, ['-e', 'process.stdin.resume()'], {
    stdio: ['pipe', 'ignore', 'ignore'],
  });
  try {
    await (await traceSystemCalls([target.pid!], '/dev/null')).stop();
    return undefined;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'ENOENT'
      ? 'strace is not installed'
      : `strace may not attach: ${(error as Error).message}`;
  } finally {
    await end(target, 'SIGTERM');
  }
}

async function untilAttached(tracer: ChildProcess, pids: readonly number[]): Promise<void> {
  await Promise.race([
    once(tracer, 'spawn'),
    once(tracer, 'error').then(([error]: unknown[]) => Promise.reject(error as Error)),
  ]);
  const missing = new Set(pids);
  const said: string[] = [];
  for await (const line of createInterface({ input: tracer.stderr! })) {
    said.push(line);
    missing.delete(Number(/^strace: Process (\d+) attached/.exec(line)?.[1]));
    if (missing.size === 0) {
      tracer.stderr!.resume();
      return;
    }
  }
  throw new Error(said.join(' '));
}

async function end(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const exit = once(child, 'exit');
  child.kill(signal);
  await exit;
}

/** A call during which another process did something stands in two lines. */
function systemCallsIn(lines: readonly string[]): readonly SystemCall[] {
  const unfinished = new Map<string, { readonly text: string; readonly begun: number }>();
  const calls: SystemCall[] = [];
  lines.forEach((line, at) => {
    const [, pid = '', rest = ''] = /^(\d+) +(.*)$/.exec(line) ?? [];
    const resumed = /^<\.\.\. \w+ resumed>(.*)$/.exec(rest)?.[1];
    if (rest.endsWith('<unfinished ...>')) {
      unfinished.set(pid, { text: rest.slice(0, -'<unfinished ...>'.length), begun: at });
      return;
    }
    const start = resumed === undefined ? { text: '', begun: at } : unfinished.get(pid);
    if (start === undefined) return;
    const text = start.text + (resumed ?? rest);
    const name = /^(\w+)\(/.exec(text)?.[1];
    if (name !== undefined) calls.push({ name, text, begun: start.begun, done: at });
  });
  return calls;
}
