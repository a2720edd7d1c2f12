import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeEach, describe, expect, it } from '@jest/globals';
import { initByCommandLine } from '../init.cli.js';
import { readConfig } from '../config.js';

const parents: string[] = [];
let folder: string;
beforeEach(() => {
  const parent = mkdtempSync(join(tmpdir(), 'lekwacht-init-'));
  parents.push(parent);
  folder = join(parent, 'desk');
});
afterAll(() => {
  for (const parent of parents) rmSync(parent, { recursive: true });
});

const ANSWERS: Readonly<Record<string, string>> = {
  ...{ organisation: 'de-haven', name: 'De Haven', shelters: 'no', phone: '' },
  ...{
    'public-url': 'https://desk.example',
    issuer: 'https://login.example',
    jwks: 'https://login.example/keys',
  },
  ...{ 'client-id': 'desk', 'client-secret-file': '', 'second-factor': 'provider-enforces' },
};

/** What it says to somebody who sits nowhere. */
async function init(others: Readonly<Record<string, string | undefined>> = {}): Promise<string> {
  const flags = Object.entries<string | undefined>({ ...ANSWERS, folder, ...others }).flatMap(
    ([flag, value]) => (value === undefined ? [] : [`--${flag}=${value}`]),
  );
  const said: string[] = [];
  await initByCommandLine(readConfig({}), flags, (line) => void said.push(line));
  return said.join('\n');
}
const read = (file: string): string => readFileSync(join(folder, file), 'utf8');
const urlIn = (file: string): URL => new URL(/_URL='(postgresql:.*)'/.exec(read(file))?.[1] ?? '');
const placeIn = (file: string): readonly string[] => {
  const { host, pathname, search } = urlIn(file);
  return [host, pathname, search];
};

describe('init', () => {
  it.each([
    ['/var/run/postgresql/lekwacht', ['localhost', '/lekwacht', '?host=/var/run/postgresql']],
    ['127.0.0.1:5433/desk', ['127.0.0.1:5433', '/desk', '']],
    ['[::1]:5433/desk', ['[::1]:5433', '/desk', '']],
    ['db.example/desk', ['db.example', '/desk', '?sslmode=verify-full']],
  ])('takes the database %s', async (database, place) => {
    await init({ database });
    expect(placeIn('lekwacht.env')).toEqual(place);
    expect(placeIn('migrate.env')).toEqual(place);
    expect([urlIn('lekwacht.env').username, urlIn('migrate.env').username]).toEqual([
      'lekwacht_desk',
      'lekwacht_owner',
    ]);
  });

  it.each([
    'postgresql://127.0.0.1:5432/lekwacht',
    'postgres://lekwacht@db.example/lekwacht',
    'postgresql://db.example/lekwacht?sslmode=require',
    '127.0.0.1:/lekwacht',
    'a:b:c/lekwacht',
    'lekwacht',
    '/lekwacht',
  ])('refuses the database %s, and says what it wants', async (database) => {
    await expect(init({ database })).rejects.toThrow(/--database: .*host:port\/name.*no URL/);
  });

  it.each(['client-secret-file', 'phone'])(
    'without a terminal it wants to hear that there is no --%s',
    async (flag) => {
      await expect(init({ [flag]: undefined })).rejects.toThrow(`--${flag}: `);
    },
  );

  it('beside settings that came back from a copy says that those count, and what is not to be done before a restore', async () => {
    const first = await init();
    expect(first).not.toContain('restored');
    expect(first).toMatch(/copy of lekwacht\.env, organisations\/ and wrapping-keys\//);
    rmSync(join(folder, 'roles.sql'));
    expect(await init()).toMatch(
      /lekwacht\.env was there[^]*restored here\? Then do steps 1 and 2 and no more/,
    );
  });

  it('says where settings that came from another folder still lead there', async () => {
    expect(await init()).not.toContain('outside');
    expect(await init()).not.toContain('outside');
    writeFileSync(
      join(folder, 'lekwacht.env'),
      read('lekwacht.env')
        .replace(/^LEKWACHT_DATA=.*$/m, "LEKWACHT_DATA='/srv/of-old/data'")
        .replace(/^LEKWACHT_CUSTODY=.*$/m, "LEKWACHT_CUSTODY='file:/srv/of-old/wrapping-keys'"),
    );
    expect(await init()).toContain(`names folders outside ${folder} (LEKWACHT_DATA, LEKWACHT_CUSTODY)`);
  });

  it('says what follows of a client without a secret', async () => {
    expect(await init()).toContain('no secret');
  });

  it('names the file of the secret that is not there, or is empty', async () => {
    const file = join(folder, '..', 'secret');
    await expect(init({ 'client-secret-file': file })).rejects.toThrow(
      `--client-secret-file: ${file} cannot be read (ENOENT)`,
    );
    writeFileSync(file, '\n');
    await expect(init({ 'client-secret-file': file })).rejects.toThrow(/--client-secret-file: it must hold/);
  });

  it.each([
    ['migrate.env', 'lekwacht.env'],
    ['lekwacht.env', 'migrate.env'],
  ])('makes a %s that is missing for the database that the %s names', async (missing, kept) => {
    await init({ database: 'db.example:5433/desk' });
    writeFileSync(join(folder, kept), read(kept).replace('verify-full', 'verify-full&sslrootcert=/ca.crt'));
    for (const file of [missing, 'roles.sql']) rmSync(join(folder, file));
    const said = await init();
    expect(placeIn(missing)).toEqual([
      'db.example:5433',
      '/desk',
      '?sslmode=verify-full&sslrootcert=/ca.crt',
    ]);
    expect(said).toContain(`left alone ${join(folder, kept)}`);
    expect(read('roles.sql')).toContain(urlIn(missing).password);
    expect(read('roles.sql')).toContain(urlIn(kept).password);
  });

  it('makes the roles that a file of before names', async () => {
    await init();
    writeFileSync(
      join(folder, 'lekwacht.env'),
      read('lekwacht.env').replace('lekwacht_desk:', 'desk_of_old:'),
    );
    rmSync(join(folder, 'roles.sql'));
    await init();
    expect(read('roles.sql')).toMatch(/create role desk_of_old'/);
    expect(read('roles.sql')).toMatch(/grant connect on database "lekwacht" to desk_of_old;/);
  });
});
