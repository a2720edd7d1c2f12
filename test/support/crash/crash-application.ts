import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdtemp, readFile, realpath, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as delay } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import { issueDevelopmentToken } from '../../../src/platform/identity/development-issuer.js';
import type { Role } from '../../../src/platform/identity/principal.js';
import { SUPERUSER } from '../../../src/platform/postgres/embedded/cluster.js';
import { clusterIn } from '../../../src/platform/postgres/embedded/server-setup.js';
import { readPostmasterFile } from '../../../src/platform/postgres/embedded/leftovers.js';
import { serversWorkingIn, signal } from '../../../src/platform/postgres/embedded/process-table.js';
import { FileCustody } from '../../../src/platform/personal-data/file-custody.js';
import { openVault } from '../../../src/platform/personal-data/open-vault.js';
import type { Vault } from '../../../src/platform/personal-data/vault.js';
import { openPostgres, type PgPostgres } from '../../../src/platform/postgres/pg-postgres.js';
import { buildApart } from './copy-apart.js';
import { HttpClient } from '../http/http-client.js';

/** `everything`: the application, the postmaster and every process of PostgreSQL, at once. */
export type Victim = 'app' | 'postmaster' | 'everything';

/** A start, or a return to service, may take so long on a busy machine. */
export const PATIENCE_MS = 60_000;
const LEASH = pathToFileURL(`${import.meta.dirname}/leash.mjs`).href;
const UP = /Lekwacht is up: open (\S+)\/ /;

/** The real application as a process of its own, on its own PostgreSQL, in a folder that is thrown away. */
export class CrashApplication {
  #app: ChildProcess | undefined;
  #url = '';
  #said: string[] = [];

  private constructor(private readonly folder: string) {}

  static async build(): Promise<CrashApplication> {
    const folder = await realpath(await mkdtemp(join(tmpdir(), 'lekwacht-test-crash-')));
    // As root the server runs as another user, who must come through.
    await chmod(folder, 0o755);
    await buildApart(join(folder, 'build'));
    return new CrashApplication(folder);
  }

