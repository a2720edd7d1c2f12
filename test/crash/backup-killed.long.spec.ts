import { randomUUID } from 'node:crypto';
import { cpSync, existsSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
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
  cpSync(desk.custody, join(data, 'wrapping-keys'), { recursive: true });
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
    expect(before.filter((reference) => !there.has(reference))).toEqual([]);
    expect(await desk.begin(['verify'], data).ended).toMatchObject({ code: 0 });
  },
  4 * PATIENCE_MS,
);

it(
  'a restore that is killed is no place to start on, and begins again in an empty one',
  async () => {
    const backup = join(desk.file('whole'), wholeIn(desk.file('whole'))[0] ?? '');
    const outcomes = new Set<string>();
    for (const after of [3_000, 3_500, 4_000, 5_000, 6_000]) {
      const data = emptyPlace(`killed-${after}`);
      const restore = desk.begin(['restore', '--from', backup], data);
      await delay(after);
      restore.kill();
      await restore.ended;
      const looked = await desk.begin(['verify'], data).ended;
      // Before anything was loaded it is a new place; afterwards it is half, and says so; at the end it is whole.
      const outcome = /did not end here/.test(looked.said)
        ? 'half'
        : looked.code === 0
          ? 'new or whole'
          : looked.said;
      outcomes.add(outcome);
    }
    expect([...outcomes].filter((outcome) => !['half', 'new or whole'].includes(outcome))).toEqual([]);
    expect(outcomes).toContain('half');
  },
  6 * PATIENCE_MS,
);
