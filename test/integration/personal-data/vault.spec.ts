import { randomBytes, randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import type { EventToRecord } from '../../../src/platform/event-store/event-codec.js';
import { EnvironmentCustody } from '../../../src/platform/personal-data/environment-custody.js';
import { openVault } from '../../../src/platform/personal-data/open-vault.js';
import type { Vault } from '../../../src/platform/personal-data/vault.js';
import { GivingWay } from '../../../src/platform/time/giving-way.js';
import type { SealedValue } from '../../../src/shared/personal.js';
import type { RecordedEvent } from '../../../src/shared/recorded-event.js';
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
let unreadable: SealedValue[];
let vault: Vault;
beforeAll(async () => {
  database = await createTestDatabase();
  unreadable = [];
  vault = await openVault(database.postgres, CUSTODY, (value) => void unreadable.push(value));
});
afterAll(() => database.drop());

const stored = (event: EventToRecord): Promise<RecordedEvent & Said> => storedBy(vault, event);
const opened = (event: RecordedEvent & Said, by = vault): Promise<readonly object[]> => openedBy(by, event);

describe('the vault', () => {
  it('opens what it sealed, in another process too', async () => {
    const event = await stored(eventSaying('Kees', 'Anna'));
    expect(JSON.stringify(event)).not.toMatch(/Kees|Anna/);
    const other = await openVault(database.postgres, CUSTODY, () => undefined);
    expect(await opened(event, other)).toEqual([text('Kees'), text('Anna')]);
  });

  it('lets others go first while it opens much', async () => {
    const names = Array.from({ length: 300 }, () => 'é'.repeat(60_000));
    const events = await Promise.all(names.map((name) => stored(eventSaying(name))));
    const gaveWay = jest.spyOn(GivingWay.prototype, 'giveWay');
    const timesFor = async (many: readonly RecordedEvent[]): Promise<number> => {
      gaveWay.mockClear();
      await vault.open(many);
      return gaveWay.mock.calls.length;
    };
    const forOne = await timesFor(events.slice(0, 1));
    expect(await timesFor(events)).toBeGreaterThan(forOne + 2);
    gaveWay.mockRestore();
  });

  it('never gives a key twice, whoever seals, however many at once', async () => {
    const other = await openVault(database.postgres, CUSTODY, () => undefined);
    const many = Array.from({ length: 400 }, (_, at) => [at % 2 === 0 ? vault : other, at] as const);
    const sealed = await Promise.all(
      many.map(([by, at]) =>
        by.seal([eventSaying(...Array.from({ length: 9 }, (_each, n) => `${at} ${n}`))]),
      ),
    );
    const keys = JSON.stringify(sealed).match(/(?<="key":")[^"]+/g) ?? [];
    expect(keys).toHaveLength(3_600);
    expect(new Set(keys).size).toBe(3_600);
  });

  it('forgets one value and no other, at once, and only once', async () => {
    const event = await stored(eventSaying('Kees', 'Anna', 'Piet'));
    const [, anna] = keysOf(event);
    expect(await vault.forget([anna!], BECAUSE)).toBe(1);
    expect(await vault.forget([anna!], BECAUSE)).toBe(0);
    expect(await opened(event)).toEqual([text('Kees'), GONE, text('Piet')]);
    const other = await openVault(database.postgres, CUSTODY, () => undefined);
    expect(await opened(event, other)).toEqual([text('Kees'), GONE, text('Piet')]);
  });

  it('says of a key that is not there that the value cannot be read, never that it was erased', async () => {
    const event = await stored(eventSaying('Kees', 'Anna'));
    const [kees, anna] = keysOf(event);
    // From here on its block has a row for each key.
    await vault.forget([anna!], BECAUSE);
    await database.postgres.query({ text: 'DELETE FROM personal.keys WHERE id = $1', values: [kees] });
    unreadable.length = 0;
    expect(await opened(event)).toEqual([HIDDEN, GONE]);
    expect(unreadable.map(({ stream, pointer }) => [stream, pointer])).toEqual([['breach-1', '/said/0']]);
    expect(JSON.stringify(unreadable)).not.toContain('Kees');
    expect(await vault.forget([kees!], BECAUSE)).toBe(0);
    expect(await opened(event)).toEqual([HIDDEN, GONE]);
  });

  it('opens no value that was moved: to another field, event or stream, or under another key', async () => {
    const event = await stored(eventSaying('Kees', 'Anna'));
    const raw = (one: object) => {
      const { scope, sealed } = one as { scope: string; sealed: SealedValue };
      return { scope, key: sealed.key, box: sealed.box };
    };
    const [kees, anna] = event.event.data.said.map(raw);
    const moved = (to: Partial<RecordedEvent>, said: readonly object[]) =>
      vault.located({ ...event, ...to, event: { type: 'Said', data: { said } } }) as RecordedEvent & Said;
    expect(await opened(moved({}, [anna!, kees!]))).toEqual([HIDDEN, HIDDEN]);
    expect(await opened(moved({ id: randomUUID() }, [kees!]))).toEqual([HIDDEN]);
    expect(await opened(moved({ stream: 'breach-2' }, [kees!]))).toEqual([HIDDEN]);
    expect(await opened(moved({}, [{ ...kees, key: anna!.key }]))).toEqual([HIDDEN]);
    expect(await opened(moved({}, [{ ...kees, scope: 'register' }]))).toEqual([
      { ...HIDDEN, scope: 'register' },
    ]);
    expect(await opened(moved({}, [kees!, anna!]))).toEqual([text('Kees'), text('Anna')]);
  });

  it('reads no log of before there was sealing', async () => {
    const event = { ...eventSaying('Kees'), revision: 0, position: '1' };
    expect(() => vault.located(event)).toThrow('readable personal values');
    expect(() => vault.located(event)).not.toThrow('Kees');
  });

  it('takes over nothing that was not opened', async () => {
    const event = await stored(eventSaying('Kees'));
    await expect(vault.seal([event])).rejects.toThrow('without having been read');
  });
});

describe('wrapping keys', () => {
  it('that are another one than before, or missing, are named before anything is read', async () => {
    const other = new EnvironmentCustody(new Map([[1, randomBytes(32)]]));
    await expect(openVault(database.postgres, other, () => undefined)).rejects.toThrow(
      /epoch 1 is not the one/,
    );
    const none = new EnvironmentCustody(new Map([[2, randomBytes(32)]]));
    await expect(openVault(database.postgres, none, () => undefined)).rejects.toThrow(/epoch 1 is missing/);
  });

  it('of several first starts at once are one', async () => {
    const fresh = await createTestDatabase();
    try {
      const vaults = await Promise.all(
        [1, 2, 3].map(() => openVault(fresh.postgres, CUSTODY, () => undefined)),
      );
      const [sealed] = await vaults[0]!.seal([eventSaying('Kees')]);
      const event = vaults[1]!.located({ ...sealed!, revision: 0, position: '1' }) as RecordedEvent & Said;
      expect(await opened(event, vaults[2])).toEqual([text('Kees')]);
    } finally {
      await fresh.drop();
    }
  });
});
