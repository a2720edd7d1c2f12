import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Drainer } from '../../src/intake/spool/drainer.timer.js';
import { Spool } from '../../src/intake/spool/spool.js';
import { keyIn, KEYS_IN_BLOCK } from '../../src/platform/personal-data/key-block.js';
import { BLOCKS_OF_A_COMMIT } from '../../src/platform/personal-data/key-pool.js';
import { copyAllKeys } from '../../src/copy-keys.cli.js';
import { aReport } from '../support/http/acts-over-http.js';
import {
  runLekwacht,
  type Person,
  type Reported,
  type RunningLekwacht,
} from '../support/http/running-lekwacht.js';
import { eventSaying } from '../support/personal-data/said.js';
import { createTestDatabase, type TestDatabase } from '../support/postgres/test-database.js';

/** Two databases are made. */
const PATIENCE_MS = 60_000;

let keys: TestDatabase;
let lekwacht: RunningLekwacht;
let reported: Reported;
let handler: Person;
beforeAll(async () => {
  keys = await createTestDatabase({ migrated: false });
  lekwacht = await runLekwacht({ env: { LEKWACHT_KEYS_URL: keys.connection.connectionString } });
  reported = await lekwacht.report({ description: 'Een brief ging naar Kees.' });
  handler = await lekwacht.as('handler');
}, PATIENCE_MS);
afterAll(async () => {
  await lekwacht.close();
  await keys.drop();
});

const count = async ({ postgres }: TestDatabase): Promise<number> =>
  (await postgres.query('select from personal.key_blocks')).rowCount;
const beside = (url: string): Promise<RunningLekwacht> =>
  runLekwacht({ beside: lekwacht, env: { LEKWACHT_KEYS_URL: url } });

describe('keys in a database of their own (LEKWACHT_KEYS_URL)', () => {
  it('are nowhere else, and open what is there', async () => {
    expect([await count(lekwacht.database), (await count(keys)) > 0]).toEqual([0, true]);
    expect((await handler.dossier(reported.id)).text).toContain('Kees');
    const { rows } = await keys.postgres.query<{ schema: string }>(
      `select distinct table_schema as schema from information_schema.tables
       where table_schema not in ('pg_catalog', 'information_schema') and table_name <> 'schema_migrations'`,
    );
    expect(rows).toEqual([{ schema: 'personal' }]);
  });

  it('travel by copy-keys; without them nothing starts', async () => {
    const other = await createTestDatabase({ migrated: false });
    const said: string[] = [];
    const copy = () =>
      copyAllKeys(lekwacht.config, 'LEKWACHT_KEYS_URL', other.connection.connectionString, {
        write: (text: string) => said.push(text) > 0,
      });
    try {
      await expect(beside(other.connection.connectionString)).rejects.toThrow(
        /keys of this log are not in this database/,
      );
      await copy();
      expect(said.join('')).toMatch(
        /^\d+ keys in both \(\d+ copied now\), 0 of them forgotten\nsha256 [0-9a-f]{64}\n$/,
      );
      const moved = await beside(other.connection.connectionString);
      const there = await moved.as('handler');
      expect((await there.dossier(reported.id)).text).toContain('Kees');
      await moved.close();
    } finally {
      await other.drop();
    }
  });

  it('of an old backup, which lack those of the newest event, are refused', async () => {
    const old = await createTestDatabase({ migrated: false });
    try {
      await copyAllKeys(lekwacht.config, 'LEKWACHT_KEYS_URL', old.connection.connectionString, {
        write: () => true,
      });
      // Its own first blocks are in it; this one is of a process that was started later.
      const later = await beside(keys.connection.connectionString);
      await later.report({ description: 'Ook naar Anna.' });
      await later.close();
      await expect(beside(old.connection.connectionString)).rejects.toThrow(
        /keys of this log are not in this database/,
      );
    } finally {
      await old.drop();
    }
  });

  it('that are out of reach: what is ready lasts a while, then reports are kept beside the log, and it heals by itself', async () => {
    await keys.postgres.query('alter schema personal rename to away');
    const { app } = lekwacht.application;
    const spool = app.get(Spool);
    try {
      expect(await handler.get(`/v1/breaches/${reported.id}/ap-form`)).toMatchObject({
        status: 503,
        body: { code: 'keys-unavailable' },
      });
      expect(await handler.get('/v1/dashboard')).toMatchObject({ status: 200 });
      expect((await lekwacht.send(aReport())).status).toBe(201);
      // Most of what is ready.
      const { vault } = lekwacht.application.engine.keys;
      const ready = 2 * BLOCKS_OF_A_COMMIT * KEYS_IN_BLOCK;
      const hundred = eventSaying(...Array.from({ length: 100 }, () => 'x'));
      let areLeft = true;
      for (let taken = 0; areLeft && taken < ready; taken += 100)
        areLeft = await vault.seal([hundred]).then(
          () => true,
          () => false,
        );
      for (let sent = 0; spool.waiting().count === 0 && sent < 100; sent++)
        expect((await lekwacht.send(aReport())).status).toBe(201);
      const before = await lekwacht.countEvents();
      expect((await lekwacht.send(aReport())).status).toBe(201);
      expect(spool.waiting().count).toBe(2);
      expect(await lekwacht.countEvents()).toBe(before);
      const { body } = await handler.get('/health/ready');
      expect(JSON.stringify(body)).toContain('keys');
    } finally {
      await keys.postgres.query('alter schema away rename to personal');
    }
    await app.get(Drainer).tick();
    expect(spool.waiting().count).toBe(0);
    expect((await lekwacht.send(aReport())).status).toBe(201);
    expect(spool.waiting().count).toBe(0);
    expect((await handler.dossier(reported.id)).text).toContain('Kees');
  });
});

describe('a key that is not there, or a box that was changed', () => {
  it('is unreadable, never erased, and an alarm names event and place', async () => {
    const other = await lekwacht.report({ description: 'Een map bleef liggen bij Piet.' });
    const [first] = await lekwacht.events(`breach-${other.id}`);
    const { key } = (JSON.parse(first!.data) as { report: { description: { key: string } } }).report
      .description;
    // Once one is forgotten that seals nothing yet there is a row of each.
    await lekwacht.application.engine.keys.vault.forget([keyIn(key, 1_023)], undefined);
    await keys.postgres.query({ text: 'delete from personal.keys where id = $1', values: [key] });
    const before = lekwacht.logged.length;
    const { status, text } = await handler.dossier(other.id);
    expect([
      status,
      text.includes('Piet'),
      text.includes('"unreadable"'),
      text.includes('"erased":true'),
    ]).toEqual([200, false, true, false]);
    const alarms = lekwacht.logged
      .slice(before)
      .filter((line) => line.includes('a personal value cannot be read'));
    expect(alarms).toHaveLength(1);
    expect(JSON.parse(alarms[0]!)).toMatchObject({
      stream: `breach-${other.id}`,
      event: first!.id,
      pointer: '/report/description',
    });
  });
});
