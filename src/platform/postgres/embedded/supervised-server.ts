import { backOff } from '../../time/back-off.js';
import { pause } from '../../time/pause.js';
import type { Postmaster } from './postmaster.js';

const PAUSES = { firstPause: 250, longestPause: 30_000 };

/**
 * Keeps one server running: a postmaster that ends without being asked (killed for memory, a full disk) is
 * started again, for as long as it takes. Whoever is connected loses the connection and makes a new one.
 */
export class SupervisedServer {
  private readonly stopping = new AbortController();
  private readonly supervision: Promise<void>;
  private starting: Promise<void> | undefined;

  private constructor(
    private current: Postmaster,
    private readonly launch: () => Promise<Postmaster>,
    private readonly report: (line: string) => void,
  ) {
    this.supervision = this.supervise();
  }

  /** @param launch cleans up after the last server, starts one and resolves when it takes connections */
  static async start(
    launch: () => Promise<Postmaster>,
    report: (line: string) => void,
  ): Promise<SupervisedServer> {
    return new SupervisedServer(await launch(), launch, report);
  }

  get pid(): number {
    return this.current.pid;
  }

  /** Waits for a start that is under way first, so that nothing of it stays behind. */
  async stop(stopServer: (pid: number) => Promise<void>): Promise<void> {
    this.stopping.abort();
    await this.starting;
    if (this.current.isRunning()) await stopServer(this.current.pid);
    await this.supervision;
  }

  private async supervise(): Promise<void> {
    for (;;) {
      const how = await this.current.ended;
      if (this.stopping.signal.aborted) return;
      this.report(`PostgreSQL ended unexpectedly (${how}): starting it again.`);
      this.starting = this.startAgain();
      await this.starting;
    }
  }

  private async startAgain(): Promise<void> {
    const { signal } = this.stopping;
    for (let failures = 1; !signal.aborted; failures++) {
      try {
        this.current = await this.launch();
        return;
      } catch (error) {
        this.report((error as Error).message);
        await pause(backOff(failures, PAUSES), signal);
      }
    }
  }
}
