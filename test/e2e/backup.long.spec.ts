import { randomUUID } from 'node:crypto';
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  backupByCommandLine,
  NotWhole,
  restoreByCommandLine,
  verifyByCommandLine,
} from '../../src/backup.cli.js';
import { Outbox } from '../../src/alarms/outbox/outbox.js';
import { newPair } from '../../src/backup/recipient.js';
import type { Config } from '../../src/config.js';
import {
  runLekwacht,
  type Person,
  type Reported,
  type RunningLekwacht,
} from '../support/http/running-lekwacht.js';
import { createTestDatabase, type TestDatabase } from '../support/postgres/test-database.js';

const PATIENCE_MS = 120_000;
const NAME = 'Kees van der Kwetter';

let desk: RunningLekwacht;
let handler: Person;
let reported: Reported;
let folder: string;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'lekwacht-backup-'));
  desk = await runLekwacht();
  handler = await desk.as('handler', 'perspektief', 'handler');
  reported = await desk.report({
    description: `A letter about ${NAME} went astray.`,
    reporter: { kind: 'employed', name: NAME, email: 'kees@example.test' },
  });
  await handler.attach(reported.id, { content: `Beste ${NAME},`.repeat(20_000) });
}, PATIENCE_MS);
afterAll(async () => {
  await desk.close();
  rmSync(folder, { recursive: true, force: true });
});

/** @returns the folder of the backup, and what was said */
async function backup(
  to: string,
  more: Partial<Config> = {},
  { custodyTo, said = [] }: { readonly custodyTo?: string; readonly said?: string[] } = {},
): Promise<string> {
  await backupByCommandLine(
    { ...desk.config, ...more },
    { to: join(folder, to), keysTo: undefined, custodyTo },
    (line) => void said.push(line),
  );
  return join(folder, to, readdirSync(join(folder, to)).at(-1) ?? '');
}

/** A restored desk, for as long as it is looked at. */
async function restored<T>(
  from: { readonly folder: string; readonly keysFolder?: string; readonly identity?: string },
  look: (config: Config, database: TestDatabase, said: readonly string[]) => Promise<T>,
): Promise<T> {
  const database = await createTestDatabase({ migrated: false });
  const config = { ...desk.config, databaseUrl: database.connection.connectionString };
  const said: string[] = [];
  try {
    await restoreByCommandLine(
      config,
      { keysFolder: undefined, identity: undefined, ...from },
      (line) => void said.push(line),
    );
    return await look(config, database, said);
  } finally {
    await database.drop();
  }
}

const verify = async (config: Config): Promise<string> => {
  const said: string[] = [];
  await verifyByCommandLine(config, undefined, (line) => void said.push(line)).catch((error: unknown) => {
    if (!(error instanceof NotWhole)) throw error;
  });
  return said.filter((line) => line.startsWith('WRONG')).join('\n');
};

