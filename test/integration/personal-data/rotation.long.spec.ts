import { randomUUID } from 'node:crypto';
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { EnvironmentCustody } from '../../../src/platform/personal-data/environment-custody.js';
import { FileCustody } from '../../../src/platform/personal-data/file-custody.js';
import { BLOCKS_OF_A_COMMIT } from '../../../src/platform/personal-data/key-pool.js';
import { openVault } from '../../../src/platform/personal-data/open-vault.js';
import type { KeyCustody } from '../../../src/platform/personal-data/key-custody.port.js';
import { RotationTimer } from '../../../src/platform/personal-data/rotation.timer.js';
import { KeyCopies } from '../../../src/platform/personal-data/key-copies.js';
import { Rotation } from '../../../src/platform/personal-data/rotation.js';
import type { Vault } from '../../../src/platform/personal-data/vault.js';
import { VerifiedBackups } from '../../../src/platform/personal-data/verified-backups.js';
import type { Postgres } from '../../../src/platform/postgres/postgres.port.js';
import { ClockWatch } from '../../../src/platform/time/clock-watch.js';
import { AdjustableClock } from '../../../src/platform/time/clock.port.js';
import { fromMilliseconds, moment, plusHours, type Moment } from '../../../src/shared/moment.js';
import {
  eventSaying,
  GONE,
  HIDDEN,
  keysOf,
  openedBy,
  storedBy,
  text,
} from '../../support/personal-data/said.js';
import { CountedPostgres } from '../../support/personal-data/counted-postgres.js';
import { createTestDatabase, type TestDatabase } from '../../support/postgres/test-database.js';

const DAY = 24;
const now = (): Moment => fromMilliseconds(Date.now());
const inDays = (days: number): Moment => plusHours(now(), days * DAY);

let database: TestDatabase;
let folder: string;
let custody: FileCustody;
let backups: VerifiedBackups;
beforeEach(async () => {
  database = await createTestDatabase();
  folder = await mkdtemp(join(tmpdir(), 'rotation-'));
  custody = new FileCustody(folder);
  backups = new VerifiedBackups(database.postgres);
});
afterEach(async () => {
  await database.drop();
  await rm(folder, { recursive: true });
});

const vaultOf = (postgres: Postgres = database.postgres): Promise<Vault> =>
  openVault(postgres, custody, () => undefined);
const rotationOn = (postgres: Postgres = database.postgres, blocksAtOnce?: number): Rotation =>
  new Rotation(postgres, custody, {
    backupDays: 35,
    needs: [backups],
    ...(blocksAtOnce !== undefined && { blocksAtOnce }),
  });
/** Epoch, whether retired, whether destroyed, blocks under it. */
const epochs = async (): Promise<readonly unknown[]> =>
  (await rotationOn().epochs()).map(({ epoch, retiredAt, destroyedAt, blocks }) => [
    epoch,
    retiredAt !== undefined,
    destroyedAt !== undefined,
    blocks,
  ]);
/** Blocks that are used, one for each vault. */
const used = async (blocks: number) =>
  Promise.all(Array.from({ length: blocks }, async () => storedBy(await vaultOf(), eventSaying('Kees'))));

