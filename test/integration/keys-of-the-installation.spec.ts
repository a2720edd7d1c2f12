import { existsSync } from 'node:fs';
import { chmod, copyFile, mkdir, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { backupByCommandLine, verifyByCommandLine } from '../../src/backup.cli.js';
import { readConfig, type Config } from '../../src/config.js';
import { copyAllKeys } from '../../src/copy-keys.cli.js';
import { doctorByCommandLine } from '../../src/doctor.cli.js';
import { openEngine } from '../../src/engine.js';
import { grantByCommandLine, personOf } from '../../src/grant.cli.js';
import { InstallationKeys } from '../../src/installation-keys.js';
import { keysByCommandLine } from '../../src/keys.cli.js';
import { fingerprintOf } from '../../src/platform/personal-data/key-fingerprints.js';
import { createLog } from '../../src/platform/log/log.js';
import { restartProofByCommandLine } from '../../src/proof.cli.js';
import { createTestDatabase, type TestDatabase } from '../support/postgres/test-database.js';

let folder: string;
let database: TestDatabase;
let event: number;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lekwacht-keys-'));
  database = await createTestDatabase();
  event = 0;
});
afterAll(async () => {
  await database.drop();
  await rm(folder, { recursive: true });
});

const configOf = (data: string, env: NodeJS.ProcessEnv = {}): Config =>
  readConfig({
    NODE_ENV: 'test',
    LEKWACHT_DATA: join(folder, data),
    DATABASE_URL: database.connection.connectionString,
    ...env,
  });
const start = async (config: Config): Promise<void> => {
  await (
    await openEngine(config, createLog({ environment: 'test', logLevel: 'silent' }), () => undefined)
  ).close();
};
const record = async (type: string): Promise<void> => {
  await database.postgres.query({
    text: `insert into events (position, stream, revision, id, type, data, metadata)
           values ((select coalesce(max(position), 0) + 1 from events), $1, 0, gen_random_uuid(), $2, '{}', '{}')`,
    values: [`stream-${++event}`, type],
  });
};
const key = (): string => randomBytes(32).toString('base64');
const said: string[] = [];
const adopt = (config: Config): Promise<void> =>
  keysByCommandLine(config, 'adopt', {}, (line) => said.push(line));

describe('the keys that no database holds', () => {
  it('are those of the first start, and no others', async () => {
    await start(configOf('first'));
    await start(configOf('first', { LEKWACHT_RECEIPT_KEY: key() })); // nothing is in the log yet
    await start(configOf('first'));
    await record('OrganisationProfileRecorded');
    await start(configOf('first'));
    await expect(start(configOf('first', { LEKWACHT_RECEIPT_KEY: key() }))).rejects.toThrow(
      /^LEKWACHT_RECEIPT_KEY: not what this log was begun with/,
    );
    await expect(
      start(configOf('first', { LEKWACHT_RECEIPT_KEY: key(), LEKWACHT_ACTOR_KEY: key() })),
    ).rejects.toThrow(/^LEKWACHT_RECEIPT_KEY, LEKWACHT_ACTOR_KEY: not what/);
  });

  it('a data directory without any is refused beside this log, and no keys are left in it', async () => {
    for (let times = 0; times < 2; times++)
      await expect(start(configOf('second'))).rejects.toThrow(/receipt-key.*actor-key.*: missing/);
    await expect(stat(join(folder, 'second', 'keys', 'receipt-key'))).rejects.toThrow('ENOENT');
  });

  it('a copy without the folder of keys is refused before its database is asked', async () => {
    await mkdir(join(folder, 'copy', 'wrapping-keys'), { recursive: true, mode: 0o700 });
    const wrapping = ['wrapping-keys', 'epoch-1.key'];
    await copyFile(join(folder, 'first', ...wrapping), join(folder, 'copy', ...wrapping));
    const away = { DATABASE_URL: 'postgresql://nobody@127.0.0.1:1/none' };
    await expect(start(configOf('copy', away))).rejects.toThrow(/receipt-key.*actor-key.*: missing/);
  });

  it('of a log from before there were fingerprints they are kept at the next start, and missing ones are refused', async () => {
    await database.postgres.query('delete from personal.key_fingerprints');
    await expect(start(configOf('third'))).rejects.toThrow(/: missing/);
    await start(configOf('first'));
    await expect(start(configOf('first', { LEKWACHT_ACTOR_KEY: key() }))).rejects.toThrow(
      /^LEKWACHT_ACTOR_KEY/,
    );
  });

  it('others are adopted while the log holds profiles alone, and never when somebody reported', async () => {
    const others = configOf('first', { LEKWACHT_ACTOR_KEY: key() });
    await adopt(others);
    expect(said).toEqual(['These are the keys of this log from now on.']);
    await start(others);
    await expect(start(configOf('first'))).rejects.toThrow(/actor-key: not what/);
    await record('BreachReported');
    await expect(adopt(configOf('first'))).rejects.toThrow(/BreachReported.*Put these back/);
    await start(others);
  });
});

