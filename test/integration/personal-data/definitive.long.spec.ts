import { execFile } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterEach, beforeEach, expect, it } from '@jest/globals';
import { readConfig } from '../../../src/config.js';
import { openEngine, type Engine } from '../../../src/engine.js';
import { EventCodec } from '../../../src/platform/event-store/event-codec.js';
import { NO_STREAM } from '../../../src/platform/event-store/event-store.port.js';
import { createLog } from '../../../src/platform/log/log.js';
import { FileCustody } from '../../../src/platform/personal-data/file-custody.js';
import { keyIn, unwrapBlock, type WrappedBlock } from '../../../src/platform/personal-data/key-block.js';
import {
  startEmbeddedPostgres,
  type EmbeddedPostgres,
} from '../../../src/platform/postgres/embedded-postgres.js';
import { fromMilliseconds, plusHours } from '../../../src/shared/moment.js';
import { eventSaying, GONE, keysOf, text, type Said } from '../../support/personal-data/said.js';

const LONG_MS = 300_000;
const TYPES = { Said: { schemaVersion: 1 } };
const STREAM = 'breach-1';

let folder: string;
const running: EmbeddedPostgres[] = [];
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'definitive-'));
  // As root the server runs as another user, who must come through.
  await chmod(folder, 0o711);
});
afterEach(async () => {
  for (const server of running.splice(0)) await server.stop();
  await rm(folder, { recursive: true, force: true });
});

async function serverOn(name: string): Promise<EmbeddedPostgres> {
  const server = await startEmbeddedPostgres({ dataDirectory: join(folder, name) });
  running.push(server);
  return server;
}

/** @param keys where its keys are; default: beside the log */
async function engineOn(server: EmbeddedPostgres, keys?: EmbeddedPostgres): Promise<Engine> {
  const config = readConfig({
    LEKWACHT_DATA: join(folder, 'unused'),
    LEKWACHT_CUSTODY: `file:${join(folder, 'custody')}`,
    DATABASE_URL: server.connectionString,
    ...(keys && { LEKWACHT_KEYS_URL: keys.connectionString }),
    LOG_LEVEL: 'silent',
  });
  return openEngine(config, createLog(config), () => undefined);
}

async function withEngine<T>(engine: Promise<Engine>, work: (engine: Engine) => Promise<T>): Promise<T> {
  const opened = await engine;
  try {
    return await work(opened);
  } finally {
    await opened.close();
  }
}

const codecOf = ({ keys }: Engine): EventCodec => new EventCodec(TYPES, keys.vault);
const saidIn = async (engine: Engine, open: boolean): Promise<readonly Said[]> => {
  const codec = codecOf(engine);
  const stored = await engine.store.readStream(STREAM);
  return (open ? await codec.opened(stored) : codec.sealed(stored)) as readonly Said[];
};
const opened = async (engine: Engine): Promise<readonly object[]> =>
  (await saidIn(engine, true)).flatMap(({ event }) => event.data.said);

/** How its keys lie in the block of what is forgotten: as long as none of them was, they have no rows (ADR 50). */
const KEPT = ['derived', 'in rows'] as const;
type Kept = (typeof KEPT)[number];

/** A log, a copy of all its files, and then: one value forgotten, and everything under a new wrapping key. */
async function copiedThenForgotten(kept: Kept): Promise<EmbeddedPostgres> {
  const before = await serverOn('desk');
  await withEngine(engineOn(before), async (engine) => {
    const events = [eventSaying('Kees', 'Anna'), eventSaying('Piet')];
    await engine.store.append(STREAM, NO_STREAM, await codecOf(engine).encode(events));
    const [first] = await saidIn(engine, false);
    // One that seals nothing.
    if (kept === 'in rows') await engine.keys.vault.forget([keyIn(keysOf(first!)[0]!, 1_023)], undefined);
    const { rowCount } = await engine.postgres.query('SELECT FROM personal.keys');
    expect(rowCount > 0).toBe(kept === 'in rows');
  });
  await before.stop();
  running.length = 0;
  await promisify(execFile)('cp', ['-a', join(folder, 'desk'), join(folder, 'copy')]);
  const desk = await serverOn('desk');
  await withEngine(engineOn(desk), async (engine) => {
    const [first] = await saidIn(engine, false);
    await engine.keys.vault.forget([keysOf(first!)[0]!], randomUUID());
    await engine.keys.rotation.rotate();
  });
  return desk;
}

async function destroyOldKey(desk: EmbeddedPostgres): Promise<void> {
  await withEngine(engineOn(desk), async ({ keys: { backups, rotation } }) => {
    const now = fromMilliseconds(Date.now());
    await backups.declare(plusHours(now, 1));
    expect(await rotation.destroy(plusHours(now, 36 * 24))).toEqual([{ epoch: 1, kept: [] }]);
  });
}

it.each(KEPT)(
  'once the old key is destroyed, what was forgotten opens from no copy of before; everything else does with the keys of today (%s)',
  async (kept) => {
    const desk = await copiedThenForgotten(kept);
    await destroyOldKey(desk);
    const copy = await serverOn('copy');
    // Its own rows of keys open nothing with the wrapping keys that are left.
    await expect(engineOn(copy)).rejects.toThrow('The wrapping key of epoch 1 is missing');
    const left = [...(await new FileCustody(join(folder, 'custody')).wrappingKeys()).values()];
    expect(left).toHaveLength(1);
    await withEngine(engineOn(copy, desk), async (engine) => {
      const { rows } = await engine.postgres.query<WrappedBlock>(
        'SELECT id, epoch, iv, wrapped FROM personal.key_blocks',
      );
      expect(rows.length).toBeGreaterThan(0);
      for (const block of rows) for (const key of left) expect(unwrapBlock(block, key)).toBeUndefined();
      expect(await opened(engine)).toEqual([GONE, text('Anna'), text('Piet')]);
    });
    await withEngine(engineOn(desk), async (engine) => {
      expect(await opened(engine)).toEqual([GONE, text('Anna'), text('Piet')]);
    });
  },
  LONG_MS,
);

it.each(KEPT)(
  'null control: as long as the old key is there, what was forgotten opens from the copy (%s)',
  async (kept) => {
    await copiedThenForgotten(kept);
    const copy = await serverOn('copy');
    await withEngine(engineOn(copy), async (engine) => {
      expect(await opened(engine)).toEqual([text('Kees'), text('Anna'), text('Piet')]);
    });
  },
  LONG_MS,
);