describe('rotation', () => {
  it('wraps every block under a new key, retires the old one, and everything opens as before', async () => {
    const events = await used(3);
    expect(await rotationOn(database.postgres, 2).rotate()).toBe(2);
    expect(await epochs()).toEqual([
      [1, true, false, 0],
      [2, false, false, 3 * BLOCKS_OF_A_COMMIT],
    ]);
    const vault = await vaultOf();
    for (const event of events) expect(await openedBy(vault, event)).toEqual([text('Kees')]);
  });

  it('is learnt by a process that runs already: it opens, seals and forgets under the new key', async () => {
    const running = await vaultOf();
    const event = await storedBy(running, eventSaying('Kees', 'Anna'));
    await rotationOn().rotate();
    expect(await openedBy(running, event)).toEqual([text('Kees'), text('Anna')]);
    // All of its pool, and blocks of after.
    const many = Array.from({ length: 3_000 }, (_, at) => `word ${at}`);
    const later = await storedBy(running, eventSaying(...many));
    expect(await openedBy(await vaultOf(), later)).toEqual(many.map(text));
    expect((await epochs())[0]).toEqual([1, true, false, 0]);
    const second = await storedBy(await vaultOf(), eventSaying('Piet'));
    await rotationOn().rotate();
    expect(await running.forget([...keysOf(event), ...keysOf(second)], randomUUID())).toBe(3);
    expect(await openedBy(running, event)).toEqual([GONE, GONE]);
    expect((await epochs()).slice(0, 2)).toEqual([
      [1, true, false, 0],
      [2, true, false, 0],
    ]);
  });

  it('that two processes do at once is one, while others seal and forget', async () => {
    const events = await used(8);
    const vault = await vaultOf();
    const busy = Array.from({ length: 20 }, async (_, at) => {
      const event = await storedBy(vault, eventSaying(`Anna ${at}`, 'Piet'));
      await vault.forget([keysOf(event)[1]!], randomUUID());
      return event;
    });
    const rotated = await Promise.all([rotationOn(undefined, 1).rotate(), rotationOn(undefined, 3).rotate()]);
    expect(rotated).toEqual([2, 2]);
    const sealed = await Promise.all(busy);
    const other = await vaultOf();
    for (const event of events) expect(await openedBy(other, event)).toEqual([text('Kees')]);
    for (const [at, event] of sealed.entries())
      expect(await openedBy(other, event)).toEqual([text(`Anna ${at}`), GONE]);
    expect((await epochs()).map((state) => (state as unknown[]).slice(0, 2))).toEqual([
      [1, true],
      [2, false],
    ]);
    expect((await epochs())[0]).toEqual([1, true, false, 0]);
  });

  it('that is interrupted at any statement goes on where it was: blocks of both epochs open meanwhile', async () => {
    const events = await used(3);
    const running = await vaultOf();
    let interrupted = 0;
    const fail = (): void => {
      throw new Error('killed');
    };
    for (let statement = 1; ; statement++) {
      const rotated = await rotationOn(new CountedPostgres(database.postgres, statement, fail), 1)
        .rotate()
        .catch(() => undefined);
      for (const vault of [running, await vaultOf()])
        for (const event of events) expect(await openedBy(vault, event)).toEqual([text('Kees')]);
      if (rotated !== undefined) break;
      interrupted++;
    }
    expect(interrupted).toBeGreaterThan(5);
    // One that was begun is finished before another one begins.
    expect(await epochs()).toEqual([
      [1, true, false, 0],
      [2, false, false, 3 * BLOCKS_OF_A_COMMIT],
    ]);
  });

  it('names a block that does not open, wraps all others, and does not retire the key', async () => {
    const events = await used(3);
    await database.postgres.query(
      `UPDATE personal.key_blocks SET wrapped = set_byte(wrapped, 3, get_byte(wrapped, 3) # 1)
       WHERE id = (SELECT min(id::text)::uuid FROM personal.key_blocks)`,
    );
    await expect(rotationOn().rotate()).rejects.toThrow(/block .* does not open under .* epoch 1/);
    expect(await epochs()).toEqual([
      [1, false, false, 1],
      [2, false, false, 3 * BLOCKS_OF_A_COMMIT - 1],
    ]);
    const vault = await vaultOf();
    const opened = await Promise.all(events.map((event) => openedBy(vault, event)));
    expect(opened.flat().sort(byText)).toEqual([text('Kees'), text('Kees'), HIDDEN].sort(byText));
  });

  it('is due a month after the last, the day after an erasure, and after one that was interrupted', async () => {
    await vaultOf();
    const rotation = rotationOn();
    const [{ openedAt }] = (await rotation.epochs()) as unknown as [{ openedAt: Moment }];
    const due = async (at: Moment, erasureSince?: Moment): Promise<boolean> =>
      rotation.rotateWhenDue({ now: at, ...(erasureSince !== undefined && { erasureSince }) });
    expect(await due(plusHours(openedAt, 27 * DAY))).toBe(false);
    expect(await due(plusHours(openedAt, DAY), moment('2026-06-01T22:30:00+02:00'))).toBe(true);
    const today = moment('2030-06-02T23:59:00+02:00');
    await database.postgres.query(`UPDATE personal.wrapping_epochs SET opened_at = '2030-06-02'`);
    expect(await due(today, moment('2030-06-02T00:01:00+02:00'))).toBe(false);
    expect(await due(plusHours(today, 0.1), moment('2030-06-02T00:01:00+02:00'))).toBe(true);
    await database.postgres.query(`UPDATE personal.wrapping_epochs SET opened_at = '2030-06-02'`);
    expect(await due(moment('2030-07-02T00:01:00+02:00'))).toBe(false);
    expect(await due(moment('2030-07-03T02:01:00+02:00'))).toBe(true);
    await database.postgres.query('UPDATE personal.wrapping_epochs SET retired_at = NULL WHERE epoch = 3');
    await database.postgres.query(`UPDATE personal.wrapping_epochs SET opened_at = '2030-06-02'`);
    expect(await due(today)).toBe(true);
    expect(await due(today)).toBe(false);
  });

  it('knows of the first erasure since the newest key was opened', async () => {
    const vault = await vaultOf();
    const event = await storedBy(vault, eventSaying('Kees', 'Anna'));
    expect(await rotationOn().forgottenSince()).toBeUndefined();
    await vault.forget([keysOf(event)[0]!], randomUUID());
    const first = await rotationOn().forgottenSince();
    await vault.forget([keysOf(event)[1]!], randomUUID());
    expect([first === undefined, await rotationOn().forgottenSince()]).toEqual([false, first]);
    await rotationOn().rotate();
    expect(await rotationOn().forgottenSince()).toBeUndefined();
  });
});

