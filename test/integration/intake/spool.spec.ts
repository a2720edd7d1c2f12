import { createSecretKey, hkdfSync, randomBytes, randomUUID } from 'node:crypto';
import { mkdir, mkdtemp, readdir, readFile, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { KeptReport } from '../../../src/intake/spool/kept-report.js';
import { SPOOL_DISK, type SpoolDisk } from '../../../src/intake/spool/spool-disk.js';
import { SpoolNeed } from '../../../src/intake/spool/spool-need.js';
import { Spool, SpoolUnavailable } from '../../../src/intake/spool/spool.js';
import type { SpoolKeys } from '../../../src/intake/spool/spool-file.js';
import { readConfig } from '../../../src/config.js';
import { spoolByCommandLine, type SpoolAct } from '../../../src/spool.cli.js';
import { SpoolFolder } from '../../../src/intake/spool/spool-folder.js';
import { earliestOf, moment } from '../../../src/shared/moment.js';

const CANARY = 'Kwetterende Canarie';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'spool-'));
});
afterEach(() => rm(folder, { recursive: true }));

/** Wrapping keys of two epochs, as a desk holds them. */
function keysOf(wrapping: ReadonlyMap<number, Buffer>): SpoolKeys {
  return {
    ring: {
      newest: Math.max(...wrapping.keys()),
      derived: (epoch, purpose, salt) => {
        const key = wrapping.get(epoch);
        return key && Buffer.from(hkdfSync('sha256', createSecretKey(key), salt ?? '', purpose, 32));
      },
    },
    requests: { of: (id) => `1.${id}` },
  };
}
const wrapping = new Map([[1, randomBytes(32)]]);

const opened = (disk: SpoolDisk = SPOOL_DISK, more: Partial<Parameters<typeof Spool.open>[0]> = {}) =>
  Spool.open({ folder, maxBytes: 1_000_000, keys: keysOf(wrapping), disk, ...more });

const aReport = (receivedAt = '2026-06-01T09:00:00Z'): KeptReport => ({
  ...{ commandId: randomUUID(), organisation: 'kadera', receivedAt: moment(receivedAt), urgent: false },
  ...{
    correlationId: 'c',
    acceptLanguage: 'nl',
    body: { description: CANARY } as never,
    content: { CANARY },
  },
});

const waitingIn = async (spool: Spool) => {
  const groups = [];
  for await (const group of spool.groups()) groups.push(group);
  return groups;
};
const filesIn = async (below = ''): Promise<readonly string[]> =>
  (await readdir(join(folder, below))).filter((name) => name !== 'quarantine');

it('keeps reports sealed, and has them after a start as they came in', async () => {
  const spool = await opened();
  const reports = [aReport('2026-06-01T09:00:05Z'), aReport('2026-06-01T09:00:00Z')];
  await Promise.all(reports.map((report) => spool.keep(report)));
  const again = await opened();
  const kept = (await waitingIn(again)).flatMap((group) => group.reports.map(({ report }) => report));
  expect(kept).toEqual(reports);
  expect(again.waiting()).toEqual({ count: 2, quarantined: 0, oldest: '2026-06-01T09:00:00.000Z' });
  expect(again.find(reports[0]!.commandId)).toMatchObject({ organisation: 'kadera', epoch: 1 });
  for (const name of await filesIn())
    expect((await readFile(join(folder, name))).includes(CANARY)).toBe(false);
});

it('writes what waits while a group is being written as one file', async () => {
  const spool = await opened();
  await Promise.all(Array.from({ length: 20 }, () => spool.keep(aReport())));
  expect((await waitingIn(spool)).map(({ reports }) => reports.length)).toEqual([1, 19]);
});

it('answers nobody before file and folder are synced, in that order', async () => {
  const done: string[] = [];
  const told = (what: string) => () => void done.push(what);
  const spool = await opened({
    ...SPOOL_DISK,
    write: (path, bytes) => SPOOL_DISK.write(path, bytes).then(told('written')),
    publish: (from, to) => SPOOL_DISK.publish(from, to).then(told('published')),
  });
  await spool.keep(aReport()).then(told('answered'));
  expect(done).toEqual(['written', 'published', 'answered']);
});

