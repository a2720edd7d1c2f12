import { randomUUID } from 'node:crypto';
import { cpSync, existsSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { referenceMeant } from '../../src/breach/lists/reference.js';
import { startEmbeddedPostgres } from '../../src/platform/postgres/embedded-postgres.js';
import { openPostgres } from '../../src/platform/postgres/pg-postgres.js';
import { aReport } from '../support/http/acts-over-http.js';
import { CrashApplication, PATIENCE_MS } from '../support/crash/crash-application.js';

const WHOLE = /^lekwacht-\d{8}T\d{6}Z$/;
/** Into the start, into the reading, into the end. */
const KILLED_AFTER_MS = [300, 900, 1_200, 1_500];

let desk: CrashApplication;
let load: Load;
beforeAll(async () => {
  desk = await CrashApplication.build();
  await desk.start();
  load = new Load();
}, PATIENCE_MS);
afterAll(async () => {
  await load.end();
  await desk.remove();
});

/** Reports, one after the other, as long as the test lasts. */
class Load {
  readonly acknowledged: string[] = [];
  #goesOn = true;
  readonly #running = this.#run();

  async #run(): Promise<void> {
    while (this.#goesOn) {
      const answer = await desk.http.post('/v1/reports', aReport(), { 'idempotency-key': randomUUID() });
      if (answer.status === 201) this.acknowledged.push(String(answer.body.reference));
    }
  }

  async end(): Promise<void> {
    this.#goesOn = false;
    await this.#running;
  }
}

const wholeIn = (folder: string): readonly string[] =>
  existsSync(folder) ? readdirSync(folder).filter((name) => WHOLE.test(name)) : [];

/** A data directory with nothing but the wrapping keys. */
function emptyPlace(name: string): string {
  const data = desk.file(name);
  rmSync(data, { recursive: true, force: true });
  for (const [keys, kept] of Object.entries(desk.custody))
    cpSync(kept, join(data, keys), { recursive: true });
  return data;
}

/** @returns references in a list of what was restored */
async function referencesIn(data: string): Promise<ReadonlySet<string>> {
  const server = await startEmbeddedPostgres({ dataDirectory: data });
  const postgres = await openPostgres(server);
  try {
    const { rows } = await postgres.query<{ reference: string }>('select reference from look_ups');
    return new Set(rows.map(({ reference }) => reference));
  } finally {
    await postgres.close();
    await server.stop();
  }
}

it(
  'a backup that is killed is none, and what is whole is restored with every report that was acknowledged before it began',
  async () => {
    const folder = desk.file('backups');
    for (const after of KILLED_AFTER_MS) {
      const backup = desk.begin(['backup', '--to', folder]);
      await delay(after);
      backup.kill();
      await backup.ended;
    }
    for (const name of wholeIn(folder))
      expect(await desk.command('verify', '--backup', join(folder, name))).toMatchObject({ code: 0 });

    const before = [...load.acknowledged];
    const made = await desk.command('backup', '--to', desk.file('whole'));
    expect(made).toMatchObject({ code: 0 });
    const after = load.acknowledged.length;
    expect([before.length > 0, after > before.length]).toEqual([true, true]);
    const backup = join(desk.file('whole'), wholeIn(desk.file('whole'))[0] ?? '');

    const data = emptyPlace('elsewhere');
    const restored = await desk.begin(['restore', '--from', backup], data).ended;
    expect(restored).toMatchObject({ code: 0, said: expect.stringContaining('Whole.') });
    const there = await referencesIn(data);
    expect(before.filter((reference) => !there.has(referenceMeant(reference)))).toEqual([]);
    expect(await desk.begin(['verify'], data).ended).toMatchObject({ code: 0 });
  },
  4 * PATIENCE_MS,
);

it(
  'a restore that is killed is no place to start on, and begins again in an empty one',
  async () => {
    const backup = join(desk.file('whole'), wholeIn(desk.file('whole'))[0] ?? '');
    await load.end();
    // As the first rows are there, and as all events are.
    for (const killedAt of ['personal.keys:', 'the log:']) {
      const data = emptyPlace(`killed-at-${killedAt.replaceAll(/\W/g, '')}`);
      const restore = desk.begin(['restore', '--from', backup], data);
      await restore.says(killedAt);
      restore.kill();
      expect((await restore.ended).code).toBeNull();
      for (const command of [['verify'], ['restore', '--from', backup]])
        expect(await desk.begin(command, data).ended).toMatchObject({
          code: 1,
          said: expect.stringMatching(/did not end here|This place is not empty/),
        });
    }
  },
  6 * PATIENCE_MS,
);
