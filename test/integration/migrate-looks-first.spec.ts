import { randomBytes } from 'node:crypto';
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { readConfig } from '../../src/config.js';
import { doctorByCommandLine } from '../../src/doctor.cli.js';
import { migrateByCommandLine } from '../../src/migrate.cli.js';
import { pendingMigrations } from '../../src/platform/postgres/migrate.js';
import { fingerprintOf } from '../../src/platform/personal-data/key-fingerprints.js';
import { createTestDatabase, type TestDatabase } from '../support/postgres/test-database.js';

const ROOT = join(import.meta.dirname, '../..');
const MIGRATIONS = join(ROOT, 'migrations');
const key = (): string => randomBytes(32).toString('base64');

let folder: string;
/** Of a release before the last migration. */
let database: TestDatabase;
let settings: NodeJS.ProcessEnv;
let last: { readonly name: string; readonly checksum: string } | undefined;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'lekwacht-migrate-'));
  database = await createTestDatabase();
  [last] = (
    await database.postgres.query<{ name: string; checksum: string }>(
      'delete from schema_migrations where name = (select max(name) from schema_migrations) returning name, checksum',
    )
  ).rows;
  await database.postgres.query(`insert into events (position, stream, revision, id, type, data, metadata)
    values (1, 'breach-1', 0, gen_random_uuid(), 'BreachReported', '{}', '{}')`);
  settings = {
    NODE_ENV: 'production',
    LEKWACHT_DATA: join(folder, 'data'),
    DATABASE_URL: database.connection.connectionString,
    LEKWACHT_OWNER_URL: database.owner.connectionString,
    LEKWACHT_ORGANISATIONS: changed('organisations', 'kadera.yaml', withSomebodyToCall),
    LEKWACHT_RECEIPT_KEY: key(),
    LEKWACHT_ACTOR_KEY: key(),
    LEKWACHT_LOG_KEY: key(),
    LEKWACHT_TAG_KEY: key(),
    LEKWACHT_CUSTODY: 'environment',
    LEKWACHT_WRAPPING_KEYS: `1:${key()}`,
    AUTH_ISSUERS: JSON.stringify([
      {
        ...{ issuer: 'https://login.example', audience: 'lekwacht', algorithms: ['RS256'] },
        jwksUri: 'https://login.example/keys',
      },
    ]),
  };
  for (const [name, setting] of [
    ['receipt-key', 'LEKWACHT_RECEIPT_KEY'],
    ['actor-key', 'LEKWACHT_ACTOR_KEY'],
  ] as const)
    await database.postgres.query({
      text: 'insert into personal.key_fingerprints (name, fingerprint) values ($1, $2)',
      values: [name, fingerprintOf(name, Buffer.from(settings[setting]!, 'base64'))],
    });
});
afterAll(async () => {
  await database.drop();
  rmSync(folder, { recursive: true, force: true });
});

/** A folder of a copy of what is shipped, in which one file is changed. */
function changed(
  what: 'organisations' | 'languages',
  file: string,
  change: (text: string) => string,
): string {
  const copy = join(mkdtempSync(join(folder, 'copy-')), what);
  cpSync(join(ROOT, what), copy, { recursive: true });
  writeFileSync(join(copy, file), change(readFileSync(join(copy, file), 'utf8')));
  return copy;
}

/** People hide there: production asks for a number. */
const withSomebodyToCall = (profile: string): string =>
  `${profile.replace(/^ +- onCallLadder$\n/m, '').replace(/^statedIn:$/m, 'statedIn:\n  onCallLadder: here')}
onCallLadder:
  - { id: dienst, role: dienst, function: on-call, afterMinutes: 0, contact: { phone: '06 0000 0001' } }
`;

const migrate = (env: NodeJS.ProcessEnv = {}): Promise<void> =>
  migrateByCommandLine(readConfig({ ...settings, ...env }));
const waiting = async (): Promise<number> => (await pendingMigrations(database.postgres, MIGRATIONS)).length;

const REFUSED: [what: string, env: () => NodeJS.ProcessEnv, says: RegExp][] = [
  [
    'the two keys that the proof of the log needs',
    () => ({ LEKWACHT_LOG_KEY: '', LEKWACHT_TAG_KEY: '' }),
    /LEKWACHT_LOG_KEY is missing[^]*LEKWACHT_TAG_KEY is missing/,
  ],
  [
    'a key that is not that of this log',
    () => ({ LEKWACHT_ACTOR_KEY: key() }),
    /LEKWACHT_ACTOR_KEY: not what this log was begun with/,
  ],
  [
    'a profile of which a promise has no source',
    () => ({
      LEKWACHT_ORGANISATIONS: changed('organisations', 'kadera.yaml', (text) =>
        withSomebodyToCall(text).replace(/^ +sector: .*\n/m, ''),
      ),
    }),
    /kadera\.yaml: .*sector/,
  ],
  [
    'words of a language that cannot be used',
    () => ({ LEKWACHT_LANGUAGES: changed('languages', 'de.yaml', () => 'report: 7\n') }),
    /de\.yaml/,
  ],
];

describe('what the next start asks for', () => {
  it.each(REFUSED)('%s: is said by migrate before it changes anything', async (_, env, says) => {
    await expect(migrate(env())).rejects.toThrow(says);
    await expect(migrate(env())).rejects.toThrow(/^Nothing was changed/);
    expect([await waiting(), existsSync(join(folder, 'data'))]).toEqual([1, false]);
  });

  it('where it is all there, migrate goes on and looks at the schema', async () => {
    await database.postgres.query({
      text: 'insert into schema_migrations (name, checksum) values ($1, $2)',
      values: [last?.name, last?.checksum],
    });
    await migrate();
    expect(await waiting()).toBe(0);
  });

  it.each(REFUSED)('%s: is said by a doctor, who fails by it', async (_, env, says) => {
    const said: string[] = [];
    const config = readConfig({ ...settings, ...env() });
    expect(await doctorByCommandLine(config, false, (line) => said.push(line))).toBe(false);
    expect(said.filter((line) => line.startsWith('FAILED')).join('\n')).toMatch(says);
  });
});