it('is taken out once the log has it, and not known any more', async () => {
  const spool = await opened();
  const report = aReport();
  await spool.keep(report);
  for (const group of await waitingIn(spool)) await spool.release(group);
  expect(spool.find(report.commandId)).toBeUndefined();
  expect(spool.waiting()).toEqual({ count: 0, quarantined: 0 });
  expect(await filesIn()).toEqual([]);
});

describe('a disk that fails', () => {
  const failing = (how: Partial<SpoolDisk>): SpoolDisk => ({ ...SPOOL_DISK, ...how });
  const broken = (code: string) => () => Promise.reject(Object.assign(new Error(code), { code }));

  it.each([
    ['no space while it is written', { write: broken('ENOSPC') }],
    ['an error of the disk at its sync', { write: broken('EIO') }],
    ['a disk that became read-only', { write: broken('EROFS') }],
    ['a folder that cannot be synced', { publish: broken('EIO') }],
    [
      'a folder that cannot be synced after its file was renamed',
      {
        publish: async (from: string, to: string) => {
          await SPOOL_DISK.publish(from, to);
          throw Object.assign(new Error('EIO'), { code: 'EIO' });
        },
      },
    ],
  ])('%s: nothing of the group was kept, and the next one is', async (_what, how) => {
    let isBroken = true;
    const disk = failing({});
    const spool = await opened({
      ...disk,
      write: (...asked) => (isBroken && 'write' in how ? how.write() : disk.write(...asked)),
      publish: (...asked) => (isBroken && 'publish' in how ? how.publish(...asked) : disk.publish(...asked)),
    });
    const outcomes = await Promise.allSettled([spool.keep(aReport()), spool.keep(aReport())]);
    for (const outcome of outcomes)
      expect(outcome).toMatchObject({ status: 'rejected', reason: expect.any(SpoolUnavailable) });
    expect([spool.waiting().count, await filesIn()]).toEqual([0, []]);
    isBroken = false;
    await spool.keep(aReport());
    expect((await opened()).waiting().count).toBe(1);
  });

  it('takes no more than it may hold', async () => {
    const spool = await opened(SPOOL_DISK, { maxBytes: 1_500 });
    await spool.keep(aReport());
    await expect(spool.keep({ ...aReport(), content: 'x'.repeat(2_000) })).rejects.toThrow(SpoolUnavailable);
    expect(spool.waiting().count).toBe(1);
    for (const group of await waitingIn(spool)) await spool.release(group);
    await spool.keep(aReport());
    expect(spool.waiting().count).toBe(1);
  });

  it('says in its test what does not work', async () => {
    await expect((await opened()).test(aReport())).resolves.toBeUndefined();
    await expect((await opened(failing({ write: broken('ENOSPC') }))).test(aReport())).rejects.toThrow(
      'ENOSPC',
    );
    expect(await filesIn()).toEqual([]);
  });
});

