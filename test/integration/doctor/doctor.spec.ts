import { cpSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { randomUUID } from 'node:crypto';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { readConfig } from '../../../src/config.js';
import { doctorByCommandLine } from '../../../src/doctor.cli.js';
import type { Finding } from '../../../src/doctor/finding.js';
import { createTestDatabase, type TestDatabase } from '../../support/postgres/test-database.js';

type Found = Readonly<Record<string, Finding>>;

let folder: string;
let database: TestDatabase;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'lekwacht-doctor-'));
  database = await createTestDatabase();
});
afterAll(async () => {
  await database.drop();
  rmSync(folder, { recursive: true, force: true });
});

/** What it says of a desk that was never started, by the name of each check. */
async function examined(env: NodeJS.ProcessEnv = {}, of = database): Promise<[isWell: boolean, Found]> {
  const config = readConfig({
    ...{ NODE_ENV: 'test', LEKWACHT_DATA: folder, DATABASE_URL: of.connection.connectionString },
    ...env,
  });
  const said: string[] = [];
  const isWell = await doctorByCommandLine(config, true, (line) => void said.push(line));
  const found = JSON.parse(said.join('\n')) as readonly (Finding & { readonly name: string })[];
  return [isWell, Object.fromEntries(found.map(({ name, ...finding }) => [name, finding]))];
}

/** A folder of profiles in which one is changed. */
function profiles(change: (profile: string) => string): string {
  const changed = join(mkdtempSync(join(folder, 'profiles-')), 'organisations');
  cpSync(join(import.meta.dirname, '../../../organisations'), changed, { recursive: true });
  const file = join(changed, 'kadera.yaml');
  writeFileSync(file, change(readFileSync(file, 'utf8')));
  return changed;
}
/** Of an organisation where people hide: who is on call there, as a step says it. */
const withOnCall = (contact: string, more = ''): string =>
  profiles(
    (profile) =>
      `${profile.replace(/^ +- onCallLadder$\n/m, '').replace(/^statedIn:$/m, 'statedIn:\n  onCallLadder: here')}
onCallLadder:
  - { id: dienst, role: dienst, function: on-call, afterMinutes: 0, contact: ${contact}${more} }
`,
  );

/** The same, and no other organisation beside it. */
function onlyOnCall(contact: string): string {
  const changed = withOnCall(contact);
  for (const name of readdirSync(changed)) if (name !== 'kadera.yaml') rmSync(join(changed, name));
  return changed;
}

describe('a doctor', () => {
  it('finds nothing failed in a desk that is about to be started, and says that its first key is made then', async () => {
    const [isWell, found] = await examined();
    expect(found['custody']).toMatchObject({ state: 'warning', says: expect.stringMatching(/yet/) });
    expect(found['keys']).toMatchObject({ state: 'warning', todo: 'start the desk once' });
    expect(found['spent keys']?.state).toBe('ok');
    expect(found['people in profiles']?.state).toBe('ok');
    expect(found['schema']?.state).toBe('ok');
    expect(Object.entries(found).filter(([, { state }]) => state === 'failed')).toEqual([]);
    expect(isWell).toBe(true);
  });

  it('of a database without tables says that, and nothing else of it', async () => {
    const empty = await createTestDatabase({ migrated: false });
    try {
      const [isWell, found] = await examined({}, empty);
      expect(found['schema']).toMatchObject({ state: 'failed', todo: expect.stringMatching(/migrate/) });
      expect([isWell, 'log' in found, 'spent keys' in found]).toEqual([false, false, false]);
    } finally {
      await empty.drop();
    }
  });

  it('tells of keys that wait to be forgotten', async () => {
    await database.postgres.query(`insert into spent_keys (key) values (gen_random_uuid())`);
    expect((await examined())[1]['spent keys']).toMatchObject({
      state: 'warning',
      says: '1 key waits to be forgotten',
    });
    await database.postgres.query('delete from spent_keys');
  });

  it('names the file and the place of a profile that cannot be read', async () => {
    const broken = profiles((profile) => profile.replace(/^name: .*$/m, 'name: 7'));
    const [isWell, found] = await examined({ LEKWACHT_ORGANISATIONS: broken });
    expect(found['profiles']).toMatchObject({
      state: 'failed',
      says: expect.stringMatching(/^kadera\.yaml: name: /),
    });
    expect(isWell).toBe(false);
  });

  it('asks for somebody to call where people are sheltered, and in production does not go on without', async () => {
    const env = { LEKWACHT_ORGANISATIONS: withOnCall('{ email: dienst@kadera.example }') };
    const told = { says: expect.stringMatching(/people live or hide there/) };
    expect((await examined(env))[1]['profiles']).toMatchObject({ ...told, state: 'warning' });
    const inProduction = (await examined({ ...env, NODE_ENV: 'production' }))[1]['profiles'];
    expect(inProduction).toMatchObject({ ...told, state: 'failed' });
  });

  it('asks for somebody on call everywhere', async () => {
    const env = { LEKWACHT_ORGANISATIONS: withOnCall(`{ phone: '06 0000 0001' }`) };
    expect((await examined(env))[1]['profiles']).toMatchObject({
      state: 'warning',
      says: expect.stringMatching(/nobody is on call/),
    });
  });

  it('says where nothing that is set reaches whoever is on call', async () => {
    const env = { LEKWACHT_ORGANISATIONS: onlyOnCall(`{ phone: '06 0000 0001' }`), NODE_ENV: 'production' };
    expect((await examined(env))[1]['profiles']).toMatchObject({
      state: 'warning',
      says: expect.stringMatching(/^kadera: nothing that is set here reaches anybody/),
    });
    const mailed = {
      ...{ LEKWACHT_ORGANISATIONS: onlyOnCall(`{ phone: '06 0000 0001', email: dienst@kadera.example }`) },
      ...{ NODE_ENV: 'production', LEKWACHT_SMTP_URL: 'smtp://127.0.0.1:1' },
      LEKWACHT_SMTP_FROM: 'desk@kadera.example',
    };
    expect((await examined(mailed))[1]['profiles']?.state).toBe('ok');
  });

  it('tells of a person in a ladder whom nobody here knows, until he is known', async () => {
    const person = randomUUID();
    const env = { LEKWACHT_ORGANISATIONS: withOnCall(`{ phone: '06 0000 0001' }`, `, person: ${person}`) };
    const found = (await examined(env))[1]['people in profiles'];
    expect(found).toMatchObject({ state: 'warning', says: expect.stringContaining('dienst of kadera') });
    expect(found?.says).not.toContain(person);
    await database.postgres.query({
      text: `insert into directory (organisation, actor_id, roles, seen_at) values ('kadera', $1, '{handler}', now())`,
      values: [person],
    });
    expect((await examined(env))[1]['people in profiles']?.state).toBe('ok');
  });

  it('names the setting of the source of time, whichever is asked', async () => {
    const none = (await examined())[1]['time source'];
    expect(none?.todo).toMatch(/LEKWACHT_TIME_URL/);
    const [, away] = await examined({ LEKWACHT_TIME_URL: 'http://127.0.0.1:1/' });
    expect(away['time source (LEKWACHT_TIME_URL)']).toMatchObject({
      state: 'failed',
      says: 'the address in LEKWACHT_TIME_URL does not answer',
    });
  });
});
