import { execFile } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Proof } from '../../src/proof/proof.js';
import { runLekwacht, type RunningLekwacht } from '../support/http/running-lekwacht.js';
import { aKey } from '../support/proof/proof-of-tests.js';
import { LogKeys } from '../../src/proof/log-keys.js';
import { readCheckpoint } from '../../src/proof/checkpoint.js';
import { signNote, splitNote } from '../../src/proof/signed-note.js';

const PATIENCE_MS = 120_000;
let lekwacht: RunningLekwacht;
let note: string;
beforeAll(async () => {
  lekwacht = await runLekwacht();
  for (let n = 0; n < 3; n++) await lekwacht.report();
  const { signer } = lekwacht.application.app.get(Proof);
  note = (await signer.sign(await lekwacht.application.engine.store.head()))!.note;
}, PATIENCE_MS);
afterAll(() => lekwacht.close());

interface Ended {
  readonly code: number;
  readonly said: string;
}

/** As somebody runs it who keeps the desk, beside the one that runs. */
function verify(...args: readonly string[]): Promise<Ended> {
  const { databaseUrl = '', dataDirectory, kurrentdbUrl = '' } = lekwacht.config;
  const env = {
    ...{ PATH: process.env.PATH, NODE_ENV: 'test', LOG_LEVEL: 'error' },
    ...{ DATABASE_URL: databaseUrl, KURRENTDB_URL: kurrentdbUrl, LEKWACHT_DATA: dataDirectory },
  };
  const command = ['--import', './test/support/typescript.mjs', 'src/cli.ts', 'verify', ...args];
  return new Promise((resolve) => {
    execFile(process.execPath, command, { env, encoding: 'utf8' }, (error, out, err) => {
      resolve({ code: error === null ? 0 : Number(error.code), said: `${out}${err}` });
    });
  });
}

/** The first statement does it, the second takes it back. */
async function after(does: string, undoes: string, look: () => Promise<void>): Promise<void> {
  const { postgres } = lekwacht.database;
  await postgres.query('alter table events disable trigger all');
  await postgres.query(does);
  try {
    await look();
  } finally {
    await postgres.query(undoes);
    await postgres.query('alter table events enable trigger all');
  }
}

const kept = (name: string, text: string): string => {
  const path = join(lekwacht.config.dataDirectory, name);
  writeFileSync(path, text);
  return path;
};

describe('verify', () => {
  it(
    'ends with 0 where the log is the one that was signed, also by the checkpoint that somebody kept',
    async () => {
      const { code, said } = await verify('--checkpoint', kept('kept.txt', note));
      expect(said).toMatch(/^ok {4}tree: \d+ events, each as it was put into it/m);
      expect(said).toMatch(/^ok {4}checkpoints: /m);
      expect([code, said.trim().split('\n').at(-1)]).toEqual([0, 'Whole.']);
    },
    PATIENCE_MS,
  );

  it(
    'ends with 1 and names the place where an event was changed',
    async () => {
      const changed = `where type = 'BreachReported' and position = (select min(position) from events where type = 'BreachReported')`;
      await after(
        `update events set metadata = replace(metadata, '"schemaVersion":', '"schemaVersion" :') ${changed}`,
        `update events set metadata = replace(metadata, '"schemaVersion" :', '"schemaVersion":') ${changed}`,
        async () => {
          const { code, said } = await verify();
          expect(said).toMatch(
            /^WRONG tree: event \d+ \(breach-[0-9a-f-]+, revision 0, .*\) is not what was put into the tree/m,
          );
          expect(said).toMatch(/^WRONG checkpoints: /m);
          expect([code, said.trim().split('\n').at(-1)]).toEqual([1, 'Not whole: tree, checkpoints.']);
        },
      );
    },
    PATIENCE_MS,
  );

  it(
    'ends with 1 where a checkpoint that somebody kept is of another log, or signed by another key',
    async () => {
      const { text } = splitNote(note);
      const { origin, root } = readCheckpoint(text);
      const { keys } = lekwacht.application.app.get(Proof);
      const other = text.replace(root.toString('base64'), Buffer.alloc(32, 7).toString('base64'));
      const forger = new LogKeys([Buffer.from(aKey(), 'base64')]);
      const [ofOther, forged] = [
        await verify('--checkpoint', kept('other.txt', signNote(other, keys.signersOf(origin)))),
        await verify('--checkpoint', kept('forged.txt', signNote(text, forger.signersOf(origin)))),
      ];
      expect(ofOther.said).toMatch(
        /^WRONG checkpoints: the checkpoint at event \d+ of part 1 is of another log/m,
      );
      expect(forged.said).toMatch(
        /^WRONG checkpoints: the checkpoint that is held outside the database: no known key signed it/m,
      );
      expect([ofOther.code, forged.code]).toEqual([1, 1]);
      // A key that was replaced is told, and counts.
      const [replaced] = forger.signersOf(origin).map(({ verifierKey }) => verifierKey);
      const told = await verify(
        '--checkpoint',
        join(lekwacht.config.dataDirectory, 'forged.txt'),
        '--log-key',
        replaced!,
      );
      expect(told.code).toBe(0);
      expect((await verify('--checkpoint')).said).toContain('verify --checkpoint <…>');
    },
    PATIENCE_MS,
  );
});