  get http(): HttpClient {
    return new HttpClient(this.#url);
  }

  async as(role: Role, organisation: string): Promise<HttpClient> {
    const issuer = {
      environment: 'development',
      developmentIssuer: true,
      dataDirectory: this.#data,
    } as const;
    const token = await issueDevelopmentToken(issuer, { role, organisation });
    return new HttpClient(this.#url, { authorization: `Bearer ${token}` });
  }

  /**
   * As `npm start` does, at whatever port is free.
   * @param fault a module that breaks the application, loaded before it
   * @throws Error with what the application said, when it does not come up
   */
  async start(fault?: string): Promise<void> {
    const modules = [LEASH, ...(fault === undefined ? [] : [fault])];
    const preload = modules.flatMap((module) => ['--import', module]);
    const app = spawn(process.execPath, [...preload, 'dist/main.js'], {
      cwd: join(this.folder, 'build'),
      env: {
        ...{ PORT: '0', LOG_LEVEL: 'error', LEKWACHT_DATA: this.#data },
        // What is tried here is the log: acknowledged means in it. The spool has a crash test of its own (outage).
        ...{ LEKWACHT_SPOOL_MAX_BYTES: '0', LEKWACHT_SPOOL_AFTER_MS: '60000' },
      },
      stdio: ['pipe', 'pipe', 'pipe'],
      // A process group of its own: a Ctrl-C for the tests is not one for the application.
      detached: true,
    });
    this.#app = app;
    this.#said = [];
    createInterface({ input: app.stderr }).on('line', (line) => this.#said.push(line));
    const lines = createInterface({ input: app.stdout });
    const up = new Promise<string>((resolve, reject) => {
      lines.on('line', (line) => {
        this.#said.push(line);
        const url = UP.exec(line)?.[1];
        if (url !== undefined) resolve(url);
      });
      app.once('exit', () => {
        reject(new Error(`The application ended:\n${this.said}`));
      });
    });
    const late = new AbortController();
    const timeOut = delay(PATIENCE_MS, undefined, { signal: late.signal }).then(() => {
      throw new Error(`The application is not up after ${PATIENCE_MS} ms:\n${this.said}`);
    });
    try {
      this.#url = await Promise.race([up, timeOut]);
    } finally {
      up.catch(() => undefined);
      timeOut.catch(() => undefined);
      late.abort();
    }
  }

  /** The last that the application printed since its start. */
  get said(): string {
    return this.#said.slice(-40).join('\n');
  }

  /** Of the application, and of every process of its PostgreSQL, the postmaster first. */
  async processes(): Promise<{ readonly app: number; readonly servers: readonly number[] }> {
    const cluster = clusterIn(this.#data);
    const postmaster = (await readPostmasterFile(cluster))?.pid ?? 0;
    const servers = await serversWorkingIn(cluster);
    // The file may be older than the process that has its pid by now.
    if (this.#app?.pid === undefined || !servers.includes(postmaster)) throw new Error('it does not run');
    return { app: this.#app.pid, servers: [postmaster, ...servers.filter((pid) => pid !== postmaster)] };
  }

  async kill(victim: Victim): Promise<void> {
    const { app, servers } = await this.processes();
    const pids = { app: [app], postmaster: servers.slice(0, 1), everything: [app, ...servers] }[victim];
    for (const pid of pids) signal(pid, 'SIGKILL');
    if (victim !== 'postmaster') await this.#ended();
    if (victim === 'everything') await this.#killServers();
  }

  /** Starts it and kills everything that runs by then, some milliseconds later. */
  async startAndKill(afterMs: number): Promise<void> {
    const started = this.start().catch(() => undefined);
    await delay(afterMs);
    this.#app?.kill('SIGKILL');
    await started;
    await this.#killServers();
  }

  /** In order, as a supervisor of services would. */
  async stop(): Promise<void> {
    this.#app?.kill('SIGTERM');
    await this.#ended();
  }

  /** To look into its database from outside while it runs. */
  async openDatabase(): Promise<PgPostgres> {
    const password = await readFile(join(this.#data, 'postgres-password'), 'utf8');
    const socket = encodeURIComponent(join(this.#data, 'socket'));
    const connectionString = `postgresql://${SUPERUSER}:${encodeURIComponent(password)}@localhost/postgres?host=${socket}&port=5432`;
    return openPostgres({ connectionString }, { maxConnections: 2, applicationName: 'crash test' });
  }

  /** With the keys of the application, to read what it sealed. */
  vault(database: PgPostgres): Promise<Vault> {
    return openVault(database, new FileCustody(join(this.#data, 'wrapping-keys')), () => undefined);
  }

  /** Another process of the same build, on the same data. @returns what it printed; its exit code with it */
  async command(
    ...args: readonly string[]
  ): Promise<{ readonly code: number | null; readonly said: string }> {
    return this.begin(args).ended;
  }

  /** As {@link command}, for whoever kills it meanwhile. @param data another data directory */
  begin(
    args: readonly string[],
    data = this.#data,
  ): {
    readonly kill: () => void;
    /** Until it printed that, or ended. */
    readonly says: (what: string) => Promise<void>;
    readonly ended: Promise<{ readonly code: number | null; readonly said: string }>;
  } {
    const cli = spawn(process.execPath, ['dist/cli.js', ...args], {
      cwd: join(this.folder, 'build'),
      env: { LEKWACHT_DATA: data, LOG_LEVEL: 'error' },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const said: string[] = [];
    for (const stream of [cli.stdout, cli.stderr]) stream.on('data', (chunk) => said.push(String(chunk)));
    const ended = once(cli, 'close').then(([code]) => ({ code: code as number | null, said: said.join('') }));
    const says = async (what: string): Promise<void> => {
      while (cli.exitCode === null && !said.join('').includes(what)) await delay(5);
    };
    return { kill: () => void cli.kill('SIGKILL'), says, ended };
  }

  /** What no backup holds, as somebody keeps it elsewhere: folders of keys, by their names. */
  get custody(): Readonly<Record<string, string>> {
    return Object.fromEntries(['wrapping-keys', 'keys'].map((name) => [name, join(this.#data, name)]));
  }

  /** Where something can be put down that goes when it goes. */
  file(name: string): string {
    return join(this.folder, name);
  }

  /** Ends whatever still runs and leaves nothing behind. */
  async remove(): Promise<void> {
    this.#app?.kill('SIGKILL');
    await this.#ended();
    await this.#killServers();
    await rm(this.folder, { recursive: true, force: true, maxRetries: 5 });
  }

  get #data(): string {
    return join(this.folder, 'data');
  }

  async #ended(): Promise<void> {
    const app = this.#app;
    if (app !== undefined && app.exitCode === null && app.signalCode === null) await once(app, 'exit');
  }

  /** Until none is left: one may have been born while we looked. */
  async #killServers(): Promise<void> {
    for (;;) {
      const left = await serversWorkingIn(clusterIn(this.#data));
      if (left.length === 0) return;
      for (const pid of left) signal(pid, 'SIGKILL');
      await delay(5);
    }
  }
}
