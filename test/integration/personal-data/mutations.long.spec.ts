import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { EnvironmentCustody } from '../../../src/platform/personal-data/environment-custody.js';
import { keyIn, KEYS_IN_BLOCK, numberOf } from '../../../src/platform/personal-data/key-block.js';
import { openVault } from '../../../src/platform/personal-data/open-vault.js';
import type { Vault } from '../../../src/platform/personal-data/vault.js';
import type { SealedValue } from '../../../src/shared/personal.js';
import { eventSaying, HIDDEN, keysOf, openedBy, storedBy, text } from '../../support/personal-data/said.js';
import { createTestDatabase, type TestDatabase } from '../../support/postgres/test-database.js';

const MUTATIONS = 10_000;
const AT_ONCE = 500;
const TEXTS = ['Kees', 'De brief ging naar Anna. '.repeat(9), ''];

let database: TestDatabase;
let vault: Vault;
let sealed: readonly Sealed[];
beforeAll(async () => {
  database = await createTestDatabase();
  const custody = new EnvironmentCustody(new Map([[1, randomBytes(32)]]));
  vault = await openVault(database.postgres, custody, () => undefined);
  // Keys of one block that have rows, because one of them was forgotten; of another they are derived.
  const other = await openVault(database.postgres, custody, () => undefined);
  const events = await Promise.all(
    Array.from({ length: 40 }, (_, at) => storedBy(at % 2 === 0 ? vault : other, eventSaying(...TEXTS))),
  );
  expect(await other.forget([keyIn(keysOf(events[1]!)[0]!, KEYS_IN_BLOCK - 1)], undefined)).toBe(1);
  sealed = events.flatMap(({ event }) => event.data.said as readonly Sealed[]);
});
afterAll(() => database.drop());

interface Sealed {
  readonly scope: string;
  readonly sealed: SealedValue;
}

/** Opens each as an event of its own. */
async function opened(values: readonly Sealed[]): Promise<readonly object[]> {
  const event = eventSaying();
  const recorded = { ...event, revision: 0, position: '1', event: { type: 'Said', data: { said: values } } };
  return openedBy(vault, recorded);
}

/** To the place of another one, wholly or in part; under another key of its block, or one beyond it; or with another bit, or fewer bytes, in its box. */
const mutation = fc.oneof(
  fc.record({
    take: fc.constantFrom('stream', 'event', 'type', 'schemaVersion', 'pointer', 'key', 'box', 'scope'),
    other: fc.nat(),
  }),
  fc.record({
    count: fc.oneof(fc.integer({ min: 1, max: 900 }), fc.integer({ min: KEYS_IN_BLOCK, max: 0xffbff })),
  }),
  fc.record({ flip: fc.nat(), bit: fc.integer({ min: 0, max: 7 }) }),
  fc.record({ cut: fc.integer({ min: 1, max: 80 }) }),
);

const ANOTHER = { stream: 'breach-2', type: 'Told', schemaVersion: 2 } as const;

function mutated(value: Sealed, by: typeof mutation extends fc.Arbitrary<infer M> ? M : never): Sealed {
  const { box } = value.sealed;
  if ('flip' in by) {
    const bytes = Buffer.from(box, 'base64url');
    const at = by.flip % bytes.length;
    bytes[at] = (bytes[at] ?? 0) ^ (1 << by.bit);
    return { ...value, sealed: { ...value.sealed, box: bytes.toString('base64url') } };
  }
  if ('count' in by) {
    const key = keyIn(value.sealed.key, numberOf(value.sealed.key) + by.count);
    return { ...value, sealed: { ...value.sealed, key } };
  }
  if ('cut' in by) return { ...value, sealed: { ...value.sealed, box: box.slice(0, -by.cut) } };
  const { take } = by;
  if (take === 'scope') return { ...value, scope: 'reporter' };
  if (take in ANOTHER)
    return { ...value, sealed: { ...value.sealed, ...pick(take as keyof typeof ANOTHER) } };
  const field = take as 'event' | 'pointer' | 'key' | 'box';
  const others = sealed.filter((other) => other.sealed[field] !== value.sealed[field]);
  return { ...value, sealed: { ...value.sealed, [field]: others[by.other % others.length]!.sealed[field] } };
}

const pick = (name: keyof typeof ANOTHER): object => ({ [name]: ANOTHER[name] });

it(`of ${MUTATIONS} sealed values that were moved or changed none opens, and all that were not do`, async () => {
  const drawn = fc.sample(fc.tuple(fc.nat(), mutation), MUTATIONS);
  const changed = drawn.map(([which, by]) => mutated(sealed[which % sealed.length]!, by));
  expect(
    changed.filter((value) => sealed.some((one) => JSON.stringify(one) === JSON.stringify(value))),
  ).toEqual([]);
  let hidden = 0;
  for (let from = 0; from < changed.length; from += AT_ONCE) {
    const found = await opened(changed.slice(from, from + AT_ONCE));
    hidden += found.filter((value) => 'unreadable' in value && !('value' in value)).length;
  }
  expect(hidden).toBe(MUTATIONS);
  expect((await opened(sealed)).filter((value) => 'value' in value)).toHaveLength(sealed.length);
  expect((await opened(sealed)).slice(0, 3)).toEqual(TEXTS.map(text));
  expect(await opened([mutated(sealed[0]!, { cut: 1 })])).toEqual([HIDDEN]);
});
