import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { backupByCommandLine, restoreByCommandLine, verifyByCommandLine } from '../../src/backup.cli.js';
import type { Config } from '../../src/config.js';
import { copyLog } from '../../src/copy-events.cli.js';
import { copyAllKeys } from '../../src/copy-keys.cli.js';
import { eventStoreBeside } from '../support/event-store/event-store-of-tests.js';
import { runLekwacht, type RunningLekwacht } from '../support/http/running-lekwacht.js';
import { createTestDatabase, type TestDatabase } from '../support/postgres/test-database.js';

const PATIENCE_MS = 180_000;
const NAME = 'Kees van der Kwetter';

let folder: string;
let places: TestDatabase[];
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'lekwacht-elsewhere-'));
  places = [];
});
afterAll(async () => {
  for (const place of places) await place.drop();
  rmSync(folder, { recursive: true, force: true });
});

async function emptyPlace(): Promise<TestDatabase> {
  const place = await createTestDatabase({ migrated: false });
  places.push(place);
  return place;
}
const urlOf = ({ connection }: TestDatabase): string => connection.connectionString;

/** A desk in which somebody said something about a person. */
async function aDesk(options: Parameters<typeof runLekwacht>[0] = {}): Promise<RunningLekwacht> {
  const desk = await runLekwacht(options);
  await desk.report({ description: `A letter about ${NAME} went astray.` });
  return desk;
}

let made = 0;
/** @returns its folder */
async function backupOf({ config }: RunningLekwacht): Promise<string> {
  const to = join(folder, `backup-${++made}`);
  await backupByCommandLine(config, { to, keysTo: undefined, custodyTo: undefined }, () => undefined);
  return join(to, readdirSync(to)[0] ?? '');
}

async function restore(config: Config, from: string, keysFolder?: string): Promise<string> {
  const said: string[] = [];
  await restoreByCommandLine(
    config,
    { folder: from, keysFolder, identity: undefined },
    (line) => void said.push(line),
  );
  return said.join('\n');
}

async function verify(config: Config): Promise<string> {
  const said: string[] = [];
  await verifyByCommandLine(config, undefined, (line) => void said.push(line));
  return said.join('\n');
}

/** How many blocks of keys lie there; nothing where there is no such table. */
async function keysIn({ postgres }: TestDatabase): Promise<number | undefined> {
  const { rows } = await postgres.query<{ there: boolean }>(
    `select to_regclass('personal.key_blocks') is not null as there`,
  );
  if (rows[0]?.there !== true) return undefined;
  return (await postgres.query('select from personal.key_blocks')).rowCount;
}

/** Nothing was made: not even a table. */
async function isUntouched({ postgres }: TestDatabase): Promise<boolean> {
  const { rowCount } = await postgres.query(
    `select from pg_tables where schemaname not in ('pg_catalog', 'information_schema')`,
  );
  return rowCount === 0;
}

describe('keys in a database of their own (LEKWACHT_KEYS_URL)', () => {
  it(
    'are in the backup, and are restored into another such database, or into the one of the desk',
    async () => {
      const keys = await emptyPlace();
      const desk = await aDesk({ env: { LEKWACHT_KEYS_URL: urlOf(keys) } });
      try {
        const backup = await backupOf(desk);
        const [there, keysThere, together] = [await emptyPlace(), await emptyPlace(), await emptyPlace()];
        const apart = { ...desk.config, databaseUrl: urlOf(there), keysUrl: urlOf(keysThere) };
        expect(await restore(apart, backup)).toMatch(/Whole\./);
        expect([(await keysIn(keysThere)) ?? 0, await keysIn(there)]).toEqual([await keysIn(keys), 0]);
        expect(await verify(apart)).toMatch(/ok {4}values: [1-9][^]*Whole\.$/);

        const inOne = { ...desk.config, databaseUrl: urlOf(together), keysUrl: undefined };
        expect(await restore(inOne, backup)).toMatch(/Whole\./);
        expect(await keysIn(together)).toBe(await keysIn(keys));

        // A place for the log that is empty, and one for keys that is not.
        const again = await emptyPlace();
        await expect(
          restore({ ...desk.config, databaseUrl: urlOf(again), keysUrl: urlOf(keysThere) }, backup),
        ).rejects.toThrow(/This place is not empty/);

        const elsewhere = await runLekwacht({
          database: there,
          env: { LEKWACHT_DATA: desk.config.dataDirectory, LEKWACHT_KEYS_URL: urlOf(keysThere) },
        });
        try {
          expect((await elsewhere.events()).map(({ data }) => data)).toEqual(
            (await desk.events()).map(({ data }) => data),
          );
          const handler = await elsewhere.as('handler');
          const { id } = (await handler.get('/v1/breaches')).body.dossiers[0];
          expect((await handler.dossier(id)).text).toContain(NAME);
        } finally {
          await elsewhere.close();
        }
      } finally {
        await desk.close();
      }
    },
    PATIENCE_MS,
  );
});

