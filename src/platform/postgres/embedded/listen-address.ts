import { chmod, chown, mkdir, mkdtemp, rm } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { canReach, type ServerUser } from './server-user.js';

/** Where the server listens: a unix socket that only its user may use, else loopback. */
export interface ListenAddress {
  readonly socketFolder: string | undefined;
  readonly port: number;
  /** Removes what was made for this run only. */
  release(): Promise<void>;
}

/** The name of the socket file carries the port, also where there is none. */
const SOCKET_PORT = 5432;
/** `sun_path` holds 108 bytes on Linux and 104 elsewhere, with the closing zero. */
const LONGEST_SOCKET_PATH = process.platform === 'linux' ? 107 : 103;
const THROWAWAY = 'lekwacht-socket-';

export async function chooseListenAddress(
  serverDirectory: string,
  user: ServerUser | undefined,
  report: (line: string) => void,
): Promise<ListenAddress> {
  if (process.platform !== 'win32') {
    const beside = join(serverDirectory, 'socket');
    if (fits(beside)) {
      await mkdir(beside, { recursive: true });
      await handOver(beside, user);
      return { socketFolder: beside, port: SOCKET_PORT, release: () => Promise.resolve() };
    }
    for (const temporary of new Set([tmpdir(), '/tmp'])) {
      if (
        !fits(join(temporary, `${THROWAWAY}123456`)) ||
        !(await canReach(temporary, user).catch(() => false))
      )
        continue;
      const short = await mkdtemp(join(temporary, THROWAWAY)).catch(() => undefined);
      if (short === undefined) continue;
      await handOver(short, user);
      report(`The path of the data directory is too long for a unix socket: PostgreSQL listens in ${short}`);
      return {
        socketFolder: short,
        port: SOCKET_PORT,
        release: () => rm(short, { recursive: true, force: true }),
      };
    }
  }
  const port = await freeLoopbackPort();
  report(`PostgreSQL listens on 127.0.0.1:${port}`);
  return { socketFolder: undefined, port, release: () => Promise.resolve() };
}

export function isThrowawaySocketFolder(folder: string): boolean {
  return basename(folder).startsWith(THROWAWAY);
}

function fits(folder: string): boolean {
  return Buffer.byteLength(join(folder, `.s.PGSQL.${SOCKET_PORT}`)) <= LONGEST_SOCKET_PATH;
}

async function handOver(folder: string, user: ServerUser | undefined): Promise<void> {
  if (user !== undefined) await chown(folder, user.uid, user.gid);
  await chmod(folder, 0o700);
}

function freeLoopbackPort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as AddressInfo;
      probe.close(() => {
        resolve(port);
      });
    });
  });
}
