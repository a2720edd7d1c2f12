import { chmod, cp, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { randomBytes } from 'node:crypto';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { restoreByCommandLine, verifyByCommandLine } from '../../../src/backup.cli.js';
import { newPair } from '../../../src/backup/recipient.js';
import { readConfig, type Config } from '../../../src/config.js';

/** A backup that is kept, with what is in no backup. */
const KEPT = fileURLToPath(new URL('../../golden/backup/kept', import.meta.url));
/** Whoever asks it for anything hears that it is not there: what is refused before, was refused before anything was loaded. */
const NO_DATABASE = 'postgresql://nobody@127.0.0.1:1/none';
const LOADING = /ECONNREFUSED/;

let folder: string;
let name: string;
let backup: string;
let keys: Map<string, string>;
let number = 0;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lekwacht-fit-'));
  [name = ''] = await readdir(join(KEPT, 'backup'));
  backup = join(KEPT, 'backup', name);
  const custody = join(KEPT, 'custody', name);
  keys = new Map();
  for (const file of await readdir(custody)) keys.set(file, await readFile(join(custody, file), 'utf8'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/** A place that holds what is in no backup, but for what the test says. */
async function place(
  others: Readonly<Record<string, string | undefined>> = {},
  env: NodeJS.ProcessEnv = {},
): Promise<Config> {
  const data = join(folder, `place-${++number}`);
  for (const kept of ['wrapping-keys', 'keys'])
    await mkdir(join(data, kept), { recursive: true, mode: 0o700 });
  for (const [file, key] of Object.entries({ ...Object.fromEntries(keys), ...others }))
    if (key !== undefined)
      await writeFile(join(data, file.startsWith('epoch-') ? 'wrapping-keys' : 'keys', file), key, {
        mode: 0o600,
      });
  return readConfig({ NODE_ENV: 'test', LEKWACHT_DATA: data, DATABASE_URL: NO_DATABASE, ...env });
}
const from = (more: { folder?: string; keysFolder?: string; identity?: string } = {}) => ({
  ...{ folder: backup, keysFolder: undefined, identity: undefined },
  ...more,
});
const restore = (config: Config, more = {}): Promise<void> =>
  restoreByCommandLine(config, from(more), () => undefined);
async function verify(config: Config): Promise<string> {
  const said: string[] = [];
  await verifyByCommandLine(config, from(), (line) => void said.push(line)).catch((error: unknown) =>
    said.push(String(error)),
  );
  return said.join('\n');
}
const another = (): string => randomBytes(32).toString('base64');

describe('a restore looks at the keys before it asks for a database', () => {
  it('and with all of them it goes on', async () => {
    await expect(restore(await place())).rejects.toThrow(LOADING);
  });

  it.each(['epoch-1.key', 'receipt-key', 'actor-key'])('a missing %s is named', async (file) => {
    const config = await place({ [file]: undefined });
    await expect(restore(config)).rejects.toThrow(/Nothing was restored/);
    const where =
      file === 'epoch-1.key'
        ? `the wrapping key of epoch 1 (in ${join(config.dataDirectory, 'wrapping-keys')})`
        : join(config.dataDirectory, 'keys', file);
    await expect(restore(config)).rejects.toThrow(where);
    await expect(restore(config)).rejects.toThrow('missing');
    // And none was made in its place.
    expect(await readdir(join(config.dataDirectory, 'keys'))).not.toContain(
      file === 'epoch-1.key' ? '' : file,
    );
  });

  it.each(['epoch-1.key', 'receipt-key', 'actor-key'])('and so is another %s', async (file) => {
    await expect(restore(await place({ [file]: another() }))).rejects.toThrow('another key');
  });

  it('also where settings give them', async () => {
    await expect(restore(await place({}, { LEKWACHT_RECEIPT_KEY: another() }))).rejects.toThrow(
      'LEKWACHT_RECEIPT_KEY: another key',
    );
    const custody = { LEKWACHT_CUSTODY: 'environment', LEKWACHT_WRAPPING_KEYS: `1:${another()}` };
    await expect(restore(await place({}, custody))).rejects.toThrow(
      'epoch 1 (in LEKWACHT_WRAPPING_KEYS): another key',
    );
  });

  it('all that is wrong is said at once, and no folder is made', async () => {
    const data = join(folder, 'nothing-here');
    const config = readConfig({ NODE_ENV: 'test', LEKWACHT_DATA: data, DATABASE_URL: NO_DATABASE });
    await expect(restore(config)).rejects.toThrow(/epoch 1[^]*receipt-key[^]*actor-key/);
    await expect(readdir(data)).rejects.toThrow('ENOENT');
  });
});

describe('verify of a backup', () => {
  it('says whether the keys that are here are those of it', async () => {
    expect(await verify(await place())).toMatch(/ok {4}held keys: 3 keys are here[^]*Whole\.$/);
  });

  it('finds no fault in keys that are kept elsewhere, and says which a restore needs', async () => {
    expect(await verify(await place({ 'actor-key': undefined }))).toMatch(
      /note {2}held keys: where a backup is only kept .* a restore needs .*actor-key[^]*Whole\.$/,
    );
  });

  it('finds another key', async () => {
    expect(await verify(await place({ 'epoch-1.key': another() }))).toMatch(
      /WRONG held keys: .*epoch 1 .*another key/,
    );
  });
});

describe('what a restore has to be told is named by its option', () => {
  it('keys that lie apart', async () => {
    const apart = join(folder, name);
    await cp(backup, apart, { recursive: true });
    await rm(join(apart, 'keys'), { recursive: true });
    await expect(restore(await place(), { folder: apart })).rejects.toThrow(
      /keys of .* are not in it.*--keys-to.*--keys <folder>/,
    );
    const keysFolder = join(backup, 'keys');
    await expect(restore(await place(), { folder: apart, keysFolder })).rejects.toThrow(LOADING);
    await expect(restore(await place(), { folder: apart, keysFolder: folder })).rejects.toThrow(
      /is no backup/,
    );
  });

  it('a private key that is not where it should be, or is none', async () => {
    const file = join(folder, 'identity.pem');
    await expect(restore(await place(), { identity: file })).rejects.toThrow(
      `--identity: ${file} cannot be read (ENOENT)`,
    );
    await writeFile(file, newPair().identity);
    await chmod(file, 0o600);
    // This one is not encrypted: nobody needs it, and it does no harm.
    await expect(restore(await place(), { identity: file })).rejects.toThrow(LOADING);
  });
});
