import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { randomBytes, randomUUID } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from '@jest/globals';
import { BREACH_EVENT_TYPES } from '../../../src/breach/domain/breach.js';
import { EventCodec } from '../../../src/platform/event-store/event-codec.js';
import type { StoredEvent } from '../../../src/platform/event-store/event-store.port.js';
import { KeyPool } from '../../../src/platform/personal-data/key-pool.js';
import type { RequestDigests } from '../../../src/platform/personal-data/request-digests.js';
import type { SealedRows } from '../../../src/platform/personal-data/sealed-rows.js';
import type { KnownKey, SealingKeys } from '../../../src/platform/personal-data/sealing-keys.js';
import { Vault } from '../../../src/platform/personal-data/vault.js';
import { dossiersWithEveryEventType } from '../every-event-type.js';

/*
 * One event of every type as it stands sealed in the log, with the keys that open it. What was sealed once has to open for
 * ever: the file is never changed. `GOLDEN=write npx jest test/golden` writes it where it is missing.
 */
interface Golden {
  /** By their id, base64. */
  readonly keys: Readonly<Record<string, string>>;
  readonly events: readonly StoredEvent[];
  /** What was sealed, in the same order. */
  readonly said: readonly object[];
}

const FILE = fileURLToPath(new URL('./sealed-log.json', import.meta.url));
const lived = dossiersWithEveryEventType().flat();
const oneOfEach = Object.keys(BREACH_EVENT_TYPES).flatMap(
  (type) => lived.find(({ event }) => event.type === type) ?? [],
);

function codecWith(keys: Map<string, Buffer>): EventCodec {
  const known = (ids: readonly string[]): Promise<ReadonlyMap<string, KnownKey>> =>
    Promise.resolve(new Map(ids.flatMap((id) => (keys.has(id) ? [[id, { bytes: keys.get(id)! }]] : []))));
  const newBlocks = () => {
    const block = Array.from({ length: 64 }, () => ({ id: randomUUID(), bytes: randomBytes(32) }));
    for (const { id, bytes } of block) keys.set(id, bytes);
    return Promise.resolve([block]);
  };
  const vault = new Vault(
    { known } as unknown as SealingKeys,
    new KeyPool({ newBlocks }),
    {} as RequestDigests,
    {} as SealedRows,
    () => undefined,
  );
  return new EventCodec(BREACH_EVENT_TYPES, vault);
}

async function written(): Promise<Golden> {
  const keys = new Map<string, Buffer>();
  const records = await codecWith(keys).encode(oneOfEach);
  const events = records.map((record, at) => {
    const { stream, revision, position } = oneOfEach[at]!;
    return { ...record, stream, revision, position };
  });
  const used = [...keys].filter(([id]) => events.some(({ data }) => data.includes(id)));
  return {
    keys: Object.fromEntries(used.map(([id, key]) => [id, key.toString('base64')])),
    events,
    said: oneOfEach.map(({ event }) => event.data),
  };
}

if (process.env['GOLDEN'] === 'write' && !existsSync(FILE))
  writeFileSync(FILE, `${JSON.stringify(await written(), null, 1)}\n`);

const golden = JSON.parse(readFileSync(FILE, 'utf8')) as Golden;
const keys = new Map(Object.entries(golden.keys).map(([id, key]) => [id, Buffer.from(key, 'base64')]));

describe('a log that was sealed once', () => {
  it('holds every type that there was, and nothing of them readable', () => {
    expect(golden.events.length).toBeGreaterThan(70);
    expect(golden.events.map(({ data }) => data).join('\n')).not.toMatch(/The form was down|what was sent/);
  });

  it('opens with its keys, to what was said', async () => {
    const opened = await codecWith(keys).opened(golden.events);
    expect(opened.map(({ event }) => event.data)).toEqual(golden.said);
  });

  it('opens with none of its values where the others stand', async () => {
    const codec = codecWith(keys);
    for (const event of golden.events) {
      const [moved] = await codec.opened([{ ...event, stream: `${event.stream}0` }]);
      expect(JSON.stringify(moved?.event.data)).not.toMatch(/"value":/);
    }
  });
});
