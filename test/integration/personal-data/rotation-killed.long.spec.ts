import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { FileCustody } from '../../../src/platform/personal-data/file-custody.js';
import { openVault } from '../../../src/platform/personal-data/open-vault.js';
import { Rotation } from '../../../src/platform/personal-data/rotation.js';
import type { Vault } from '../../../src/platform/personal-data/vault.js';
import type { RecordedEvent } from '../../../src/shared/recorded-event.js';
import { eventSaying, openedBy, storedBy, text, type Said } from '../../support/personal-data/said.js';
import { createTestDatabase, type TestDatabase } from '../../support/postgres/test-database.js';

const SUPPORT = join(import.meta.dirname, '../../support');
const LONG_MS = 300_000;

let database: TestDatabase;
let folder: string;
let custody: FileCustody;
let events: (RecordedEvent & Said)[];
beforeAll(async () => {
  database = await createTestDatabase();
  folder = await mkdtemp(join(tmpdir(), 'rotation-killed-'));
  custody = new FileCustody(folder);
  events = [];
  for (let block = 0; block < 3; block++)
    events.push(await storedBy(await vault(), eventSaying(`word ${block}`)));
});
afterAll(async () => {
  await database.drop();
  await rm(folder, { recursive: true });
});

const vault = (): Promise<Vault> => openVault(database.postgres, custody, () => undefined);
const inUse = async (): Promise<readonly number[]> =>
  (await new Rotation(database.postgres, custody, { backupDays: 35, needs: [] }).epochs())
    .filter(({ retiredAt }) => retiredAt === undefined)
    .map(({ epoch }) => epoch);

/** @returns whether it lived to the end */
async function rotated(statement: number): Promise<boolean> {
  const child = spawn(
    process.execPath,
    [
      ...['--import', join(SUPPORT, 'typescript.mjs'), join(SUPPORT, 'personal-data/rotate.process.ts')],
      ...[database.connection.connectionString, folder, String(statement)],
    ],
    { stdio: ['ignore', 'ignore', 'inherit'], env: { ...process.env, NODE_OPTIONS: '' } },
  );
  const [code, signal] = (await once(child, 'exit')) as [number | null, string | null];
  if (code !== 0 && signal !== 'SIGKILL') throw new Error(`the rotation ended with ${String(code)}`);
  return signal === null;
}

it(
  'a rotation that is killed before any of its statements goes on, and everything opens at every step',
  async () => {
    const running = await vault();
    let killed = 0;
    for (let statement = 1; !(await rotated(statement)); statement++) {
      killed++;
      for (const one of [running, await vault()])
        for (const [at, event] of events.entries())
          expect(await openedBy(one, event)).toEqual([text(`word ${at}`)]);
    }
    expect(killed).toBeGreaterThan(5);
    expect(await inUse()).toEqual([2]);
  },
  LONG_MS,
);

it(
  'of four at once one is killed, and everything is under one new key',
  async () => {
    const lived = await Promise.all([99, 7, 99, 99].map(rotated));
    expect(lived.filter((whole) => whole)).toHaveLength(3);
    // Whoever comes when another one is done begins the next: if it is the one that is killed, two are in
    // use until somebody goes on with it.
    await rotated(99);
    expect(await inUse()).toHaveLength(1);
    const after = await vault();
    for (const [at, event] of events.entries())
      expect(await openedBy(after, event)).toEqual([text(`word ${at}`)]);
  },
  LONG_MS,
);