describe('adopting others after the grants that an installation begins with', () => {
  const ISSUER = 'https://login.example';
  const issuers = JSON.stringify([
    {
      ...{ issuer: ISSUER, audience: 'lekwacht', algorithms: ['RS256'], jwksUri: `${ISSUER}/keys` },
      organisations: ['perspektief'],
    },
  ]);
  let empty: TestDatabase;
  beforeAll(async () => {
    empty = await createTestDatabase();
  });
  afterAll(() => empty.drop());

  it('takes those away, as they are of ids that nobody has any more, and nothing is held by anybody', async () => {
    const env = { DATABASE_URL: empty.connection.connectionString, AUTH_ISSUERS: issuers };
    const wrong = configOf('grants', env);
    const right = configOf('grants', { ...env, LEKWACHT_ACTOR_KEY: key() });
    const grant = (config: Config, withdraw = false): Promise<void> =>
      grantByCommandLine(config, {
        ...{ organisation: 'perspektief', role: 'board', withdraw },
        person: personOf(config, ISSUER, 'nadia'),
      });
    const holds = async (): Promise<readonly string[]> =>
      (
        await empty.postgres.query<{ person: string }>('select person from given_grants where counts')
      ).rows.map(({ person }) => person);
    await grant(wrong);
    expect(await holds()).toEqual([personOf(wrong, ISSUER, 'nadia')]);
    await expect(start(right)).rejects.toThrow(/LEKWACHT_ACTOR_KEY: not what/);
    said.length = 0;
    await adopt(right);
    expect(said.join('\n')).toMatch(/^Taken away: board of \S+ in perspektief[^]*These are the keys/);
    expect(await holds()).toEqual([]);
    await grant(right);
    expect(await holds()).toEqual([personOf(right, ISSUER, 'nadia')]);
    // With another key of receipts alone people are who they were.
    const receipts = configOf('grants', {
      ...env,
      LEKWACHT_ACTOR_KEY: right.actorKey,
      LEKWACHT_RECEIPT_KEY: key(),
    });
    await adopt(receipts);
    expect(await holds()).toEqual([personOf(right, ISSUER, 'nadia')]);
    await start(receipts);
  });

  it('and never when somebody else gave one', async () => {
    await empty.postgres.query({
      text: `insert into events (position, stream, revision, id, type, data, metadata)
             values ((select max(position) + 1 from events), 'given-grants-kadera', 0, gen_random_uuid(), 'GrantGiven', '{}', $1)`,
      values: [JSON.stringify({ actor: { id: 'somebody', role: 'administrator' } })],
    });
    await expect(
      adopt(
        configOf('grants', { DATABASE_URL: empty.connection.connectionString, LEKWACHT_ACTOR_KEY: key() }),
      ),
    ).rejects.toThrow(/GrantGiven.*Put these back/);
  });
});

