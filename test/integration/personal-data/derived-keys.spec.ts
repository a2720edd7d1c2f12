import { randomBytes, randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { EnvironmentCustody } from '../../../src/platform/personal-data/environment-custody.js';
import { blockOf, keyIn, KEYS_IN_BLOCK } from '../../../src/platform/personal-data/key-block.js';
import { KeyRing } from '../../../src/platform/personal-data/key-ring.js';
import { openVault, vaultOn } from '../../../src/platform/personal-data/open-vault.js';
import type { Vault } from '../../../src/platform/personal-data/vault.js';
import type { SealedValue } from '../../../src/shared/personal.js';
import type { RecordedEvent } from '../../../src/shared/recorded-event.js';
import { CountedPostgres } from '../../support/personal-data/counted-postgres.js';
import {
  eventSaying,
  GONE,
  HIDDEN,
  keysOf,
  openedBy,
  storedBy,
  text,
  type Said,
} from '../../support/personal-data/said.js';
import { createTestDatabase, type TestDatabase } from '../../support/postgres/test-database.js';

const CUSTODY = new EnvironmentCustody(new Map([[1, randomBytes(32)]]));
const BECAUSE = randomUUID();

let database: TestDatabase;
let vault: Vault;
beforeAll(async () => {
  database = await createTestDatabase();
  vault = await another();
});
afterAll(() => database.drop());

const another = (): Promise<Vault> => openVault(database.postgres, CUSTODY, () => undefined);
/** By another process than the one that sealed it. */
const opened = (event: RecordedEvent & Said): Promise<readonly object[]> => openedBy(vault, event);

/** The block of a key as it lies there, and the rows of all its keys. */
async function blockAndRows(key: string) {
  const block = await database.postgres.query<{ id: string; derived: boolean }>({
    text: 'SELECT id, derived FROM personal.key_blocks WHERE id = $1',
    values: [blockOf(key)],
  });
  const { rows } = await database.postgres.query<{ id: string; iv: Buffer | null; wrapped: Buffer | null }>({
    text: 'SELECT id, iv, wrapped FROM personal.keys WHERE block = $1 ORDER BY id',
    values: [blockOf(key)],
  });
  return { block: block.rows[0]!, rows };
}

describe('a block of which no key was forgotten', () => {
  let process: Vault;
  let event: RecordedEvent & Said;
  beforeEach(async () => {
    process = await another();
    event = await storedBy(process, eventSaying('Kees', 'Anna', 'Piet'));
  });

  it('has no rows; the first that is forgotten gives one to each key, and another key to the block', async () => {
    const [kees] = keysOf(event);
    const before = await blockAndRows(kees!);
    expect([before.block.derived, before.rows]).toEqual([true, []]);
    await process.forget([kees!], BECAUSE);
    const after = await blockAndRows(kees!);
    expect([after.block.derived, after.rows.length]).toEqual([false, KEYS_IN_BLOCK]);
    expect(after.rows.filter(({ wrapped }) => wrapped === null).map(({ id }) => id)).toEqual([kees]);
    expect(await opened(event)).toEqual([GONE, text('Anna'), text('Piet')]);
    // A row of before opens none of them under the key of now.
    await database.postgres.query({ text: 'DELETE FROM personal.keys WHERE id = $1', values: [kees] });
    await database.postgres.query({
      text: 'UPDATE personal.key_blocks SET derived = true WHERE id = $1',
      values: [after.block.id],
    });
    expect(await opened(event)).toEqual([HIDDEN, text('Anna'), text('Piet')]);
  });

  it('gives the rest a new key again with each further one: the row of before opens nothing', async () => {
    const [kees, anna] = keysOf(event);
    await process.forget([kees!], BECAUSE);
    const row = (await blockAndRows(anna!)).rows.find(({ id }) => id === anna);
    await process.forget([anna!], BECAUSE);
    // As a backup of the rows would have it.
    await database.postgres.query({
      text: 'UPDATE personal.keys SET iv = $2, wrapped = $3, forgotten_at = NULL WHERE id = $1',
      values: [anna, row!.iv, row!.wrapped],
    });
    expect(await opened(event)).toEqual([GONE, HIDDEN, text('Piet')]);
  });

  it('opens as one with rows does, whichever of its keys were forgotten', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.boolean(), { minLength: 1, maxLength: 30 }), async (areForgotten) => {
        const texts = areForgotten.map((_, at) => `word ${at}`);
        const said = await storedBy(await another(), eventSaying(...texts));
        expect(await opened(said)).toEqual(texts.map(text));
        const forgotten = keysOf(said).filter((_, at) => areForgotten[at]);
        expect(await vault.forget(forgotten, BECAUSE)).toBe(forgotten.length);
        expect(await opened(said)).toEqual(texts.map((word, at) => (areForgotten[at] ? GONE : text(word))));
      }),
      { numRuns: 15 },
    );
  });

  it('that is gone, or never had such a key, opens nothing, and is never told as erased', async () => {
    const [kees] = keysOf(event);
    const beyond = [KEYS_IN_BLOCK, 0xfffff].map((at) => keyIn(kees!, at));
    expect(await process.forget([...beyond, randomUUID()], BECAUSE)).toBe(0);
    expect((await blockAndRows(kees!)).rows).toEqual([]);
    const moved = beyond.map((key) => ({
      ...event.event.data.said[0],
      sealed: { ...(event.event.data.said[0] as { sealed: SealedValue }).sealed, key },
    }));
    expect(await opened({ ...event, event: { type: 'Said', data: { said: moved } } })).toEqual([
      HIDDEN,
      HIDDEN,
    ]);
    await database.postgres.query({
      text: 'DELETE FROM personal.key_blocks WHERE id = $1',
      values: [blockOf(kees!)],
    });
    expect(await opened(event)).toEqual([HIDDEN, HIDDEN, HIDDEN]);
    expect(await process.forget([kees!], BECAUSE)).toBe(0);
    expect(await opened(event)).toEqual([HIDDEN, HIDDEN, HIDDEN]);
  });

  it('that does not open still forgets: once it is restored, the rest opens', async () => {
    const [kees, anna] = keysOf(event);
    const flip = {
      text: 'UPDATE personal.key_blocks SET wrapped = set_byte(wrapped, 3, get_byte(wrapped, 3) # 1) WHERE id = $1',
      values: [blockOf(kees!)],
    };
    await database.postgres.query(flip);
    expect(await process.forget([kees!], BECAUSE)).toBe(1);
    expect(await opened(event)).toEqual([GONE, HIDDEN, HIDDEN]);
    await database.postgres.query(flip);
    expect(await opened(event)).toEqual([GONE, text('Anna'), text('Piet')]);
    expect(await process.forget([kees!, anna!], BECAUSE)).toBe(1);
    expect(await opened(event)).toEqual([GONE, GONE, text('Piet')]);
  });

  it('in which several processes forget at once loses exactly those, each once', async () => {
    const texts = Array.from({ length: 24 }, (_, at) => `word ${at}`);
    const said = await storedBy(process, eventSaying(...texts));
    const keys = keysOf(said);
    const counts = await Promise.all(
      [process, vault, await another(), await another()].map((by, at) =>
        // Each some of its own, and one that all of them forget.
        by.forget([...keys.filter((_, n) => n > 0 && n % 6 === at), keys[0]!], BECAUSE),
      ),
    );
    expect(counts.reduce((sum, count) => sum + count)).toBe(4 * 4);
    expect(await opened(said)).toEqual(texts.map((word, n) => (n === 0 || n % 6 < 4 ? GONE : text(word))));
    expect(await opened(event)).toEqual([text('Kees'), text('Anna'), text('Piet')]);
  });

  it('of which one is being forgotten, interrupted at any statement, is as it was; then it is done', async () => {
    const [kees] = keysOf(event);
    let interrupted = 0;
    for (let statement = 1; ; statement++) {
      const stopped = new CountedPostgres(database.postgres, statement, () => {
        throw new Error('killed');
      });
      const by = vaultOn(
        await KeyRing.open(database.postgres, CUSTODY, () => undefined),
        stopped,
        () => undefined,
      );
      const done = await by.forget([kees!], BECAUSE).catch(() => undefined);
      if (done !== undefined) break;
      interrupted++;
      expect(await opened(event)).toEqual([text('Kees'), text('Anna'), text('Piet')]);
    }
    expect(interrupted).toBeGreaterThan(4);
    expect(await opened(event)).toEqual([GONE, text('Anna'), text('Piet')]);
  });

  it('stays without rows when something beside the log is forgotten', async () => {
    const { key } = await process.rows.seal({ table: 'drafts', scope: 'dossier' }, 'one', { said: 'Kees' });
    await process.forget([key], undefined);
    expect((await blockAndRows(keysOf(event)[0]!)).block.derived).toBe(true);
  });
});
