import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { FileCustody } from '../../../src/platform/personal-data/file-custody.js';
import { openVault } from '../../../src/platform/personal-data/open-vault.js';
import { SpentKeys } from '../../../src/platform/personal-data/spent-keys.js';
import type { Vault } from '../../../src/platform/personal-data/vault.js';
import type { SealedValue } from '../../../src/shared/personal.js';
import { createTestDatabase, type TestDatabase } from '../../support/postgres/test-database.js';

const NAMES = { table: 'names', scope: 'staff' } as const;

let database: TestDatabase;
let folder: string;
let vault: Vault;
let spent: SpentKeys;
const unreadable: SealedValue[] = [];
beforeAll(async () => {
  database = await createTestDatabase();
  folder = await mkdtemp(join(tmpdir(), 'sealed-rows-'));
  vault = await openVault(database.postgres, new FileCustody(folder), (value) => unreadable.push(value));
  spent = new SpentKeys(database.postgres, vault);
});
afterAll(async () => {
  await database.drop();
  await rm(folder, { recursive: true });
});

const sealed = (row: string, name: string) => vault.rows.seal(NAMES, row, { name });

it('opens each row to what was sealed in it, and shows none of it in its box', async () => {
  const rows = [await sealed('1', 'Ria Canarie'), await sealed('2', 'Bo Canarie')];
  expect(JSON.stringify(rows)).not.toContain('Canarie');
  expect(rows[0]!.key).not.toBe(rows[1]!.key);
  expect([...(await vault.rows.open(NAMES, rows))]).toEqual([
    ['1', { scope: 'staff', value: { name: 'Ria Canarie' } }],
    ['2', { scope: 'staff', value: { name: 'Bo Canarie' } }],
  ]);
});

it('opens in no other row, table or scope, and says which did not open', async () => {
  const row = await sealed('1', 'Ria');
  const moved = [
    [NAMES, { ...row, row: '2' }],
    [{ ...NAMES, table: 'others' }, row],
    [{ ...NAMES, scope: 'affected' }, row],
    [NAMES, { ...row, key: (await sealed('1', 'Bo')).key }],
    [NAMES, { ...row, key: randomUUID() }],
  ] as const;
  for (const [table, at] of moved) {
    unreadable.length = 0;
    expect((await vault.rows.open(table, [at])).get(at.row)).toEqual({
      scope: table.scope,
      unreadable: true,
    });
    expect(unreadable).toEqual([expect.objectContaining({ key: at.key })]);
  }
});

it('forgets what a transaction spent, says that it is erased, and does so twice without harm', async () => {
  const [gone, stays] = [await sealed('1', 'Ria'), await sealed('2', 'Bo')];
  await database.postgres.transaction((tx) => spent.spend(tx, [gone.key, gone.key]));
  await spent.forget();
  await spent.forget();
  expect([...(await vault.rows.open(NAMES, [gone, stays])).values()]).toEqual([
    { scope: 'staff', erased: true },
    { scope: 'staff', value: { name: 'Bo' } },
  ]);
  expect((await database.postgres.query('select * from spent_keys')).rows).toEqual([]);
});

it('forgets nothing of a transaction that was rolled back', async () => {
  const stays = await sealed('1', 'Ria');
  await expect(
    database.postgres.transaction(async (tx) => {
      await spent.spend(tx, [stays.key]);
      throw new Error('rolled back');
    }),
  ).rejects.toThrow('rolled back');
  await spent.forget();
  expect((await vault.rows.open(NAMES, [stays])).get('1')).toHaveProperty('value');
});
