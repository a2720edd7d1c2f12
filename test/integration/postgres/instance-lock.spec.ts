import { afterEach, describe, expect, it } from '@jest/globals';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import {
  takeInstanceLock,
  type InstanceLock,
} from '../../../src/platform/postgres/embedded/instance-lock.js';
import { removeFolders, startApp, temporaryFolder } from './embedded-app.process.js';

afterEach(removeFolders);

function takers(dataDirectory: string, count: number): Promise<PromiseSettledResult<InstanceLock>[]> {
  return Promise.allSettled(Array.from({ length: count }, () => takeInstanceLock(dataDirectory, 500)));
}

describe('the lock on a data directory', () => {
  it('goes to one of many who take it at once, also over the remains of a dead holder', async () => {
    const dataDirectory = await temporaryFolder();
    for (const round of ['nobody had it', 'the last one let go']) {
      const results = await takers(dataDirectory, 12);
      const taken = results.flatMap((result) => (result.status === 'fulfilled' ? [result.value] : []));
      expect({ round, taken: taken.length }).toEqual({ round, taken: 1 });
      await taken[0]!.release();
    }
    expect(await readdir(join(dataDirectory, 'lock'))).toHaveLength(1);
  });

  it('refuses a second holder and names the pid of the first', async () => {
    const dataDirectory = await temporaryFolder();
    const lock = await takeInstanceLock(dataDirectory);
    await expect(takeInstanceLock(dataDirectory, 200)).rejects.toThrow(
      `Another Lekwacht runs on this data directory (pid ${process.pid}): ${dataDirectory}`,
    );
    await lock.release();
  });

  it('waits for a holder that is just stopping', async () => {
    const dataDirectory = await temporaryFolder();
    const lock = await takeInstanceLock(dataDirectory);
    const next = takeInstanceLock(dataDirectory);
    setTimeout(() => void lock.release(), 300);
    await (await next).release();
  });

  it('is taken in a folder too deep for the path of a unix socket', async () => {
    const dataDirectory = join(await temporaryFolder(), 'a-very-long-name-'.repeat(7));
    const lock = await takeInstanceLock(dataDirectory);
    await expect(takeInstanceLock(dataDirectory, 200)).rejects.toThrow(/Another Lekwacht/);
    await lock.release();
  });
});

describe('two first starts at once', () => {
  it('give one running app and one that says which it is', async () => {
    const dataDirectory = await temporaryFolder();
    const apps = [startApp(dataDirectory), startApp(dataDirectory)];
    const results = await Promise.allSettled(apps.map((app) => app.started));
    const winner = apps[results.findIndex(({ status }) => status === 'fulfilled')]!;
    const refusals = results.flatMap((result) =>
      result.status === 'rejected' ? [String(result.reason)] : [],
    );
    expect(refusals).toEqual([
      `Error: Another Lekwacht runs on this data directory (pid ${winner.pid}): ${dataDirectory}`,
    ]);
    for (const app of apps) await app.stop();
  });
});
