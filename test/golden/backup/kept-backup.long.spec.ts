import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { backupByCommandLine, restoreByCommandLine } from '../../../src/backup.cli.js';
import { readConfig } from '../../../src/config.js';
import { runLekwacht } from '../../support/http/running-lekwacht.js';
import { createTestDatabase, type TestDatabase } from '../../support/postgres/test-database.js';

/*
 * A backup of the first release that had them, with its wrapping key: what was kept once has to come back for ever, with every
 * later schema. It is never changed. `GOLDEN=write TEST_LONG=yes npm test test/golden/backup` makes it where it is missing.
 */
const KEPT = fileURLToPath(new URL('./kept', import.meta.url));
const BACKUP = join(KEPT, 'backup');
const CUSTODY = join(KEPT, 'custody');
const PATIENCE_MS = 120_000;
const SAID = 'A letter about somebody went astray.';

async function write(): Promise<void> {
  const desk = await runLekwacht();
  try {
    for (let at = 0; at < 3; at++) await desk.report({ description: SAID });
    const reported = await desk.report({ description: SAID });
    const handler = await desk.as('handler');
    await handler.acts(reported.id, 'supplements', { text: 'The neighbour phoned.' });
    await handler.attach(reported.id);
    const asked = { to: BACKUP, keysTo: undefined, custodyTo: CUSTODY };
    for (const folder of [BACKUP, CUSTODY]) mkdirSync(folder, { recursive: true });
    await backupByCommandLine(desk.config, asked, () => undefined);
  } finally {
    await desk.close();
  }
}

let data: string;
let database: TestDatabase;
beforeAll(async () => {
  if (process.env['GOLDEN'] === 'write' && !existsSync(KEPT)) await write();
  data = mkdtempSync(join(tmpdir(), 'lekwacht-kept-'));
  database = await createTestDatabase({ migrated: false });
}, PATIENCE_MS);
afterAll(async () => {
  await database.drop();
  rmSync(data, { recursive: true, force: true });
});

it(
  'a backup of the first release is restored by this one: migrated, whole, and a desk on it shows what was said',
  async () => {
    const [name = ''] = readdirSync(BACKUP);
    for (const kept of ['wrapping-keys', 'keys']) mkdirSync(join(data, kept), { mode: 0o700 });
    for (const key of readdirSync(join(CUSTODY, name))) {
      const folder = key.startsWith('epoch-') ? 'wrapping-keys' : 'keys';
      writeFileSync(join(data, folder, key), readFileSync(join(CUSTODY, name, key)), { mode: 0o600 });
    }
    const folder = join(BACKUP, name);
    const env = { LEKWACHT_DATA: data };
    const said: string[] = [];
    const config = { ...readConfig(env), databaseUrl: database.connection.connectionString };
    const from = { folder, keysFolder: undefined, identity: undefined };
    await restoreByCommandLine(config, from, (line) => void said.push(line));
    expect(said).toContain('Whole.');

    const desk = await runLekwacht({ database, env });
    try {
      await desk.projected();
      const handler = await desk.as('handler');
      const { body } = await handler.get('/v1/breaches');
      const dossiers = body.dossiers as readonly { readonly id: string }[];
      expect(dossiers).toHaveLength(4);
      for (const { id } of dossiers) expect((await handler.dossier(id)).text).toContain(SAID);
      const files = await Promise.all(
        dossiers.map(async ({ id }) => (await handler.get(`/v1/breaches/${id}/attachments`)).text),
      );
      expect(files.join('\n')).toContain('brief.txt');
    } finally {
      await desk.close();
    }
  },
  PATIENCE_MS,
);