describe('a backup that was made beside a running desk', () => {
  it(
    'is restored elsewhere with everything that was acknowledged, and a desk on it tells nobody anew',
    async () => {
      await desk.application.app.get(Outbox).put([
        {
          ...{ cause: randomUUID(), at: desk.clock.now(), organisation: 'perspektief' },
          ...{ kind: 'report', channel: 'mail', recipient: { kind: 'fg' }, urgent: true },
          ...{ breach: reported.id, reference: reported.reference },
        },
      ]);
      const made = await backup('plain');
      const events = await desk.events();
      await restored({ folder: made }, async (_config, database, said) => {
        expect(said.join('\n')).toMatch(/Whole\./);
        // The verify at its end is the whole one, and counts what a look at the backup counts.
        expect(said.join('\n')).toMatch(/^ok {4}tree: [^]*^ok {4}checkpoints: [^]*^ok {4}list register: /m);
        const looked: string[] = [];
        const kept = { folder: made, keysFolder: undefined, identity: undefined };
        await verifyByCommandLine(desk.config, kept, (line) => void looked.push(line));
        const values = [said, looked].map((lines) => /ok {4}values: (\d+) /.exec(lines.join('\n'))?.[1]);
        expect(values[0]).toBe(values[1]);
        expect(Number(values[0])).toBeGreaterThan(0);
        expect(said.join('\n')).toContain(
          `do not go out any more: 1\n  perspektief, ${reported.reference}, report, of `,
        );
        const { rows: waiting } = await database.postgres.query(
          `select from alarm_notices where state = 'waiting'`,
        );
        expect(waiting).toEqual([]);
        const env = { LEKWACHT_DATA: desk.config.dataDirectory };
        const elsewhere = await runLekwacht({ database, env });
        try {
          expect((await elsewhere.events()).slice(0, events.length)).toEqual(events);
          const there = await elsewhere.as('handler', 'perspektief', 'handler');
          expect((await there.dossier(reported.id)).text).toContain(NAME);
          const { rows } = await database.postgres.query(`select from alarm_notices where state = 'waiting'`);
          expect(rows).toEqual([]);
        } finally {
          await elsewhere.close();
        }
      });
    },
    PATIENCE_MS,
  );

  it(
    'for a recipient is restored with his key, and holds nothing that is readable',
    async () => {
      const { recipient, identity } = newPair();
      const file = join(folder, 'identity');
      writeFileSync(file, identity);
      const made = await backup('sealed', { backupRecipient: recipient });
      await expect(restored({ folder: made }, () => Promise.resolve())).rejects.toThrow(/--identity/);
      await restored({ folder: made, identity: file }, async (config) => {
        expect(await verify(config)).toBe('');
      });
    },
    PATIENCE_MS,
  );

  it(
    'goes into an empty place only, and what was interrupted is no place to start on',
    async () => {
      const made = await backup('twice');
      await restored({ folder: made }, async (config, database) => {
        const again = restoreByCommandLine(
          config,
          { folder: made, keysFolder: undefined, identity: undefined },
          () => undefined,
        );
        await expect(again).rejects.toThrow(/This place is not empty/);
        await database.postgres.query('update restores set ended_at = null');
        await expect(verifyByCommandLine(config, undefined, () => undefined)).rejects.toThrow(
          /did not end here/,
        );
      });
    },
    PATIENCE_MS,
  );

  it.each(['log.gz', 'public.attachment_pieces.gz', 'manifest.json', 'keys/personal.key_blocks.gz'])(
    'is refused before anything is loaded when %s is not as it was, or missing',
    async (name) => {
      const made = await backup(`broken-${name.replaceAll(/\W/g, '-')}`);
      const check = (from: string) =>
        verifyByCommandLine(
          desk.config,
          { folder: from, keysFolder: undefined, identity: undefined },
          () => undefined,
        );
      await check(made);
      const copy = `${made}-copy`;
      cpSync(made, copy, { recursive: true });
      const bytes = readFileSync(join(copy, name));
      const at = Math.floor(bytes.length / 2);
      bytes[at] = (bytes[at] ?? 0) ^ 1;
      writeFileSync(join(copy, name), bytes);
      await expect(check(copy)).rejects.toThrow(/differs|was changed/);
      rmSync(join(copy, name));
      await expect(check(copy)).rejects.toThrow(/cannot be read|is no backup/);
    },
    PATIENCE_MS,
  );

  it(
    'keeps forgotten what was forgotten since, where the keys of a later one are given',
    async () => {
      const before = await backup('before');
      const fg = await desk.as('fg', 'perspektief', 'fg');
      const { rows } = await desk.database.postgres.query<{ key: string }>({
        text: `select data::json #>> '{report,description,key}' as key from events
               where stream = $1 and type = 'BreachReported'`,
        values: [`breach-${reported.id}`],
      });
      await desk.application.engine.keys.vault.forget([rows[0]?.key ?? ''], undefined);
      expect((await fg.dossier(reported.id)).text).not.toContain(`about ${NAME}`);
      const after = await backup('after');
      const look = (from: { folder: string; keysFolder?: string }): Promise<string> =>
        restored(from, async (config, database) => {
          expect(await verify(config)).toBe('');
          const { rows: gone } = await database.postgres.query(
            'select from personal.keys where forgotten_at is not null',
          );
          return String(gone.length);
        });
      expect(await look({ folder: before })).toBe('0');
      expect(await look({ folder: before, keysFolder: join(after, 'keys') })).toBe('1');
      // The other way round keys would be missing.
      await expect(look({ folder: after, keysFolder: join(before, 'keys') })).rejects.toThrow(/are older/);
    },
    PATIENCE_MS,
  );
});

describe('verify', () => {
  it.each([
    [
      'an event that was dropped',
      'alter table events disable trigger all; delete from events where position = (select max(position) / 2 from events)',
      /WRONG positions: after \d+ comes \d+/,
    ],
    [
      'a row of a list that says something else',
      `update dashboard set organisation = 'other'`,
      /WRONG list dashboard: row \S+ is not what the log gives/,
    ],
    ['a row of a list that is missing', 'delete from register', /WRONG list register/],
    [
      'a block of keys that is missing',
      'delete from personal.key_blocks',
      /WRONG values: .* no key opens it/,
    ],
    [
      'a file of which a piece is another one',
      `update attachment_pieces set box = set_byte(box, 0, get_byte(box, 0) # 1) where number = 1`,
      /WRONG files: .* the file is not here as it was sealed/,
    ],
  ])(
    'finds %s, and nothing before it',
    async (_what, damage, found) => {
      const made = await backup(`verify-${_what.replaceAll(/\W/g, '-')}`);
      await restored({ folder: made }, async (config, database) => {
        expect(await verify(config)).toBe('');
        await database.postgres.query(damage);
        const wrong = await verifyOrRefusal(config);
        expect(wrong).toMatch(found);
      });
    },
    PATIENCE_MS,
  );
});

/** Without any key nothing opens at all, which is said before. */
async function verifyOrRefusal(config: Config): Promise<string> {
  return verify(config).catch((error: unknown) =>
    /are not in this database/.test(String(error))
      ? 'WRONG values: at the start: no key opens it'
      : String(error),
  );
}

it('says of each wrapping key that nobody copied that a backup needs it, until it is copied', async () => {
  let made = 0;
  const aboutKeys = async (custodyTo?: string): Promise<readonly string[]> => {
    const said: string[] = [];
    await backup(`copies-${++made}`, {}, { said, ...(custodyTo !== undefined && { custodyTo }) });
    return said.filter((line) =>
      line.startsWith('TO DO: nobody keeps a copy of the wrapping key of epoch 1'),
    );
  };
  const safe = join(folder, 'safe');
  expect(await aboutKeys()).toHaveLength(1);
  expect(await aboutKeys(safe)).toEqual([]);
  expect(await aboutKeys()).toEqual([]);
  const [copied = ''] = readdirSync(safe);
  expect(readdirSync(join(safe, copied))).toContain('epoch-1.key');
  // A backup of since knows it as well.
  await restored({ folder: await backup('copies') }, async (config, database) => {
    const { rows } = await database.postgres.query(
      'select copied_at is not null as copied from personal.wrapping_epochs',
    );
    expect([config.environment, rows]).toEqual([desk.config.environment, [{ copied: true }]]);
  });
});