describe('destroying a key', () => {
  const destroyed = async (at: Moment): Promise<readonly string[]> =>
    (await rotationOn().destroy(at)).flatMap(({ kept }) => kept);

  it('waits for the days that backups are kept, and for a verified one of after; then the key is gone', async () => {
    const [event] = await used(1);
    await rotationOn().rotate();
    expect(await destroyed(inDays(34))).toEqual([
      expect.stringContaining('are kept until'),
      expect.stringContaining('no backup that was made after'),
    ]);
    await backups.declare(plusHours(now(), -1));
    expect(await destroyed(inDays(36))).toEqual([expect.stringContaining('no backup')]);
    await backups.declare(plusHours(now(), 1));
    await backups.declare(plusHours(now(), 1));
    expect(await destroyed(inDays(34))).toEqual([expect.stringContaining('are kept until')]);
    expect(await readdir(folder)).toEqual(['epoch-1.key', 'epoch-2.key']);
    expect(await rotationOn().destroy(inDays(36))).toEqual([{ epoch: 1, kept: [] }]);
    expect(await readdir(folder)).toEqual(['epoch-2.key']);
    expect(await rotationOn().destroy(inDays(36))).toEqual([]);
    expect((await epochs())[0]).toEqual([1, true, true, 0]);
    expect(await openedBy(await vaultOf(), event!)).toEqual([text('Kees')]);
  });

  it('never takes one that wraps something, nor the one in use', async () => {
    await used(1);
    await backups.declare(plusHours(now(), 1));
    expect(await destroyed(inDays(100))).toEqual([]);
    await rotationOn().rotate();
    // As nothing of ours does.
    await database.postgres.query('UPDATE personal.wrapping_epochs SET retired_at = now() WHERE epoch = 2');
    const outcomes = await rotationOn().destroy(inDays(100));
    expect(outcomes).toEqual([
      { epoch: 1, kept: [] },
      {
        epoch: 2,
        kept: [expect.stringContaining(`${BLOCKS_OF_A_COMMIT} blocks of keys are wrapped under it`)],
      },
    ]);
    expect(await readdir(folder)).toEqual(['epoch-2.key']);
  });

  it('that was interrupted after the key was gone is done again', async () => {
    await used(1);
    await rotationOn().rotate();
    await backups.declare(plusHours(now(), 1));
    await custody.destroy(1);
    // A start meanwhile does without it.
    await vaultOf();
    expect(await rotationOn().destroy(inDays(36))).toEqual([{ epoch: 1, kept: [] }]);
    expect((await epochs())[0]).toEqual([1, true, true, 0]);
  });

  it('waits for whatever else needs it', async () => {
    await used(1);
    await rotationOn().rotate();
    const spool = { why: () => Promise.resolve('the spool has a file of it') };
    const rotation = new Rotation(database.postgres, custody, { backupDays: 0, needs: [spool] });
    expect(await rotation.destroy(inDays(1))).toEqual([{ epoch: 1, kept: ['the spool has a file of it'] }]);
    expect(await readdir(folder)).toContain('epoch-1.key');
  });
});

