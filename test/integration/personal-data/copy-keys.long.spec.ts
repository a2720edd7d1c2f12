import { randomBytes, randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { copyKeys } from '../../../src/platform/personal-data/copy-keys.js';
import { EnvironmentCustody } from '../../../src/platform/personal-data/environment-custody.js';
import { FileCustody } from '../../../src/platform/personal-data/file-custody.js';
import { BLOCKS_OF_A_COMMIT } from '../../../src/platform/personal-data/key-pool.js';
import { openVault } from '../../../src/platform/personal-data/open-vault.js';
import { Rotation } from '../../../src/platform/personal-data/rotation.js';
import type { Vault } from '../../../src/platform/personal-data/vault.js';
import { eventSaying, GONE, keysOf, openedBy, storedBy, text } from '../../support/personal-data/said.js';
import { createTestDatabase, type TestDatabase } from '../../support/postgres/test-database.js';

const PER_COMMIT = BLOCKS_OF_A_COMMIT * 1_024;
/** Of a desk that is killed after the first ten blocks. */
const BEFORE_THE_KILL = 10 * 1_024;

let source: TestDatabase;
let target: TestDatabase;
let folder: string;
let custody: FileCustody;
beforeEach(async () => {
  [source, target] = [await createTestDatabase(), await createTestDatabase()];
  folder = await mkdtemp(join(tmpdir(), 'copy-keys-'));
  custody = new FileCustody(folder);
});
afterEach(async () => {
  await source.drop();
  await target.drop();
  await rm(folder, { recursive: true });
});

const vaultOf = ({ postgres }: TestDatabase): Promise<Vault> => openVault(postgres, custody, () => undefined);
const copied = () => copyKeys(source.postgres, target.postgres, custody);
const said = async (...texts: readonly string[]) => storedBy(await vaultOf(source), eventSaying(...texts));

describe('keys that are copied', () => {
  it('open what was sealed, and forgotten ones say so', async () => {
    const events = [await said('Kees', 'Anna'), await said('Piet')];
    await (await vaultOf(source)).forget([keysOf(events[0]!)[1]!], randomUUID());
    const first = await copied();
    expect(first).toMatchObject({ keys: 2 * PER_COMMIT, copied: 2 * PER_COMMIT, forgotten: 1 });
    expect(first.digest).toMatch(/^[0-9a-f]{64}$/);
    const vault = await vaultOf(target);
    expect(await openedBy(vault, events[0]!)).toEqual([text('Kees'), GONE]);
    expect(await openedBy(vault, events[1]!)).toEqual([text('Piet')]);
    expect(await copied()).toEqual({ ...first, copied: 0 });
    await vault.forget(keysOf(events[1]!), randomUUID());
    expect(await openedBy(vault, events[1]!)).toEqual([GONE]);
  });

  it('forgotten at either side meanwhile stay forgotten, and the row of before opens nothing', async () => {
    const event = await said('Kees', 'Anna', 'Piet');
    await copied();
    const [kees, anna] = keysOf(event);
    const { rows } = await target.postgres.query({
      text: 'SELECT iv, wrapped FROM personal.keys WHERE id = $1',
      values: [kees],
    });
    await (await vaultOf(source)).forget([kees!], randomUUID());
    await (await vaultOf(target)).forget([anna!], randomUUID());
    expect(await copied()).toMatchObject({ copied: 0, forgotten: 2 });
    expect(await openedBy(await vaultOf(target), event)).toEqual([GONE, GONE, text('Piet')]);
    await target.postgres.query({
      text: 'UPDATE personal.keys SET iv = $2, wrapped = $3, forgotten_at = NULL WHERE id = $1',
      values: [kees, rows[0]!['iv'], rows[0]!['wrapped']],
    });
    expect(await openedBy(await vaultOf(target), event)).toEqual([
      { scope: 'dossier', unreadable: true },
      GONE,
      text('Piet'),
    ]);
  });

  it('come under the newest key of where they come to, whatever was rotated on either side', async () => {
    const rotate = ({ postgres }: TestDatabase) =>
      new Rotation(postgres, custody, { backupDays: 0, needs: [] }).rotate();
    const early = await said('Kees');
    await copied();
    await rotate(target);
    const late = await said('Anna');
    expect(await copied()).toMatchObject({ keys: 2 * PER_COMMIT, copied: PER_COMMIT });
    const { rows } = await target.postgres.query('SELECT DISTINCT epoch FROM personal.key_blocks');
    expect(rows).toEqual([{ epoch: 2 }]);
    await rotate(source);
    expect(await copied()).toMatchObject({ copied: 0 });
    for (const database of [source, target]) {
      expect(await openedBy(await vaultOf(database), early)).toEqual([text('Kees')]);
      expect(await openedBy(await vaultOf(database), late)).toEqual([text('Anna')]);
    }
  });

  it('are copied block by block: what was interrupted goes on, and a half block never stands there', async () => {
    const events = [];
    for (let block = 0; block < 12; block++) events.push(await said(`word ${block}`));
    let calls = 0;
    const stop = (): void => {
      if (++calls === 1) throw new Error('killed');
    };
    await expect(copyKeys(source.postgres, target.postgres, custody, stop)).rejects.toThrow('killed');
    expect(await copied()).toMatchObject({
      keys: 12 * PER_COMMIT,
      copied: 12 * PER_COMMIT - BEFORE_THE_KILL,
    });
    const vault = await vaultOf(target);
    for (const [at, event] of events.entries())
      expect(await openedBy(vault, event)).toEqual([text(`word ${at}`)]);
  });

  it('of another log are refused, and nothing is overwritten', async () => {
    const event = await said('Kees');
    const other = new EnvironmentCustody(new Map([[1, randomBytes(32)]]));
    await openVault(target.postgres, other, () => undefined);
    await expect(copied()).rejects.toThrow('Epoch 1 has another wrapping key in each of both');
    expect(await openedBy(await vaultOf(source), event)).toEqual([text('Kees')]);
  });

  it('that are not the same in both are told', async () => {
    await said('Kees');
    await copied();
    await target.postgres.query(
      `UPDATE personal.keys SET wrapped = set_byte(wrapped, 0, get_byte(wrapped, 0) # 1)
       WHERE id = (SELECT min(id::text)::uuid FROM personal.keys)`,
    );
    await expect(copied()).rejects.toThrow('The keys in both are not the same');
  });

  it('do not come from where there are none', async () => {
    await expect(copied()).rejects.toThrow('There are no keys to copy.');
    expect(await custody.wrappingKeys()).toEqual(new Map());
  });
});