describe('in production only the settings count', () => {
  const IN_PRODUCTION = {
    NODE_ENV: 'production',
    LEKWACHT_RECEIPT_KEY: key(),
    LEKWACHT_ACTOR_KEY: key(),
    LEKWACHT_CUSTODY: 'environment',
    LEKWACHT_WRAPPING_KEYS: `1:${key()}`,
    AUTH_ISSUERS: JSON.stringify([
      {
        ...{ issuer: 'https://login.example', audience: 'lekwacht', algorithms: ['RS256'] },
        jwksUri: 'https://login.example/keys',
      },
    ]),
  };
  const PROVING = { LEKWACHT_LOG_KEY: key(), LEKWACHT_TAG_KEY: key() };
  let log: TestDatabase;
  let desk: TestDatabase['connection']['connectionString'];
  beforeAll(async () => {
    log = await createTestDatabase();
    await log.postgres.query({
      text: `insert into events (position, stream, revision, id, type, data, metadata)
             values (1, 'breach-1', 0, gen_random_uuid(), 'BreachReported', '{}', '{}')`,
    });
    desk = log.connection.connectionString;
  });
  afterAll(() => log.drop());

  const production = (env: NodeJS.ProcessEnv = {}): Config =>
    configOf('production', { ...IN_PRODUCTION, DATABASE_URL: desk, ...env });
  const fingerprints = async (): Promise<readonly string[]> =>
    (
      await log.postgres.query<{ name: string }>('select name from personal.key_fingerprints order by name')
    ).rows.map(({ name }) => name);
  const made = (): boolean => existsSync(join(folder, 'production'));
  const say = (line: string): void => void said.push(line);

  it.each<[string, (config: Config) => Promise<unknown>]>([
    ['keys status', (config) => keysByCommandLine(config, 'status', {}, say)],
    ['keys adopt', adopt],
    ['verify', (config) => verifyByCommandLine(config, undefined, say)],
    [
      'backup',
      (config) =>
        backupByCommandLine(config, { to: join(folder, 'to'), keysTo: undefined, custodyTo: undefined }, say),
    ],
    ['proof restart', (config) => restartProofByCommandLine(config, 'why', say)],
    ['copy-keys', (config) => copyAllKeys(config, 'DATABASE_URL', desk, process.stdout)],
    ['the id of a person', async (config) => Promise.resolve(personOf(config, 'https://login.example', 'x'))],
    ['everything that opens the log', start],
  ])('%s says which settings are missing, makes no keys and binds the log to none', async (_, run) => {
    await expect(run(production()).then(() => 'ran')).rejects.toThrow(
      /LEKWACHT_LOG_KEY is missing[^]*LEKWACHT_TAG_KEY is missing/,
    );
    await expect(run(production({ LEKWACHT_ACTOR_KEY: '' })).then(() => 'ran')).rejects.toThrow(
      /LEKWACHT_ACTOR_KEY is missing/,
    );
    expect([made(), await fingerprints()]).toEqual([false, []]);
  });

  it('a doctor says it too, and changes nothing at all, in development neither', async () => {
    for (const config of [production(), configOf('production', { DATABASE_URL: desk })]) {
      said.length = 0;
      await doctorByCommandLine(config, true, say);
      const found = JSON.parse(said.join('')) as { name: string; says: string }[];
      const says = (name: string) => found.find((one) => one.name === name)?.says;
      if (config.environment === 'production')
        expect(says('settings')).toMatch(/LEKWACHT_LOG_KEY is missing/);
      else expect(says('keys of the installation')).toMatch(/receipt-key[^]*actor-key[^]*missing/);
      expect([made(), await fingerprints()]).toEqual([false, []]);
    }
  });

  it('a log that a command of before bound to keys in the data directory is set right by what that refusal says', async () => {
    const names = ['log-key', 'tag-key'];
    const keys = join(folder, 'production', 'keys');
    await mkdir(keys, { recursive: true, mode: 0o700 });
    const config = production(PROVING);
    for (const name of names) {
      await writeFile(join(keys, name), key(), { mode: 0o600 });
      await log.postgres.query({
        text: 'insert into personal.key_fingerprints (name, fingerprint) values ($1, $2)',
        values: [name, fingerprintOf(name, Buffer.from(await readFile(join(keys, name), 'utf8'), 'base64'))],
      });
    }
    const own = (env: NodeJS.ProcessEnv = {}) =>
      new InstallationKeys(log.postgres, production({ ...PROVING, ...env }), { hasWrappingKeys: true });
    const refused = (await own().whyRefused(false))?.message;
    expect(refused).toContain(
      `${join(keys, 'log-key')} holds the one of this log: put that into LEKWACHT_LOG_KEY.`,
    );
    expect(refused).toContain(
      `${join(keys, 'tag-key')} holds the one of this log: put that into LEKWACHT_TAG_KEY.`,
    );
    const [logKey, tagKey] = await Promise.all(names.map((name) => readFile(join(keys, name), 'utf8')));
    expect(
      await own({ LEKWACHT_LOG_KEY: logKey, LEKWACHT_TAG_KEY: tagKey }).whyRefused(false),
    ).toBeUndefined();
    // Or by "keys adopt", whatever the log holds, as long as no tree was begun with them.
    const insideTests = { ...config, environment: 'test' as const };
    await log.postgres.query(
      `insert into proof_tiles (level, index, hashes, entries) values (0, 0, decode(repeat('00', 32), 'hex'), decode(repeat('00', 65), 'hex'))`,
    );
    await expect(adopt(insideTests)).rejects.toThrow(/BreachReported.*Put these back/);
    await log.postgres.query('delete from proof_tiles');
    await adopt(insideTests);
    expect(await own().whyRefused(false)).toBeUndefined();
  });
});

describe('a file with a key is checked as a setting is', () => {
  it.each(['receipt-key', 'actor-key'])('%s', async (name) => {
    const path = join(folder, 'files', 'keys', name);
    await mkdir(join(folder, 'files', 'keys'), { recursive: true, mode: 0o700 });
    const config = configOf('files', {
      [name === 'receipt-key' ? 'LEKWACHT_ACTOR_KEY' : 'LEKWACHT_RECEIPT_KEY']: key(),
    });
    for (const content of ['', 'x', `${key()}!`]) {
      await writeFile(path, content, { mode: 0o600 });
      await expect(start(config)).rejects.toThrow(`${path} does not hold 32 bytes in base64`);
    }
    await writeFile(path, key());
    for (const mode of [0o640, 0o604, 0o602]) {
      await chmod(path, mode);
      await expect(start(config)).rejects.toThrow(
        `Others on this machine get at ${path} (mode ${mode.toString(8)})`,
      );
    }
    await rm(path);
  });

  it('and so are the folder they lie in, and wrapping keys', async () => {
    const keys = join(folder, 'files', 'keys');
    await chmod(keys, 0o777);
    await expect(start(configOf('files'))).rejects.toThrow(`get at ${keys} (mode 777): chmod 700`);
    await chmod(keys, 0o700);
    const wrapping = join(folder, 'first', 'wrapping-keys', 'epoch-1.key');
    await chmod(wrapping, 0o666);
    await expect(start(configOf('first'))).rejects.toThrow(
      `LEKWACHT_CUSTODY: Others on this machine get at ${wrapping}`,
    );
    await chmod(wrapping, 0o600);
  });
});
