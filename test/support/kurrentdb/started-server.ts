import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';

/** A real server starts in seconds; the rest is for a busy machine. */
const PATIENCE_MS = 60_000;

/**
 * A real server with a log of its own. `TEST_KURRENTDB_COMMAND` names a program that runs one in the foreground,
 * insecure, on loopback; it is given a data directory, a port and further arguments for the server itself.
 */
export class StartedServer {
  readonly #end = (): void => void this.#child?.kill('SIGKILL');
  #child: ChildProcess | undefined;

  private constructor(
    private readonly command: string,
    private readonly directory: string,
    readonly port: number,
    private readonly options: readonly string[],
  ) {
    // Whatever ends the tests ends the server.
    process.once('exit', this.#end);
  }

  static async start(command: string): Promise<StartedServer> {
    const server = await StartedServer.prepare(command, await freePort(), []);
    await server.restart();
    return server;
  }

  /** Not started yet. @param options for the server itself */
  static async prepare(command: string, port: number, options: readonly string[]): Promise<StartedServer> {
    const directory = await mkdtemp(join(tmpdir(), 'lekwacht-test-kurrentdb-'));
    return new StartedServer(command, directory, port, options);
  }

  get url(): string {
    return `esdb://127.0.0.1:${this.port}?tls=false`;
  }

  /** On the same data. Resolves when it leads or follows. @throws Error when it does not come up */
  async restart(): Promise<void> {
    this.#run();
    const end = performance.now() + PATIENCE_MS;
    while (!['leader', 'follower'].includes(await this.state())) {
      if (performance.now() > end) throw new Error('TEST_KURRENTDB_COMMAND: no server came up');
      await delay(100);
    }
  }

  /**
   * A node that led, and has more than the others, ends itself to cut that off, and wants to be started again; so
   * does whoever supervises it.
   */
  #run(): void {
    const child = spawn(this.command, [this.directory, String(this.port), ...this.options], {
      stdio: 'ignore',
    });
    this.#child = child;
    child.once('exit', (code) => {
      if (code === 0 && child === this.#child) this.#run();
    });
  }

  /** As by a power cut. */
  async kill(): Promise<void> {
    const child = this.#child;
    this.#child = undefined;
    if (child === undefined || child.exitCode !== null || child.signalCode !== null) return;
    child.kill('SIGKILL');
    await once(child, 'exit');
  }

  async stop(): Promise<void> {
    process.off('exit', this.#end);
    await this.kill();
    await rm(this.directory, { recursive: true, force: true });
  }

  /** What it says of itself: `leader`, `follower`, … */
  async state(): Promise<string> {
    const answer = await fetch(`http://127.0.0.1:${this.port}/info`).catch(() => undefined);
    const { state = '' } = ((await answer?.json().catch(() => undefined)) ?? {}) as { state?: string };
    return state;
  }
}

export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}