describe('the timer', () => {
  const timerAt = (clock: AdjustableClock, keys: KeyCustody = custody): RotationTimer =>
    new RotationTimer(
      new Rotation(database.postgres, keys, { backupDays: 35, needs: [backups] }),
      clock,
      new ClockWatch(clock),
      new KeyCopies(database.postgres),
    );

  it('rotates when it is due, destroys when nothing needs the key, and says what it waits for', async () => {
    await used(1);
    await new KeyCopies(database.postgres).note(1);
    const clock = new AdjustableClock(now());
    const timer = timerAt(clock);
    await timer.tick();
    expect([await epochs(), timer.health().detail]).toEqual([
      [[1, false, false, BLOCKS_OF_A_COMMIT]],
      'nothing waits',
    ]);
    clock.moveTo(inDays(32));
    await timer.tick();
    expect((await epochs())[0]).toEqual([1, true, false, 0]);
    // By the clock of the database it was opened today, which would be a month ago.
    await database.postgres.query({
      text: 'UPDATE personal.wrapping_epochs SET opened_at = $1 WHERE epoch = 2',
      values: [inDays(32)],
    });
    await timer.tick();
    expect(timer.health()).toEqual({
      ok: true,
      detail: expect.stringContaining('the key of epoch 1 is kept: backups of before'),
    });
    await backups.declare(plusHours(now(), 1));
    clock.moveTo(inDays(36));
    await timer.tick();
    expect((await epochs())[0]).toEqual([1, true, true, 0]);
  });

  it('says of a key that it made when nobody copied it for two days, until somebody did or restored a backup of since', async () => {
    await used(1);
    const copies = new KeyCopies(database.postgres);
    const clock = new AdjustableClock(now());
    const timer = timerAt(clock);
    const health = async (): Promise<boolean> => {
      await timer.tick();
      return timer.health().ok;
    };
    expect(await health()).toBe(true);
    clock.moveTo(inDays(2.1));
    expect(await health()).toBe(false);
    expect(timer.health().detail).toMatch(/^nobody keeps a copy of the wrapping key of epoch 1: /);
    await copies.note(1);
    expect(await health()).toBe(true);
    // The desk makes the next one by itself.
    clock.moveTo(inDays(32));
    expect(await health()).toBe(false);
    expect(await copies.missing()).toMatchObject([{ epoch: 2 }]);
    await backups.declare(plusHours(now(), 1));
    expect(await health()).toBe(true);
  });

  it('does nothing by a clock that jumped', async () => {
    await used(1);
    const clock = new AdjustableClock(now());
    const timer = timerAt(clock);
    clock.jumpTo(inDays(400));
    await timer.tick();
    expect(await epochs()).toEqual([[1, false, false, BLOCKS_OF_A_COMMIT]]);
  });

  it('says where somebody has to do what it cannot', async () => {
    await used(1);
    const clock = new AdjustableClock(inDays(400));
    const timer = timerAt(clock, new EnvironmentCustody(await custody.wrappingKeys()));
    await expect(timer.tick()).rejects.toThrow('lacks epoch 2');
    expect(timer.health()).toEqual({ ok: false, detail: expect.stringContaining('lacks epoch 2: add') });
  });
});

describe('wrapping keys in the environment', () => {
  const held = async (...numbers: readonly number[]): Promise<EnvironmentCustody> => {
    for (const epoch of [1, 2]) await custody.add(epoch);
    const keys = await custody.wrappingKeys();
    return new EnvironmentCustody(new Map(numbers.map((epoch) => [epoch, keys.get(epoch)!])));
  };
  const rotationWith = async (...numbers: readonly number[]): Promise<Rotation> =>
    new Rotation(database.postgres, await held(...numbers), { backupDays: 0, needs: [] });
  const vaultWith = async (...numbers: readonly number[]): Promise<Vault> =>
    openVault(database.postgres, await held(...numbers), () => undefined);

  it('are rotated and destroyed by people, who are told what to change', async () => {
    const event = await storedBy(await vaultWith(1), eventSaying('Kees'));
    await expect((await rotationWith(1)).rotate()).rejects.toThrow(/lacks epoch 2: add "2:<32 bytes/);
    expect(await epochs()).toEqual([[1, false, false, BLOCKS_OF_A_COMMIT]]);
    // With the next key at hand, and not used yet.
    expect(await openedBy(await vaultWith(1, 2), event)).toEqual([text('Kees')]);
    await (await rotationWith(1, 2)).rotate();
    await expect((await rotationWith(1, 2)).destroy(inDays(1))).rejects.toThrow(
      /still has epoch 1: take it out/,
    );
    expect(await openedBy(await vaultWith(2), event)).toEqual([text('Kees')]);
    expect(await (await rotationWith(2)).destroy(inDays(1))).toEqual([{ epoch: 1, kept: [] }]);
    expect((await epochs())[0]).toEqual([1, true, true, 0]);
  });

  it('that lack a key in use stop the start, and what runs without it says so', async () => {
    const old = await vaultWith(1);
    const event = await storedBy(old, eventSaying('Kees'));
    await (await rotationWith(1, 2)).rotate();
    await expect(vaultWith(1)).rejects.toThrow(/epoch 2 is missing/);
    await expect(openedBy(old, event)).rejects.toThrow(
      'The keys of personal values cannot be had: The wrapping key of epoch 2 is missing',
    );
  });

  it('that are another one than was proved stop the start, by the number of the epoch', async () => {
    await vaultOf();
    await writeFile(join(folder, 'epoch-1.key'), Buffer.alloc(32, 7).toString('base64'));
    await expect(vaultOf()).rejects.toThrow(/epoch 1 is not the one/);
  });
});

const byText = (one: object, other: object): number =>
  JSON.stringify(one).localeCompare(JSON.stringify(other));
