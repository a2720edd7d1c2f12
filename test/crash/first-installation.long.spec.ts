import { execFile, spawn, type ChildProcess } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { chmod, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import {
  startEmbeddedPostgres,
  type EmbeddedPostgres,
} from '../../src/platform/postgres/embedded-postgres.js';
import { buildApart, imageOf } from '../support/crash/copy-apart.js';
import { aReport } from '../support/http/acts-over-http.js';
import { TestProvider } from '../support/http/test-provider.js';

const FOUND_HERE = ['--preserve-symlinks', '--preserve-symlinks-main'];

describe('a first installation, in what the image holds, by what "init" says and nothing else', () => {
  let folder: string;
  let checkout: string;
  let installed: string;
  let postgres: EmbeddedPostgres;
  let provider: TestProvider;
  let desk: ChildProcess | undefined;
  let flags: readonly string[];
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'lekwacht-test-install-'));
    await chmod(folder, 0o755);
    [checkout, installed] = [join(folder, 'image'), join(folder, 'installed')];
    await buildApart(join(folder, 'build'));
    await imageOf(join(folder, 'build'), checkout);
    postgres = await startEmbeddedPostgres({
      dataDirectory: join(folder, 'apart'),
      settings: { fsync: 'off' },
    });
    provider = await TestProvider.start();
    await writeFile(join(folder, 'client-secret'), 'secret-of-the-client\n', { mode: 0o600 });
    const socket = new URL(postgres.connectionString).searchParams.get('host')!;
    flags = Object.entries({
      folder: installed,
      organisation: 'de-haven',
      name: "Opvang 't Haventje",
      shelters: 'yes',
      phone: '06 0000 0001',
      'public-url': 'https://desk.example',
      issuer: provider.url,
      algorithm: 'ES256',
      'client-id': 'the-desk',
      'client-secret-file': join(folder, 'client-secret'),
      'second-factor': 'provider-enforces',
      database: `${socket}/desk`,
    }).flatMap(([flag, value]) => [`--${flag}`, value]);
  });
  afterAll(async () => {
    desk?.kill('SIGKILL');
    await provider.close();
    await postgres.stop();
    await rm(folder, { recursive: true, force: true, maxRetries: 5 });
  });

  const command = async (...args: readonly string[]): Promise<string> =>
    (await promisify(execFile)(process.execPath, [...FOUND_HERE, ...args], { cwd: checkout, env: {} }))
      .stdout;
  const cli = (...args: readonly string[]): Promise<string> =>
    command(`--env-file=${join(installed, 'lekwacht.env')}`, ...args);

  /** @returns its address, or all it said where it ended */
  async function start(env: NodeJS.ProcessEnv = {}): Promise<string> {
    const child = spawn(
      process.execPath,
      [...FOUND_HERE, `--env-file=${join(installed, 'lekwacht.env')}`, 'dist/main.js'],
      {
        cwd: checkout,
        env: { PORT: '0', ...env },
        stdio: ['ignore', 'pipe', 'pipe'],
      },
    );
    desk = child;
    const said: string[] = [];
    createInterface({ input: child.stderr }).on('line', (line) => said.push(`no line of JSON: ${line}`));
    return new Promise((resolve) => {
      createInterface({ input: child.stdout }).on('line', (line) => {
        said.push(line);
        // In production every line of it is JSON, the first as well.
        const { msg, open, listens } = JSON.parse(line) as Readonly<Record<string, string>>;
        if (msg === 'Lekwacht is up') resolve(`${open} ${listens}`);
      });
      child.once('close', () => {
        resolve(said.join('\n'));
      });
    });
  }
  async function stop(): Promise<void> {
    desk?.kill('SIGTERM');
    if (desk?.exitCode === null) await once(desk, 'exit');
  }

  /** As psql does: what ends in \gexec is asked, and its answers are done. */
  async function psql(file: string): Promise<void> {
    const client = new pg.Client({ connectionString: postgres.connectionString });
    await client.connect();
    try {
      for (const part of (await readFile(file, 'utf8')).replace(/^\\set.*$/m, '').split(/;$| \\gexec$/m)) {
        const statement = part.trim();
        if (statement === '') continue;
        const { rows } = (await client.query({ text: statement, rowMode: 'array' })) as { rows: string[][] };
        for (const [answer] of rows) if (/^create /.test(answer ?? '')) await client.query(answer!);
      }
    } finally {
      await client.end();
    }
  }

  it('names what is missing, where nobody sits there to be asked', async () => {
    await expect(
      command('dist/cli.js', 'init', '--folder', installed, '--shelters', 'yes', '--name', 'x\ny'),
    ).rejects.toThrow(
      /--organisation[^]*--name[^]*--phone[^]*--public-url[^]*--issuer[^]*--client-id[^]*--client-secret-file[^]*--second-factor/,
    );
    await expect(stat(installed)).rejects.toThrow('ENOENT');
  });

  it('makes keys and settings that their owner alone reads, and writes over nothing', async () => {
    const said = await command('dist/cli.js', 'init', ...flags);
    for (const name of ['.', 'data', 'spool', 'wrapping-keys', 'organisations'])
      expect([name, (await stat(join(installed, name))).mode & 0o777]).toEqual([name, 0o700]);
    const files = ['lekwacht.env', 'migrate.env', 'roles.sql', 'organisations/de-haven.yaml'];
    for (const name of files)
      expect([name, (await stat(join(installed, name))).mode & 0o777]).toEqual([name, 0o600]);
    const before = await Promise.all(files.map((name) => readFile(join(installed, name), 'utf8')));
    expect(before[0]).toContain('"clientSecret":"secret-of-the-client"');
    // What it says goes to a terminal, and into whatever keeps that.
    for (const [, secret] of before.join('\n').matchAll(/(?:KEY|TOKEN)='(.*)'/g))
      expect(said).not.toContain(secret);
    await rm(join(installed, 'roles.sql'));
    expect(await command('dist/cli.js', 'init', ...flags)).toContain(`made ${join(installed, 'roles.sql')}`);
    expect(await Promise.all(files.map((name) => readFile(join(installed, name), 'utf8')))).toEqual(before);
    expect(await command('dist/cli.js', 'init', ...flags)).toContain('left alone');
  });

  it('does not start before its tables are there, and says which command makes them', async () => {
    await psql(join(installed, 'roles.sql'));
    await psql(join(installed, 'roles.sql'));
    expect(await start()).toMatch(/node dist\/cli\.js migrate[^]*does not start/);
    expect(await cli(`--env-file=${join(installed, 'migrate.env')}`, 'dist/cli.js', 'migrate')).toMatch(
      /^\d\d migrations applied/,
    );
  });

  it('gives the first administrator and board by what their provider calls them, and starts', async () => {
    for (const role of ['administrator', 'board'])
      expect(
        await cli(
          'dist/cli.js',
          'grant',
          '--organisation',
          'de-haven',
          '--role',
          role,
          '--issuer',
          provider.url,
          '--subject',
          `id-of-${role}`,
        ),
      ).toBe('Given, and it counts.\n');
    await expect(
      cli(
        'dist/cli.js',
        'grant',
        '--organisation',
        'de-haven',
        '--role',
        'board',
        '--issuer',
        'https://other.example',
        '--subject',
        'x',
      ),
    ).rejects.toThrow(/AUTH_ISSUERS has no issuer/);
    const [open, url] = (await start()).split(' ');
    expect([open, url]).toEqual([
      'https://desk.example',
      expect.stringMatching(/^http:\/\/127\.0\.0\.1:\d+$/),
    ]);
    const now = Math.floor(Date.now() / 1000);
    const token = await provider.sign({
      ...{
        iss: provider.url,
        aud: 'lekwacht',
        sub: 'id-of-administrator',
        iat: now,
        exp: now + 60,
        lekwacht_grants: [],
      },
    });
    const me = await fetch(`${url}/v1/me`, { headers: { authorization: `Bearer ${token}` } });
    expect(await me.json()).toMatchObject({ grants: [{ organisation: 'de-haven', role: 'administrator' }] });
    const report = await fetch(`${url}/v1/reports`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'idempotency-key': randomUUID() },
      body: JSON.stringify(aReport({ organisation: 'de-haven' })),
    });
    expect(report.status).toBe(201);
    expect((await fetch(`${url}/health/ready`)).status).toBe(200);
    expect((await fetch(`${url}/docs`)).status).toBe(404);
    expect(await (await fetch(`${url}/meld/de-haven`)).text()).toContain('Haventje');
    expect((await readdir(join(installed, 'wrapping-keys'))).length).toBe(1);
    await stop();
  }, 60_000);

  it('starts as no role that could change what was recorded, and with no other keys', async () => {
    expect(await start({ DATABASE_URL: postgres.connectionString.replace('/postgres?', '/desk?') })).toMatch(
      /DATABASE_URL: its role may change the log/,
    );
    expect(
      await start({ LEKWACHT_RECEIPT_KEY: Buffer.from(randomUUID()).subarray(0, 32).toString('base64') }),
    ).toMatch(/LEKWACHT_RECEIPT_KEY can be guessed/);
    const other = Buffer.from(
      randomUUID().replaceAll('-', '') + randomUUID().replaceAll('-', ''),
      'hex',
    ).toString('base64');
    expect(await start({ LEKWACHT_RECEIPT_KEY: other })).toMatch(
      /LEKWACHT_RECEIPT_KEY: not what this log was begun with/,
    );
    await writeFile(join(installed, 'wrapping-keys', 'epoch-9.key'), 'x', { mode: 0o600 });
    expect(await start()).toMatch(/LEKWACHT_CUSTODY: .*epoch-9.key does not hold a key/);
    await rm(join(installed, 'wrapping-keys', 'epoch-9.key'));
  });
});
