import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { commandId } from '../../src/breach/dossier/command-id.js';
import {
  startEmbeddedPostgres,
  type EmbeddedPostgres,
} from '../../src/platform/postgres/embedded-postgres.js';
import { ApplicationProcess } from '../support/crash/application-process.js';
import { buildApart } from '../support/crash/copy-apart.js';
import { reasonNotToTrace, traceSystemCalls } from '../support/crash/system-calls.js';
import { reportCommand, send } from './command.js';
import { UNSYNCED_FOLDER } from './faults.js';
import { answersBeforeKept } from './spool-order.js';

const REPORTS = 20;
const LONG_MS = 180_000;
const reason = await reasonNotToTrace();
const traced = reason === undefined ? describe : describe.skip;

traced(
  `acknowledged without the log means on the disk of the spool${reason === undefined ? '' : ` (${reason})`}`,
  () => {
    let folder: string;
    let postgres: EmbeddedPostgres;
    beforeAll(async () => {
      folder = await mkdtemp(join(tmpdir(), 'lekwacht-spooled-'));
      await buildApart(join(folder, 'build'));
      postgres = await startEmbeddedPostgres({ dataDirectory: join(folder, 'database') });
    }, LONG_MS);
    afterAll(async () => {
      await postgres.stop();
      await rm(folder, { recursive: true, force: true });
    }, LONG_MS);

    /** One report after the other, while the database is stopped, watched from outside. */
    async function watched(env: Record<string, string> = {}): Promise<readonly string[]> {
      const desk = await ApplicationProcess.start(join(folder, 'build'), {
        ...{ DATABASE_URL: postgres.connectionString, LEKWACHT_DATA: join(folder, 'data'), ...env },
        LEKWACHT_REPORTS_PER_MINUTE: '1000000',
      });
      try {
        await send(desk.http, reportCommand());
        await postgres.stop();
        // The first one waits for the log.
        await send(desk.http, reportCommand());
        const trace = await traceSystemCalls([desk.pid], join(folder, 'trace'));
        const commands = [];
        for (let i = 0; i < REPORTS; i++) {
          const command = reportCommand();
          commands.push(command);
          await send(desk.http, command);
        }
        // Who stops watching cuts off what is under way: the end of the last answer.
        await send(desk.http, reportCommand());
        const calls = await trace.stop();
        expect(commands.map(({ outcome }) => outcome)).toEqual(commands.map(() => 'acknowledged'));
        const idOf = (key: string): string => commandId('anyone', 'POST /v1/reports', 'perspektief', key);
        return answersBeforeKept(
          calls,
          commands.map(({ label }) => ({ label, commandId: idOf(label) })),
        );
      } finally {
        await desk.end('SIGKILL');
        postgres = await startEmbeddedPostgres({ dataDirectory: join(folder, 'database') });
      }
    }

    it(
      'every 201 is sent after file and folder were synced, in that order',
      async () => {
        expect(await watched()).toEqual([]);
      },
      LONG_MS,
    );

    it(
      'an application that does not sync the folder is found out',
      async () => {
        const found = await watched({ NODE_OPTIONS: `--import=${UNSYNCED_FOLDER}` });
        expect(found).toHaveLength(REPORTS);
        expect(found).toContainEqual(expect.stringMatching(/before it was kept$/));
      },
      LONG_MS,
    );
  },
);
