import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { pathToFileURL } from 'node:url';
import { HttpClient } from '../http/http-client.js';

const LEASH = pathToFileURL(`${import.meta.dirname}/leash.mjs`).href;
const UP = /Lekwacht is up: open (\S+)\/ /;
/** What it says when its database is not there. */
export const TAKES_REPORTS = /Reports are taken in: open (\S+)\/\. /;

/** One process of several that share a database, out of a build of its own. */
export class ApplicationProcess {
  private constructor(
    private readonly child: ChildProcess,
    readonly http: HttpClient,
    /** Where it listens. */
    readonly url: string,
  ) {}

  /**
   * @param started what it says when it is as far as the test wants it, with its address
   * @throws Error with what it said, when it does not come up
   */
  static async start(
    build: string,
    env: Record<string, string>,
    started: RegExp = UP,
  ): Promise<ApplicationProcess> {
    const child = spawn(process.execPath, ['--import', LEASH, join(build, 'dist/main.js')], {
      cwd: build,
      env: { PORT: '0', LOG_LEVEL: 'error', ...env },
      stdio: ['pipe', 'pipe', 'pipe'],
      detached: true,
    });
    const said: string[] = [];
    const url = await new Promise<string>((resolve, reject) => {
      createInterface({ input: child.stderr }).on('line', (line) => said.push(line));
      createInterface({ input: child.stdout }).on('line', (line) => {
        said.push(line);
        const found = started.exec(line)?.[1];
        if (found !== undefined) resolve(found);
      });
      child.once('exit', () => {
        reject(new Error(`The application ended:\n${said.join('\n')}`));
      });
    });
    return new ApplicationProcess(child, new HttpClient(url), url);
  }

  get pid(): number {
    return this.child.pid ?? 0;
  }

  /** @returns its exit code, where it ended by itself */
  async end(signal: 'SIGKILL' | 'SIGTERM'): Promise<number | null> {
    if (this.child.exitCode !== null || this.child.signalCode !== null) return this.child.exitCode;
    this.child.kill(signal);
    await once(this.child, 'exit');
    return this.child.exitCode;
  }
}
