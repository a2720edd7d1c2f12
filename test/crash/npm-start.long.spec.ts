import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdtemp, readdir, readFile, realpath, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { clusterIn } from '../../src/platform/postgres/embedded/server-setup.js';
import { readPostmasterFile } from '../../src/platform/postgres/embedded/leftovers.js';
import { serversWorkingIn, signal } from '../../src/platform/postgres/embedded/process-table.js';
import { copyApart } from '../support/crash/copy-apart.js';

const PATIENCE_MS = 60_000;
const UP = /Lekwacht is up: open (\S+)\/ /;
// Without /proc nobody can find what is left of a server.
const onLinux = process.platform === 'linux' ? describe : describe.skip;

onLinux('npm start (needs /proc of Linux)', () => {
  let folder: string;
  let checkout: string;
  const started: Started[] = [];
  beforeAll(async () => {
    folder = await realpath(await mkdtemp(join(tmpdir(), 'lekwacht-test-start-')));
    // As root the server runs as another user, who must come through.
    await chmod(folder, 0o755);
    checkout = join(folder, 'checkout');
    await copyApart(checkout);
  });
  afterAll(async () => {
    for (const { npm, data } of started)
      for (const pid of [-npm.pid!, ...(await serversWorkingIn(clusterIn(data)))]) signal(pid, 'SIGKILL');
    await rm(folder, { recursive: true, force: true, maxRetries: 5 });
  });

  async function start(name: string, port = '0'): Promise<Started> {
    const data = join(folder, name);
    const npm = spawn('npm', ['start'], {
      cwd: checkout,
      env: { PATH: process.env.PATH, HOME: folder, PORT: port, LEKWACHT_DATA: data },
      stdio: ['ignore', 'pipe', 'pipe'],
      // A signal to npm is one to npm alone, as from a supervisor.
      detached: true,
    });
    const said: string[] = [];
    createInterface({ input: npm.stderr }).on('line', (line) => said.push(line));
    const url = await new Promise<string>((resolve, reject) => {
      createInterface({ input: npm.stdout }).on('line', (line) => {
        said.push(line);
        const found = UP.exec(line)?.[1];
        if (found !== undefined) resolve(found);
      });
      npm.once('exit', () => {
        reject(new Error(`npm start ended:\n${said.join('\n')}`));
      });
    });
    const postmaster = (await readPostmasterFile(clusterIn(data)))?.pid ?? 0;
    const status = await readFile(`/proc/${postmaster}/status`, 'utf8');
    const desk = Number(/^PPid:\s+(\d+)$/m.exec(status)?.[1]);
    const run = { npm, url, data, desk, said };
    started.push(run);
    return run;
  }

  async function leftOf({ desk, data, url }: Started): Promise<unknown> {
    const answer = await fetch(`${url}/health/live`).catch(() => undefined);
    return {
      desk: isThere(desk),
      servers: await serversWorkingIn(clusterIn(data)),
      port: answer !== undefined,
    };
  }

  it(
    'twice at once on sources that are not compiled yet, both come up; the next one compiles nothing',
    async () => {
      const both = await Promise.all([start('first'), start('second')]);
      expect(new Set(both.map(({ desk }) => desk)).size).toBe(2);
      const builds = join(checkout, '.dist');
      const [build = '', ...more] = await readdir(builds);
      expect(more).toEqual([]);
      const { ino } = await stat(join(builds, build));
      const third = await start('third');
      expect(await readdir(builds)).toEqual([build]);
      expect((await stat(join(builds, build))).ino).toBe(ino);
      expect(isThere(third.desk)).toBe(true);
    },
    PATIENCE_MS,
  );

  it(
    'C14: on a port that is taken ends at once, names the setting, and shows no stack',
    async () => {
      const { port } = new URL(started[0]!.url);
      const failed = await start('fourth', port).catch((error: unknown) => (error as Error).message);
      expect(failed).toMatch(/HOST, PORT: listen EADDRINUSE/);
      expect(failed).not.toMatch(/^ +at /m);
      expect(await serversWorkingIn(clusterIn(join(folder, 'fourth')))).toEqual([]);
    },
    PATIENCE_MS,
  );

  it.each([
    ['SIGTERM', 0],
    ['SIGINT', 1],
  ] as const)(
    'public 27: that gets a %s ends the desk and its PostgreSQL, in order: nothing is left, the port is free',
    async (name, which) => {
      const run = started[which]!;
      expect(await leftOf(run)).toMatchObject({ desk: true, port: true });
      run.npm.kill(name);
      const [code] = (await once(run.npm, 'exit')) as [number | null];
      expect(await leftOf(run)).toEqual({ desk: false, servers: [], port: false });
      expect(code).toBe(0);
      expect(run.said.filter((line) => /stop/.test(line))).toEqual([
        `Lekwacht is told to stop (${name}), and answers who is being answered.`,
        'Lekwacht has stopped.',
      ]);
    },
    PATIENCE_MS,
  );

  it(
    'whose desk gets the signal itself ends as well',
    async () => {
      const run = started[2]!;
      signal(run.desk, 'SIGTERM');
      await once(run.npm, 'exit');
      expect(await leftOf(run)).toEqual({ desk: false, servers: [], port: false });
    },
    PATIENCE_MS,
  );
});

interface Started {
  readonly npm: ChildProcess;
  /** Process id of what listens. */
  readonly desk: number;
  readonly url: string;
  readonly data: string;
  /** What it printed so far. */
  readonly said: readonly string[];
}

function isThere(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}
