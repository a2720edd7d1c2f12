import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { CrashApplication, PATIENCE_MS } from '../support/crash/crash-application.js';
import { reasonNotToTrace, traceSystemCalls, type SystemCall } from '../support/crash/system-calls.js';
import { commandId } from '../../src/breach/dossier/command-id.js';
import { reportCommand, send, type Command } from './command.js';
import { ASYNCHRONOUS_COMMIT } from './faults.js';
import { answersBeforeSync } from './sync-order.js';

const REPORTS = 20;
type Sent = Parameters<typeof answersBeforeSync>[1][number];

const reason = await reasonNotToTrace();
const traced = reason === undefined ? describe : describe.skip;

// A kill does not show it: what the kernel was given survives the death of every process (DESIGN §8).
traced(`acknowledged means on disk${reason === undefined ? '' : ` (${reason})`}`, () => {
  let lekwacht: CrashApplication;
  beforeAll(async () => {
    lekwacht = await CrashApplication.build();
    await lekwacht.start();
  }, PATIENCE_MS);
  afterAll(() => lekwacht.remove(), PATIENCE_MS);

  /** One report after the other, watched from outside. */
  async function watch(): Promise<{ calls: readonly SystemCall[]; reports: readonly Sent[] }> {
    await send(lekwacht.http, reportCommand());
    const { app, servers } = await lekwacht.processes();
    const trace = await traceSystemCalls([app, ...servers], lekwacht.file('trace'));
    const commands: Command[] = [];
    for (let i = 0; i < REPORTS; i++) {
      const command = reportCommand();
      commands.push(command);
      await send(lekwacht.http, command);
    }
    // Who stops watching cuts off what is under way: the end of the last answer.
    await send(lekwacht.http, reportCommand());
    const calls = await trace.stop();
    expect(commands.map(({ outcome }) => outcome)).toEqual(commands.map(() => 'acknowledged'));
    const idOf = (key: string): string => commandId('anyone', 'POST /v1/reports', 'perspektief', key);
    return { calls, reports: commands.map(({ label }) => ({ label, commandId: idOf(label) })) };
  }

  it(
    'every 201 is sent after the report was written to the log and the log was synced',
    async () => {
      const { calls, reports } = await watch();
      expect(answersBeforeSync(calls, reports)).toEqual([]);
    },
    3 * PATIENCE_MS,
  );

  it(
    'an application that commits asynchronously is found out',
    async () => {
      await lekwacht.stop();
      await lekwacht.start(ASYNCHRONOUS_COMMIT);
      const { calls, reports } = await watch();
      const found = answersBeforeSync(calls, reports);
      console.log(`committed asynchronously: ${found.length} of ${reports.length} answers came too early`);
      expect(found).toContainEqual(expect.stringMatching(/^(unwritten|unsynced): /));
    },
    3 * PATIENCE_MS,
  );
});