describe('a file that is not as it was written', () => {
  const kept = async (): Promise<string> => {
    await (await opened()).keep(aReport());
    return (await filesIn())[0]!;
  };

  it('that was being written when the desk ended is gone: nobody was told of it', async () => {
    const path = join(folder, `${randomUUID()}.part`);
    await writeFile(path, 'half');
    const before = Date.now() / 1_000 - 3_600;
    await utimes(path, before, before);
    await opened();
    expect(await filesIn()).toEqual([]);
  });

  it('torn or of something else it is put aside whole, and nothing stops', async () => {
    const name = await kept();
    const bytes = await readFile(join(folder, name));
    await writeFile(join(folder, name), bytes.subarray(0, bytes.length - 7));
    await writeFile(join(folder, 'other.reports'), 'something else');
    const spool = await opened();
    await spool.keep(aReport());
    expect((await waitingIn(spool)).map(({ reports }) => reports.length)).toEqual([1]);
    expect(await filesIn('quarantine')).toHaveLength(2);
    expect(spool.waiting()).toMatchObject({ count: 1, quarantined: 2 });
  });

  it('is put aside also where a desk ended while it did so, and counted once', async () => {
    const name = await kept();
    const spool = await opened();
    await writeFile(join(folder, 'quarantine', `${name}.part`), 'half');
    const [group] = await waitingIn(spool);
    await spool.quarantine(group!.path);
    await spool.quarantine(group!.path);
    expect(await filesIn('quarantine')).toEqual([name]);
    expect(spool.waiting().quarantined).toBe(1);
  });

  it('with any byte changed it opens nowhere', async () => {
    const name = await kept();
    const bytes = await readFile(join(folder, name));
    let told = 0;
    for (let at = 0; at < bytes.length; at++) {
      const changed = Buffer.from(bytes);
      changed[at]! ^= 1;
      await writeFile(join(folder, name), changed);
      const found = await opened().then(waitingIn, () => []);
      for (const { reports } of found) for (const { report } of reports) expect(report).toBeUndefined();
      told++;
      await rm(join(folder, 'quarantine'), { recursive: true, force: true });
    }
    expect(told).toBe(bytes.length);
    // Unchanged it opens.
    await writeFile(join(folder, name), bytes);
    expect((await waitingIn(await opened()))[0]!.reports[0]!.report).toBeDefined();
  });

  it('of an epoch whose key was destroyed does not open, and says whose it was', async () => {
    await kept();
    const later = await opened(SPOOL_DISK, { keys: keysOf(new Map([[2, randomBytes(32)]])) });
    const [group] = await waitingIn(later);
    expect(group!.reports).toEqual([
      { header: expect.objectContaining({ organisation: 'kadera', epoch: 1 }), report: undefined },
    ]);
  });
});

it('needs the key of its epoch as long as a report lies under it, in quarantine too', async () => {
  const need = new SpoolNeed(folder);
  const spool = await opened();
  const retiredAt = '2026-06-01T09:00:00Z';
  expect(await need.why({ epoch: 1, retiredAt })).toBeUndefined();
  await spool.keep(aReport());
  expect(await need.why({ epoch: 1, retiredAt })).toContain('lie under it');
  expect(await need.why({ epoch: 2, retiredAt })).toBeUndefined();
  for (const { path } of await waitingIn(spool)) await spool.quarantine(path);
  expect(await need.why({ epoch: 1, retiredAt })).toContain('quarantine');
});

describe('a folder that two processes share', () => {
  it('what another one keeps is found, given to the log, and not counted once it is gone', async () => {
    const [one, other] = [await opened(), await opened()];
    const report = aReport();
    await one.keep(report);
    await other.look();
    expect(other.find(report.commandId)).toMatchObject({ organisation: 'kadera' });
    const [group] = await waitingIn(other);
    await other.release(group!);
    await one.look();
    expect(one.waiting()).toEqual({ count: 0, quarantined: 0 });
    expect(one.find(report.commandId)).toBeUndefined();
  });

  it('a start takes away nothing that another one is writing', async () => {
    const one = await opened({
      ...SPOOL_DISK,
      write: async (path, bytes) => {
        await SPOOL_DISK.write(path, bytes);
        await opened();
      },
    });
    await one.keep(aReport());
    expect(await waitingIn(await opened())).toHaveLength(1);
  });

  it('both put the same file aside: it is there once, whole', async () => {
    const [one, other] = [await opened(), await opened()];
    await one.keep(aReport());
    const [group] = await waitingIn(one);
    await one.quarantine(group!.path);
    await other.quarantine(group!.path);
    await other.look();
    expect([one.waiting(), other.waiting()]).toEqual(Array(2).fill({ count: 0, quarantined: 1 }));
    expect(one.waitingFor('kadera').stuck).toHaveLength(1);
    expect(one.waitingFor('perspektief')).toEqual({ waiting: [], stuck: [] });
  });

  it('what is kept while the folder is read stays known', async () => {
    const late = aReport();
    const nothing = (): Promise<void> => Promise.resolve();
    let meanwhile = nothing;
    const list = async (path: string): Promise<readonly string[]> => {
      const names = await SPOOL_DISK.list(path);
      await meanwhile();
      return names;
    };
    const spool = await opened({ ...SPOOL_DISK, list });
    meanwhile = () => {
      meanwhile = nothing;
      return spool.keep(late);
    };
    await spool.look();
    expect(spool.find(late.commandId)).toBeDefined();
  });
});

