import { createHash, randomUUID } from 'node:crypto';
import { link, mkdir, open, readdir, unlink } from 'node:fs/promises';
import { connect, createServer, type Server } from 'node:net';
import { join } from 'node:path';
import { pause } from '../../time/pause.js';

/** Held by one process per data directory; the kernel lets go of it when the process dies, by whatever cause. */
export interface InstanceLock {
  release(): Promise<void>;
}

/** A predecessor that is just stopping (a restart by a supervisor) is waited for this long, in milliseconds. */
const PATIENCE = 2_000;

/**
 * A listening unix socket: whoever answers is alive. A pid in a file would not do: pids are used again, and
 * two containers that share a volume do not see each other's. The sockets are numbered, because nobody
 * can replace a dead one atomically: `link` publishes the next number for exactly one taker, and only a
 * number with a higher one beside it is ever removed.
 * @throws DataDirectoryInUse
 */
export async function takeInstanceLock(dataDirectory: string, patience = PATIENCE): Promise<InstanceLock> {
  const deadline = performance.now() + patience;
  for (;;) {
    const taken = await (process.platform === 'win32' ? tryPipe(dataDirectory) : trySocket(dataDirectory));
    if ('release' in taken) return taken;
    if (performance.now() > deadline) {
      throw new DataDirectoryInUse(dataDirectory, taken.heldBy);
    }
    await pause(50);
  }
}

export class DataDirectoryInUse extends Error {
  override readonly name = 'DataDirectoryInUse';
  constructor(dataDirectory: string, pid: string) {
    super(`Another Lekwacht runs on this data directory (pid ${pid}): ${dataDirectory}`);
  }
}

interface LockRefusal {
  readonly heldBy: string;
}

async function trySocket(dataDirectory: string): Promise<InstanceLock | LockRefusal> {
  const folder = join(dataDirectory, 'lock');
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const opened = await open(folder, 'r');
  // A socket path has at most 107 bytes; through the open folder it is short however deep the folder is.
  const reach = (name: string): string =>
    process.platform === 'linux' ? `/proc/self/fd/${opened.fd}/${name}` : join(folder, name);
  try {
    const newest = Math.max(0, ...(await numbersIn(folder)));
    const heldBy = newest === 0 ? undefined : await whoAnswers(reach(String(newest)));
    if (heldBy !== undefined) return { heldBy };

    // Listening before it gets its number: nobody ever sees a numbered socket of the living that is deaf.
    const unnumbered = `new-${randomUUID()}`;
    const listener = await listen(reach(unnumbered));
    const ours = newest + 1;
    const won = await linkOnce(join(folder, unnumbered), join(folder, String(ours)));
    await unlink(join(folder, unnumbered));
    const others = (await numbersIn(folder)).filter((number) => number !== ours);
    const overtaken = others.some((number) => number > ours);
    if (!won || overtaken) {
      if (won) await unlink(join(folder, String(ours)));
      await close(listener);
      return { heldBy: 'just starting' };
    }
    for (const number of others) await unlink(join(folder, String(number)));
    return { release: () => close(listener) };
  } finally {
    await opened.close();
  }
}

/** Windows keeps pipes outside the file system, and the name is exclusive until its process ends. */
async function tryPipe(dataDirectory: string): Promise<InstanceLock | LockRefusal> {
  const name = createHash('sha256').update(dataDirectory.toLowerCase()).digest('hex').slice(0, 32);
  const path = `\\\\.\\pipe\\lekwacht-${name}`;
  try {
    const listener = await listen(path);
    return { release: () => close(listener) };
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EADDRINUSE') throw error;
    return { heldBy: (await whoAnswers(path)) ?? 'just stopping' };
  }
}

async function numbersIn(folder: string): Promise<number[]> {
  return (await readdir(folder)).filter((name) => /^\d+$/.test(name)).map(Number);
}

async function linkOnce(from: string, to: string): Promise<boolean> {
  try {
    await link(from, to);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}

/** The pid the holder tells; undefined when nobody listens any more. */
function whoAnswers(path: string): Promise<string | undefined> {
  return new Promise((resolve) => {
    let told = '';
    const socket = connect(path);
    // A holder that is frozen is connected to but tells nothing: it holds all the same.
    socket.setTimeout(1_000, () => socket.destroy());
    socket.setEncoding('utf8');
    socket.on('readable', () => (told += String(socket.read() ?? '')));
    socket.on('error', (error: NodeJS.ErrnoException) => {
      resolve(error.code === 'ECONNREFUSED' || error.code === 'ENOENT' ? undefined : 'unknown');
    });
    socket.on('close', () => {
      resolve(told === '' ? 'unknown' : told);
    });
  });
}

function listen(path: string): Promise<Server> {
  return new Promise((resolve, reject) => {
    const server = createServer((socket) => {
      socket.on('error', () => socket.destroy());
      socket.end(String(process.pid));
    });
    server.once('error', reject);
    // exclusive: in a node cluster the primary would listen once for all its workers.
    server.listen({ path, exclusive: true }, () => {
      server.unref();
      resolve(server);
    });
  });
}

function close(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => {
      resolve();
    });
  });
}
