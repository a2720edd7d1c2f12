import { execFile } from 'node:child_process';
import { mkdir, rm, statfs, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { FAULT_MS, FaultyDesk, type Sent } from '../support/faults/faulty-desk.js';

const run = promisify(execFile);
/** Only root may mount a disk that is small enough to fill. */
const asRoot = process.getuid?.() === 0 && process.platform === 'linux' ? describe : describe.skip;

asRoot('the disk of the data directory (needs root, for a disk of its own)', () => {
  let faulty: FaultyDesk;
  let disk: string;
  let isMounted = false;
  beforeAll(async () => {
    faulty = await FaultyDesk.build();
    disk = join(faulty.folder, 'data');
    await mkdir(disk);
    isMounted = await run('mount', ['-t', 'tmpfs', '-o', 'size=24m,mode=0700', 'tmpfs', disk]).then(
      () => true,
      () => false,
    );
    await faulty.start({ LEKWACHT_SPOOL_AFTER_MS: '500' });
  }, FAULT_MS);
  afterAll(async () => {
    await faulty.desk.end('SIGKILL');
    if (isMounted) await run('umount', ['-l', disk]);
    await faulty.remove();
  }, FAULT_MS);

  const readiness = async (): Promise<{ status: number; reports: unknown }> => {
    const { status, body } = await faulty.http.get('/health/ready');
    const checks = body.checks as { name: string; ok: boolean }[];
    return { status, reports: checks.find(({ name }) => name === 'reports')?.ok };
  };

  it(
    'full or read-only while the database is away: refused in words, readiness says so, nothing is lost, and it mends itself',
    async () => {
      if (!isMounted) {
        console.log('this machine mounts no disk: not tried');
        return;
      }
      const sent: Sent[] = [await faulty.report()];
      await faulty.postgres.stop();
      sent.push(await faulty.report());
      expect(sent.map(({ answer }) => answer?.status)).toEqual([201, 201]);
      expect(await readiness()).toEqual({ status: 200, reports: true });

      const { bavail, bsize } = await statfs(disk);
      const filler = join(disk, 'filler');
      await writeFile(filler, Buffer.alloc(bavail * bsize)).catch(() => undefined);
      const full = await faulty.report();
      expect(full.answer).toMatchObject({ status: 503, body: { code: 'report-not-kept' } });
      sent.push(full);
      await new Promise((resolve) => setTimeout(resolve, 1_500));
      expect(await readiness()).toEqual({ status: 503, reports: false });

      await rm(filler);
      await new Promise((resolve) => setTimeout(resolve, 8_000));
      expect(await readiness()).toEqual({ status: 200, reports: true });
      sent.push(await faulty.report());
      expect(sent.at(-1)?.answer?.status).toBe(201);

      await run('mount', ['-o', 'remount,ro', disk]);
      const readOnly = await faulty.report();
      expect(readOnly.answer).toMatchObject({ status: 503, body: { code: 'report-not-kept' } });
      await run('mount', ['-o', 'remount,rw', disk]);

      await faulty.restartDatabase();
      await faulty.drained();
      expect(await faulty.lost(sent)).toEqual([]);
      expect((await faulty.recorded()).size).toBe(3);
    },
    FAULT_MS,
  );
});