describe('by the command line', () => {
  const said = async (act: SpoolAct, asked: Partial<Parameters<typeof spoolByCommandLine>[2]> = {}) => {
    const lines: string[] = [];
    const config = readConfig({ LEKWACHT_DATA: folder, LEKWACHT_SPOOL: folder });
    await spoolByCommandLine(config, act, { files: [], ...asked }, (line) => lines.push(line));
    return lines.join('\n');
  };

  it('says what waits and what is in quarantine, and nothing of what was reported', async () => {
    expect(await said('list')).toBe(`Nothing waits in ${folder}.`);
    const spool = await opened();
    await spool.keep({ ...aReport(), urgent: true });
    await spool.keep(aReport());
    await writeFile(join(folder, 'quarantine', 'torn.reports'), 'torn');
    const text = await said('list');
    expect(text).toMatch(/waits\n {2}2026-06-01T09:00:00\.000Z kadera [0-9a-f-]{36} somebody is in danger\n/);
    expect(text).toContain('torn.reports: in quarantine, no whole file');
    expect(text).not.toContain(CANARY);
  });

  it('puts back what was in quarantine, all or one by its name', async () => {
    const spool = await opened();
    for (let i = 0; i < 3; i++) await spool.keep(aReport());
    const groups = await waitingIn(spool);
    for (const { path } of groups) await spool.quarantine(path);
    expect(await said('retry', { files: [basename(groups[1]!.path)] })).toBe(
      '1 files wait for the log again.',
    );
    await spool.look();
    expect(spool.waiting()).toMatchObject({ count: 1, quarantined: 2 });
    await said('retry');
    await spool.look();
    expect(spool.waiting()).toMatchObject({ count: 3, quarantined: 0 });
    await expect(said('retry', { files: ['nothing.reports'] })).rejects.toThrow(
      'There is no file nothing.reports',
    );
  });

  it('takes over the folder of a process that does not come back', async () => {
    const away = join(folder, 'away');
    await mkdir(away);
    const gone = await opened(SPOOL_DISK, { folder: away });
    for (let i = 0; i < 2; i++) await gone.keep(aReport());
    const [first] = await waitingIn(gone);
    await gone.quarantine(first!.path);
    await said('drain', { from: away });
    const here = await opened();
    expect(here.waiting()).toMatchObject({ count: 1, quarantined: 1 });
    expect(await waitingIn(await opened(SPOOL_DISK, { folder: away }))).toEqual([]);
    await expect(said('drain', { from: join(folder, 'nowhere') })).rejects.toThrow('There is no folder');
  });
});

it('counts what waits after a long outage too', async () => {
  const spool = await opened();
  await spool.keep(aReport());
  const [header] = spool.waitingFor('kadera').waiting;
  const headers = Array.from({ length: 200_000 }, (_none, at) => ({ ...header!, commandId: `${at}` }));
  const many = new SpoolFolder(SPOOL_DISK, folder);
  many.add('a', { bytes: 7, headers });
  many.add('b', { bytes: 5, headers: [] });
  expect(earliestOf(many.headers().map(({ receivedAt }) => receivedAt))).toBe(header!.receivedAt);
  many.forget('b');
  expect(many.bytes).toBe(7);
});