describe('a restore with the keys of another desk', () => {
  it(
    'is refused in words before anything is loaded, also where both have the same wrapping key',
    async () => {
      const desk = await aDesk();
      const twin = await aDesk({
        env: { LEKWACHT_DATA: desk.config.dataDirectory },
        database: await migrated(),
      });
      const stranger = await aDesk();
      try {
        const backup = await backupOf(desk);
        const place = await emptyPlace();
        const config = { ...desk.config, databaseUrl: urlOf(place) };
        const ofTwin = join(await backupOf(twin), 'keys');
        await expect(restore(config, backup, ofTwin)).rejects.toThrow(
          `The keys in ${ofTwin} are not those of`,
        );
        const ofStranger = join(await backupOf(stranger), 'keys');
        await expect(restore(config, backup, ofStranger)).rejects.toThrow(
          /Nothing was restored[^]*another key/,
        );
        expect(await isUntouched(place)).toBe(true);
        expect(await restore(config, backup, join(backup, 'keys'))).toMatch(/Whole\./);
      } finally {
        await twin.close();
        await stranger.close();
        await desk.close();
      }
    },
    PATIENCE_MS,
  );
});

describe('a log in KurrentDB', () => {
  it(
    'is backed up beside its database, and restored into another KurrentDB or into PostgreSQL',
    async () => {
      const desk = await aDesk({ eventStore: 'kurrentdb' });
      try {
        const backup = await backupOf(desk);
        const [there, alone] = [await emptyPlace(), await emptyPlace()];
        const other = await eventStoreBeside(there, 'kurrentdb');
        const inKurrent = { ...desk.config, databaseUrl: urlOf(there), kurrentdbUrl: other };
        expect(await restore(inKurrent, backup)).toMatch(/Whole\./);
        expect(await verify(inKurrent)).toMatch(/ok {4}values: [1-9][^]*Whole\.$/);
        const { rowCount } = await there.postgres.query('select from events');
        expect(rowCount).toBe(0);

        const inPostgres = { ...desk.config, databaseUrl: urlOf(alone), kurrentdbUrl: undefined };
        expect(await restore(inPostgres, backup)).toMatch(/Whole\./);
        const { rows } = await alone.postgres.query<{ data: string }>(
          'select data from events order by position',
        );
        expect(rows.map(({ data }) => data)).toEqual((await desk.events()).map(({ data }) => data));
        // The place of the log is not empty any more.
        const again = await emptyPlace();
        await expect(restore({ ...inKurrent, databaseUrl: urlOf(again) }, backup)).rejects.toThrow(
          /This place is not empty/,
        );
      } finally {
        await desk.close();
      }
    },
    PATIENCE_MS,
  );

  it(
    'that was copied by copy-events, with its keys by copy-keys, is whole beside a new database, and only with both',
    async () => {
      const desk = await aDesk();
      try {
        const there = await emptyPlace();
        const kurrentdbUrl = await eventStoreBeside(there, 'kurrentdb');
        const said: string[] = [];
        const out = { write: (text: string) => said.push(text) > 0, isTTY: false } as NodeJS.WriteStream;
        await copyLog(desk.config, 'DATABASE_URL', kurrentdbUrl ?? '', out);
        expect(said.join('')).toMatch(/\n[1-9]\d* events in both logs/);
        const config = { ...desk.config, databaseUrl: urlOf(there), kurrentdbUrl };
        await expect(verify(config)).rejects.toThrow(/keys of this log are not in this database/);
        await copyAllKeys(desk.config, 'DATABASE_URL', urlOf(there), out);
        expect(await verify(config)).toMatch(/ok {4}values: [1-9][^]*Whole\.$/);
      } finally {
        await desk.close();
      }
    },
    PATIENCE_MS,
  );
});

/** Dropped at the end, with what is empty at first. */
async function migrated(): Promise<TestDatabase> {
  const database = await createTestDatabase();
  places.push(database);
  return database;
}
